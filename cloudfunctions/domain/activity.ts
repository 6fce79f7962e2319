import { type ActivityKind, type ActivityState, type ForWhom, SEATS_MOST } from '../contract/activity'
import type { ActivityIntent } from './activity-intent'
import type { Token } from './check-in'
import { HOUR } from './moment'
import type { Stretch } from './room'

/** One person and one activity. */
export interface SignUp {
  person: string
  /** When they signed up, last. */
  at: number
  /** `seated`: has a place; `waiting`: for one; `gone`: took it back. */
  state: 'seated' | 'waiting' | 'gone'
  /** Came without having signed up. */
  walkIn?: true
  /** 到场、签退. */
  in?: number
  out?: number
  /** Who ticked them off by hand; absent when they scanned the code themselves. */
  hand?: string
  /** The organiser knows better how long they served. */
  credit?: { minutes: number; reason: string; by: string; at: number }
  /** The last calls that made it what it is: one that arrives a second time changes nothing. */
  requests: string[]
}

/** What the organiser decides beforehand. */
export interface Plan {
  title: string
  words: string
  from: number
  until: number
  signUpBy: number
  where: string
  capacity: number | null
  takesWalkIns: boolean
  forWhom: ForWhom
  contact: { name: string; phone: string }
  invited: string
  /** The room it takes, for so long. */
  room: (Stretch & { id: string; name: string }) | null
}

/** 谁、什么时候、做了什么；记下的不再改. */
export interface ActivityEntry {
  at: number
  by: string
  name: 'organised' | 'changed' | 'calledOff' | 'closed' | 'credited'
  requestId?: string
  /** Of what was asked for, to tell a repeat from something else under the same number. */
  digest?: string
  /** Of whom, for a correction; what was said. */
  person?: string
  note?: string
}

/** Figures of the sign-ups, for lists and months. */
export interface Tally {
  seated: number
  waiting: number
  attended: number
  /** Of volunteering, once it is closed. */
  minutes: number
}

/** 活动、志愿服务、共商共建：一份文件带着报名的人，最后一个名额由一次写入决定. */
export interface Activity extends Plan {
  /** Short: it travels in the scene of a code, with a token. */
  _id: string
  schemaVersion: 1
  revision?: number
  kind: ActivityKind
  place: string
  placeName: string
  /** Ids from the district down to the area the place lies in. */
  path: string[]
  street: string
  community: string | null
  /** Who organised it. */
  by: string
  createdAt: number
  state: ActivityState
  /** Why it was called off. */
  reason?: string
  outcome?: { words: string; photos: string[] }
  /** Closed before its planned end: nobody has served longer. */
  endedAt?: number
  /** In the order in which they signed up, at most {@link SEATS_MOST} seated and {@link WAITING_MOST} waiting. */
  signUps: SignUp[]
  /** Those seated and waiting: whose list it is in. */
  people: string[]
  /** Of the check-in code, the newest last. */
  tokens: Token[]
  timeline: ActivityEntry[]
  outbox: ActivityIntent[]
  outboxAt: number | null
  wakeAt: number | null
  /** `2026-03`, of the start. */
  month: string
  tally: Tally
  sample?: true
}

export const WAITING_MOST = 100
/** Those who took their sign-up back are remembered so far, so that a late repeat does not bring them in again. */
export const GONE_MOST = 100
/** Steps of the organiser one activity can take. */
export const TIMELINE_MOST = 300

/** 开始前 1 小时起可以签到，志愿者结束后 1 小时里还可以签退. */
export const DOORS = HOUR

/** When the code at the door is no longer shown: volunteers leave by it when all is over. */
export const doorsShutAt = ({ kind, until }: Pick<Activity, 'kind' | 'until'>): number =>
  kind === 'volunteer' ? until + DOORS : until

export const isSeated = ({ state }: SignUp): boolean => state === 'seated'
export const isWaiting = ({ state }: SignUp): boolean => state === 'waiting'
export const isIn = (signUp: SignUp): boolean => signUp.in !== undefined

export const signUpOf = ({ signUps }: Pick<Activity, 'signUps'>, person: string): SignUp | undefined =>
  signUps.find((one) => one.person === person)

/** Places nobody has yet; never negative. */
export const freeSeats = ({ capacity, tally }: Pick<Activity, 'capacity' | 'tally'>): number =>
  Math.max(0, (capacity ?? SEATS_MOST) - tally.seated)

/** Place in the waiting list, from 1; 0 for whoever does not wait. */
export const numberOf = ({ signUps }: Pick<Activity, 'signUps'>, person: string): number =>
  signUps.filter(isWaiting).findIndex((one) => one.person === person) + 1

const MINUTE = 60_000

/**
 * 志愿时长（分钟，不会是负的）: what the organiser has put right; else from the start, or from when they came if that is later,
 * to the check-out; without one, to the planned end, or the moment it was closed if that was earlier.
 */
export function minutesServed(
  { kind, from, until, endedAt = until }: Pick<Activity, 'kind' | 'from' | 'until' | 'endedAt'>,
  signUp: SignUp,
): number {
  if (kind !== 'volunteer' || signUp.in === undefined) return 0
  if (signUp.credit) return signUp.credit.minutes
  const served = (signUp.out ?? Math.min(until, endedAt)) - Math.max(signUp.in, from)
  return Math.max(0, Math.floor(served / MINUTE))
}

/** Counted anew from the sign-ups. */
export const tallyOf = (activity: Activity): Tally => {
  const seated = activity.signUps.filter(isSeated)
  return {
    seated: seated.length,
    waiting: activity.signUps.filter(isWaiting).length,
    attended: seated.filter(isIn).length,
    minutes: seated.reduce((sum, signUp) => sum + minutesServed(activity, signUp), 0),
  }
}
