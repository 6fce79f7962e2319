import type { Whistle } from '../domain/whistle'
import { uncountedMonth, type WhistleMonth, whistleMonthId } from '../domain/whistle-month'
import type { WhistleMonths } from '../usecases/ports/whistle'
import { Collection } from './collection'
import { command as _ } from './platform'

const months = new Collection<WhistleMonth>('whistleMonths')
const whistles = new Collection<Whistle>('whistles')

/** Also the platform's limit of one reading: a hundred streets, a year of ten. */
const MOST = 1000

/** Figures need the timeline, never what people wrote. */
const COUNTED_FIELDS = { contents: false, cast: false, outbox: false }

export const whistleMonthStore: WhistleMonths = {
  async markStale(month, path, now) {
    const street = path.at(-1) ?? ''
    const _id = whistleMonthId(month, street)
    const mark = () => months.update({ _id }, { staleAt: now, version: _.inc(1) })
    if ((await mark()) === 1) return
    if (!(await months.addOnce(uncountedMonth(month, street, path, now)))) await mark()
  },

  stale: (except, limit) =>
    months.find({
      where: { staleAt: _.gt(0), ...(except.length > 0 && { _id: _.nin(except) }) },
      order: [['staleAt', 'asc']],
      limit,
    }),

  whistles: (month, street, after, limit) =>
    whistles.find({
      where: { month, street, _id: _.gt(after) },
      order: [['_id', 'asc']],
      limit,
      fields: COUNTED_FIELDS,
    }),

  async put({ _id, figures, departments, blowers, marks, proposals, open, at, staleAt }, version) {
    const whole = Object.fromEntries(
      Object.entries({ figures, departments, blowers, marks, proposals }).map(([key, value]) => [key, _.set(value)]),
    )
    return (await months.update({ _id, version }, { ...whole, open, at, staleAt, version: version + 1 })) === 1
  },

  read: (area, wanted) => months.find({ where: { path: area, month: _.in(wanted) }, limit: MOST }),

  live: (area, month) =>
    months.find({
      where: _.or([
        { path: area, open: _.gt(0) },
        { path: area, month },
      ]),
      limit: MOST,
    }),
}
