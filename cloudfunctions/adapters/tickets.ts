import type { Ticket } from '../domain/ticket'
import type { Follow, Follows, Tickets } from '../usecases/ports'
import { Collection, isDuplicate, older } from './collection'
import { command as _, database } from './platform'

type Stored = Ticket & { location: unknown }

const tickets = new Collection<Stored>('tickets')
const follows = new Collection<Follow>('follows')

/** Lists never read what only a single ticket needs. */
const LIST_FIELDS = { timeline: false, outbox: false, location: false }

const NEWEST: Array<[string, 'desc']> = [
  ['reportedAt', 'desc'],
  ['_id', 'desc'],
]

const pointOf = ([lng, lat]: [number, number]) => new database.Geo.Point(lng, lat)

export const ticketStore: Tickets = {
  async add(ticket) {
    try {
      await tickets.add({ ...ticket, location: pointOf(ticket.point) })
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
    // Lost when the ticket has moved on meanwhile: some are then told again, and find their notice already there.
    await tickets.update({ _id, version }, { outbox: _.set(moved) })
  },

  async countSecond(id) {
    await tickets.update({ _id: id }, { seconds: _.inc(1) })
  },

  async byAuthor(author, before, limit) {
    const where = older('reportedAt', before, { author })
    return cards(await tickets.find({ where, order: NEWEST, limit, fields: LIST_FIELDS }))
  },

  async tasks(person, desks, limit) {
    const held = { holder: person, isOpen: true }
    const waiting = { desk: _.in(desks), status: 'dispatched' }
    const where = desks.length > 0 ? _.or([held, waiting]) : held
    return cards(await tickets.find({ where, order: [['dueBy', 'asc']], limit, fields: LIST_FIELDS }))
  },

  async near(category, point, metres, now, limit) {
    const location = _.geoNear({ geometry: pointOf(point), maxDistance: metres })
    return cards(
      await tickets.find({ where: { location, category, similarUntil: _.gt(now) }, limit, fields: LIST_FIELDS }),
    )
  },

  async due(now, except, limit) {
    const where = { wakeAt: _.lte(now), ...(except.length > 0 && { _id: _.nin(except) }) }
    return (await tickets.find({ where, order: [['wakeAt', 'asc']], limit })).map(ticketOf)
  },

  async unsent(now, except, limit) {
    const where = { outboxAt: _.lte(now), ...(except.length > 0 && { _id: _.nin(except) }) }
    return (await tickets.find({ where, order: [['outboxAt', 'asc']], limit })).map(ticketOf)
  },
}

export const followStore: Follows = {
  add: (follow) => follows.addOnce(follow),

  async among(ids, person) {
    const keys = ids.map((id) => `${id}:${person}`)
    const found = await follows.find({ where: { _id: _.in(keys) }, limit: keys.length })
    return new Set(found.map(({ ticket }) => ticket))
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

function ticketOf(stored: Stored): Ticket {
  const { location: _location, ...ticket } = stored
  return ticket
}

const cards = (found: Stored[]): Ticket[] => found.map((stored) => ({ ...ticketOf(stored), timeline: [], outbox: [] }))

/**
 * The write that takes `before` to `next`: appended timeline and outbox, changed fields, and single keys of the maps.
 * Whatever else was written meanwhile (附议 count, drained intents) stays.
 */
function patch(before: Ticket, next: Ticket): Record<string, unknown> {
  const change: Record<string, unknown> = {}
  const skipped = new Set<keyof Ticket>(['_id', 'timeline', 'outbox', 'contents', 'cast', 'seconds'])
  for (const key of Object.keys(next) as Array<keyof Ticket>) {
    if (skipped.has(key) || JSON.stringify(before[key]) === JSON.stringify(next[key])) continue
    const value = next[key]
    change[key] = typeof value === 'object' && value !== null ? _.set(value) : value
  }
  const entries = next.timeline.slice(before.timeline.length)
  if (entries.length > 0) change.timeline = _.push(entries)
  const known = new Set(before.outbox.map(({ id }) => id))
  const intents = next.outbox.filter(({ id }) => !known.has(id))
  if (intents.length > 0) change.outbox = _.push(intents)
  for (const map of ['contents', 'cast'] as const)
    for (const [key, value] of Object.entries(next[map]))
      if (before[map][key] !== value) change[`${map}.${key}`] = _.set(value)
  return change
}
