import { COUNTED, type Counted, type Rollup, rollupId, uncounted } from '../domain/rollup'
import type { Ticket } from '../domain/ticket'
import type { Rollups } from '../usecases/ports/board'
import { Collection } from './collection'
import { command as _ } from './platform'

const rollups = new Collection<Rollup>('rollups')
/** Beside the figures, so that a board knows in the same reading how far they go. */
const counted = new Collection<Counted>('rollups')
const tickets = new Collection<Ticket>('tickets')

/** Areas one level below: a community of forty grids is a large one. */
const BELOW = 200
const LONGEST_MONTH = 31

/** Figures need the timeline, never what people wrote. */
const COUNTED_FIELDS = { contents: false, cast: false, location: false }

const ON: Array<[string, 'asc']> = [['_id', 'asc']]

export const rollupStore: Rollups = {
  async markStale(area, day, now) {
    const _id = rollupId(area, day)
    const mark = () => rollups.update({ _id }, { staleAt: now, version: _.inc(1) })
    if ((await mark()) === 1) return
    if (!(await rollups.addOnce(uncounted(area, day, now)))) await mark()
  },

  stale: (except, limit) =>
    rollups.find({
      where: { staleAt: _.gt(0), ...(except.length > 0 && { _id: _.nin(except) }) },
      order: [['staleAt', 'asc']],
      limit,
    }),

  tickets: (area, day, after, limit) =>
    tickets.find({ where: { area, reportedOn: day, _id: _.gt(after) }, order: ON, limit, fields: COUNTED_FIELDS }),

  below: (area, day) => rollups.find({ where: { parent: area, day }, limit: BELOW }),

  month(area, month) {
    const days = Array.from({ length: LONGEST_MONTH }, (_day, i) => `${month}-${String(i + 1).padStart(2, '0')}`)
    return rollups.find({ where: { _id: _.in(days.map((day) => rollupId(area, day))) }, limit: LONGEST_MONTH })
  },

  async put({ _id, path, parent, figures, staleAt }, version) {
    const change = { path: _.set(path), parent, figures: _.set(figures), staleAt, version: version + 1 }
    return (await rollups.update({ _id, version }, change)) === 1
  },

  async countedUpTo(at) {
    if ((await counted.update({ _id: COUNTED, at: _.lt(at) }, { at })) === 0)
      await counted.addOnce({ _id: COUNTED, schemaVersion: 1, at })
  },

  async nextDay(after) {
    const [[ticket], [rollup]] = await Promise.all([
      tickets.find({
        where: { reportedOn: _.gt(after) },
        order: [['reportedOn', 'asc']],
        limit: 1,
        fields: { reportedOn: true },
      }),
      rollups.find({ where: { day: _.gt(after) }, order: [['day', 'asc']], limit: 1, fields: { day: true } }),
    ])
    const days = [ticket?.reportedOn, rollup?.day].filter((day) => day !== undefined)
    return days.sort()[0]
  },

  reported: (day, after, limit) =>
    tickets.find({ where: { reportedOn: day, _id: _.gt(after) }, order: ON, limit, fields: COUNTED_FIELDS }),

  counted: (day, after, limit) => rollups.find({ where: { day, _id: _.gt(after) }, order: ON, limit }),
}
