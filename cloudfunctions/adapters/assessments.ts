import type { Whistle } from '../domain/whistle'
import type { AssessmentPorts, Exercise } from '../usecases/ports/assessment'
import { Collection, older } from './collection'
import { command as _ } from './platform'

const exercises = new Collection<Exercise>('exercises')
const whistles = new Collection<Whistle>('whistles')

const MOST = 200
export const assessmentPorts: AssessmentPorts = {
  exercises: {
    add: (exercise) => exercises.addOnce(exercise),
    get: (id) => exercises.one(id),
    retract: async (id, retracted) =>
      (await exercises.update({ _id: id, retracted: null }, { retracted: _.set(retracted) })) === 1,
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

  assessed: (departments, month, before, limit) =>
    whistles.find({
      where: older('blownAt', before, { departments, month, 'sheets.0': _.exists(true) }),
      order: [
        ['blownAt', 'desc'],
        ['_id', 'desc'],
      ],
      limit,
      fields: { timeline: false, outbox: false, cast: false, contents: false },
    }),
}
