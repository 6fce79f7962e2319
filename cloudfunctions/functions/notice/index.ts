import { notice } from '../../contract/notice'
import { callerOpenid } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { noticeStories } from '../../usecases/notice'
import { serve } from '../../usecases/serve'

export const main = (event: unknown) =>
  serve({ name: 'notice', schemas: notice, stories: noticeStories }, event, callerOpenid(), world)
