import { station } from '../../contract/station'
import { callerOpenid, type Invocation, limitOf } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { stationStories } from '../../usecases/station'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve(
    { name: 'station', schemas: station, stories: stationStories },
    event,
    callerOpenid(),
    world,
    limitOf(invocation),
  )
