import type { Refusal } from '../contract/envelope'
import type { Person } from './person'
import type { Policy } from './policy'
import { refuse } from './refusal'
import type { Content, Ticket, TicketEvent, WhistledState } from './ticket'
import { isHolder, isOwn, isStaffIn, isTeamOnly } from './ticket-sides'
import { clockUntil, type Step } from './ticket-step'
import { STATUS_SENTENCE } from './ticket-words'
import { isProvisional, leadOf, partyOf, type Whistle } from './whistle'
import type { WhistleMove } from './whistle-intent'

/**
 * 能不能吹哨: whoever has it in hand, and the street whoever has it (街道吹哨).
 * @returns the refusal, or undefined when it may be blown
 */
export function mayNotBlow(ticket: Ticket, person: Person): Refusal | undefined {
  const isStreet = isStaffIn(person, ticket.path.slice(0, ticket.path.indexOf(ticket.street) + 1))
  if (isOwn(person, ticket)) return refuse('ticket/own', '自己反映的，由同事来吹哨')
  if (!isStreet && !isHolder(person, ticket)) return refuse('ticket/not-yours', '这件诉求不在您手上，不能吹哨')
  if (!isStreet && isTeamOnly(ticket, person)) return refuse('ticket/not-yours', '请退回交办人，由网格员来吹哨')
  if (ticket.whistle) return refuse('ticket/whistled', `已经吹过哨了（${ticket.whistle.whistle.no}）`)
  if (ticket.status !== 'handling')
    return refuse('ticket/not-now', `${STATUS_SENTENCE[ticket.status]}，接单以后才能吹哨`)
  return ticket.pending ? refuse('ticket/pending', '有事项等待审批，请先等审批结果') : undefined
}

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

/** 裁定以后的一句：街道那次“没有办好”不算了。诉求走到哪一步，不因此变。 */
export function clearedSteps(ticket: Ticket, whistle: Whistle, { id, entry }: { id: string; entry: string }): Step[] {
  const ruled = whistle.timeline.find((one) => one.id === entry)
  if (ruled?.name !== 'objectionRuled' || !ticket.whistles.some((one) => one.id === whistle._id)) return []
  if (ticket.timeline.some((one) => one.name === 'whistleCleared' && one.cause === id)) return []
  const department = partyOf(whistle, ruled.department)?.name ?? '部门'
  const goesOn = ticket.isOpen && ticket.whistle === null
  return [{ event: { name: 'whistleCleared', department, goesOn, cause: id } }]
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
