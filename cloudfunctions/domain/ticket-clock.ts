import { approvalPassed } from './approval'
import type { Chain } from './area'
import type { Category } from './category'
import { type Assignment, hasKeeperLeft, isHeldIn } from './dispatch'
import { isRefusal } from './refusal'
import type { Ticket } from './ticket'
import { CLOSE_AFTER, climbsAt, mayClimb } from './ticket-alarm'
import { climb, keeperOf } from './ticket-holder'
import { acceptBy, clockOf, dispatchTo, type Rulebook, type Step } from './ticket-step'
import { dueSoonAt } from './deadline'

/** What the clock has to know besides the ticket. */
export interface Passing extends Rulebook {
  category: Category
  chain: Chain
  now: number
  /** Where it goes when its holder is no longer there. */
  search: () => Assignment
}

/**
 * 时间到了：没人接单、临期、超期、逐级上报、督办到期、审批久等、无人评价自动结案。 One step at a time; asked again until it has
 * nothing more to say, so that late, early or twice gives the same end. What is long past by then is not spoken of: a
 * jump over the whole limit says overdue, not due soon.
 */
export function timePassed(ticket: Ticket, passing: Passing): Step[] {
  const { now, category, chain, search, ...rules } = passing
  const { told, supervision } = ticket
  if (!ticket.isOpen) {
    const { status, resolvedAt } = ticket
    const isSilent = status === 'resolved' && resolvedAt !== null && now >= resolvedAt + CLOSE_AFTER
    return isSilent ? [{ event: { name: 'closed', reason: 'silence' } }] : []
  }
  if (hasLeft(ticket, chain)) return redispatch(ticket, passing)
  if (hasKeeperLeft(ticket, chain)) return keeperLeft
  if (ticket.status === 'dispatched' && !told.unanswered && now >= ticket.acceptBy && now < ticket.dueBy)
    return [{ event: { name: 'unanswered' } }]
  if (ticket.status !== 'checking') {
    if (!told.overdue && now >= ticket.dueBy) return [{ event: { name: 'overdue' } }]
    if (!told.dueSoon && now >= dueSoonAt(ticket.startedAt, ticket.dueBy) && now < ticket.dueBy)
      return [{ event: { name: 'dueSoon' } }]
    if (told.overdue && mayClimb(ticket) && now >= climbsAt(ticket)) {
      const stamp = { now, by: 'clock' }
      const climbing = climb(ticket, { event: { name: 'escalated', reason: 'overdue' } }, 'climbed', {
        category,
        chain,
        stamp,
        ...rules,
      })
      if (!isRefusal(climbing)) return climbing
    }
  }
  if (ticket.status === 'dispatched' && !told.unanswered && now >= ticket.acceptBy)
    return [{ event: { name: 'unanswered' } }]
  if (supervision && !told.supervision && now >= supervision.dueBy) return [{ event: { name: 'supervisionOverdue' } }]
  return approvalPassed(ticket, passing)
}

/**
 * Held by someone who is in no roster any more: taken out while their hands were full. What only waits to be looked at
 * is done.
 */
function hasLeft(ticket: Ticket, chain: Chain): boolean {
  if (ticket.status === 'checking') return false
  return !isHeldIn(ticket, chain)
}

/** 首接的人不在了，不再说由他负责。 */
export const keeperLeft: Step[] = [{ event: { name: 'keeperLeft' } }]

/** 承办人不在了，按规则重新派，钟不停。 */
export function redispatch(ticket: Ticket, { category, chain, now, search, ...rules }: Passing): Step[] {
  const assignment: Assignment = { ...search(), reason: 'left' }
  const keeper = ticket.isHanded ? keeperOf(ticket, assignment, chain) : null
  return [dispatchTo(assignment, clockOf(ticket), acceptBy(now, category, ticket.urgency, rules), keeper)]
}
