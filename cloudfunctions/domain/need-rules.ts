import type { Refusal } from '../contract/envelope'
import type { NeedAction } from '../contract/need-command'
import { DAY } from './moment'
import type { Need, NeedStatus } from './need'
import { isStaffRole, type Person, servingRoles } from './person'
import { type Place, runs } from './place'
import { refuse } from './refusal'

/** What someone is to a need: looks after its place, does it, or asked for it. */
export type NeedSide = 'runner' | 'owner' | 'requester'

/** 销号或不办以后，登记的人多久之内还可以要求重新办. */
export const NEED_REOPEN_WITHIN = 15 * DAY
/** 登记的人可以要求重新办几次. */
export const NEED_REOPENINGS = 3
/** A timeline has an end: from there on it can only be ended. */
export const LONGEST_NEED = 200
const ENDS: NeedAction[] = ['close', 'decline']

/** 谁，在什么状态，可以做什么。 The order is the order of the buttons. */
export const NEED_RULES: Record<NeedAction, { from: NeedStatus[]; by: NeedSide[] }> = {
  plan: { from: ['registered'], by: ['runner'] },
  close: { from: ['planned'], by: ['owner', 'runner'] },
  progress: { from: ['planned'], by: ['owner', 'runner'] },
  match: { from: ['planned'], by: ['runner'] },
  handOver: { from: ['planned'], by: ['owner', 'runner'] },
  postpone: { from: ['planned'], by: ['owner', 'runner'] },
  decline: { from: ['registered', 'planned'], by: ['runner'] },
  withdraw: { from: ['registered', 'planned'], by: ['requester'] },
  reopen: { from: ['done', 'declined'], by: ['requester', 'runner'] },
}
export const NEED_ACTIONS = Object.keys(NEED_RULES) as NeedAction[]

const STATUS_TEXT: Record<NeedStatus, string> = {
  registered: '等待安排',
  planned: '正在办',
  done: '已办好',
  declined: '没有办',
}

/** Serves an area the place lies in, or looks after it: sees all of its lists. */
export const servesAt = (path: string[], person: Person): boolean =>
  servingRoles(person).some(({ scope }) => path.includes(scope))

/** 管这个地方的人; where the place itself is gone, the clerks of the areas above. */
export const runsNeed = ({ path }: { path: string[] }, place: Place | undefined, person: Person): boolean =>
  place ? runs(place, person) : person.roles.some(({ role, scope }) => isStaffRole(role) && path.includes(scope))

/** Who looks after a place and who serves there see what lies on its lists. */
export const seesNeed = (need: Need, place: Place | undefined, person: Person): boolean =>
  runsNeed(need, place, person) || servesAt(need.path, person) || isSide(need, 'requester', place, person)

const IS_SIDE: Record<NeedSide, (need: Need, place: Place | undefined, person: Person) => boolean> = {
  runner: runsNeed,
  /** 离任以后，手上的就不是他的了. */
  owner: ({ ownerPerson, path }, _, person) => ownerPerson === person._id && servesAt(path, person),
  /** 在岗时替别人登记的，离任以后就与它无关了. */
  requester: ({ by, source, path }, _, person) =>
    by === person._id && (source === 'resident' || servesAt(path, person)),
}

export const isSide = (need: Need, side: NeedSide, place: Place | undefined, person: Person): boolean =>
  IS_SIDE[side](need, place, person)

/**
 * 能不能做: guards the action and draws the button.
 * @param place where it is kept; undefined when that is gone
 */
export function needForbids(
  need: Need,
  action: NeedAction,
  person: Person,
  place: Place | undefined,
  now: number,
): Refusal | undefined {
  const { from, by } = NEED_RULES[action]
  const sides = by.filter((side) => isSide(need, side, place, person))
  if (sides.length === 0) return refuse('need/not-yours', '这件事不归您办')
  if (!from.includes(need.status))
    return refuse('need/not-now', `这件事现在是“${STATUS_TEXT[need.status]}”，不能这样做`)
  if (need.timeline.length >= LONGEST_NEED && !ENDS.includes(action))
    return refuse('need/too-long', '这件事的记录已经很长，请办好后另外登记')
  return SPECIAL[action]?.(need, sides, now)
}

type Check = (need: Need, sides: NeedSide[], now: number) => Refusal | undefined

/** 除了身份和状态，还要看什么. */
const SPECIAL: Partial<Record<NeedAction, Check>> = {
  close: ({ owner, ownerPerson }, sides) => {
    if (owner === null) return refuse('need/no-owner', '还没有承办人，请先转交给一个人或单位')
    // 谁办谁销号；单位办的，由管这个地方的人代为销号.
    return ownerPerson !== null && !sides.includes('owner')
      ? refuse('need/owner-closes', '由承办人自己销号；办的人有变动请先转交')
      : undefined
  },
  reopen({ endedAt, by, timeline }, sides, now) {
    if (sides.includes('runner')) return undefined
    if (now > (endedAt ?? 0) + NEED_REOPEN_WITHIN) return refuse('need/too-late', '已经超过 15 天，如有需要请重新登记')
    const reopened = timeline.filter((entry) => entry.event.name === 'reopened' && entry.by === by)
    return reopened.length >= NEED_REOPENINGS
      ? refuse('need/too-often', '已经要求重新办过 3 次，请到驿站当面说明')
      : undefined
  },
}

/** 联系方式只给承办人和管这个地方的人看，办着的时候看，每次留痕. */
export const mayRevealNeed = (need: Need, place: Place | undefined, person: Person): boolean =>
  need.isOpen && need.whom !== null && (isSide(need, 'owner', place, person) || runsNeed(need, place, person))
