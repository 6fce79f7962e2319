import { oversight } from '../../contract/oversight'
import { oversightStore } from '../../adapters/oversights'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { spreadsheetPorts } from '../../adapters/spreadsheets'
import { world } from '../../adapters/world'
import { oversightStories } from '../../usecases/oversight'
import { serve } from '../../usecases/serve'

const oversightWorld = { ...world, ...spreadsheetPorts, oversight: oversightStore }

export const main = (event: unknown, invocation?: Invocation) =>
  serve(
    { name: 'oversight', schemas: oversight, stories: oversightStories },
    event,
    caller(),
    oversightWorld,
    limitOf(invocation),
  )
