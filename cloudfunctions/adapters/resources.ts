import type { Resource } from '../domain/resource'
import type { Resources } from '../usecases/ports/need'
import { Collection, older } from './collection'
import { keptStore } from './kept-document'
import { command as _ } from './platform'

const resources = new Collection<Resource>('resources')

const FALLING: Array<[string, 'desc']> = [
  ['createdAt', 'desc'],
  ['_id', 'desc'],
]

export const resourceStore: Resources = {
  ...keptStore(resources),

  leftBy: (by, limit) => resources.find({ where: { by, isOwn: true, isErased: false }, limit }),

  list: (place, isListed, before, limit) =>
    resources.find({ where: older('createdAt', before, { place, isListed }), order: FALLING, limit }),

  active: (place, limit) =>
    resources.find({ where: { place, isListed: true, status: 'active' }, order: FALLING, limit }),

  async count(place, limit) {
    return (await resources.find({ where: { place, isListed: true }, limit, fields: { _id: true } })).length
  },

  near: (classes, areas, limit) =>
    resources.find({
      where: { status: 'active', class: _.in(classes), area: _.in(areas) },
      order: [
        ['depth', 'desc'],
        ['_id', 'asc'],
      ],
      limit,
    }),

  offeredBy: (by, before, limit) =>
    resources.find({ where: older('createdAt', before, { by, isOwn: true }), order: FALLING, limit }),

  async listedBy(by, limit) {
    return (await resources.find({ where: { by, isOwn: true, isListed: true }, limit, fields: { _id: true } })).length
  },

  old: (before, limit) =>
    resources.find({
      where: { endedAt: _.lt(before), isErased: false },
      order: [['endedAt', 'asc']],
      limit,
    }),

  unchecked: (now, except, limit) =>
    resources.find({
      where: { checkAt: _.lte(now), ...(except.length > 0 && { _id: _.nin(except) }) },
      order: [['checkAt', 'asc']],
      limit,
    }),
}
