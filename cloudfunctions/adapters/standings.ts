import type { Standing } from '../usecases/operator'
import { Collection } from './collection'

const references = new Collection<{ _id: string; version?: number }>('references')

/** Documents of the district's own there are, with room for more. */
const REFERENCES = 50

const COUNTED = [
  'areas',
  'places',
  'departments',
  'catalogues',
  'people',
  'logins',
  'tickets',
  'whistles',
  'activities',
]

export const standingStore: Standing = {
  async versions() {
    const found = await references.find({ where: {}, limit: REFERENCES, fields: { version: true } })
    return Object.fromEntries(found.map(({ _id, version }) => [_id, version ?? 0]))
  },

  async counts() {
    const counts = await Promise.all(COUNTED.map((name) => new Collection(name).count({})))
    return Object.fromEntries(COUNTED.map((name, at) => [name, counts[at] ?? 0]))
  },
}
