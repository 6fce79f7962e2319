import type { CommandView, WhistleCard } from '../../../../typings/contract'

/** 最急的在前：超期的，快到期的，再按期限。 */
const byUrgency = (a: WhistleCard, b: WhistleCard): number => a.deadline.dueBy - b.deadline.dueBy

/** As many as are listed at most, and fewer than which a list that was cut is asked for anew. */
const MOST = 100
const FEW = 80

/** 只列了最急的，办掉了不少：后面的该补上来了. */
export const needsMore = (items: WhistleCard[], view: CommandView | null): boolean =>
  view?.isCut === true && items.length < FEW

/** 已经看到的，加上这一次变了的；办结了的去掉。 */
export function followed(before: WhistleCard[], { items, gone, isWhole }: CommandView): WhistleCard[] {
  if (isWhole) return items
  const changed = new Set([...items.map(({ id }) => id), ...gone])
  return [...before.filter(({ id }) => !changed.has(id)), ...items].sort(byUrgency).slice(0, MOST)
}

export type Shown = 'all' | 'waiting' | 'soon' | 'overdue'

/** 点了上面的一个数字，下面只列那些。 */
export const isShown = ({ standing }: WhistleCard, shown: Shown): boolean => shown === 'all' || standing === shown

export const tabsOf = ({ open: { open, waiting, dueSoon, overdue } }: CommandView) => [
  { name: 'overdue', text: '超期', count: overdue, tone: 'overdue' },
  { name: 'soon', text: '快到期', count: dueSoon, tone: 'soon' },
  { name: 'waiting', text: '待分单', count: waiting, tone: 'soon' },
  { name: 'all', text: '没办完', count: open, tone: 'plain' },
]
