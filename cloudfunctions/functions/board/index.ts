import { board } from '../../contract/board'
import { callerOpenid } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { boardStories } from '../../usecases/board'
import { serve } from '../../usecases/serve'

export const main = (event: unknown) =>
  serve({ name: 'board', schemas: board, stories: boardStories }, event, callerOpenid(), world)
