import type { ItemSearch } from '../contract/whistle-view'
import type { Catalogue, Item } from '../domain/catalogue'
import { type Categories, relatedTo, suggest } from '../domain/category'
import type { Department } from '../domain/department'
import { itemView } from './whistle-items'

const SHOWN = 30

/** What is searched, and what it is searched by. */
interface Searched {
  catalogue: Catalogue
  departments: Map<string, Department>
  categories: Categories
}

/** 找事项：名称里的字、拼音首字母、编号或部门；再是平常的话说到的那几类。名称里找到的，合这类诉求的在前。 */
export function searchItems(
  { catalogue: { items, note }, departments, categories }: Searched,
  query: string,
  category: string | undefined,
): ItemSearch {
  const asked = query.trim().toLowerCase().replace(/\s+/g, '')
  const meant = meantBy(asked, categories)
  const scored = items
    .map((item) => ({ item, score: scoreOf(item, asked, category, departments) || nearness(item, meant, category) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  return {
    items: scored.slice(0, SHOWN).map(({ item }) => itemView(item, departments)),
    note,
    isCut: scored.length > SHOWN,
  }
}

/** How well it answers; 0: not at all. What suits the ticket's class comes before what does not. */
function scoreOf(
  item: Item,
  asked: string,
  category: string | undefined,
  departments: Map<string, Department>,
): number {
  const suits = suitsClass(item, category) ? 100 : 0
  if (asked === '') return 1 + suits
  const { initials } = item
  const [name, code, of] = [item.name.toLowerCase(), item.code.toLowerCase(), item.class.toLowerCase()]
  const lead = (departments.get(item.lead)?.name ?? '').toLowerCase()
  if (name.startsWith(asked) || initials === asked || code === asked) return 50 + suits
  if (initials.startsWith(asked)) return 40 + suits
  if (name.includes(asked)) return 30 + suits
  if (initials.includes(asked)) return 20 + suits
  if (lead.includes(asked) || of.includes(asked)) return 10 + suits
  return [...asked].every((character) => name.includes(character)) ? 5 + suits : 0
}

const suitsClass = (item: Item, category: string | undefined): boolean =>
  category !== undefined && item.categories.includes(category)

/** The classes everyday words speak of, best first, then those that are alike. */
function meantBy(asked: string, categories: Categories): string[] {
  const told = suggest(asked, categories).map(({ code }) => code)
  return [...new Set([...told, ...told.flatMap((code) => relatedTo(code, categories))])]
}

/** Of what only everyday words speak of: at most 1, so that whatever is named comes first. */
function nearness(item: Item, meant: string[], category: string | undefined): number {
  const rank = meant.findIndex((code) => item.categories.includes(code))
  return rank < 0 ? 0 : 1 - (rank + (suitsClass(item, category) ? 0 : 0.5)) / meant.length
}
