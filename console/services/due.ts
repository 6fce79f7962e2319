import type { TicketCard, WhistleCard } from '../../typings/contract'

/** A ticket or a whistle that is late, or soon will be. */
export interface DueCase {
  id: string
  /** 诉求 · 吹哨 */
  kindText: string
  title: string
  statusText: string
  placeText: string
  /** 超期 2 小时 */
  dueText: string
  dueBy: number
  level: 'overdue' | 'soon'
  to: string
}

type Card = Pick<TicketCard | WhistleCard, 'id' | 'title' | 'statusText' | 'placeText' | 'deadline'>

const caseOf = (
  { id, title, statusText, placeText, deadline }: Card,
  kindText: string,
  to: string,
  isLate: boolean,
): DueCase => ({
  ...{ id, kindText, title, statusText, placeText },
  ...{ dueText: deadline.text, dueBy: deadline.dueBy, level: isLate ? 'overdue' : 'soon', to: `${to}/${id}` },
})

/** 超期的在前，再是快到期的；里面按期限。 */
export function dueCases(tickets: TicketCard[], whistles: WhistleCard[]): DueCase[] {
  const late = tickets
    .filter(({ deadline }) => deadline.level === 'overdue' || deadline.level === 'soon')
    .map((one) => caseOf(one, '诉求', '/tickets', one.deadline.level === 'overdue'))
  const called = whistles
    .filter(({ standing }) => standing === 'overdue' || standing === 'soon')
    .map((one) => caseOf(one, '吹哨', '/whistles', one.standing === 'overdue'))
  const rank = ({ level }: DueCase): number => (level === 'overdue' ? 0 : 1)
  return [...late, ...called].sort((a, b) => rank(a) - rank(b) || a.dueBy - b.dueBy)
}
