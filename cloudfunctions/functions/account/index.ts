import { account } from '../../contract/account'
import { callerOpenid } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { accountStories } from '../../usecases/account'
import { serve } from '../../usecases/serve'

export const main = (event: unknown) =>
  serve({ name: 'account', schemas: account, stories: accountStories }, event, callerOpenid(), world)
