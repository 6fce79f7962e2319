import { account } from '../../contract/account'
import { callerOpenid, type Invocation, limitOf } from '../../adapters/platform'
import { listWorld } from '../../adapters/list-world'
import { accountStories } from '../../usecases/account'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve(
    { name: 'account', schemas: account, stories: accountStories },
    event,
    callerOpenid(),
    listWorld,
    limitOf(invocation),
  )
