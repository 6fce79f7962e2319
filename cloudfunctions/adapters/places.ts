import { metresBetween } from '../domain/distance'
import type { Place } from '../domain/place'
import { differences } from '../domain/place-differences'
import { isRefusal } from '../domain/refusal'
import type { Places } from '../usecases/ports/place'
import { Collection } from './collection'
import { command as _, database } from './platform'

/** As stored: the point once more in the form that a 2dsphere index reads. */
type Stored = Place & { location?: unknown }

const places = new Collection<Stored>('places')

const IN_A_GRID = 20
/** The most one query gives (云数据库 · get). */
const MOST = 1_000

/** 停用了的，地图上、名单里都没有. */
const IN_USE = _.exists(false)

const CARD_FIELDS = {
  kind: true,
  class: true,
  name: true,
  point: true,
  services: true,
  hours: true,
  exceptions: true,
}

const locationOf = ([lng, lat]: [number, number]) => new database.Geo.Point(lng, lat)

export const placeStore: Places = {
  async get(id) {
    const found = await places.one(id)
    return found && placeOf(found)
  },

  async stationsIn(area) {
    const where = { area, kind: 'station', closed: IN_USE }
    return (await places.find({ where, order: [['_id', 'asc']], limit: IN_A_GRID })).map(placeOf)
  },

  within({ bounds: { west, south, east, north }, class: code, service }, limit) {
    const middle: [number, number] = [(west + east) / 2, (south + north) / 2]
    // The circle around the view gives them by distance, the box keeps what the screen shows.
    const corner = Math.max(metresBetween(middle, [west, south]), metresBetween(middle, [west, north]))
    const where = {
      location: _.geoNear({ geometry: locationOf(middle), maxDistance: corner * ROUNDING }),
      'point.0': _.gte(west).and(_.lte(east)),
      'point.1': _.gte(south).and(_.lte(north)),
      closed: IN_USE,
      ...(code !== undefined && { class: code }),
      ...(service !== undefined && { services: service }),
    }
    return places.find({ where, limit, fields: CARD_FIELDS })
  },

  near(point, metres, limit) {
    const location = _.geoNear({ geometry: locationOf(point), maxDistance: metres })
    return places.find({ where: { location, closed: IN_USE }, limit, fields: CARD_FIELDS })
  },

  page: (after, limit) =>
    places.find({ where: { _id: _.gt(after), closed: IN_USE }, order: [['_id', 'asc']], limit, fields: CARD_FIELDS }),

  async change(id, change) {
    let outcome: ReturnType<typeof change> | undefined
    const isThere = await places.revise(id, (found) => {
      const place = placeOf(found)
      outcome = change(place)
      if (isRefusal(outcome)) return undefined
      const write = patch(place, outcome)
      if (write) outcome = { ...outcome, revision: (place.revision ?? 0) + 1 }
      return write
    })
    return isThere ? outcome : undefined
  },

  async known(ids, names) {
    // Apart: a name that many places have must not crowd out an id.
    const [byId, byName] = await Promise.all([
      places.find({ where: { _id: _.in(ids) }, limit: MOST }),
      places.find({ where: { name: _.in(names) }, limit: MOST }),
    ])
    return [...new Map([...byName, ...byId].map((found) => [found._id, placeOf(found)])).values()]
  },

  addAll: (added) => places.addAll(added.map((place) => ({ ...place, location: locationOf(place.point) }))),

  async markPhoto(id, key, mark) {
    await places.update({ _id: id }, { [`hidden.${key}`]: mark ?? _.remove() })
  },

  async keepCopy(id, key, copy) {
    const where = { _id: id, [`hidden.${key}`]: _.exists(true) }
    await places.update(where, { [`copies.${key}`]: copy })
    return (await places.count(where)) === 1
  },

  async letGo(person, scope) {
    const where = { 'keeper.person': person, ...(scope !== undefined && { path: scope }) }
    await places.update(where, { keeper: _.remove(), revision: _.inc(1) })
  },
}

/** The two ways of reckoning a distance differ by a thousandth. */
const ROUNDING = 1.005

function placeOf({ location: _location, ...place }: Stored): Place {
  return place
}

function patch(before: Place, after: Place): object | undefined {
  const write: Record<string, unknown> = {}
  for (const field of differences(before, after))
    write[field] = after[field] === undefined ? _.remove() : _.set(after[field])
  if (write.point !== undefined) write.location = locationOf(after.point)
  // Key by key: what WeChat or a person says of one photo meanwhile is not written over.
  for (const map of ['hidden', 'copies'] as const)
    for (const key of new Set([...Object.keys(before[map] ?? {}), ...Object.keys(after[map] ?? {})]))
      if (before[map]?.[key] !== after[map]?.[key]) write[`${map}.${key}`] = after[map]?.[key] ?? _.remove()
  return Object.keys(write).length > 0 ? write : undefined
}
