import { type Activity, isIn, isSeated, minutesServed, type SignUp } from '../domain/activity'
import { apply } from '../domain/activity-evolution'
import type { ActivityIntent, Told } from '../domain/activity-intent'
import { activityWording } from '../domain/activity-news'
import { timePassed } from '../domain/activity-decision'
import { HOUR, MINUTE } from '../domain/moment'
import { inform } from './inform'
import { organisersOf } from './keepers'
import { type Drain, drainLeft, drainOut } from './outbox-drain'
import type { World } from './ports'
import type { Notice } from './ports/notice'
import { pushEach } from './push'
import { freeRoom, keepRoom } from './room-hold'
import { several } from './several'

const PAGE = 50
/** Inboxes written in one piece. */
const AUDIENCE = 100
/** An activity that cannot be woken is left in peace for so long. */
const BROKEN_FOR = 10 * MINUTE
/** 半天之内就要开始的，夜里也说. */
const URGENT = 12 * HOUR

type Tell = Extract<ActivityIntent, { kind: 'tell' }>

const listed = ({ signUps }: Activity, is: (signUp: SignUp) => boolean): string[] =>
  signUps.filter((one) => one.state !== 'gone' && is(one)).map(({ person }) => person)

/** Whom the news is for as the activity is now: whoever took their sign-up back meanwhile need not hear of it. */
async function audienceOf(to: Told, activity: Activity, ports: World): Promise<string[]> {
  if (typeof to === 'object') return [to.person]
  switch (to) {
    case 'all':
      return listed(activity, () => true)
    case 'seated':
      return listed(activity, isSeated)
    case 'attended':
      return listed(activity, isIn)
    case 'organiser':
      return organisersOf(activity, ports)
  }
}

/** Into every inbox once, a hundred at a time; a repeat finds what is there. */
async function tell(activity: Activity, { id, news, to }: Tell, ports: World, until: number): Promise<boolean> {
  const audience = await audienceOf(to, activity, ports)
  const { _id, street, community, from } = activity
  const isSudden = (news === 'calledOff' || news === 'changed') && from - ports.clock.now() < URGENT
  const piece = {
    ...activityWording(news, activity),
    id,
    about: { page: `packages/activity/activity/activity?id=${_id}`, street, community },
    isUrgent: isSudden,
  }
  const told: Notice[] = []
  for (let at = 0; at < audience.length; at += AUDIENCE) {
    if (at > 0 && ports.clock.now() >= until) return false
    const some = audience.slice(at, at + AUDIENCE)
    const gone = await goneOf(some, ports)
    told.push(
      ...(await inform(
        some.filter((person) => !gone.has(person)),
        piece,
        ports,
      )),
    )
  }
  await pushEach(told, ports, until)
  return true
}

/** Those of them who have left for good. */
const goneOf = async (people: string[], ports: World): Promise<Set<string>> =>
  new Set((await ports.people.read(people)).flatMap((one) => (one.erasedAt === undefined ? [] : one._id)))

/**
 * 志愿时长：每个到场的人一条，人和活动定了就是同一条；注销的人不再记. Taken from the activity as it is now: of two corrections it is the
 * later one that stays, whichever is recorded last.
 */
async function record({ _id }: Activity, only: string | undefined, ports: World, until: number): Promise<boolean> {
  const activity = await ports.activities.get(_id)
  if (!activity) return true
  const { title, placeName, from } = activity
  const seated = activity.signUps.filter((one) => isSeated(one) && (only === undefined || one.person === only))
  const gone = await goneOf(
    seated.map(({ person }) => person),
    ports,
  )
  const there = seated.filter(({ person }) => !gone.has(person))
  const left = await several(there, ports, until, async (signUp) => {
    await ports.hours.put({
      _id: `${_id}:${signUp.person}`,
      schemaVersion: 1,
      activity: _id,
      person: signUp.person,
      minutes: minutesServed(activity, signUp),
      at: from,
      title,
      placeName,
    })
    return true
  })
  return left.length === 0
}

async function carryOut(activity: Activity, intent: ActivityIntent, ports: World, until: number): Promise<boolean> {
  const now = ports.clock.now()
  switch (intent.kind) {
    case 'tell':
      return tell(activity, intent, ports, until)
    case 'count':
      await ports.usages.markStale(activity.place, intent.month, now)
      return true
    case 'hours':
      return record(activity, intent.person, ports, until)
    case 'keepRoom':
      return keepRoom(activity, intent, ports)
    case 'freeRoom':
      return freeRoom(activity, intent, ports)
  }
}

export const ACTIVITY_DRAIN: Drain<Activity, ActivityIntent> = {
  carryOut,
  drained: (activity, intents, ports) => ports.activities.drained(activity, intents),
  unsent: (now, limit, ports) => ports.activities.unsent(now, limit),
  putOff: (activity, until, ports) => ports.activities.putOff(activity, until),
}

/** 到点的活动：提醒、请组织者核对、自动结束. A chore of the clock. @returns how many moved on */
export async function activitiesDue(ports: World, until: number): Promise<number> {
  let done = 0
  while (ports.clock.now() < until) {
    const due = await ports.activities.due(ports.clock.now(), PAGE)
    const left = await several(due, ports, until, (activity) => wake(activity, ports, until))
    done += due.length - left.length
    if (due.length < PAGE) break
  }
  return done
}

async function wake(activity: Activity, ports: World, until: number): Promise<boolean> {
  try {
    const now = ports.clock.now()
    const changed = await ports.activities.change(activity, (found) => {
      // Woken by another run already, or put off by a change of time.
      if (found.wakeAt === null || found.wakeAt > now) return found
      return apply(found, timePassed(found, now), { by: 'clock', now })
    })
    if (typeof changed !== 'object' || !('after' in changed)) return false
    await drainOut(changed.after, changed.after.outbox, ACTIVITY_DRAIN, ports, until)
    return true
  } catch (error) {
    await ports.activities.postpone(activity, ports.clock.now() + BROKEN_FOR)
    throw error
  }
}

/** What calls and wakings did not come to. A chore of the clock. */
export const activitiesUnsent = (ports: World, until: number): Promise<number> =>
  drainLeft(ACTIVITY_DRAIN, ports, until)
