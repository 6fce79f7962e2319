import type { Area } from '../domain/area'
import type { Person } from '../domain/person'
import type { Staffing } from '../usecases/ports/staff'
import { Collection } from './collection'
import { command as _ } from './platform'

const areas = new Collection<Area & { revision?: number }>('areas')

const people = new Collection<Person>('people')

export const staffing: Staffing = {
  page: (scope, after, limit) =>
    areas.find({ where: { path: scope, _id: _.gt(after) }, order: [['_id', 'asc']], limit }),

  async byCodes(codes) {
    if (codes.length === 0) return []
    const where = _.or([{ code: _.in(codes) }, { 'codes.code': _.in(codes) }])
    return areas.find({ where, limit: codes.length })
  },

  async changeLeave(person, change) {
    await people.revise(person, ({ erasedAt, leave }) => {
      const next = erasedAt === undefined && change(leave)
      return next ? { leave: _.set(next) } : undefined
    })
  },
}
