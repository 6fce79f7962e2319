import { need } from '../../contract/need'
import { callerOpenid, type Invocation, limitOf } from '../../adapters/platform'
import { listWorld } from '../../adapters/list-world'
import { needStories } from '../../usecases/need'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve({ name: 'need', schemas: need, stories: needStories }, event, callerOpenid(), listWorld, limitOf(invocation))
