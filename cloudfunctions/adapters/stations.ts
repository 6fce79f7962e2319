import { type DutyRoster, emptyRoster, rosterId } from '../domain/duty'
import type { Place } from '../domain/place'
import { isRefusal } from '../domain/refusal'
import type {
  ContactList,
  Contacts,
  DutyRosters,
  StationRecord,
  StationRecords,
  Stations,
} from '../usecases/ports/station'
import { Collection, older } from './collection'
import { contest, drained, reached } from './contested'
import { command as _, database } from './platform'

const duties = new Collection<DutyRoster>('duties')
const records = new Collection<StationRecord>('stationRecords')
const contacts = new Collection<ContactList>('contacts')
const places = new Collection<Place>('places')

const NEWEST: Array<[string, 'desc']> = [
  ['at', 'desc'],
  ['_id', 'desc'],
]

export const dutyStore: DutyRosters = {
  read: (ids) => duties.find({ where: { _id: _.in(ids) }, limit: ids.length }),

  async change(place, month, change) {
    const id = rosterId(place, month)
    const changed = await contest(duties, id, change, { blank: emptyRoster(place, month) })
    if (typeof changed === 'string') throw new Error(`duties/${id} is ${changed}`)
    return isRefusal(changed) ? changed : changed.after
  },

  unsent: (now, limit) => reached(duties, 'outboxAt', now, limit),

  async putOff({ _id, revision, outboxAt }, until) {
    await duties.update({ _id, revision: revision ?? _.exists(false), outboxAt }, { outboxAt: until })
  },

  drained: (roster, intents) => drained(duties, roster, intents),

  among: (people, months, limit) =>
    duties.find({
      where: { people: _.in(people), month: _.in(months) },
      limit,
      fields: { outbox: false, people: false, cancelled: false },
    }),

  of: (people, month, after, limit) =>
    duties.find({
      where: { people, month: _.gte(month), _id: _.gt(after) },
      order: [['_id', 'asc']],
      limit,
    }),

  forget: (month, limit) => duties.removeSome({ month: _.lt(month) }, limit),
}

export const recordStore: StationRecords = {
  add: (record) => records.addOnce(record),

  get: (id) => records.one(id),

  list(place, { kind, visitsBy }, before, limit) {
    const wanted = older('at', before, { place, ...(kind && { kind }) })
    const where = visitsBy === undefined ? wanted : _.and([wanted, _.or([{ kind: 'patrol' }, { by: visitsBy }])])
    return records.find({ where, order: NEWEST, limit })
  },

  async tally(place, from, until) {
    const { list } = (await database
      .collection('stationRecords')
      .aggregate()
      .match(_.and([{ place, at: _.gte(from) }, { at: _.lt(until) }]))
      .group({ _id: '$kind', count: { $sum: 1 }, minutes: { $sum: '$minutes' } })
      .end()) as { list: Array<{ _id: StationRecord['kind']; count: number; minutes: number }> }
    const of = (kind: StationRecord['kind']) => list.find(({ _id }) => _id === kind)
    return {
      patrols: of('patrol')?.count ?? 0,
      visits: of('visit')?.count ?? 0,
      minutes: list.reduce((sum, { minutes }) => sum + minutes, 0),
    }
  },

  async link(_id, ticket) {
    await records.update({ _id }, { ticket: _.set(ticket) })
  },

  by: (by, before, limit) => records.find({ where: older('at', before, { by }), order: NEWEST, limit }),

  before: (at, limit) => records.find({ where: { at: _.lt(at) }, order: [['at', 'asc']], limit }),

  async remove(ids) {
    await records.remove({ _id: _.in(ids) })
  },
}

const noContacts = (place: string): ContactList => ({ _id: place, schemaVersion: 1, items: [] })

export const contactStore: Contacts = {
  of: async (place) => (await contacts.one(place)) ?? noContacts(place),

  async change(place, change) {
    const changed = await contest(contacts, place, change, { blank: noContacts(place) })
    if (typeof changed === 'string') throw new Error(`contacts/${place} is ${changed}`)
    return isRefusal(changed) ? changed : changed.after
  },
}

export const stationStore: Stations = {
  served(scopes, after, limit) {
    const here = { kind: _.in(['station', 'centre']), _id: _.gt(after) }
    const where =
      scopes === 'all'
        ? here
        : _.and([
            here,
            _.or([
              { area: _.in(scopes.areas) },
              { community: _.in(scopes.communities) },
              { street: _.in(scopes.streets) },
            ]),
          ])
    return places.find({ where, order: [['_id', 'asc']], limit })
  },
}
