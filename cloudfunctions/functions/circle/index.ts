import { circle } from '../../contract/circle'
import { circleStore } from '../../adapters/networks'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { walkingMatrix } from '../../adapters/walking-matrix'
import { world } from '../../adapters/world'
import { circleStories } from '../../usecases/circle'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve(
    { name: 'circle', schemas: circle, stories: circleStories },
    event,
    caller(),
    { ...world, circles: circleStore, walkingMatrix },
    limitOf(invocation),
  )
