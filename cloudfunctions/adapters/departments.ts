import type { Department } from '../domain/department'
import { isRefusal } from '../domain/refusal'
import type { Departments } from '../usecases/ports/department'
import { Collection } from './collection'
import { Kept, oneLoading } from './kept'
import { command as _ } from './platform'

const departments = new Collection<Department>('departments')

/** The platform gives no more in one answer. */
const MOST = 1_000
const FRESH_FOR = 60_000
const kept = new Kept<Promise<Department[]>>(FRESH_FOR)

const listed = () => departments.find({ where: {}, order: [['_id', 'asc']], limit: MOST })

export const departmentStore: Departments = {
  read: (ids) => departments.find({ where: { _id: _.in(ids) }, limit: ids.length }),

  async change(id, change) {
    let outcome: ReturnType<typeof change> | undefined
    const isThere = await departments.revise(id, (department) => {
      outcome = change(department)
      return isRefusal(outcome) ? undefined : { shifts: _.set(outcome.shifts), members: _.set(outcome.members) }
    })
    return isThere ? outcome : undefined
  },

  all: () => oneLoading(kept, '', listed),

  listed,
}
