import type { Hours, VolunteerHours } from '../usecases/ports/activity'
import { Collection, older } from './collection'
import { database } from './platform'

const hours = new Collection<VolunteerHours>('hours')

export const hoursStore: Hours = {
  async put(record) {
    const { _id, ...facts } = record
    if (record.minutes === 0) await hours.remove({ _id })
    else if (!(await hours.addOnce(record))) await hours.update({ _id }, facts)
  },

  async total(person) {
    const { list } = (await database
      .collection('hours')
      .aggregate()
      .match({ person })
      .group({ _id: null, minutes: { $sum: '$minutes' }, services: { $sum: 1 } })
      .end()) as { list: Array<{ minutes: number; services: number }> }
    const { minutes = 0, services = 0 } = list[0] ?? {}
    return { minutes, services }
  },

  list: (person, before, limit) =>
    hours.find({
      where: older('at', before, { person }),
      order: [
        ['at', 'desc'],
        ['_id', 'desc'],
      ],
      limit,
    }),

  async erase(person) {
    await hours.removeAll({ person })
  },
}
