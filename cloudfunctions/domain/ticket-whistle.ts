import type { Policy } from './policy'
import type { Content, Ticket, TicketEvent, WhistledState } from './ticket'
import { clockUntil, type Step } from './ticket-step'
import { isProvisional, leadOf, type Whistle } from './whistle'
import type { WhistleMove } from './whistle-intent'

/** As the ticket tells it; null once it is over. */
function stateOf({ status }: Whistle, arrivedAt: number | null): WhistledState | null {
  if (status === 'running') return arrivedAt === null ? 'called' : 'arrived'
  if (status === 'completed') return 'completed'
  return status === 'reviewing' || status === 'blown' ? 'blowing' : null
}

/**
 * 哨动了，诉求跟着动：两边各记各的，靠来因认得出重复 (architecture 4). What the whistle is now is told, not what it was when it moved:
 * two moves that come in the wrong order end the same.
 * @param cause the whistle's intent
 * @returns no steps when the ticket knows already, or has to do with another whistle by now
 */
export function whistleSteps(
  ticket: Ticket,
  whistle: Whistle,
  move: WhistleMove,
  cause: string,
  policy: Policy,
): Step[] {
  if (!ticket.isOpen || ticket.whistle?.whistle.id !== whistle._id) return []
  if (ticket.timeline.some((entry) => entry.name === 'whistleMoved' && entry.cause === cause)) return []
  const lead = leadOf(whistle)
  const isComing = lead?.arrivedAt === null && whistle.status === 'running'
  const moved: TicketEvent = {
    name: 'whistleMoved',
    move,
    cause,
    state: stateOf(whistle, lead?.arrivedAt ?? null),
    whistle: { id: whistle._id, no: whistle.no },
    lead: lead?.name ?? null,
    reportInBy: isComing ? lead.reportInBy : null,
    ...(isComing && isProvisional(lead, lead.reportInBy ?? 0) && { isArrivalProvisional: true as const }),
    ...clockWith(ticket, whistle, policy),
  }
  if (move !== 'resolved') return [{ event: moved }]
  const endedAt = whistle.completedAt ?? whistle.endedAt ?? 0
  return [
    { event: moved },
    { event: { name: 'resolved', closing: 'solved', endedAt, isChecked: true }, content: resultOf(whistle) },
  ]
}

/** 部门的期限比网格的晚，就按部门的：只会往后，第一次的期限留着. */
function clockWith(ticket: Ticket, whistle: Whistle, policy: Policy) {
  const lead = leadOf(whistle)
  const { startedAt, dueBy } = ticket
  if (!lead || whistle.status !== 'running' || lead.finishBy <= dueBy) return {}
  return {
    startedAt,
    ...clockUntil(startedAt, lead.finishBy, policy),
    isProvisional: isProvisional(lead, lead.finishBy),
  }
}

/** What the department wrote and photographed when it was done. */
function resultOf({ timeline, contents }: Whistle): Content {
  const completed = timeline.filter(({ name }) => name === 'completed').at(-1)
  const { words = '', photos = [] } = contents[completed?.id ?? ''] ?? {}
  return { words, photos }
}
