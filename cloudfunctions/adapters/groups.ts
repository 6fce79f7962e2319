import type { Group, Groups } from '../usecases/ports/area'
import { Collection } from './collection'

const groups = new Collection<Group>('groups')

export const groupStore: Groups = {
  get: (opengid) => groups.one(opengid),

  async bind(group) {
    return (await groups.addOnce(group)) || (await groups.one(group._id))?.grid === group.grid
  },

  async unbind(opengid, grid) {
    await groups.remove({ _id: opengid, grid })
  },
}
