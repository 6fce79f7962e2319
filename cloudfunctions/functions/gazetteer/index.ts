import { gazetteer } from '../../contract/gazetteer'
import { gazetteerStore } from '../../adapters/gazetteers'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { gazetteerStories } from '../../usecases/gazetteer'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve(
    { name: 'gazetteer', schemas: gazetteer, stories: gazetteerStories },
    event,
    caller(),
    { ...world, ...gazetteerStore },
    limitOf(invocation),
  )
