import { whistle } from '../../contract/whistle'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { whistleWorld } from '../../adapters/whistle-world'
import { serve } from '../../usecases/serve'
import { whistleStories } from '../../usecases/whistle'

export const main = (event: unknown, invocation?: Invocation) =>
  serve(
    { name: 'whistle', schemas: whistle, stories: whistleStories },
    event,
    caller(),
    whistleWorld,
    limitOf(invocation),
  )
