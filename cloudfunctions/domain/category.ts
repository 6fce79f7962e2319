import type { CategoryGroupView, CategoryView, Limit, Question } from '../contract/ticket-view'
import { limitText } from './deadline'
import { MINUTE } from './moment'
import type { EntryOf, Ticket } from './ticket'

export interface Category {
  code: string
  group: string
  name: string
  plain: string
  keywords: string[]
  accept: Limit
  finish: Limit
  urgent?: boolean
  /** Staff look at it before it counts as resolved. */
  check?: boolean
  /** Codes near enough to be about the same thing. */
  related?: string[]
  questions?: Question[]
}

export interface Categories {
  _id: 'categories'
  version: number
  groups: Array<{ code: string; name: string }>
  /** Class of an opinion from a box that says no other: 意见建议. */
  opinion: string
  items: Category[]
}

export const categoryOf = (code: string, categories: Categories): Category | undefined =>
  categories.items.find((item) => item.code === code)

/** The class and those near enough to be about the same thing. */
export const relatedTo = (code: string, categories: Categories): string[] => [
  code,
  ...(categoryOf(code, categories)?.related ?? []),
]

/** The class as the ticket itself remembers it: its name, and its first limits as plain spans of time. */
export function categoryKept(ticket: Ticket): Category {
  const { category: code, categoryName: name, reportedAt, firstDueBy } = ticket
  const dispatched = ticket.timeline.find((entry): entry is EntryOf<'dispatched'> => entry.name === 'dispatched')
  const span = (from: number, until: number): Limit => ({
    amount: Math.max(1, Math.round((until - from) / MINUTE)),
    unit: 'naturalMinutes',
  })
  const finish = span(reportedAt, firstDueBy)
  const accept = dispatched ? span(dispatched.at, dispatched.acceptBy) : finish
  return { code, group: '', name, plain: name, keywords: [], accept, finish }
}

export const categoryView = (category: Category): CategoryView => ({
  code: category.code,
  name: category.name,
  plain: category.plain,
  limitText: limitText(category.finish),
  questions: category.questions ?? [],
})

/** 目录，按大类。 */
export const categoriesView = (categories: Categories): CategoryGroupView[] =>
  categories.groups.map(({ code, name }) => ({
    code,
    name,
    items: categories.items.filter((item) => item.group === code).map(categoryView),
  }))

/**
 * 从一句话猜类别: a category scores the length of each of its keywords found in the words, so a
 * longer, more telling keyword weighs more. Best first; the order of the categories breaks ties.
 * @returns at most `limit` categories that match at all
 */
export function suggest(words: string, categories: Categories, limit = 3): Category[] {
  const text = words.toLowerCase()
  return categories.items
    .map((item) => ({ item, score: scoreOf(text, item.keywords) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ item }) => item)
}

/** 意见箱里的话没有选类别：从话里猜，先要回答问题才能受理的不猜；猜不出就是意见建议。 */
export const opinionCategory = (words: string, categories: Categories): Category | undefined =>
  suggest(words, categories).find(({ questions = [] }) => !questions.some(({ isRequired }) => isRequired)) ??
  categoryOf(categories.opinion, categories)

const scoreOf = (text: string, keywords: string[]): number =>
  keywords.reduce((sum, keyword) => sum + (text.includes(keyword.toLowerCase()) ? keyword.length : 0), 0)
