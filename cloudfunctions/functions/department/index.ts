import { department } from '../../contract/department'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { whistleWorld } from '../../adapters/whistle-world'
import { departmentStories } from '../../usecases/department'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve(
    { name: 'department', schemas: department, stories: departmentStories },
    event,
    caller(),
    whistleWorld,
    limitOf(invocation),
  )
