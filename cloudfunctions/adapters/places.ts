import type { Station } from '../domain/station'
import type { Places } from '../usecases/ports/area'
import { Collection } from './collection'

const places = new Collection<Station>('places')

const IN_A_GRID = 20

export const placeStore: Places = {
  station: (id) => places.one(id),
  stationsIn: (area) => places.find({ where: { area, kind: 'station' }, order: [['_id', 'asc']], limit: IN_A_GRID }),
}
