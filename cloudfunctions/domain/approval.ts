import type { Chain } from './area'
import { areaAbove } from './audience'
import { isAway } from './server'
import { isOwnReport, type Ticket } from './ticket'
import { answerBy, type Rulebook, type Step } from './ticket-step'

/** Areas whose clerks may approve what is asked for at the ticket's desk: all levels above it, from the top down. */
export const approvingAreas = (ticket: Ticket): string[] =>
  ticket.path.slice(0, ticket.path.indexOf(areaAbove(ticket) ?? '') + 1)

/** 批的人不能是申请的、承办的、负责的，也不能是反映人自己。 */
export const mayNotApprove = (ticket: Ticket, person: string): boolean =>
  [ticket.pending?.by, ticket.holder, ticket.keeper, isOwnReport(ticket) && ticket.author].includes(person)

/** 逐级往上，此刻有人能批的各级；都没有人，就是区里。 */
const mannedFor = (ticket: Ticket, chain: Chain | undefined, now: number): string[] =>
  approvingAreas(ticket)
    .reverse()
    .filter((id) => {
      const area = [chain?.community, chain?.street].find((one) => one?._id === id)
      return !area || area.staff?.some((server) => !isAway(server, now) && !mayNotApprove(ticket, server.person))
    })

/** 由谁审批：上一级起，第一级有人能批的。 */
export const approverOf = (ticket: Ticket, chain: Chain | undefined, now: number): string =>
  mannedFor(ticket, chain, now)[0] ?? ticket.street

/** 过了时候没有答复，或者那一级没有人能批了，转到再往上一级；到了区里，只提醒。 */
export function approvalPassed(
  ticket: Ticket,
  { now, chain, ...rules }: Rulebook & { now: number; chain: Chain },
): Step[] {
  const { pending, approver, told, path } = ticket
  if (!pending || approver === null) return []
  if (!told.approval && now >= pending.answerBy) return [{ event: { name: 'approvalWaits' } }]
  const manned = mannedFor(ticket, chain, now)
  const above = manned.find((id) => path.indexOf(id) < path.indexOf(approver))
  if (above === undefined || (!told.approval && manned.includes(approver))) return []
  // 接着上一级的时限往下数，什么时候问都一样。
  const limit = answerBy(Math.min(now, pending.answerBy), rules)
  return [{ event: { name: 'approvalMoved', approver: above, answerBy: limit } }]
}
