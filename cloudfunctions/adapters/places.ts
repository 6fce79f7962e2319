import type { Place } from '../domain/place'
import type { Places } from '../usecases/ports/place'
import { Collection } from './collection'

const places = new Collection<Place>('places')

const IN_A_GRID = 20

export const placeStore: Places = {
  get: (id) => places.one(id),
  stationsIn: (area) => places.find({ where: { area, kind: 'station' }, order: [['_id', 'asc']], limit: IN_A_GRID }),
}
