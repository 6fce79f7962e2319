import { callerOpenid } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { accountStories } from '../../usecases/account'
import { serve } from '../../usecases/serve'

export const main = (event: unknown) => serve('account', accountStories, event, callerOpenid(), world)
