import { account } from '../../contract/account'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { wholeWorld } from '../../adapters/whole-world'
import { accountStories } from '../../usecases/account'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve(
    { name: 'account', schemas: account, stories: accountStories },
    event,
    caller(),
    wholeWorld,
    limitOf(invocation),
  )
