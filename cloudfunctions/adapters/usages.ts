import type { Activity } from '../domain/activity'
import type { BookingDay } from '../domain/booking-day'
import { NO_USAGE, type Usage, usageId } from '../domain/usage'
import type { Usages } from '../usecases/ports/activity'
import { Collection } from './collection'
import { command as _ } from './platform'

const usages = new Collection<Usage>('usages')
const activities = new Collection<Activity>('activities')
const bookings = new Collection<BookingDay>('bookings')

/** More than a place holds in a month; twenty rooms on every day. */
const ACTIVITIES = 500
const DAYS = 620

export const usageStore: Usages = {
  get: (id) => usages.one(id),

  async markStale(place, month, now) {
    const _id = usageId(place, month)
    const mark = () => usages.update({ _id }, { staleAt: now, version: _.inc(1) })
    if ((await mark()) === 1) return
    const blank = {
      _id,
      schemaVersion: 1 as const,
      place,
      month,
      figures: NO_USAGE,
      at: null,
      staleAt: now,
      version: 0,
    }
    if (!(await usages.addOnce(blank))) await mark()
  },

  stale: (limit) => usages.find({ where: { staleAt: _.gt(0) }, order: [['staleAt', 'asc']], limit }),

  async counted(place, month) {
    const where = { place, month }
    const [found, days] = await Promise.all([
      activities.find({ where, limit: ACTIVITIES, fields: { kind: true, state: true, tally: true } }),
      bookings.find({ where, limit: DAYS, fields: { bookings: true } }),
    ])
    return { activities: found, days }
  },

  async put({ _id, version }, figures, now) {
    await usages.update({ _id, version }, { figures: _.set(figures), at: now, staleAt: null, version: version + 1 })
  },
}
