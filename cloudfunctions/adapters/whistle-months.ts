import type { Whistle } from '../domain/whistle'
import { uncountedMonth, type WhistleMonth, whistleMonthId } from '../domain/whistle-month'
import type { WhistleMonths } from '../usecases/ports/whistle'
import { Collection } from './collection'
import { command as _ } from './platform'

const months = new Collection<WhistleMonth>('whistleMonths')
const whistles = new Collection<Whistle>('whistles')

/** The platform gives no more in one answer: three years of twenty streets. */
const MOST = 1000

/** Figures need the timeline, never what people wrote. */
const COUNTED_FIELDS = { contents: false, cast: false, outbox: false }

export const whistleMonthStore: WhistleMonths = {
  async markStale(month, path, now) {
    const street = path.at(-1)
    if (street === undefined) throw new Error('a whistle lies in no street')
    const _id = whistleMonthId(month, street)
    const mark = async () =>
      // Marked already, it keeps its place in the queue; a count under way is not written all the same.
      (await months.update({ _id, staleAt: null }, { staleAt: now, version: _.inc(1) })) === 1 ||
      (await months.update({ _id }, { version: _.inc(1) })) === 1
    if (await mark()) return
    if (!(await months.addOnce(uncountedMonth(month, street, path, now)))) await mark()
  },

  async markAll(area, now) {
    await months.update({ path: area }, { staleAt: now, version: _.inc(1) })
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

  async put({ _id, figures, departments, blowers, marks, proposals, places, open, at, staleAt }, version) {
    const whole = Object.fromEntries(
      Object.entries({ figures, departments, blowers, marks, proposals, places }).map(([key, value]) => [
        key,
        _.set(value),
      ]),
    )
    return (await months.update({ _id, version }, { ...whole, open, at, staleAt, version: version + 1 })) === 1
  },

  async live(area, wanted) {
    return whole(
      await months.find({
        where: _.or([
          { path: area, open: _.gt(0) },
          { path: area, month: _.in(wanted) },
        ]),
        limit: MOST,
      }),
    )
  },
}

/** A sum of less than all would be a wrong figure. */
function whole(found: WhistleMonth[]): WhistleMonth[] {
  if (found.length === MOST) throw new Error(`more than ${MOST} months of streets in one sum`)
  return found
}
