import { department } from '../../contract/department'
import { callerOpenid, type Invocation, limitOf } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { departmentStories } from '../../usecases/department'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve(
    { name: 'department', schemas: department, stories: departmentStories },
    event,
    callerOpenid(),
    world,
    limitOf(invocation),
  )
