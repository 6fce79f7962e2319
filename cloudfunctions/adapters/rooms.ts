import type { Room } from '../domain/room'
import type { Rooms } from '../usecases/ports/activity'
import { Collection } from './collection'
import { contest } from './contested'

const rooms = new Collection<Room>('rooms')

const AT_A_PLACE = 20

export const roomStore: Rooms = {
  get: (id) => rooms.one(id),

  at: (place) => rooms.find({ where: { place }, order: [['_id', 'asc']], limit: AT_A_PLACE }),

  add: (room) => rooms.addOnce(room),

  change: (id, change) => contest(rooms, id, change),
}
