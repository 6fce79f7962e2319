import type { Booking, BookingDay, BookingIntent } from '../domain/booking-day'
import { bookingWording } from '../domain/booking-words'
import { inform } from './inform'
import { keepersAt } from './keepers'
import { type Drain, drainLeft } from './outbox-drain'
import type { World } from './ports'
import { pushEach } from './push'

const ROOMS_PAGE = 'packages/activity/rooms/rooms'

async function tell(
  day: BookingDay,
  intent: Extract<BookingIntent, { kind: 'tell' }>,
  ports: World,
  until: number,
): Promise<void> {
  const booking = day.bookings.find(({ id }) => id === intent.booking)
  // Called off long ago, and no longer remembered: nobody waits for it.
  if (!booking) return
  const { place, street, community, room, date } = day
  const now = ports.clock.now()
  const piece = {
    ...bookingWording(intent.news, day, booking, now),
    id: intent.id,
    about: { page: `${ROOMS_PAGE}?place=${place}&room=${room}&date=${date}`, street, community },
    isUrgent: false,
  }
  await pushEach(await inform(await audienceOf(intent.news, day, booking, ports), piece, ports), ports, until)
}

async function audienceOf(
  news: Extract<BookingIntent, { kind: 'tell' }>['news'],
  { place: id }: BookingDay,
  { person }: Booking,
  ports: World,
): Promise<string[]> {
  if (news === 'asked') {
    const place = await ports.places.get(id)
    return place ? keepersAt(place, ports) : []
  }
  const [found] = await ports.people.read([person])
  return found && found.erasedAt === undefined ? [person] : []
}

export const BOOKING_DRAIN: Drain<BookingDay, BookingIntent> = {
  async carryOut(day, intent, ports, until) {
    if (intent.kind === 'tell') await tell(day, intent, ports, until)
    else await ports.usages.markStale(day.place, intent.month, ports.clock.now())
    return true
  },
  drained: (day, intents, ports) => ports.bookings.drained(day, intents),
  unsent: (now, limit, ports) => ports.bookings.unsent(now, limit),
  putOff: (day, until, ports) => ports.bookings.putOff(day, until),
}

/** What calls did not come to. A chore of the clock. */
export const bookingsUnsent = (ports: World, until: number): Promise<number> => drainLeft(BOOKING_DRAIN, ports, until)
