import type { Refusal } from '../contract/envelope'
import type { Plan } from '../domain/activity'
import { blankDay, dayId, dropHold, free, hold, isLive, isStaleHold, isWorth, overlaps } from '../domain/booking'
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
  await clearStale(room._id, stretch, ports, now)
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
) {
  const found = await ports.activities.get(activity)
  await ports.bookings.change(dayId(room, stretch.date), (day) => {
    const own = day.bookings.find((one) => one.activity === activity && one.state === 'held')
    return own && !isWorth(own, day.date, room, found) ? free(day, activity, stretch, now) : day
  })
}

/**
 * A hold whose minute is over stands for nothing unless its activity came to be: looked at only where it is in the way.
 */
export async function clearStale(room: string, stretch: Stretch, ports: World, now: number): Promise<void> {
  const day = await ports.bookings.day(dayId(room, stretch.date))
  const stale = (day?.bookings ?? []).filter(
    (one) => isLive(one) && isStaleHold(one, now) && overlaps(one, stretch) && one.activity !== undefined,
  )
  for (const one of stale) {
    const found = await ports.activities.get(one.activity ?? '')
    if (!isWorth(one, stretch.date, room, found))
      await ports.bookings.change(dayId(room, stretch.date), (held) => dropHold(held, one.id))
  }
}
