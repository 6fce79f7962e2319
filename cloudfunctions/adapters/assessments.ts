import type { Whistle } from '../domain/whistle'
import type { AssessmentPorts, Exercise } from '../usecases/ports/assessment'
import { Collection } from './collection'
import { command as _ } from './platform'

const exercises = new Collection<Exercise>('exercises')
const whistles = new Collection<Whistle>('whistles')

const MOST = 200
export const assessmentPorts: AssessmentPorts = {
  exercises: {
    add: (exercise) => exercises.addOnce(exercise),
    get: (id) => exercises.one(id),
    async retract(id, retracted) {
      await exercises.update({ _id: id, retracted: null }, { retracted: _.set(retracted) })
    },
    ofYear: (year, about) =>
      exercises.find({
        where: 'area' in about ? { path: about.area, year } : { department: about.department, year },
        order: [
          ['at', 'desc'],
          ['_id', 'desc'],
        ],
        limit: MOST,
      }),
  },

  assessed: (department, month, { id }, limit) =>
    whistles.find({
      where: { departments: department, month, _id: _.gt(id) },
      order: [['_id', 'asc']],
      limit,
      fields: { timeline: false, outbox: false, cast: false },
    }),
}
