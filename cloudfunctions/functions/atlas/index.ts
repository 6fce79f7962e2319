import { atlas } from '../../contract/atlas'
import { atlasStore } from '../../adapters/atlases'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { atlasStories } from '../../usecases/atlas'
import { serve } from '../../usecases/serve'

const atlasWorld = { ...world, atlases: atlasStore }

export const main = (event: unknown, invocation?: Invocation) =>
  serve({ name: 'atlas', schemas: atlas, stories: atlasStories }, event, caller(), atlasWorld, limitOf(invocation))
