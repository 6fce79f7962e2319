import type { OpenFigures } from '../contract/board'
import { type OpenCount, uncountedOpen } from '../domain/open-count'
import { type Rollup, rollupId, uncounted } from '../domain/rollup'
import type { Ticket } from '../domain/ticket'
import type { Rollups } from '../usecases/ports/board'
import { Collection } from './collection'
import { command as _, database } from './platform'

const rollups = new Collection<Rollup>('rollups')
const openCounts = new Collection<OpenCount>('openCounts')
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

  async countOpen(path, now) {
    const area = path.at(-1) ?? ''
    const change = async (kept: OpenCount) => {
      const found = await openIn(area, now)
      const isSame = FIGURES.every((name) => kept[name] === found[name]) && String(kept.path) === String(path)
      return isSame ? undefined : { ...found, path: _.set(path) }
    }
    // Counted between reading and writing the line: of two who count at once, the later count stays.
    if (await openCounts.revise(area, change)) return
    await openCounts.addOnce(uncountedOpen(path))
    await openCounts.revise(area, change)
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

const FIGURES = ['open', 'waiting', 'dueSoon', 'overdue'] as const

/** 已经报了办结、等着核查的，钟停着，不算超期。 */
async function openIn(area: string, now: number): Promise<OpenFigures> {
  const when = (condition: object) => ({ $sum: { $cond: [condition, 1, 0] } })
  const { list } = (await database
    .collection('tickets')
    .aggregate()
    .match({ area, isOpen: true })
    .group({
      _id: null,
      open: { $sum: 1 },
      waiting: when({ $eq: ['$status', 'dispatched'] }),
      dueSoon: when({ $and: [{ $gt: ['$dueBy', now] }, { $eq: ['$told.dueSoon', true] }] }),
      overdue: when({ $and: [{ $lte: ['$dueBy', now] }, { $ne: ['$status', 'checking'] }] }),
    })
    .end()) as { list: OpenFigures[] }
  const { open = 0, waiting = 0, dueSoon = 0, overdue = 0 } = list[0] ?? {}
  return { open, waiting, dueSoon, overdue }
}
