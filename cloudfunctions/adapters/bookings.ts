import { type BookingDay, dayId } from '../domain/booking-day'
import type { Bookings } from '../usecases/ports/activity'
import { Collection } from './collection'
import { contest, drained, reached } from './contested'
import { command as _ } from './platform'

const bookings = new Collection<BookingDay>('bookings')

export const bookingStore: Bookings = {
  day: (id) => bookings.one(id),

  change: (id, change, blank) => contest(bookings, id, change, { blank }),

  ofPerson: (person, before, limit) =>
    bookings.find({
      where: before.id === '' ? { people: person } : earlier(before, { people: person }),
      order: [
        ['date', 'desc'],
        ['_id', 'desc'],
      ],
      limit,
      fields: { outbox: false, people: false },
    }),

  ahead: (person, from, limit) =>
    bookings.find({
      where: { people: person, date: _.gte(from) },
      order: [['date', 'desc']],
      limit,
    }),

  // The id of a day begins with its room; `;` comes after `:`.
  ofRoom: (room, from, limit) =>
    bookings.find({ where: { _id: _.gte(dayId(room, from)).and(_.lt(`${room};`)) }, order: [['_id', 'asc']], limit }),

  unsent: (now, limit) => reached(bookings, 'outboxAt', now, limit),

  async putOff({ _id, revision, outboxAt }, until) {
    await bookings.update({ _id, revision: revision ?? _.exists(false), outboxAt }, { outboxAt: until })
  },

  drained: (day, intents) => drained(bookings, day, intents),

  forget: (before, limit) => bookings.removeSome({ date: _.lt(before) }, limit),
}

/** Days that come after `before` in a list sorted by date and `_id`, both falling. */
const earlier = ({ date, id }: { date: string; id: string }, where: object): object =>
  _.and([{ ...where, date: _.lte(date) }, _.or([{ date: _.lt(date) }, { _id: _.lt(id) }])])
