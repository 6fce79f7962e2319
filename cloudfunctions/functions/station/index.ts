import { station } from '../../contract/station'
import { callerOpenid, type Invocation, limitOf } from '../../adapters/platform'
import { wholeWorld } from '../../adapters/whole-world'
import { stationStories } from '../../usecases/station'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve(
    { name: 'station', schemas: station, stories: stationStories },
    event,
    callerOpenid(),
    wholeWorld,
    limitOf(invocation),
  )
