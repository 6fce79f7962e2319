import { board } from '../../contract/board'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { searchStore } from '../../adapters/searches'
import { whistleWorld } from '../../adapters/whistle-world'
import { boardStories } from '../../usecases/board'
import { serve } from '../../usecases/serve'

const world = { ...whistleWorld, searches: searchStore }

export const main = (event: unknown, invocation?: Invocation) =>
  serve({ name: 'board', schemas: board, stories: boardStories }, event, caller(), world, limitOf(invocation))
