import type {
  ActivityAction,
  ActivityButton,
  ActivityItem,
  ActivityKind,
  ForWhom,
  MySignUp,
  Participant,
} from '../contract/activity'
import { type Activity, freeSeats, isIn, minutesServed, numberOf, type SignUp, signUpOf } from './activity'
import { clockOf, spokenTime } from './moment'

export const KIND_TEXT: Record<ActivityKind, string> = { class: '活动', volunteer: '志愿服务', meeting: '共商共建' }
export const FOR_WHOM_TEXT: Record<ForWhom, string> = { everyone: '谁都可以报名', community: '仅限本社区居民' }

const BUTTONS: Record<ActivityAction, Omit<ActivityButton, 'name'>> = {
  join: { text: '报名', tone: 'primary' },
  leave: { text: '取消报名', tone: 'plain' },
  code: { text: '签到码', tone: 'primary' },
  people: { text: '报名名单', tone: 'plain' },
  close: { text: '办完了', tone: 'plain' },
  change: { text: '修改', tone: 'plain' },
  callOff: { text: '取消活动', tone: 'danger' },
}

export const button = (name: ActivityAction, activity: Activity): ActivityButton => {
  const { text, tone } = BUTTONS[name]
  if (name === 'join' && freeSeats(activity) === 0) return { name, text: '排候补', tone }
  if (name === 'close' && activity.state === 'closed') return { name, text: '补写情况', tone }
  return { name, text, tone }
}

/** 周三 14:30—16:00 */
export const spanText = ({ from, until }: Pick<Activity, 'from' | 'until'>, now: number): string =>
  `${spokenTime(from, now)}—${clockOf(until)}`

/** 还有 3 个名额 · 名额已满，候补 2 人 · 不限名额 · 报名已截止 · 正在进行 · 已结束 · 已取消. */
export function leftText(activity: Activity, now: number): string {
  const { state, from, until, signUpBy, capacity, tally } = activity
  if (state === 'off') return '已取消'
  if (state === 'closed' || now >= until) return '已结束'
  if (now >= from) return '正在进行'
  if (now >= signUpBy) return '报名已截止'
  const free = freeSeats(activity)
  if (free === 0) return tally.waiting > 0 ? `名额已满，候补 ${tally.waiting} 人` : '名额已满，可以候补'
  return capacity === null ? '不限名额' : `还有 ${free} 个名额`
}

const isFree = (activity: Activity, now: number): boolean =>
  activity.state === 'open' && now < activity.signUpBy && freeSeats(activity) > 0

/** 已有 12 人报名，2 人候补. */
export const countText = ({ tally: { seated, waiting } }: Activity): string =>
  seated === 0 ? '还没有人报名' : `已有 ${seated} 人报名${waiting > 0 ? `，${waiting} 人候补` : ''}`

const ownText = (activity: Activity, signUp: SignUp): string => {
  if (isIn(signUp)) return '已到场'
  return signUp.state === 'seated' ? '已报名' : `候补第 ${numberOf(activity, signUp.person)} 位`
}

export function mineOf(activity: Activity, person: string): MySignUp | undefined {
  const signUp = signUpOf(activity, person)
  if (!signUp || signUp.state === 'gone') return undefined
  const number = numberOf(activity, person)
  const text = isIn(signUp)
    ? `您已签到（${clockOf(signUp.in ?? 0)}）`
    : signUp.state === 'seated'
      ? '您已报名'
      : `名额已满，您排在候补第 ${number} 位`
  return { state: signUp.state, text, isIn: isIn(signUp), ...(number > 0 && { number }) }
}

export function activityItem(activity: Activity, person: string, now: number): ActivityItem {
  const signUp = signUpOf(activity, person)
  return {
    id: activity._id,
    kind: activity.kind,
    kindText: KIND_TEXT[activity.kind],
    title: activity.title,
    placeName: activity.placeName,
    whenText: spanText(activity, now),
    from: activity.from,
    state: activity.state,
    leftText: leftText(activity, now),
    isFree: isFree(activity, now),
    ...(signUp && signUp.state !== 'gone' && { mineText: ownText(activity, signUp) }),
  }
}

const stateText = (activity: Activity, signUp: SignUp): string => {
  if (signUp.in === undefined) return ownText(activity, signUp)
  if (signUp.hand !== undefined) return '组织者登记到场'
  const out = signUp.out === undefined ? '' : `，${clockOf(signUp.out)} 签退`
  return `${signUp.walkIn ? '现场来的，' : ''}${clockOf(signUp.in)} 签到${out}`
}

/** @param hours 2 小时, as the figures print it */
export function participant(
  activity: Activity,
  signUp: SignUp,
  who: { name: string; phone: string },
  hours: (minutes: number) => string,
): Participant {
  const minutes = minutesServed(activity, signUp)
  const { credit } = signUp
  return {
    person: signUp.person,
    ...who,
    state: signUp.state === 'waiting' ? 'waiting' : 'seated',
    stateText: stateText(activity, signUp),
    isIn: isIn(signUp),
    minutes,
    hoursText:
      activity.kind === 'volunteer' && isIn(signUp)
        ? `${hours(minutes)}${credit ? `（更正：${credit.reason}）` : ''}`
        : '',
  }
}
