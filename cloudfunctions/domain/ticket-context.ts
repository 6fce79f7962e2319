import type { Command, TicketAction } from '../contract/ticket-command'
import type { Chain } from './area'
import type { Category } from './category'
import type { Assignment } from './dispatch'
import type { Person } from './person'
import type { Relative, Spot, Ticket } from './ticket'
import type { Decision, Rulebook, Stamp } from './ticket-step'

/** What a command is decided with. */
export interface Context extends Rulebook {
  actor: Person
  /** Of the ticket as it is. */
  category: Category
  /** The areas the ticket lies in, with their people; for the commands of {@link NEEDS_CHAIN}. */
  chain?: Chain
  stamp: Stamp
  /** `correct`: what it is corrected to; where it is dispatched when it has moved. */
  correction?: { category?: Category; spot?: Spot; address?: string; assignment?: Assignment }
  /** `split`: the second ticket's id and number. */
  second?: Relative
  /** `merge`: the ticket it goes into. */
  target?: Ticket
}

export type CommandOf<N extends TicketAction> = Extract<Command, { name: N }>
export type Decide<N extends TicketAction> = (ticket: Ticket, command: CommandOf<N>, context: Context) => Decision
