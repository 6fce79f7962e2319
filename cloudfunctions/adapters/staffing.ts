import type { Area } from '../domain/area'
import type { Staffing } from '../usecases/ports/staff'
import { Collection } from './collection'
import { command as _ } from './platform'

const areas = new Collection<Area & { revision?: number }>('areas')

export const staffing: Staffing = {
  page: (scope, after, limit) =>
    areas.find({ where: { path: scope, _id: _.gt(after) }, order: [['_id', 'asc']], limit }),

  byCodes: async (codes) => (codes.length > 0 ? areas.find({ where: { code: _.in(codes) }, limit: codes.length }) : []),
}
