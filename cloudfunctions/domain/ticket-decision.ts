import type { Command, TicketAction } from '../contract/ticket-command'
import { audiencesOf } from './audience'
import type { Effect } from './intent'
import type { Ticket } from './ticket'
import { AUTHOR_DECISIONS } from './ticket-author'
import { HOLDER_DECISIONS } from './ticket-holder'
import { refuse } from './refusal'
import { forbids } from './ticket-rules'
import { STAFF_DECISIONS } from './ticket-staff'
import type { Context, Decide } from './ticket-context'
import type { Decision } from './ticket-step'

/** Commands that may take a ticket, or what is asked for it, to someone else, and so have to know who is where. */
export const NEEDS_CHAIN: TicketAction[] = [
  'resolve',
  'extend',
  'hand',
  'sendBack',
  'escalate',
  'dispatch',
  'correct',
  'refuse',
  'reopen',
  'unmerge',
]

/** What can be said again and again: a timeline has an end all the same. What moves a ticket is never cut short. */
const WORDY: TicketAction[] = ['progress', 'supplement', 'ask', 'summarise', 'extend', 'split', 'correct']
const LONGEST = 200

/** Nothing that reaches over to another ticket, nothing that takes back, and no urging again and again. */
const CANNOT_UNDO: TicketAction[] = ['split', 'merge', 'unmerge', 'undo', 'urge']
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
  if (WORDY.includes(command.name) && ticket.timeline.length >= LONGEST)
    return refuse('ticket/too-long', '这件诉求的记录已经很长，请办结后另外反映', 'note')
  const decision = DECISIONS[command.name] as (ticket: Ticket, command: Command, context: Context) => Decision
  return decision(ticket, command, context)
}
