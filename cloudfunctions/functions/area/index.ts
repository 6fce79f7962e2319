import { area } from '../../contract/area'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { areaStories } from '../../usecases/area'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve({ name: 'area', schemas: area, stories: areaStories }, event, caller(), world, limitOf(invocation))
