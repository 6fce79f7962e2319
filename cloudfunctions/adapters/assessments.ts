import type { Whistle } from '../domain/whistle'
import type { AssessmentPorts, Exercise, Exercises } from '../usecases/ports/assessment'
import { Collection, older } from './collection'
import { command as _ } from './platform'

const exercises = new Collection<Exercise>('exercises')
const whistles = new Collection<Whistle>('whistles')

const MOST = 200

const LATEST: Array<[string, 'desc']> = [
  ['at', 'desc'],
  ['_id', 'desc'],
]

export const exerciseStore: Exercises = {
  add: (exercise) => exercises.addOnce(exercise),

  get: (id) => exercises.one(id),

  retract: async (id, retracted) =>
    (await exercises.update({ _id: id, retracted: null }, { retracted: _.set(retracted) })) === 1,

  by: (person, before, limit) => exercises.find({ where: older('at', before, { by: person }), order: LATEST, limit }),

  async erase(person) {
    await exercises.update({ by: person }, { note: '' })
    await exercises.update({ 'retracted.by': person }, { 'retracted.note': '' })
  },

  ofYear: (year, about) =>
    exercises.find({
      where: 'area' in about ? { path: about.area, year } : { department: about.department, year },
      order: LATEST,
      limit: MOST,
    }),
}

export const assessmentPorts: AssessmentPorts = {
  exercises: exerciseStore,

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
