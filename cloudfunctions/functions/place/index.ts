import { place } from '../../contract/place'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { placeStories } from '../../usecases/place'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve({ name: 'place', schemas: place, stories: placeStories }, event, caller(), world, limitOf(invocation))
