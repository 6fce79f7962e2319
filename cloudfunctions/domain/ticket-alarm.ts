import { dueSoonAt } from './deadline'
import { DAY } from './moment'
import type { Ticket, TicketState } from './ticket'

/** 办结后 7 天无人评价，自动结案 (domain rule 5). */
export const CLOSE_AFTER = 7 * DAY

/** When an overdue ticket climbs (again): as long after the deadline as the policy says, then as long again. */
export const climbsAt = ({ dueBy, climbAt, climbs }: TicketState): number => dueBy + (climbAt - dueBy) * (climbs + 1)

/** 叫了部门的不自动上报，等着审批时也不，除非一级一级到了区里，也过了时候。 */
export const mayClimb = ({ deskRole, pending, told, approver, path, whistle }: TicketState): boolean =>
  deskRole !== 'street' && whistle === null && (pending === null || (told.approval && approver === path[0]))

/** One alarm a ticket: the earliest thing the clock has still to say. */
export function wakeAt(ticket: Ticket): number | null {
  const { told, pending, supervision } = ticket
  if (!ticket.isOpen)
    return ticket.status === 'resolved' && ticket.resolvedAt !== null ? ticket.resolvedAt + CLOSE_AFTER : null
  const alarms: number[] = []
  if (ticket.status === 'dispatched' && !told.unanswered) alarms.push(ticket.acceptBy)
  if (pending && !told.approval) alarms.push(pending.answerBy)
  if (supervision && !told.supervision) alarms.push(supervision.dueBy)
  if (ticket.status !== 'checking') {
    if (!told.overdue) alarms.push(told.dueSoon ? ticket.dueBy : dueSoonAt(ticket.startedAt, ticket.dueBy))
    else if (mayClimb(ticket)) alarms.push(climbsAt(ticket))
  }
  return alarms.length > 0 ? Math.min(...alarms) : null
}
