import type { Area } from '../domain/area'
import { isRefusal } from '../domain/refusal'
import { peopleOf } from '../domain/roster'
import type { Load } from '../domain/server'
import type { Areas } from '../usecases/ports/area'
import { Collection } from './collection'
import { Kept, oneLoading } from './kept'
import { command as _, database } from './platform'

/** As stored: with the area above, and the ids of its people in one list, for the join with what they have in hand. */
type Stored = Area & { parent?: string; roster?: string[]; revision?: number }

const areas = new Collection<Stored>('areas')

const CHILDREN = 200
/** What the planners' view needs of an area. */
const PLAIN_FIELDS = { kind: true, name: true, path: true, centre: true, population: true }

/** What may change while an area lives; its place in the tree and its border come from the district's data. */
const CHANGING = ['worker', 'standIns', 'team', 'staff', 'leader', 'group'] as const

/** Names of streets change seldom. */
const FRESH_FOR = 60_000
const keptStreets = new Kept<Promise<Stored[]>>(FRESH_FOR)

export const areaStore: Areas = {
  read: (ids) => areas.find({ where: { _id: _.in(ids) }, limit: ids.length }),

  async staffed(ids) {
    const { list } = (await database
      .collection('areas')
      .aggregate()
      .match({ _id: _.in(ids) })
      .lookup({ from: 'loads', localField: 'roster', foreignField: '_id', as: 'loads' })
      .end()) as { list: Array<Stored & { loads: Load[] }> }
    return {
      areas: list.map(({ loads: _loads, ...area }) => area),
      loads: new Map(list.flatMap(({ loads }) => loads.map((load) => [load._id, load] as const))),
    }
  },

  children: (parent) => areas.find({ where: { parent }, order: [['code', 'asc']], limit: CHILDREN }),

  streets: (parent) =>
    oneLoading(keptStreets, parent, () =>
      areas.find({ where: { parent, kind: 'street' }, order: [['code', 'asc']], limit: CHILDREN }),
    ),

  below: (path) => areas.every({ path, kind: _.in(['street', 'community', 'village', 'grid']) }, PLAIN_FIELDS),

  async change(id, change) {
    let outcome: ReturnType<typeof change> | undefined
    const isThere = await areas.revise(id, (area) => {
      outcome = change(area)
      return isRefusal(outcome) ? undefined : differences(area, outcome)
    })
    return isThere ? outcome : undefined
  },
}

function differences(before: Area, after: Area): object | undefined {
  const write: Record<string, unknown> = {}
  for (const field of CHANGING)
    if (JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      write[field] = after[field] === undefined ? _.remove() : _.set(after[field])
  if (Object.keys(write).length === 0) return undefined
  return { ...write, roster: _.set(peopleOf(after)) }
}
