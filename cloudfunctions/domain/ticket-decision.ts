import type { Command, TicketAction } from '../contract/ticket-command'
import type { Chain } from './area'
import { audiencesOf } from './audience'
import type { Category } from './category'
import type { Assignment } from './dispatch'
import type { Effect } from './intent'
import type { Person } from './person'
import type { Relative, Spot, Ticket } from './ticket'
import { AUTHOR_DECISIONS } from './ticket-author'
import { HOLDER_DECISIONS } from './ticket-holder'
import { forbids } from './ticket-rules'
import { STAFF_DECISIONS } from './ticket-staff'
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

/** Commands that may take a ticket to someone else, and so have to know who is where. */
export const NEEDS_CHAIN: TicketAction[] = ['hand', 'sendBack', 'escalate', 'dispatch', 'reopen']

/** Nothing that reaches over to another ticket, and nothing that takes back. */
const CANNOT_UNDO: TicketAction[] = ['split', 'merge', 'unmerge', 'undo']
export const canUndo = (action: TicketAction): boolean => !CANNOT_UNDO.includes(action)

const DECISIONS: { [N in TicketAction]: Decide<N> } = {
  ...HOLDER_DECISIONS,
  ...STAFF_DECISIONS,
  ...AUTHOR_DECISIONS,
  undo,
}

/** 刚才说出去的，再说一声是误操作。 */
function undo(ticket: Ticket): Decision {
  const entries = ticket.undo?.entries ?? []
  const told = ticket.timeline
    .filter(({ id }) => entries.includes(id))
    .flatMap((entry) => audiencesOf(ticket, entry).map(({ audience }) => audience))
  const once = [...new Map(told.map((audience) => [JSON.stringify(audience), audience])).values()]
  const effects = once.map((audience): Effect => ({ kind: 'notify', audience, news: 'undone' }))
  return [{ event: { name: 'undone', entries }, effects }]
}

/**
 * 一件诉求加一个操作，得出要记下的几步。
 * @returns the steps to stamp, or why not
 */
export function decide(ticket: Ticket, command: Command, context: Context): Decision {
  const refusal = forbids(ticket, command.name, context.actor, context.stamp.now, context.policy)
  if (refusal) return refusal
  const decision = DECISIONS[command.name] as (ticket: Ticket, command: Command, context: Context) => Decision
  return decision(ticket, command, context)
}
