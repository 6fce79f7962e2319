import type { Area } from '../domain/area'
import type { Catalogue } from '../domain/catalogue'
import type { Phrases } from '../domain/policy'
import type { DepartmentList } from '../domain/reference-departments'
import type { KeptDocument } from '../domain/reference-tables'
import type { Use } from '../domain/reference-use'
import type { WhistleSettings } from '../domain/whistle-settings'
import { Collection } from './collection'
import { departmentUses } from './department-uses'
import { command as _ } from './platform'

const references = new Collection<WhistleSettings | Phrases>('references')
const catalogues = new Collection<Catalogue>('catalogues')
const areas = new Collection<Area>('areas')

const LONGEST = 12

/** Of categories: phrases, members of teams, items of the catalogue; of the rules of whistles: items that cite a duty list. */
export async function usesOf(document: KeptDocument, leaving: string[]): Promise<Use[]> {
  const { _id } = document
  if (_id === 'departments') return leaving.length > 0 ? departmentsUsed(document as DepartmentList, leaving) : []
  if (_id === 'whistles') return (await itemsListed()).flatMap((item) => of(item.duties, itemText(item)))
  if (_id !== 'categories') return []
  const [phrases, members, items] = await Promise.all([references.one('phrases'), membersByClass(), itemsListed()])
  const said = phrases?._id === 'phrases' ? phrases.items : []
  return [
    ...said.flatMap(({ category, text }) =>
      category === '*' ? [] : of([category], `常用语“${text.slice(0, LONGEST)}”`),
    ),
    ...members,
    ...items.flatMap((item) => of(item.categories, itemText(item))),
  ]
}

async function departmentsUsed(list: DepartmentList, leaving: string[]): Promise<Use[]> {
  const rules = await whistleRules()
  return departmentUses(list, leaving, await itemsOf(rules), rules)
}

const of = (codes: string[], text: string): Use[] => codes.map((code) => ({ code, text }))

const itemText = ({ code, name }: Catalogue['items'][number]): string => `事项“${code} ${name}”`

async function whistleRules(): Promise<WhistleSettings> {
  const rules = await references.one('whistles')
  if (rules?._id !== 'whistles') throw new Error('reference document missing: whistles')
  return rules
}

const itemsListed = async (): Promise<Catalogue['items']> => itemsOf(await whistleRules())

/** 现在照着办的一版的，和已经立了、还没换上的各版的：换上是早晚的事. */
async function itemsOf({ catalogue }: WhistleSettings): Promise<Catalogue['items']> {
  const items: Catalogue['items'] = []
  for (let version = catalogue; ; version += 1) {
    const found = await catalogues.one(`v${version}`)
    if (!found) return items
    items.push(...found.items)
  }
}

/** Members of teams who take only some classes, of the whole district. */
async function membersByClass(): Promise<Use[]> {
  const found = await areas.every({ 'team.categories': _.exists(true) }, { name: true, team: true })
  return found.flatMap(({ name, team = [] }) =>
    team.flatMap(({ name: member, categories = [] }) => of(categories, `${name}的${member}`)),
  )
}
