import { staff } from '../../contract/staff'
import { invitationStore } from '../../adapters/invitations'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { staffing } from '../../adapters/staffing'
import { world } from '../../adapters/world'
import { staffStories } from '../../usecases/staff'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve(
    { name: 'staff', schemas: staff, stories: staffStories },
    event,
    caller(),
    { ...world, invitations: invitationStore, staffing },
    limitOf(invocation),
  )
