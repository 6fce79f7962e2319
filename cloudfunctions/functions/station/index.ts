import { station } from '../../contract/station'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { wholeWorld } from '../../adapters/whole-world'
import { stationStories } from '../../usecases/station'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve(
    { name: 'station', schemas: station, stories: stationStories },
    event,
    caller(),
    wholeWorld,
    limitOf(invocation),
  )
