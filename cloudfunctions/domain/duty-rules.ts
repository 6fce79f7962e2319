import type { Refusal } from '../contract/envelope'
import type { ShiftActionName } from '../contract/station'
import { type DutySettings, runOf, type Shift, swapOf } from './duty'
import { DAY, MINUTE } from './moment'
import { refuse } from './refusal'

/** Who looks at a roster: as whom they may act there. */
export interface Viewer {
  person: string
  /** Serves in the place's community, and so may be on its list. */
  serves: boolean
  /** Looks after the place: plans. */
  runs: boolean
}

type Check = (shift: Shift, viewer: Viewer, now: number, settings: DutySettings) => Refusal | undefined

const NOT_YOURS = refuse('duty/not-yours', '这一班不是您的')
const NO_SWAP = refuse('duty/no-swap', '这一班没有在找人换，或者已经开始了')

const mine: Check = ({ person }, viewer) => (person === viewer.person ? undefined : NOT_YOURS)
const planner: Check = (_, viewer) => (viewer.runs ? undefined : refuse('duty/not-planner', '只有负责这里的人可以排班'))
const toChange: Check = (shift, viewer, now) => {
  if (shift.checkedIn) return refuse('duty/checked-in', '已经签到的班不能再改')
  if (now >= runOf(shift).until) return refuse('duty/over', '已经过去的班不能再改')
  return planner(shift, viewer, now, NOTHING)
}
const toAnswer: Check = (shift, viewer, now) => {
  const swap = swapOf(shift, now)
  if (!swap) return NO_SWAP
  if (swap.by === viewer.person || (swap.to !== null && swap.to !== viewer.person) || !viewer.serves)
    return refuse('duty/not-asked', '这次换班没有请您')
  return undefined
}
const NOTHING: DutySettings = { metres: 0, earlyMinutes: 0 }

/** 谁，什么时候，可以对一班做什么；既拦操作，也列按钮. */
const CHECKS: Record<ShiftActionName, { text: string; check: Check }> = {
  checkIn: {
    text: '签到',
    check: (shift, viewer, now, settings) => {
      const refusal = mine(shift, viewer, now, settings)
      if (refusal) return refusal
      if (shift.checkedIn) return refuse('duty/checked-in-before', '您已经签到了')
      const { from, until } = runOf(shift)
      if (now < from - settings.earlyMinutes * MINUTE)
        return refuse('duty/too-early', `还没到时候，开始前 ${settings.earlyMinutes} 分钟起可以签到`)
      return now >= until ? refuse('duty/too-late', '这一班已经结束，不能补签') : undefined
    },
  },
  checkOut: {
    text: '签退',
    check: (shift, viewer, now, settings) => {
      const refusal = mine(shift, viewer, now, settings)
      if (refusal) return refusal
      if (!shift.checkedIn) return refuse('duty/not-in', '还没有签到，不能签退')
      if (shift.checkedOut !== undefined) return refuse('duty/checked-out', '您已经签退了')
      if (now < runOf(shift).from) return refuse('duty/not-begun', '这一班还没有开始，不能签退')
      return now >= runOf(shift).until + DAY ? refuse('duty/too-late-out', '这一班结束很久了，不用签退') : undefined
    },
  },
  askSwap: {
    text: '找人换班',
    check: (shift, viewer, now, settings) => {
      const refusal = mine(shift, viewer, now, settings)
      if (refusal) return refusal
      if (shift.checkedIn) return refuse('duty/begun', '已经签到的班不能换')
      if (now >= runOf(shift).from) return refuse('duty/begun', '已经开始的班不能换')
      return shift.swap ? refuse('duty/swap-open', '已经在找人换这一班了，要改请先取消') : undefined
    },
  },
  dropSwap: {
    text: '不换了',
    check: (shift, viewer, now, settings) =>
      mine(shift, viewer, now, settings) ?? (swapOf(shift, now) ? undefined : NO_SWAP),
  },
  acceptSwap: { text: '我来值', check: toAnswer },
  refuseSwap: {
    text: '不方便',
    check: (shift, viewer, now, settings) =>
      toAnswer(shift, viewer, now, settings) ??
      (shift.swap?.to === null ? refuse('duty/not-asked', '这次换班没有请您') : undefined),
  },
  assign: { text: '换人', check: toChange },
  cancel: { text: '删掉这一班', check: toChange },
}

/** Why this cannot be done to the shift by them now; undefined when it can. */
export const mayNot = (
  action: ShiftActionName,
  shift: Shift,
  viewer: Viewer,
  now: number,
  settings: DutySettings,
): Refusal | undefined => CHECKS[action].check(shift, viewer, now, settings)

/** What they may do to it now. */
export const shiftActions = (
  shift: Shift,
  viewer: Viewer,
  now: number,
  settings: DutySettings,
): Array<{ name: ShiftActionName; text: string }> =>
  (Object.keys(CHECKS) as ShiftActionName[])
    .filter((name) => !mayNot(name, shift, viewer, now, settings))
    .map((name) => ({ name, text: CHECKS[name].text }))
