import { board } from '../../contract/board'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { whistleWorld } from '../../adapters/whistle-world'
import { boardStories } from '../../usecases/board'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve({ name: 'board', schemas: board, stories: boardStories }, event, caller(), whistleWorld, limitOf(invocation))
