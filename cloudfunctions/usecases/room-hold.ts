import type { Refusal } from '../contract/envelope'
import type { Activity, Plan } from '../domain/activity'
import { roomLost } from '../domain/activity-decision'
import { apply } from '../domain/activity-evolution'
import { blankDay, type Booking, type BookingDay, dayId, overlaps } from '../domain/booking-day'
import { dropHold, free, hold, holdId, isClaimed, isStaleHold, isWorth, keep } from '../domain/booking-hold'
import type { Place } from '../domain/place'
import { isRefusal } from '../domain/refusal'
import { openSpans, type Room, type Stretch } from '../domain/room'
import { BUSY, ended } from './contest'
import type { World } from './ports'
import type { Caller } from './serve'

/** Takes the room for a minute; the activity itself makes it last. @returns why it cannot be had */
export async function holdRoom(
  activity: string,
  { plan, room }: { plan: Plan; room?: Room },
  place: Place,
  { ports, actor, now }: Caller<World>,
): Promise<Refusal | undefined> {
  const stretch = plan.room
  if (!room || !stretch) return undefined
  const known = await ports.bookings.day(dayId(room._id, stretch.date))
  if (known) await clearStale(known, ports, now, stretch)
  const asking = { room, spans: openSpans(room, place, stretch.date), now }
  const changed = await ports.bookings.change(
    dayId(room._id, stretch.date),
    (day) => hold(day, { activity, person: actor._id, purpose: plan.title, stretch }, asking),
    blankDay(room, stretch.date),
  )
  const outcome = ended(changed, BUSY)
  return isRefusal(outcome) ? outcome : undefined
}

/** The change was not made after all: what was held for it is free again, unless the activity has it anyway. */
export async function letRoomGo(
  activity: string,
  { id: room, ...stretch }: NonNullable<Plan['room']>,
  ports: World,
  now: number,
): Promise<void> {
  await ports.bookings.change(dayId(room, stretch.date), async (day) => {
    const own = ownOf(day, activity, stretch)
    if (own?.state !== 'held') return day
    const found = await ports.activities.get(activity)
    return isWorth(own, day.date, room, found) ? day : free(day, activity, stretch, now)
  })
}

interface Claim {
  room: string
  stretch: Stretch
}

const ownOf = ({ bookings }: BookingDay, activity: string, stretch: Stretch): Booking | undefined =>
  bookings.find(({ id }) => id === holdId(activity, stretch))

/**
 * 活动有了，占的活动室就是它的. What is told late is measured by the activity as it is now: one that has moved on keeps nothing.
 * One whose time somebody else has by now goes without the room, and its organiser is told.
 * @returns whether it came to its end
 */
export async function keepRoom({ _id, by, title }: Activity, { room, stretch }: Claim, ports: World): Promise<boolean> {
  const wish = { activity: _id, person: by, purpose: title, stretch }
  const kept = await ports.bookings.change(dayId(room, stretch.date), async (day) => {
    const found = await ports.activities.get(_id)
    return isWorth({ ...stretch, activity: _id }, day.date, room, found) ? keep(day, wish, ports.clock.now()) : day
  })
  if (!isRefusal(kept)) return kept !== 'busy'
  const now = ports.clock.now()
  const found = await ports.activities.get(_id)
  const told = found && (await ports.activities.change(found, (one) => left(one, { room, stretch }, now)))
  return told !== 'busy'
}

const left = (activity: Activity, { room, stretch }: Claim, now: number): Activity =>
  apply(activity, roomLost(activity, room, stretch), { by: 'clock', now })

/**
 * 活动搬走了、取消了，活动室空出来; not where the activity has come back to it meanwhile, and not while a call is at work that brings
 * it back.
 * @returns whether it came to its end
 */
export async function freeRoom({ _id }: Activity, { room, stretch }: Claim, ports: World): Promise<boolean> {
  let waits = false
  const freed = await ports.bookings.change(dayId(room, stretch.date), async (day) => {
    const now = ports.clock.now()
    const own = ownOf(day, _id, stretch)
    const found = await ports.activities.get(_id)
    if (!own || isWorth(own, day.date, room, found)) return day
    waits = isClaimed(own, now) && found?.state === 'open'
    return waits ? day : free(day, _id, stretch, now)
  })
  return freed !== 'busy' && !waits
}

/** A stretch as long as any day. */
const ALL_DAY = { from: 0, until: 24 * 60 }

/**
 * A hold whose minute is over stands for nothing unless its activity came to be: looked at only where it is in the way.
 * @param within the stretch that is wanted
 * @returns the day without those that stand for nothing
 */
export async function clearStale(
  day: BookingDay,
  ports: World,
  now: number,
  within: Pick<Stretch, 'from' | 'until'> = ALL_DAY,
): Promise<BookingDay> {
  let cleared = day
  for (const one of day.bookings.filter((held) => isStaleHold(held, now) && overlaps(held, within))) {
    const found = await ports.activities.get(one.activity ?? '')
    if (isWorth(one, day.date, day.room, found)) continue
    const changed = await ports.bookings.change(day._id, (held) => dropHold(held, one.id, now))
    if (typeof changed === 'object' && 'after' in changed) cleared = changed.after
  }
  return cleared
}
