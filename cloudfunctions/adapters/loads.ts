import type { Load } from '../domain/server'
import type { Ticket } from '../domain/ticket'
import type { LoadStore } from '../usecases/ports/area'
import { Collection } from './collection'
import { command as _ } from './platform'

const loads = new Collection<Load & { schemaVersion: 1 }>('loads')
const tickets = new Collection<Pick<Ticket, '_id' | 'startedAt' | 'desk' | 'keeperDesk'>>('tickets')

/** Nobody needs to know how many more than this someone has in hand. */
const MOST_COUNTED = 100

export const loadStore: LoadStore = {
  async recount(person) {
    const count = () =>
      tickets.find({
        where: { holder: person, isOpen: true },
        order: [['dueBy', 'asc']],
        limit: MOST_COUNTED,
        fields: { startedAt: true },
      })
    const change = async (kept: Load) => {
      const held = await count()
      const open = held.length
      const lastAt = Math.max(kept.lastAt, ...held.map(({ startedAt }) => startedAt))
      return open === kept.open && lastAt === kept.lastAt ? undefined : { open, lastAt }
    }
    // Counted between reading and writing the line: of two who count at once, the later count stays.
    if (await loads.revise(person, change)) return
    await loads.addOnce({ _id: person, schemaVersion: 1, open: 0, lastAt: 0 })
    await loads.revise(person, change)
  },

  async of(people) {
    const found = people.length > 0 ? await loads.find({ where: { _id: _.in(people) }, limit: people.length }) : []
    return new Map(found.map((load) => [load._id, load]))
  },

  kept(person, scope, after, limit) {
    const where = { keeper: person, isOpen: true, 'keeperDesk.desk': scope, _id: _.gt(after) }
    return tickets.find({ where, order: [['_id', 'asc']], limit, fields: { keeperDesk: true } })
  },

  held(person, scope, after, limit) {
    const where = { holder: person, isOpen: true, path: scope, _id: _.gt(after) }
    return tickets.find({ where, order: [['_id', 'asc']], limit, fields: { desk: true } })
  },
}
