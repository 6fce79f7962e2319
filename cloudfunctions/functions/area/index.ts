import { callerOpenid } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { areaStories } from '../../usecases/area'
import { serve } from '../../usecases/serve'

export const main = (event: unknown) => serve('area', areaStories, event, callerOpenid(), world)
