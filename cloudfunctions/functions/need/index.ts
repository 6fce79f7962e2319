import { need } from '../../contract/need'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { wholeWorld } from '../../adapters/whole-world'
import { needStories } from '../../usecases/need'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve({ name: 'need', schemas: need, stories: needStories }, event, caller(), wholeWorld, limitOf(invocation))
