import { callerOpenid } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { ticketStories } from '../../usecases/ticket'
import { serve } from '../../usecases/serve'

export const main = (event: unknown) => serve('ticket', ticketStories, event, callerOpenid(), world)
