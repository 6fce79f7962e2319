import type { Refusal } from '../contract/envelope'
import {
  type Activity,
  doorsShutAt,
  freeSeats,
  isIn,
  isSeated,
  isWaiting,
  type Plan,
  type SignUp,
  signUpOf,
  TIMELINE_MOST,
} from './activity'
import { CLOSES_AFTER, remindersAt } from './activity-alarm'
import type { ActivityStamp, ActivityStep } from './activity-evolution'
import type { ActivityEffect } from './activity-intent'
import { type Asker, forbids, forfeited, noPlaceFor, notAtDoor } from './activity-rules'
import { currentToken, staleToken, type Token } from './check-in'
import { DAY, startOfDay } from './moment'
import { refuse } from './refusal'
import { isSameStretch, type Stretch } from './room'

/** What people and organisers can do to an activity. */
export type ActivityCommand =
  | { name: 'join' }
  | { name: 'leave' }
  | { name: 'code'; token: Token }
  | { name: 'checkIn'; token: string }
  | { name: 'checkOut'; token: string }
  | { name: 'tick'; person: string; isIn: boolean }
  | { name: 'credit'; person: string; minutes: number; reason: string }
  | { name: 'change'; plan: Plan }
  | { name: 'callOff'; reason: string }
  | { name: 'close'; words: string; photos: string[] }

export type ActivityDecision = ActivityStep[] | Refusal

const NOTHING: ActivityStep[] = []
const NOT_LISTED = refuse('activity/not-listed', '名单里没有这个人', 'person')

const toAll = (news: 'changed' | 'calledOff'): ActivityEffect => ({ kind: 'tell', news, to: 'all' })
const count = ({ month }: Activity): ActivityEffect => ({ kind: 'count', month })

/** So many of those who wait get a place, first come first served, and are told. */
const moveUp = (signUps: SignUp[], places: number): ActivityStep[] =>
  signUps
    .filter(isWaiting)
    .slice(0, Math.max(0, places))
    .map(({ person }) => ({
      event: { name: 'movedUp', person },
      effects: [{ kind: 'tell', news: 'movedUp', to: { person } }],
    }))

/** 报名：有名额就有，没有就排候补；已经报了的不变. */
function join(activity: Activity, asker: Asker): ActivityDecision {
  const { person } = asker
  const known = signUpOf(activity, person)
  if (known && known.state !== 'gone') return NOTHING
  const refusal = forbids(activity, 'join', asker)
  if (refusal) return refusal
  return [{ event: { name: 'joined', person, state: freeSeats(activity) > 0 ? 'seated' : 'waiting' } }]
}

function leave(activity: Activity, asker: Asker): ActivityDecision {
  const { person } = asker
  const known = signUpOf(activity, person)
  if (!known || known.state === 'gone') return NOTHING
  const refusal = forbids(activity, 'leave', asker)
  if (refusal) return refusal
  return leaving(activity, known)
}

const leaving = ({ signUps }: Activity, known: SignUp): ActivityStep[] => [
  { event: { name: 'left', person: known.person } },
  ...(isSeated(known) ? moveUp(signUps, 1) : []),
]

/** 进门：有名额的、候补轮到的、没报名也可以来的. */
function comeIn(activity: Activity, asker: Asker, hand?: string): ActivityStep[] {
  const { person, now } = asker
  const known = signUpOf(activity, person)
  if (known && isIn(known)) return NOTHING
  const steps: ActivityStep[] = []
  if (!known || !isSeated(known)) {
    const loser = freeSeats(activity) > 0 ? undefined : forfeited(activity, now)
    if (loser !== undefined) steps.push({ event: { name: 'forfeited', person: loser } })
    steps.push(
      known?.state === 'waiting'
        ? { event: { name: 'movedUp', person } }
        : { event: { name: 'joined', person, state: 'seated', walkIn: true } },
    )
  }
  // By hand means for the whole of it; whoever scans is there from that moment on.
  const at = hand === undefined ? now : Math.min(now, activity.from)
  return [...steps, { event: { name: 'checkedIn', person, at, ...(hand !== undefined && { hand }) } }]
}

/** 签到、签退都要有组织者手机上现在的码. */
function atDoor(activity: Activity, token: string, { now }: Asker, shut = activity.until): Refusal | undefined {
  if (activity.state === 'off') return refuse('activity/off', '这个活动已经取消了')
  if (activity.state === 'closed') return refuse('activity/closed', '这个活动已经结束了')
  return notAtDoor(activity, now, shut) ?? staleToken(activity.tokens, token, now)
}

function checkIn(activity: Activity, token: string, asker: Asker): ActivityDecision {
  const known = signUpOf(activity, asker.person)
  return (
    atDoor(activity, token, asker) ??
    (known && isIn(known) ? NOTHING : undefined) ??
    noPlaceFor(activity, asker) ??
    comeIn(activity, asker)
  )
}

function checkOut(activity: Activity, token: string, asker: Asker): ActivityDecision {
  const { person } = asker
  const refusal = atDoor(activity, token, asker, doorsShutAt(activity))
  if (refusal) return refusal
  const known = signUpOf(activity, person)
  if (!known || !isIn(known)) return refuse('activity/not-in', '还没有签到，不用签退')
  return activity.kind !== 'volunteer' || known.out !== undefined
    ? NOTHING
    : [{ event: { name: 'checkedOut', person } }]
}

/** After the end what changes is put right at once; before it the closing does it. */
const amended = (activity: Activity, person: string): ActivityEffect[] =>
  activity.state === 'closed'
    ? [count(activity), ...(activity.kind === 'volunteer' ? [{ kind: 'hours' as const, person }] : [])]
    : []

function tick(activity: Activity, person: string, comes: boolean, asker: Asker): ActivityDecision {
  const refusal = forbids(activity, 'tick', asker)
  if (refusal) return refusal
  const known = signUpOf(activity, person)
  if (!known || known.state === 'gone') return NOT_LISTED
  if (isIn(known) === comes) return NOTHING
  if (!comes) return [{ event: { name: 'unticked', person }, effects: amended(activity, person) }]
  const guest: Asker = { ...asker, person }
  const full = noPlaceFor(activity, guest)
  if (full) return refuse('activity/no-room', '人已经满了，请看看别的活动')
  const steps = comeIn(activity, guest, asker.person)
  return [...steps.slice(0, -1), ...steps.slice(-1).map((step) => ({ ...step, effects: amended(activity, person) }))]
}

function credit(
  activity: Activity,
  { person, minutes, reason }: Extract<ActivityCommand, { name: 'credit' }>,
  asker: Asker,
): ActivityDecision {
  const refusal = forbids(activity, 'credit', asker)
  if (refusal) return refusal
  const known = signUpOf(activity, person)
  if (!known || !isSeated(known)) return NOT_LISTED
  if (!isIn(known)) return refuse('activity/not-attended', '没有到场记录，请先登记到场')
  return [{ event: { name: 'credited', person, minutes, reason }, effects: amended(activity, person) }]
}

function change(activity: Activity, plan: Plan, asker: Asker): ActivityDecision {
  const refusal = forbids(activity, 'change', asker) ?? ill(plan, asker.now)
  if (refusal) return refusal
  const { seated } = activity.tally
  if (plan.capacity !== null && plan.capacity < seated)
    return refuse('activity/fewer-seats', `已有 ${seated} 人有名额，名额不能比这少`, 'capacity')
  const moved = moveUp(activity.signUps, freeSeats({ ...activity, capacity: plan.capacity }))
  const old = activity.room
  const isMoved = old !== null && !(plan.room?.id === old.id && isSameStretch(plan.room, old))
  return [
    {
      event: { name: 'changed', plan },
      effects: [
        ...(tells(activity, plan) ? [toAll('changed')] : []),
        ...(isMoved ? [{ kind: 'freeRoom' as const, room: old.id, stretch: old }] : []),
        ...keeping(plan),
        ...(plan.from === activity.from ? [] : [count(activity)]),
      ],
    },
    ...moved,
  ]
}

export const keeping = ({ room }: Pick<Plan, 'room'>): ActivityEffect[] =>
  room ? [{ kind: 'keepRoom', room: room.id, stretch: room }] : []

/** 时间、地点、名额变了才打扰大家；改了几个字不说. */
const tells = (activity: Activity, { from, until, where, room, capacity }: Plan): boolean =>
  from !== activity.from ||
  until !== activity.until ||
  where !== activity.where ||
  room?.id !== activity.room?.id ||
  capacity !== activity.capacity

/** What is wrong with a plan, whoever makes it. */
export function ill({ from, until, signUpBy }: Plan, now: number): Refusal | undefined {
  if (from <= now) return refuse('activity/past', '开始时间要在现在之后', 'from')
  if (until <= from) return refuse('activity/backwards', '结束要晚于开始', 'until')
  if (startOfDay(from) !== startOfDay(until - 1))
    return refuse('activity/two-days', '要在同一天结束；几天的活动请分几次发起', 'until')
  if (from > now + 180 * DAY) return refuse('activity/far', '最多提前半年', 'from')
  return signUpBy > from ? refuse('activity/sign-up-late', '报名截止要在开始之前', 'signUpBy') : undefined
}

function callOff(activity: Activity, reason: string, asker: Asker): ActivityDecision {
  const refusal = forbids(activity, 'callOff', asker)
  if (refusal) return refusal
  const { room } = activity
  const freed: ActivityEffect[] = room ? [{ kind: 'freeRoom', room: room.id, stretch: room }] : []
  return [{ event: { name: 'calledOff', reason }, effects: [toAll('calledOff'), ...freed, count(activity)] }]
}

function close(activity: Activity, words: string, photos: string[], asker: Asker): ActivityDecision {
  const refusal = forbids(activity, 'close', asker)
  if (refusal) return refusal
  if (activity.kind === 'meeting' && words === '') return refuse('activity/no-minutes', '请写会议纪要', 'words')
  return [{ event: { name: 'closed', words, photos }, effects: closing(activity, words) }]
}

/** 结束了：记时长、算数、告诉来过的人. */
function closing(activity: Activity, words: string): ActivityEffect[] {
  const { kind } = activity
  if (kind === 'volunteer')
    return [count(activity), { kind: 'hours' }, { kind: 'tell', news: 'credited', to: 'attended' }]
  const isMinuted = kind === 'meeting' && words !== '' && words !== activity.outcome?.words
  return [
    count(activity),
    ...(isMinuted ? [{ kind: 'tell' as const, news: 'minutes' as const, to: 'all' as const }] : []),
  ]
}

/** Steps one organiser can take again and again: a timeline has an end all the same. */
const WORDY: Array<ActivityCommand['name']> = ['change', 'credit', 'close']

/** 一个活动加一件要做的事，得出要记下的几步；不行就说为什么. A call that was made before makes no step. */
export function decide(
  activity: Activity,
  command: ActivityCommand,
  asker: Asker,
  stamp: Pick<ActivityStamp, 'requestId' | 'digest'> = {},
): ActivityDecision {
  const repeat = repeated(activity, asker.person, stamp)
  if (repeat) return repeat
  if (WORDY.includes(command.name) && activity.timeline.length >= TIMELINE_MOST)
    return refuse('activity/too-long', '这个活动改动的次数太多了，请另外发起一个')
  switch (command.name) {
    case 'join':
      return join(activity, asker)
    case 'leave':
      return leave(activity, asker)
    case 'code':
      return (
        forbids(activity, 'code', asker) ??
        (currentToken(activity.tokens, asker.now) ? NOTHING : [{ event: { name: 'tokenMade', token: command.token } }])
      )
    case 'checkIn':
      return checkIn(activity, command.token, asker)
    case 'checkOut':
      return checkOut(activity, command.token, asker)
    case 'tick':
      return tick(activity, command.person, command.isIn, asker)
    case 'credit':
      return credit(activity, command, asker)
    case 'change':
      return change(activity, command.plan, asker)
    case 'callOff':
      return callOff(activity, command.reason, asker)
    case 'close':
      return close(activity, command.words, command.photos, asker)
  }
}

/** What a call that came before is answered with; undefined for a new one. */
function repeated(
  { signUps, timeline }: Activity,
  person: string,
  { requestId, digest }: Pick<ActivityStamp, 'requestId' | 'digest'>,
): ActivityDecision | undefined {
  if (requestId === undefined) return undefined
  if (signUpOf({ signUps }, person)?.requests.includes(requestId)) return NOTHING
  const entry = timeline.find((one) => one.requestId === requestId && one.by === person)
  if (!entry) return undefined
  return entry.digest === digest
    ? NOTHING
    : refuse('request/reused', '这次提交刚才已经成功，请返回查看；还要改请再提交一次')
}

/** 注销的人：还没开始的退出来，后面的递补. */
export const takenOut = (activity: Activity, person: string, now: number): ActivityStep[] => {
  const known = signUpOf(activity, person)
  if (!known || known.state === 'gone' || activity.state !== 'open' || now >= activity.from) return NOTHING
  return leaving(activity, known)
}

/** 占着的活动室没有了：不再说是那一间，请组织者另选. */
export const roomLost = (activity: Activity, room: string, stretch: Stretch): ActivityStep[] =>
  activity.state === 'open' && activity.room?.id === room && isSameStretch(activity.room, stretch)
    ? [{ event: { name: 'roomLost' }, effects: [{ kind: 'tell', news: 'roomLost', to: 'organiser' }] }]
    : NOTHING

/**
 * 时间到了：提醒、请组织者核对、没人管就按签到的结束. Late, early or twice comes to the same end: reminders are told once for a
 * start, and what is over is not reminded of.
 */
export function timePassed(activity: Activity, now: number): ActivityStep[] {
  const { state, from, until } = activity
  if (state !== 'open') return NOTHING
  if (now >= until + CLOSES_AFTER)
    return [{ event: { name: 'closed', words: '', photos: [] }, effects: closing(activity, '') }]
  if (now >= until)
    return [{ event: { name: 'reminded' }, effects: [{ kind: 'tell', news: 'wrapUp', to: 'organiser' }] }]
  const isTime = now < from && remindersAt(activity).some((at) => at <= now)
  return isTime
    ? [{ event: { name: 'reminded' }, effects: [{ kind: 'tell', news: 'reminder', to: 'seated' }] }]
    : NOTHING
}
