import type { OpenFigures } from '../contract/board'
import { type OpenCount, uncountedOpen } from '../domain/open-count'
import type { OpenCounts } from '../usecases/ports/board'
import { Collection } from './collection'
import { command as _, database } from './platform'

const openCounts = new Collection<OpenCount>('openCounts')

export const openCountStore: OpenCounts = {
  async recount(path, now) {
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
