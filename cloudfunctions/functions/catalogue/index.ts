import { catalogue } from '../../contract/catalogue'
import { catalogueStore } from '../../adapters/catalogues'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { catalogueStories } from '../../usecases/catalogue'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve(
    { name: 'catalogue', schemas: catalogue, stories: catalogueStories },
    event,
    caller(),
    { ...world, catalogues: catalogueStore },
    limitOf(invocation),
  )
