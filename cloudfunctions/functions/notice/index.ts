import { notice } from '../../contract/notice'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { noticeStories } from '../../usecases/notice'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve({ name: 'notice', schemas: notice, stories: noticeStories }, event, caller(), world, limitOf(invocation))
