import type { Area } from '../domain/area'
import { type DeskRole, DESKS_BELOW } from '../domain/dispatch'
import type { Person } from '../domain/person'
import type { Ticket } from '../domain/ticket'
import type { Follow, Follows, Tickets } from '../usecases/ports/ticket'
import { Collection, isDuplicate, older } from './collection'
import { historyPatch } from './history'
import { Kept, oneLoading } from './kept'
import { command as _, database } from './platform'

/** Looked for on the map only while it may be the same thing: what ended long ago costs no search anything. */
type Stored = Ticket & { location: unknown; onMapUntil: number }

const tickets = new Collection<Stored>('tickets')
const follows = new Collection<Follow>('follows')

/** Lists never read what only a single ticket needs. */
const LIST_FIELDS = { timeline: false, outbox: false, location: false, undo: false }

const NEWEST: Array<[string, 'desc']> = [
  ['reportedAt', 'desc'],
  ['_id', 'desc'],
]

/** An instance asks the database for a shared ticket this often at most. */
const FRESH_FOR = 5_000
const kept = new Kept<Promise<Ticket | undefined>>(FRESH_FOR)

const pointOf = ([lng, lat]: [number, number]) => new database.Geo.Point(lng, lat)

export const ticketStore: Tickets = {
  async add(ticket) {
    try {
      await tickets.add({ ...ticket, location: pointOf(ticket.point), onMapUntil: ticket.similarUntil })
      return 'added'
    } catch (error) {
      if (!isDuplicate(error)) throw error
      return (await tickets.one(ticket._id)) ? 'exists' : 'number-taken'
    }
  },

  async get(id) {
    const found = await tickets.one(id)
    return found && ticketOf(found)
  },

  async open(id, withAreas) {
    let query = database
      .collection('tickets')
      .aggregate()
      .match({ _id: id })
      .lookup({ from: 'people', localField: 'author', foreignField: '_id', as: 'filers' })
    if (withAreas) query = query.lookup({ from: 'areas', localField: 'path', foreignField: '_id', as: 'areas' })
    const { list } = (await query.end()) as { list: Array<Stored & { filers: Person[]; areas?: Area[] }> }
    if (!list[0]) return undefined
    const { filers, areas = [], ...stored } = list[0]
    return { ticket: ticketOf(stored), areas, ...(filers[0] && { filer: filers[0] }) }
  },

  shared: (id) =>
    oneLoading(kept, id, async () =>
      cards(await tickets.find({ where: { _id: id }, limit: 1, fields: LIST_FIELDS })).at(0),
    ),

  async byNumber(no) {
    const [found] = await tickets.find({ where: { no }, limit: 1 })
    return found && ticketOf(found)
  },

  async replace(before, next) {
    const { _id, version } = before
    return (await tickets.update({ _id, version }, patch(before, next))) === 1
  },

  async drained({ _id, version, outbox }, intents) {
    const isEmpty = intents.length === outbox.length
    if (isEmpty && (await tickets.update({ _id, version }, { outbox: _.set([]), outboxAt: null })) === 1) return
    // Someone moved the ticket on meanwhile: take out only what was done, the rest has its own alarm.
    await tickets.update({ _id }, { outbox: _.pull({ id: _.in(intents) }) })
    await tickets.update({ _id, 'outbox.0': _.exists(false) }, { outboxAt: null })
  },

  async moveCursor({ _id, version, outbox }, intent, cursor) {
    const moved = outbox.map((one) => (one.id === intent ? { ...one, cursor } : one))
    // Lost when the ticket has moved on, or another call has taken something out meanwhile: some are then told again, and
    // find their notice already there.
    await tickets.update({ _id, version, outbox: _.size(outbox.length) }, { outbox: _.set(moved) })
  },

  async setSeconds(id, seconds, carried) {
    await tickets.update({ _id: id }, { seconds, carried })
  },

  async markPhoto(id, key, state) {
    await tickets.update({ _id: id }, { [`hidden.${key}`]: state ?? _.remove() })
  },

  async keepCopy(id, key, copy) {
    const where = { _id: id, [`hidden.${key}`]: _.exists(true) }
    await tickets.update(where, { [`copies.${key}`]: copy })
    return (await tickets.count(where)) === 1
  },

  async byAuthor(author, before, limit) {
    const where = older('reportedAt', before, { author })
    return cards(await tickets.find({ where, order: NEWEST, limit, fields: LIST_FIELDS }))
  },

  async tasks({ person, desks, approvals }, limit) {
    const branches = [
      { holder: person, isOpen: true },
      { keeper: person, isOpen: true },
      ...(desks.length > 0 ? [{ desk: _.in(desks), status: 'dispatched' }] : []),
      ...(approvals.length > 0 ? [{ approver: _.in(approvals) }] : []),
    ]
    return dueFirst(branches, limit)
  },

  async overdueBelow({ communities, streets }, now, limit) {
    const late = (below: DeskRole[]) => ({
      isOpen: true,
      dueBy: _.lte(now),
      deskRole: _.in(below),
      // 已经报了办结、等着核查的，不算下级拖着。
      status: _.in(['dispatched', 'handling']),
    })
    const branches = [
      ...(communities.length > 0 ? [{ community: _.in(communities), ...late(DESKS_BELOW.community) }] : []),
      ...(streets.length > 0 ? [{ street: _.in(streets), ...late(DESKS_BELOW.street) }] : []),
    ]
    return branches.length > 0 ? dueFirst(branches, limit) : []
  },

  async near({ categories, point, metres, within }, now, limit) {
    const location = _.geoNear({ geometry: pointOf(point), maxDistance: metres })
    const where = {
      location,
      category: _.in(categories),
      similarUntil: _.gt(now),
      ...(within && { path: _.in(within) }),
    }
    return cards(await tickets.find({ where, limit, fields: LIST_FIELDS }))
  },

  async takeOffMap(now, limit) {
    const where = { onMapUntil: _.lte(now) }
    const found = await tickets.find({ where, order: [['onMapUntil', 'asc']], limit, fields: { onMapUntil: true } })
    // Reopened in between: its new moment is not the one that was found.
    for (const { _id, onMapUntil } of found)
      await tickets.update({ _id, onMapUntil }, { location: _.remove(), onMapUntil: _.remove() })
    return found.length
  },

  async postpone({ _id, version, wakeAt }, until) {
    await tickets.update({ _id, version, wakeAt }, { wakeAt: until })
  },

  async putOff({ _id, version, outboxAt }, until) {
    await tickets.update({ _id, version, outboxAt }, { outboxAt: until })
  },

  blowing: async (now, limit) =>
    (
      await tickets.find({
        where: { outboxAt: _.lte(now), 'outbox.kind': 'blow' },
        order: [['outboxAt', 'asc']],
        limit,
      })
    ).map(ticketOf),

  due: (...search) => reached('wakeAt', ...search),

  unsent: (...search) => reached('outboxAt', ...search),
}

export const followStore: Follows = {
  add: (follow) => follows.addOnce(follow),

  async remove(ticket, person) {
    await follows.remove({ _id: `${ticket}:${person}` })
  },

  async among(ids, person) {
    const keys = ids.map((id) => `${id}:${person}`)
    const found = await follows.find({ where: { _id: _.in(keys) }, limit: keys.length })
    return new Set(found.map(({ ticket }) => ticket))
  },

  async count(ticket, author) {
    const others = { ticket, person: _.neq(author) }
    const [people, own, carried] = await Promise.all([
      follows.count(others),
      follows.count({ ...others, kind: 'second', via: _.exists(false) }),
      follows.count({ ...others, kind: 'second', via: _.exists(true) }),
    ])
    return { people, own, carried }
  },

  async own(ticket, person) {
    await follows.update({ _id: `${ticket}:${person}`, via: _.exists(true) }, { via: _.remove(), kind: 'second' })
  },

  async release(ticket, via, limit) {
    const found = await follows.find({ where: { ticket, via }, limit, fields: { _id: true } })
    if (found.length > 0) await follows.remove({ _id: _.in(found.map(({ _id }) => _id)) })
    return found.length
  },

  of: (ticket, after, limit) => follows.find({ where: { ticket, _id: _.gt(after) }, order: [['_id', 'asc']], limit }),

  async tickets(person, before, limit) {
    const { list } = (await database
      .collection('follows')
      .aggregate()
      .match(older('createdAt', before, { person }))
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit)
      .lookup({ from: 'tickets', localField: 'ticket', foreignField: '_id', as: 'tickets' })
      .end()) as { list: Array<Follow & { tickets: Stored[] }> }
    return list.flatMap(({ tickets: found, ...follow }) => cards(found).map((ticket) => ({ follow, ticket })))
  },
}

/** Whose moment has come, the longest past first. */
async function reached(moment: 'wakeAt' | 'outboxAt', now: number, except: string[], limit: number): Promise<Ticket[]> {
  const where = { [moment]: _.lte(now), ...(except.length > 0 && { _id: _.nin(except) }) }
  return (await tickets.find({ where, order: [[moment, 'asc']], limit })).map(ticketOf)
}

/** Each branch has an index that ends in `dueBy`. */
const dueFirst = async (branches: object[], limit: number): Promise<Ticket[]> =>
  cards(await tickets.find({ where: _.or(branches), order: [['dueBy', 'asc']], limit, fields: LIST_FIELDS }))

function ticketOf(stored: Stored): Ticket {
  const { location: _location, onMapUntil: _until, ...ticket } = stored
  return ticket
}

const cards = (found: Stored[]): Ticket[] =>
  found.map((stored) => ({ ...ticketOf(stored), timeline: [], outbox: [], undo: null }))

/** Whatever else was written meanwhile (附议 count, drained intents) stays. */
function patch(before: Ticket, next: Ticket): Record<string, unknown> {
  const change = historyPatch(before, next, ['hidden', 'seconds', 'carried'])
  for (const [key, state] of Object.entries(next.hidden))
    if (before.hidden[key] === undefined) change[`hidden.${key}`] = state
  if (next.similarUntil !== before.similarUntil || next.point !== before.point) {
    change.location = pointOf(next.point)
    change.onMapUntil = next.similarUntil
  }
  return change
}
