import type { Room } from '../domain/room'
import type { Rooms } from '../usecases/ports/activity'
import { Collection } from './collection'
import { command as _ } from './platform'

const rooms = new Collection<Room>('rooms')

const AT_A_PLACE = 20

export const roomStore: Rooms = {
  get: (id) => rooms.one(id),

  at: (place) => rooms.find({ where: { place }, order: [['_id', 'asc']], limit: AT_A_PLACE }),

  async put(room) {
    if (await rooms.addOnce(room)) return
    const { _id, revision: _revision, hours, path, ...rest } = room
    await rooms.update({ _id }, { ...rest, hours: _.set(hours), path: _.set(path) })
  },
}
