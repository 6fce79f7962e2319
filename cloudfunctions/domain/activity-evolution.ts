import {
  type Activity,
  type ActivityEntry,
  GONE_MOST,
  isWaiting,
  type Plan,
  type SignUp,
  signUpOf,
  tallyOf,
} from './activity'
import type { ActivityEffect } from './activity-intent'
import { nextAlarm } from './activity-alarm'
import { type Token, withToken } from './check-in'
import { dateOf } from './moment'

/** What happened. */
export type ActivityEvent =
  | { name: 'joined'; person: string; state: 'seated' | 'waiting'; walkIn?: true }
  | { name: 'left'; person: string }
  | { name: 'movedUp'; person: string }
  /** Had a place, did not come in time, and gave it to someone who is there: first in line from now on. */
  | { name: 'forfeited'; person: string }
  | { name: 'checkedIn'; person: string; at: number; hand?: string }
  | { name: 'unticked'; person: string }
  | { name: 'checkedOut'; person: string }
  | { name: 'credited'; person: string; minutes: number; reason: string }
  | { name: 'tokenMade'; token: Token }
  | { name: 'changed'; plan: Plan }
  | { name: 'calledOff'; reason: string }
  | { name: 'closed'; words: string; photos: string[] }
  | { name: 'reminded' }
  /** The room it was to have is somebody else's. */
  | { name: 'roomLost' }

/** One thing that happened, and what must follow. */
export interface ActivityStep {
  event: ActivityEvent
  effects?: ActivityEffect[]
}

/** By whom, when, in which call. */
export interface ActivityStamp {
  by: string
  now: number
  requestId?: string
  digest?: string
}

/** Kept of the calls that made a sign-up what it is. */
const REQUESTS_KEPT = 6

type Signing = Pick<Activity, 'signUps'>

const change = ({ signUps }: Signing, person: string, make: (signUp: SignUp) => SignUp): Signing => ({
  signUps: signUps.map((one) => (one.person === person ? make(one) : one)),
})

const seated = (signUp: SignUp): SignUp => ({ ...signUp, state: 'seated' })

/** Signing up again goes to the end of the line. */
function joined(
  activity: Activity,
  { person, state, walkIn }: Extract<ActivityEvent, { name: 'joined' }>,
  { now, requestId }: ActivityStamp,
): Signing {
  const requests = requestsOf(signUpOf(activity, person), requestId)
  const others = activity.signUps.filter((one) => one.person !== person)
  const signUp: SignUp = { person, at: now, state, requests, ...(walkIn && { walkIn }) }
  return { signUps: [...others, signUp] }
}

const requestsOf = (signUp: SignUp | undefined, requestId: string | undefined): string[] =>
  [...(signUp?.requests ?? []), ...(requestId === undefined ? [] : [requestId])].slice(-REQUESTS_KEPT)

function left(activity: Activity, person: string, { now, requestId }: ActivityStamp): Signing {
  const { signUps } = change(activity, person, (one) => ({
    person,
    at: now,
    state: 'gone',
    requests: requestsOf(one, requestId),
  }))
  const gone = new Set(
    signUps
      .filter(({ state }) => state === 'gone')
      .sort((one, other) => other.at - one.at)
      .slice(0, GONE_MOST),
  )
  return { signUps: signUps.filter((one) => one.state !== 'gone' || gone.has(one)) }
}

/** Before the first who waits. */
function forfeited(activity: Activity, person: string): Signing {
  const { signUps } = activity
  const own = signUps.filter((one) => one.person === person).map((one): SignUp => ({ ...one, state: 'waiting' }))
  const others = signUps.filter((one) => one.person !== person)
  const first = others.findIndex(isWaiting)
  const at = first < 0 ? others.length : first
  return { signUps: [...others.slice(0, at), ...own, ...others.slice(at)] }
}

/** 过去了：码不再认，联系人的电话不再留. */
const ended = (activity: Activity): Activity => ({
  ...activity,
  contact: { ...activity.contact, phone: '' },
  tokens: [],
})

/** 一份文件加一件发生的事，得出新的文件. Pure, and total: whoever is not there is passed over. */
function evolve(activity: Activity, event: ActivityEvent, stamp: ActivityStamp): Activity {
  switch (event.name) {
    case 'joined':
      return { ...activity, ...joined(activity, event, stamp) }
    case 'left':
      return { ...activity, ...left(activity, event.person, stamp) }
    case 'movedUp':
      return { ...activity, ...change(activity, event.person, seated) }
    case 'forfeited':
      return { ...activity, ...forfeited(activity, event.person) }
    case 'checkedIn':
      return {
        ...activity,
        ...change(activity, event.person, (one) => ({
          ...one,
          in: event.at,
          ...(event.hand !== undefined && { hand: event.hand }),
        })),
      }
    case 'unticked':
      return {
        ...activity,
        ...change(activity, event.person, ({ in: _in, out: _out, hand: _hand, credit: _credit, ...one }) => one),
      }
    case 'checkedOut':
      return { ...activity, ...change(activity, event.person, (one) => ({ ...one, out: stamp.now })) }
    case 'credited': {
      const credit = { minutes: event.minutes, reason: event.reason, by: stamp.by, at: stamp.now }
      return { ...activity, ...change(activity, event.person, (one) => ({ ...one, credit })) }
    }
    case 'tokenMade':
      return { ...activity, tokens: withToken(activity.tokens, event.token) }
    case 'changed':
      return { ...activity, ...event.plan, month: dateOf(event.plan.from).slice(0, 7) }
    case 'calledOff':
      return { ...ended(activity), state: 'off', reason: event.reason }
    case 'closed':
      return {
        ...ended(activity),
        state: 'closed',
        outcome: { words: event.words, photos: event.photos },
        ...(activity.state === 'open' && stamp.now < activity.until && { endedAt: stamp.now }),
      }
    case 'reminded':
      return activity
    case 'roomLost':
      return { ...activity, room: null }
  }
}

/** Steps of the organiser are kept; who signed up when is in the sign-ups themselves. */
function entryOf(event: ActivityEvent, { now: at, by, requestId, digest }: ActivityStamp): ActivityEntry[] {
  const entry = { at, by, ...(requestId !== undefined && { requestId }), ...(digest !== undefined && { digest }) }
  switch (event.name) {
    case 'changed':
    case 'closed':
      return [{ ...entry, name: event.name }]
    case 'calledOff':
      return [{ ...entry, name: event.name, note: event.reason }]
    case 'credited':
      return [{ ...entry, name: event.name, person: event.person, note: event.reason }]
    case 'joined':
    case 'left':
    case 'movedUp':
    case 'forfeited':
    case 'checkedIn':
    case 'unticked':
    case 'checkedOut':
    case 'tokenMade':
    case 'reminded':
    case 'roomLost':
      return []
  }
}

/** The activity after these steps, with what must follow in its outbox and its alarm set anew. */
export function apply(activity: Activity, steps: ActivityStep[], stamp: ActivityStamp): Activity {
  let next = activity
  const effects: ActivityEffect[] = []
  for (const { event, effects: more = [] } of steps) {
    next = evolve(next, event, stamp)
    next = { ...next, timeline: [...next.timeline, ...entryOf(event, stamp)] }
    effects.push(...more)
  }
  next = { ...next, people: next.signUps.filter(({ state }) => state !== 'gone').map(({ person }) => person) }
  return intending({ ...next, tally: tallyOf(next), wakeAt: nextAlarm(next, stamp.now) }, effects, stamp.now)
}

/** No other write makes an intent of the same id: the revision is this write's alone. A reminder is told once for a start. */
export function intending(activity: Activity, effects: ActivityEffect[], now: number): Activity {
  if (effects.length === 0) return activity
  const { _id, revision = 0, from, outbox } = activity
  const intents = effects.map((effect, i) => ({
    ...effect,
    id:
      effect.kind === 'tell' && effect.news === 'reminder'
        ? `${_id}.remind.${from}`
        : `${_id}.${revision + 1}.${outbox.length + i}`,
  }))
  const known = new Set(outbox.map(({ id }) => id))
  return { ...activity, outbox: [...outbox, ...intents.filter(({ id }) => !known.has(id))], outboxAt: now }
}
