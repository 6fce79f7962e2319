import type { Place } from '../domain/place'
import type { Places } from '../usecases/ports/place'
import { Collection } from './collection'
import { command as _, database } from './platform'

const places = new Collection<Place>('places')

const IN_A_GRID = 20

/** What cards and lists show. */
const CARD_FIELDS = {
  kind: true,
  class: true,
  name: true,
  point: true,
  services: true,
  hours: true,
  exceptions: true,
}

export const placeStore: Places = {
  get: (id) => places.one(id),
  stationsIn: (area) => places.find({ where: { area, kind: 'station' }, order: [['_id', 'asc']], limit: IN_A_GRID }),

  near([lng, lat], metres, limit) {
    const location = _.geoNear({ geometry: new database.Geo.Point(lng, lat), maxDistance: metres })
    return places.find({ where: { location }, limit, fields: CARD_FIELDS })
  },

  page: (after, limit) =>
    places.find({ where: { _id: _.gt(after) }, order: [['_id', 'asc']], limit, fields: CARD_FIELDS }),
}
