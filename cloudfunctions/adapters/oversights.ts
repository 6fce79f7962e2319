import type { Named } from '../domain/audit-object'
import type { AuditKept, Job } from '../usecases/ports/people'
import type { Beat, Oversight, Queue } from '../usecases/ports/oversight'
import { Collection, older } from './collection'
import { command as _ } from './platform'

const audits = new Collection<AuditKept>('audits')
const areas = new Collection<{ _id: string }>('areas')
const people = new Collection<{ _id: string }>('people')
const tickets = new Collection<{ _id: string }>('tickets')
const whistles = new Collection<{ _id: string }>('whistles')
const jobs = new Collection<Job>('jobs')
const beats = new Collection<Beat>('beats')

/** What a document is called by: the first of these that it has. */
const CALLED: Record<Named, string[]> = {
  activities: ['title'],
  announcements: ['title'],
  awards: ['title'],
  logins: ['username'],
  needs: ['title'],
  nominations: ['name'],
  places: ['name'],
  resources: ['title'],
  screenings: ['no', 'categoryName'],
  tickets: ['no'],
  whistles: ['no'],
}

/** An empty list is not asked for: the platform refuses it. */
const NOBODY = ''

/** 每个社区都有第05网格：as many as the platform gives. */
const NAMESAKES = 1_000

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
  audits(area, { actions, by, found, from, until }, before, limit) {
    const and = [
      older('at', before, area === undefined ? {} : { path: area }),
      ...(actions === undefined ? [] : [{ action: _.in(actions) }]),
      ...(by === undefined ? [] : [{ by }]),
      ...(found === undefined
        ? []
        : [
            _.or([
              { by: _.in([...found.by, NOBODY]) },
              { object: _.in(found.objects) },
              { about: _.in(found.objects) },
              { ip: found.ip },
            ]),
          ]),
      ...(from === undefined ? [] : [{ at: _.gte(from) }]),
      ...(until === undefined ? [] : [{ at: _.lt(until) }]),
    ]
    return audits.find({ where: _.and(and), order: LATEST, limit })
  },

  async named(name, limit) {
    return (await people.find({ where: { name }, limit, fields: { _id: true } })).map(({ _id }) => _id)
  },

  async numbered(no) {
    const fields = { _id: true }
    const found = await Promise.all([
      tickets.find({ where: { no }, limit: 1, fields }),
      whistles.find({ where: { no }, limit: 1, fields }),
    ])
    return found.flat().map(({ _id }) => _id)
  },

  async placed(words) {
    const where = _.or([{ code: words }, { 'codes.code': words }, { name: words }, { 'names.name': words }])
    return (await areas.find({ where, limit: NAMESAKES, fields: { _id: true } })).map(({ _id }) => _id)
  },

  async names(collection, ids) {
    const fields = CALLED[collection]
    const found = await new Collection<{ _id: string; [field: string]: string }>(collection).find({
      where: { _id: _.in(ids) },
      limit: ids.length,
      fields: Object.fromEntries(fields.map((field) => [field, true])),
    })
    return new Map(found.map((one) => [one._id, fields.map((field) => one[field]).find(Boolean) ?? '']))
  },

  rebuilds: (areas, limit) =>
    jobs.find({ where: { kind: 'rebuild', object: _.in(areas) }, order: [['at', 'desc']], limit }),

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
