import type { CommandView, WhistleCard } from '../../typings/contract'

/** 最急的在前：超期的，快到期的，再按期限。 */
const byUrgency = (a: WhistleCard, b: WhistleCard): number => a.deadline.dueBy - b.deadline.dueBy

/** As many as the server lists at most, and fewer than which a list that was cut is asked for anew. */
const MOST = 100
const FEW = 80

/** What is known of the open whistles: the figures, and the most urgent of them. */
export interface Picture {
  view: CommandView
  items: WhistleCard[]
}

/** What the next question should bring: only what has changed since, or everything. */
export const sinceOf = (picture: Picture | null): number | undefined =>
  picture === null || (picture.view.isCut && picture.items.length < FEW) ? undefined : picture.view.at

/** 已经看到的，加上这一次变了的；办结了的去掉。 */
export function merged(before: Picture | null, view: CommandView): Picture {
  if (view.isWhole || before === null) return { view, items: [...view.items].sort(byUrgency) }
  const changed = new Set([...view.items.map(({ id }) => id), ...view.gone])
  const items = [...before.items.filter(({ id }) => !changed.has(id)), ...view.items]
  return { view, items: items.sort(byUrgency).slice(0, MOST) }
}
