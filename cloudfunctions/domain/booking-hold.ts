import type { Refusal } from '../contract/envelope'
import { type Asking, closedTo, misplaced, TAKEN } from './booking'
import { type Booking, type BookingDay, changed, counting, isLive, isOver, overlaps, withBooking } from './booking-day'
import { isSameStretch, type Stretch } from './room'

/** The function that makes the activity has three seconds. */
const HELD_FOR = 60_000

/** Whoever organises may take any room of the place. */
const ORGANISER = { runs: true, belongs: true }

/** A hold whose time is up: whether it is worth anything only its activity can say. */
export const isStaleHold = ({ state, heldUntil = 0 }: Booking, now: number): boolean =>
  state === 'held' && heldUntil <= now

/** A call is just at work that wants it for its activity. */
export const isClaimed = ({ heldUntil = 0 }: Booking, now: number): boolean => now < heldUntil

/**
 * 活动占用：先占下，活动真的有了才算数. The time of the activity's own other hold is no obstacle.
 * @returns the day with the hold; the same day when it is held already
 */
export function hold(
  day: BookingDay,
  { activity, person, purpose, stretch }: { activity: string; person: string; purpose: string; stretch: Stretch },
  asking: Pick<Asking, 'room' | 'spans' | 'now'>,
): BookingDay | Refusal {
  const { now, room } = asking
  const id = holdId(activity, stretch)
  const own = day.bookings.find((one) => one.id === id)
  // Asked for once more, after a call that was cut off or by a change that comes back to it: its minute begins anew, and
  // what an earlier change has still to give back is not given back under it.
  if (own && isLive(own)) return changed(day, id, (one) => ({ ...one, heldUntil: now + HELD_FOR }))
  const refusal = closedTo(room, ORGANISER) ?? misplaced(asking, stretch)
  if (refusal) return refusal
  if (isTaken(day, activity, stretch)) return TAKEN
  const { from, until } = stretch
  const without = day.bookings.filter((one) => one !== own)
  return withBooking(
    { ...day, bookings: without },
    {
      ...{ id, person, from, until, purpose, state: 'held', at: now },
      ...{ activity, heldUntil: now + HELD_FOR },
    },
  )
}

/** One activity can hold one stretch of a day once. */
export const holdId = (activity: string, { from, until }: Stretch): string => `${activity}.${from}.${until}`

/**
 * The activity is there, and has the room: its hold is a booking from now on. A hold that is gone is made good.
 * @returns a refusal where somebody else has the time by now
 */
export function keep(
  day: BookingDay,
  { activity, person, purpose, stretch }: { activity: string; person: string; purpose: string; stretch: Stretch },
  now: number,
): BookingDay | Refusal {
  const id = holdId(activity, stretch)
  const found = day.bookings.find((one) => one.id === id)
  if (found && isLive(found)) {
    const next = changed(day, id, ({ heldUntil: _until, ...booking }) => ({ ...booking, state: 'booked' }))
    return found.state === 'booked' ? next : counting(next, now)
  }
  if (isTaken(day, activity, stretch)) return TAKEN
  const { from, until } = stretch
  const without = { ...day, bookings: day.bookings.filter((one) => one !== found) }
  return counting(withBooking(without, { id, person, from, until, purpose, state: 'booked', at: now, activity }), now)
}

/** Somebody else has some of the time; the activity's own other hold is no obstacle. */
const isTaken = ({ bookings }: BookingDay, activity: string, stretch: Stretch): boolean =>
  bookings.some((one) => isLive(one) && one.activity !== activity && overlaps(one, stretch))

/** The activity does not take place there or then: nobody has the time any more. */
export function free(day: BookingDay, activity: string, stretch: Stretch, now: number): BookingDay {
  const id = holdId(activity, stretch)
  const found = day.bookings.find((one) => one.id === id)
  if (!found || isOver(found)) return day
  const next = changed(day, id, (booking) => ({ ...booking, state: 'cancelled' }))
  return found.state === 'held' ? next : counting(next, now)
}

/** Takes away a hold that turned out to be worth nothing; not one that a repeated call has just renewed. */
export const dropHold = (day: BookingDay, id: string, now: number): BookingDay => ({
  ...day,
  bookings: day.bookings.filter((one) => one.id !== id || !isStaleHold(one, now)),
})

/** What a hold is worth depends on the activity it was made for. */
export const isWorth = (
  { activity, from, until }: Pick<Booking, 'activity' | 'from' | 'until'>,
  date: string,
  room: string,
  found: { _id: string; state: string; room: (Stretch & { id: string }) | null } | undefined,
): boolean =>
  found?._id === activity &&
  found?.state !== 'off' &&
  found?.room?.id === room &&
  isSameStretch(found.room, { date, from, until })
