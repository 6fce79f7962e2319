import type { Station } from '../domain/station'
import type { Places } from '../usecases/ports/area'
import { Collection } from './collection'

const places = new Collection<Station>('places')

const IN_A_GRID = 20

export const placeStore: Places = {
  station: async (id) => (await places.find({ where: { _id: id, kind: 'station' }, limit: 1 }))[0],
  stationsIn: (area) => places.find({ where: { area, kind: 'station' }, order: [['_id', 'asc']], limit: IN_A_GRID }),
}
