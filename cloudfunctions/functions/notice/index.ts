import { callerOpenid } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { noticeStories } from '../../usecases/notice'
import { serve } from '../../usecases/serve'

export const main = (event: unknown) => serve('notice', noticeStories, event, callerOpenid(), world)
