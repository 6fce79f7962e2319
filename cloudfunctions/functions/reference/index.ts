import { reference } from '../../contract/reference'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { referenceTables } from '../../adapters/reference-tables'
import { world } from '../../adapters/world'
import { referenceStories } from '../../usecases/reference'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve(
    { name: 'reference', schemas: reference, stories: referenceStories },
    event,
    caller(),
    { ...world, tables: referenceTables },
    limitOf(invocation),
  )
