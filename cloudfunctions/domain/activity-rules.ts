import type { ActivityAction } from '../contract/activity'
import type { Refusal } from '../contract/envelope'
import {
  type Activity,
  DOORS,
  doorsShutAt,
  freeSeats,
  isIn,
  isSeated,
  numberOf,
  signUpOf,
  WAITING_MOST,
} from './activity'
import { DAY } from './moment'
import { refuse } from './refusal'

/** Who asks, and what they are to the place. */
export interface Asker {
  person: string
  now: number
  /** Looks after the place. */
  runs: boolean
  /** Lives, or serves, in the community. */
  belongs: boolean
}

/** 结束后这么久还可以补登到场、更正时长、补写情况. */
const AMEND_FOR = 30 * DAY

const NOT_YOURS = refuse('activity/not-yours', '只有管理这个地方的人可以这样做')
const OFF = refuse('activity/off', '这个活动已经取消了')
const CLOSED = refuse('activity/closed', '这个活动已经结束了')

const ended = ({ state }: Activity): Refusal | undefined =>
  state === 'off' ? OFF : state === 'closed' ? CLOSED : undefined

/** 开始前 1 小时到结束：签到的时候. @param shut when it ends: those who leave have longer */
export function notAtDoor({ from, until }: Activity, now: number, shut = until): Refusal | undefined {
  if (now < from - DOORS) return refuse('activity/early', '开始前 1 小时才能签到')
  return now >= shut ? refuse('activity/over', '活动时间已经过了，请联系组织者登记') : undefined
}

type Rule = (activity: Activity, asker: Asker) => Refusal | undefined

/** 每一件事：为什么不行；不说就是行。 Guards the action, and draws the button. */
const RULES: Record<ActivityAction | 'tick' | 'credit', Rule> = {
  join: (activity, { now, belongs, runs }) => {
    if (activity.state !== 'open' || now >= activity.until) return ended(activity) ?? CLOSED
    if (now >= activity.signUpBy) return refuse('activity/too-late', '报名已经截止')
    if (activity.forWhom === 'community' && !belongs && !runs)
      return refuse('activity/not-for-you', '这个活动只面向本社区的居民')
    const isFull = freeSeats(activity) === 0 && activity.tally.waiting >= WAITING_MOST
    return isFull ? refuse('activity/full', '名额和候补都满了') : undefined
  },
  leave: (activity, { now }) =>
    ended(activity) ??
    (now >= activity.from ? refuse('activity/begun', '活动已经开始，不用取消了；没来也没关系') : undefined),
  people: (_, { runs }) => (runs ? undefined : NOT_YOURS),
  code: (activity, { now, runs }) =>
    runs ? (ended(activity) ?? notAtDoor(activity, now, doorsShutAt(activity))) : NOT_YOURS,
  change: (activity, { now, runs }) => {
    if (!runs) return NOT_YOURS
    return ended(activity) ?? (now >= activity.from ? refuse('activity/begun', '活动已经开始，不能再改') : undefined)
  },
  callOff: (activity, { now, runs }) => {
    if (!runs) return NOT_YOURS
    return ended(activity) ?? (now >= activity.until ? CLOSED : undefined)
  },
  close: (activity, { now, runs }) => {
    if (!runs) return NOT_YOURS
    if (activity.state === 'off') return OFF
    if (now < activity.from) return refuse('activity/not-begun', '活动还没开始')
    return tooOld(activity, now)
  },
  tick: (activity, { now, runs }) => {
    if (!runs) return NOT_YOURS
    if (activity.state === 'off') return OFF
    return now < activity.from - DOORS ? notAtDoor(activity, now) : tooOld(activity, now)
  },
  credit: (activity, { now, runs }) => {
    if (!runs) return NOT_YOURS
    if (activity.kind !== 'volunteer') return refuse('activity/no-hours', '只有志愿服务记时长')
    if (activity.state === 'off') return OFF
    return now < activity.from ? refuse('activity/not-begun', '活动还没开始') : tooOld(activity, now)
  },
}

const tooOld = ({ until }: Activity, now: number): Refusal | undefined =>
  now >= until + AMEND_FOR ? refuse('activity/too-old', '活动结束已满 30 天，不能再改') : undefined

/** @returns why not, or undefined */
export const forbids = (activity: Activity, action: keyof typeof RULES, asker: Asker): Refusal | undefined =>
  RULES[action](activity, asker)

export const can = (activity: Activity, action: keyof typeof RULES, asker: Asker): boolean =>
  forbids(activity, action, asker) === undefined

/** 这个人现在有哪些按钮. */
export function actionsOf(activity: Activity, asker: Asker): ActivityAction[] {
  const signUp = signUpOf(activity, asker.person)
  const isListed = signUp !== undefined && signUp.state !== 'gone'
  const own = isListed && !isIn(signUp) ? ['leave' as const] : isListed ? [] : ['join' as const]
  const all: ActivityAction[] = [...own, 'code', 'people', 'close', 'change', 'callOff']
  return all.filter((action) => can(activity, action, asker))
}

/** Why someone at the door cannot come in; undefined when there is a place for them. */
export function noPlaceFor(activity: Activity, asker: Asker): Refusal | undefined {
  const signUp = signUpOf(activity, asker.person)
  if (signUp?.state === 'seated') return undefined
  if (signUp?.state !== 'waiting') {
    if (!activity.takesWalkIns) return refuse('activity/not-signed-up', '您没有报名，这个活动要先报名')
    if (activity.forWhom === 'community' && !asker.belongs && !asker.runs)
      return refuse('activity/not-for-you', '这个活动只面向本社区的居民')
  }
  if (freeSeats(activity) > 0 || forfeited(activity, asker.now) !== undefined) return undefined
  const number = numberOf(activity, asker.person)
  // Whoever signed up may still come, until it begins.
  const mayFall = asker.now < activity.from && activity.signUps.some((one) => isSeated(one) && !isIn(one))
  if (number === 0 && mayFall) return refuse('activity/not-yet-free', '报名的人满了，开始后有人没来，您再签到就能进')
  return number > 0
    ? refuse('activity/no-seat', `名额满了，您排在候补第 ${number} 位，开始后有人没来就轮到您`)
    : refuse('activity/no-room', '人已经满了，请看看别的活动')
}

/** 开始了还没到的，名额让给在场的：the last of those who signed up and have not come. */
export function forfeited(activity: Activity, now: number): string | undefined {
  if (now < activity.from) return undefined
  return activity.signUps.filter((one) => one.state === 'seated' && !isIn(one)).at(-1)?.person
}
