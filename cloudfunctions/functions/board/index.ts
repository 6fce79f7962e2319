import { callerOpenid } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { boardStories } from '../../usecases/board'
import { serve } from '../../usecases/serve'

export const main = (event: unknown) => serve('board', boardStories, event, callerOpenid(), world)
