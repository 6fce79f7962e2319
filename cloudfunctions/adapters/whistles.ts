import type { Whistle } from '../domain/whistle'
import type { Whistles } from '../usecases/ports/whistle'
import { Collection, isDuplicate, older } from './collection'
import { historyPatch } from './history'
import { command as _ } from './platform'

/** Whoever has a part in it by name: what an export and an erasure find it by. */
type Stored = Whistle & { people: string[] }

const whistles = new Collection<Stored>('whistles')

const peopleIn = ({ cast }: Whistle): string[] => Object.keys(cast)

const LATEST: Array<[string, 'desc']> = [
  ['blownAt', 'desc'],
  ['_id', 'desc'],
]

/** Lists never read what only a single whistle needs. */
const LIST_FIELDS = { timeline: false, outbox: false, sheets: false }
const cards = (found: Whistle[]): Whistle[] =>
  found.map((whistle) => ({ ...whistle, timeline: [], outbox: [], sheets: [] }))

export const whistleStore: Whistles = {
  async add(whistle) {
    try {
      await whistles.add({ ...whistle, people: peopleIn(whistle) })
      return 'added'
    } catch (error) {
      if (!isDuplicate(error)) throw error
      return (await whistles.one(whistle._id)) ? 'exists' : 'number-taken'
    }
  },

  get: (id) => whistles.one(id),

  async replace(before, next) {
    const { _id, version } = before
    const people = peopleIn(next)
    const isSame = people.length === peopleIn(before).length
    const change = { ...historyPatch(before, next), ...(!isSame && { people: _.set(people) }) }
    return (await whistles.update({ _id, version }, change)) === 1
  },

  async drained({ _id, version, outbox }, intents) {
    const isEmpty = intents.length === outbox.length
    if (isEmpty && (await whistles.update({ _id, version }, { outbox: _.set([]), outboxAt: null })) === 1) return
    // Someone moved it on meanwhile: take out only what was done, the rest has its own alarm.
    await whistles.update({ _id }, { outbox: _.pull({ id: _.in(intents) }) })
    await whistles.update({ _id, 'outbox.0': _.exists(false) }, { outboxAt: null })
  },

  async tasks({ desks, scopes, departments }, limit) {
    const branches = [
      ...(departments.length > 0 ? [{ departments: _.in(departments), isOpen: true }] : []),
      ...(desks.length > 0 ? [{ desks: _.in(desks) }] : []),
      ...(scopes.length > 0 ? [{ path: _.in(scopes), isOpen: true }] : []),
    ]
    if (branches.length === 0) return []
    const order: Array<[string, 'asc']> = [['dueBy', 'asc']]
    return cards(await whistles.find({ where: _.or(branches), order, limit, fields: LIST_FIELDS }))
  },

  async changed(area, since, limit) {
    const order: Array<[string, 'asc']> = [
      ['changedAt', 'asc'],
      ['_id', 'asc'],
    ]
    const where = { path: area, changedAt: _.gte(since) }
    return cards(await whistles.find({ where, order, limit, fields: LIST_FIELDS }))
  },

  heldBy: (officer, department, after, limit) =>
    whistles.find({
      where: { departments: department, endedAt: null, 'parties.officer': officer, _id: _.gt(after) },
      order: [['_id', 'asc']],
      limit,
    }),

  parties: (department, limit) =>
    whistles.find({
      where: { departments: department, endedAt: null },
      order: [['_id', 'asc']],
      limit,
      fields: { parties: true },
    }),

  withPart: (people, before, limit) =>
    whistles.find({ where: older('blownAt', before, { people }), order: LATEST, limit }),

  old: (before, limit) =>
    whistles.find({
      where: { endedAt: _.lt(before), erased: _.exists(false) },
      order: [['endedAt', 'asc']],
      limit,
    }),

  async erase({ _id, version }, next) {
    const { contents, cast, address, erased } = next
    const change = { contents: _.set(contents), cast: _.set(cast), people: _.set(peopleIn(next)), address }
    return (
      (await whistles.update({ _id, version }, { ...change, version: version + 1, ...(erased && { erased }) })) === 1
    )
  },

  async byBlower(blower, before, limit) {
    const where = older('blownAt', before, { blower })
    return cards(await whistles.find({ where, order: LATEST, limit, fields: LIST_FIELDS }))
  },

  async postpone({ _id, version, wakeAt }, until) {
    await whistles.update({ _id, version, wakeAt }, { wakeAt: until })
  },

  async putOff({ _id, version, outboxAt }, until) {
    await whistles.update({ _id, version, outboxAt }, { outboxAt: until })
  },

  due: (now, limit) => whistles.find({ where: { wakeAt: _.lte(now) }, order: [['wakeAt', 'asc']], limit }),

  unsent: (now, limit) => whistles.find({ where: { outboxAt: _.lte(now) }, order: [['outboxAt', 'asc']], limit }),
}
