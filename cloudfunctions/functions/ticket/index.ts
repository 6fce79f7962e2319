import { ticket } from '../../contract/ticket'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { ticketStories } from '../../usecases/ticket'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve({ name: 'ticket', schemas: ticket, stories: ticketStories }, event, caller(), world, limitOf(invocation))
