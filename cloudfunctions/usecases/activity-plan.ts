import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { ActivityView } from '../contract/activity'
import type { Activity, Plan } from '../domain/activity'
import { decide, ill, keeping } from '../domain/activity-decision'
import { apply, intending } from '../domain/activity-evolution'
import { dropHold, hold, blankDay, dayId, free, isLive, isStaleHold, isWorth, overlaps } from '../domain/booking'
import { dateOf } from '../domain/moment'
import { type Place, runs } from '../domain/place'
import { isRefusal, refuse } from '../domain/refusal'
import { openSpans, type Room, type Stretch, stretchOf } from '../domain/room'
import { actOn, BUSY, checkShown, follow, NOT_FOUND, stampOf } from './activity-change'
import { activityView } from './activity-view'
import { askerAt } from './asker'
import type { World } from './ports'
import type { Opened } from './ports/activity'
import type { Caller } from './serve'

type Organise = Parsed<'activity', 'organise'>
type Change = Parsed<'activity', 'change'>

/** The id travels in the scene of a code, with its token: 16 of 32 characters. */
const ID_LENGTH = 16

const REUSED = refuse('request/reused', '这次提交刚才已经成功，请返回查看；还要改请再提交一次')
const NO_ROOM = refuse('room/unknown', '没有找到这间活动室', 'room')

/** 发起：先占活动室，再有活动；活动没有成，占的一分钟后自己作废. */
export async function organise(input: Organise, call: Caller<World>): Promise<ActivityView | Refusal> {
  const { ports, actor, now, requestId } = call
  const _id = ports.hash(`${actor._id}:${requestId}`).slice(0, ID_LENGTH)
  const stamp = stampOf(call, input)
  const [place, made] = await Promise.all([ports.places.get(input.place), ports.activities.get(_id)])
  if (!place) return refuse('place/unknown', '没有找到这个地方', 'place')
  if (made) return made.timeline[0]?.digest === stamp.digest ? activityView({ activity: made, place }, call) : REUSED
  if (!runs(place, actor)) return refuse('activity/not-yours', '只有管理这个地方的人可以这样做')
  const planned = await planOf(input, place, ports)
  if (isRefusal(planned)) return planned
  const refusal = ill(planned.plan, now) ?? (await checkShown(textsOf(input), call, 'words'))
  if (refusal) return refusal
  const held = await holdFor(_id, planned, place, call)
  if (held) return held
  const activity = newActivity(_id, input.kind, planned.plan, place, { ...stamp })
  if (!(await ports.activities.add(activity))) return BUSY
  follow(undefined, activity, call)
  return activityView({ activity, place }, call)
}

/** 改：要换活动室或时间的，也是先占新的；改不成就放掉. */
export async function change({ id, ...input }: Change, call: Caller<World>): Promise<ActivityView | Refusal> {
  const { ports } = call
  const opened = await ports.activities.open(id)
  if (!opened?.place) return NOT_FOUND
  const { activity, place } = opened
  const planned = await planOf(input, place, ports)
  if (isRefusal(planned)) return planned
  const command = { name: 'change' as const, plan: planned.plan }
  const refused = await forbidden(opened, command, call)
  if (refused) return refused
  const held = await holdFor(id, planned, place, call)
  if (held) return held
  const acted = await actOn({ activity, place }, command, call, () => checkShown(textsOf(input), call, 'words'))
  if (!isRefusal(acted)) return activityView(acted, call, acted.asker)
  if (planned.plan.room) await letGo(id, planned.plan.room, ports, call.now)
  return acted
}

/** A room is held only for what the rules allow. */
async function forbidden(
  opened: Opened,
  command: Parameters<typeof decide>[1],
  call: Caller<World>,
): Promise<Refusal | undefined> {
  const asker = await askerAt(opened.activity, opened.place, call)
  const { plan } = command as Extract<typeof command, { name: 'change' }>
  const steps = decide(opened.activity, command, asker, stampOf(call, { name: 'change', plan }))
  return isRefusal(steps) ? steps : undefined
}

const textsOf = ({ title, words, where, invited, contact }: Omit<Change, 'id'>): string[] => [
  title,
  words,
  where,
  invited,
  contact.name,
]

interface Planned {
  plan: Plan
  room?: Room
}

/** What was asked for, with the room found; a room of another place is none. */
async function planOf(input: Omit<Change, 'id'>, place: Place, ports: World): Promise<Planned | Refusal> {
  const { room: wanted, signUpBy = input.from } = input
  const room = wanted === undefined ? undefined : await ports.rooms.get(wanted)
  if (wanted !== undefined && room?.place !== place._id) return NO_ROOM
  const { title, words, from, until, where, capacity, takesWalkIns, forWhom, contact, invited } = input
  const plan: Plan = {
    ...{ title, words, from, until, signUpBy, where, capacity, takesWalkIns, forWhom, contact, invited },
    room: room ? { id: room._id, name: room.name, ...stretchOf(from, until) } : null,
  }
  return { plan, ...(room && { room }) }
}

function newActivity(
  _id: string,
  kind: Activity['kind'],
  plan: Plan,
  place: Place,
  stamp: ReturnType<typeof stampOf>,
): Activity {
  const { now, by, requestId, digest } = stamp
  const blank: Activity = {
    ...plan,
    _id,
    schemaVersion: 1,
    kind,
    place: place._id,
    placeName: place.name,
    path: place.path,
    street: place.street,
    community: place.community,
    by,
    createdAt: now,
    state: 'open',
    signUps: [],
    people: [],
    tokens: [],
    timeline: [
      {
        at: now,
        by,
        name: 'organised',
        ...(requestId !== undefined && { requestId }),
        ...(digest !== undefined && { digest }),
      },
    ],
    outbox: [],
    outboxAt: null,
    wakeAt: null,
    month: dateOf(plan.from).slice(0, 7),
    tally: { seated: 0, waiting: 0, attended: 0, minutes: 0 },
  }
  return intending(apply(blank, [], stamp), keeping(plan), now)
}

/** Takes the room for a minute; the activity itself makes it last. @returns why it cannot be had */
async function holdFor(
  activity: string,
  { plan, room }: Planned,
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
  if (changed === 'busy' || changed === 'missing') return BUSY
  return isRefusal(changed) ? changed : undefined
}

/** The change was not made after all: what was held for it is free again, unless the activity has it anyway. */
async function letGo(activity: string, { id: room, ...stretch }: NonNullable<Plan['room']>, ports: World, now: number) {
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
