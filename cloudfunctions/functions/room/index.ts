import { room } from '../../contract/room'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { wholeWorld } from '../../adapters/whole-world'
import { roomStories } from '../../usecases/room'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve({ name: 'room', schemas: room, stories: roomStories }, event, caller(), wholeWorld, limitOf(invocation))
