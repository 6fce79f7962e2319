import { ticket } from '../../contract/ticket'
import { callerOpenid } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { ticketStories } from '../../usecases/ticket'
import { serve } from '../../usecases/serve'

export const main = (event: unknown) =>
  serve({ name: 'ticket', schemas: ticket, stories: ticketStories }, event, callerOpenid(), world)
