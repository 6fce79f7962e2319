import type { TicketCard } from '../../../../typings/contract'
import type { Chip } from '../../../components/chip-bar/chip-bar'

/** What of the list is looked at; an empty part filters nothing. */
export interface TaskFilter {
  /** Name of a figure on top. */
  tab: string
  /** 公共照明 */
  category: string
  /** What the person typed. */
  words: string
}

/** 大小写、空格不影响找。 */
const plain = (text: string): string => text.replace(/\s/g, '').toLowerCase()

/** Those that fit all parts of the filter, in their order; several words have to be there each. */
export function matching(items: TicketCard[], { tab, category, words }: TaskFilter): TicketCard[] {
  const sought = words.trim().split(/\s+/).map(plain)
  return items.filter((item) => {
    const text = plain(`${item.no} ${item.title} ${item.categoryText} ${item.placeText}`)
    const isSought = sought.every((word) => text.includes(word))
    return isSought && (!tab || item.tabs.includes(tab)) && (!category || item.categoryText === category)
  })
}

/** 列表里有哪些类别，多的在前；第一个是全部。 */
export function categoriesOf(items: TicketCard[]): Chip[] {
  const counts = new Map<string, number>()
  for (const { categoryText } of items) counts.set(categoryText, (counts.get(categoryText) ?? 0) + 1)
  const chips = [...counts].sort(([, one], [, other]) => other - one)
  return [{ value: '', text: '全部类别' }, ...chips.map(([value, count]) => ({ value, text: `${value} ${count}` }))]
}

/** The number of a ticket as it is written, or empty when the words are none: whole, with any spaces and letter case. */
export function numberIn(words: string): string {
  const text = plain(words).toUpperCase()
  return /^[A-Z]+\d{6}-[0-9A-Z]{5}$/.test(text) ? text : ''
}
