import type { AuditKept } from '../usecases/ports/people'
import type { Beat, Oversight, Queue } from '../usecases/ports/oversight'
import { Collection, older } from './collection'
import { command as _ } from './platform'

const audits = new Collection<AuditKept>('audits')
const beats = new Collection<Beat>('beats')

/** Timers there are, with room for more. */
const BEATS = 20

const LATEST: Array<[string, 'desc']> = [
  ['at', 'desc'],
  ['_id', 'desc'],
]

/** Where what is due waits, and the moment it is due at. */
const QUEUES: Array<{ name: Queue['name']; collection: string; moment: string; where?: object }> = [
  { name: 'tickets', collection: 'tickets', moment: 'wakeAt' },
  { name: 'whistles', collection: 'whistles', moment: 'wakeAt' },
  { name: 'outboxes', collection: 'tickets', moment: 'outboxAt' },
  { name: 'pushes', collection: 'notices', moment: 'sendAt' },
  { name: 'screenings', collection: 'screenings', moment: 'wakeAt' },
  { name: 'jobs', collection: 'jobs', moment: 'at', where: { state: 'waiting' } },
  { name: 'rollups', collection: 'rollups', moment: 'staleAt' },
]

export const oversightStore: Oversight = {
  audits(area, { actions, by, from, until }, before, limit) {
    const and = [
      older('at', before, { path: area }),
      ...(actions === undefined ? [] : [{ action: _.in(actions) }]),
      ...(by === undefined ? [] : [{ by }]),
      ...(from === undefined ? [] : [{ at: _.gte(from) }]),
      ...(until === undefined ? [] : [{ at: _.lt(until) }]),
    ]
    return audits.find({ where: _.and(and), order: LATEST, limit })
  },

  beats: () => beats.find({ where: {}, limit: BEATS }),

  queues: (now) =>
    Promise.all(
      QUEUES.map(async ({ name, collection, moment, where = {} }): Promise<Queue> => {
        const found = new Collection<{ _id: string } & Record<string, number>>(collection)
        const due = _.and([{ ...where, [moment]: _.gt(0) }, { [moment]: _.lte(now) }])
        const [waiting, [first]] = await Promise.all([
          found.count(due),
          found.find({ where: due, order: [[moment, 'asc']], limit: 1, fields: { [moment]: true } }),
        ])
        const since = first?.[moment]
        return { name, waiting, ...(typeof since === 'number' && { since }) }
      }),
    ),
}
