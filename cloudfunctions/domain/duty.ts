import type { DutyIntent } from './duty-intent'
import { DAY, inBeijing, MINUTE, startOfDay } from './moment'
import type { Span } from './place'
import { midnightOf, minutesOf } from './written'

/** One turn of one person at the door. */
export interface Shift {
  /** Unique within the month. */
  id: string
  /** `2026-03-02`: the day it begins. */
  date: string
  /** `until` at or before `from` is on the next day. */
  span: Span
  /** Who answers for it; null once they have left office, until someone is put in. Names are looked up: they can go. */
  person: string | null
  checkedIn?: { at: number; by: 'point' | 'code' }
  checkedOut?: number
  /** Open until the shift begins; `to` null asks anyone who serves here. */
  swap?: { by: string; to: string | null; reason: string; at: number }
  /** Of the call that changed it last; a retry is recognised by it. */
  last?: string
  /** Whose it was before, the oldest first: never taken away. */
  was: Array<{ person: string; until: number; why: 'swapped' | 'reassigned' | 'left' }>
}

/** 值守表：一个地点一个月一份. */
export interface DutyRoster {
  /** `place:2026-03` */
  _id: string
  schemaVersion: 1
  place: string
  month: string
  /** In the order in which they begin, at most {@link MOST_SHIFTS}. */
  shifts: Shift[]
  /** Everyone whose turn it is or was. */
  people: string[]
  /** The latest that were taken out, and by which call; a retry is recognised by it. */
  cancelled: Array<{ id: string; last: string }>
  outbox: DutyIntent[]
  outboxAt: number | null
  revision?: number
}

export interface DutySettings {
  /** So near to the door counts as being there. */
  metres: number
  /** Minutes before the start from which one may check in. */
  earlyMinutes: number
}

/** Six a day in the longest month, and some. */
export const MOST_SHIFTS = 200

export const rosterId = (place: string, month: string): string => `${place}:${month}`

export const emptyRoster = (place: string, month: string): DutyRoster => ({
  _id: rosterId(place, month),
  schemaVersion: 1,
  place,
  month,
  shifts: [],
  people: [],
  cancelled: [],
  outbox: [],
  outboxAt: null,
})

/** From when until when it runs, `[from, until)` in milliseconds. */
export function runOf({ date, span: [from, until] }: Pick<Shift, 'date' | 'span'>): { from: number; until: number } {
  const midnight = midnightOf(date)
  const [begins, ends] = [minutesOf(from), minutesOf(until)]
  return { from: midnight + begins * MINUTE, until: midnight + ends * MINUTE + (ends <= begins ? DAY : 0) }
}

/** 夜里的班到第二天早上. */
export const spanText = ({ span: [from, until] }: Pick<Shift, 'span'>): string =>
  `${from}–${minutesOf(until) <= minutesOf(from) ? '次日 ' : ''}${until}`

/** Whole minutes after the start; 0 is in time. */
export const minutesLate = (shift: Shift): number =>
  shift.checkedIn ? Math.max(0, Math.floor((shift.checkedIn.at - runOf(shift).from) / MINUTE)) : 0

/** 没来签到：过了那一天才算. */
export const isMissed = (shift: Shift, now: number): boolean =>
  shift.checkedIn === undefined && now >= runOf(shift).until && now >= midnightOf(shift.date) + DAY

export const isRunning = (shift: Shift, now: number): boolean => {
  const { from, until } = runOf(shift)
  return from <= now && now < until
}

/** Open until the shift begins. */
export const swapOf = (shift: Shift, now: number): Shift['swap'] => (now < runOf(shift).from ? shift.swap : undefined)

/** 待签到 · 已签到 08:25 · 迟到 12 分钟 · 未签到 · 空缺 */
export function shiftText(shift: Shift, now: number): string {
  const { from } = runOf(shift)
  if (shift.checkedIn) {
    const late = minutesLate(shift)
    const arrived = inBeijing(shift.checkedIn.at).format('HH:mm')
    return late > 0 ? `${arrived} 签到，迟到 ${late} 分钟` : `${arrived} 已签到`
  }
  if (isMissed(shift, now)) return shift.person === null ? '没有人值守' : '未签到'
  if (shift.person === null) return '空缺，等待安排'
  if (swapOf(shift, now)) return '正在找人换班'
  return now < from ? '未开始' : '待签到'
}

/** 今天在这里值守的，正在值的在前：从昨天夜里接过来的也算. */
export const todays = (shifts: Shift[], now: number): Shift[] => {
  const [from, until] = [startOfDay(now), startOfDay(now) + DAY]
  return shifts
    .filter((shift) => {
      const run = runOf(shift)
      return run.from < until && run.until > Math.max(from, now)
    })
    .sort((a, b) => runOf(a).from - runOf(b).from)
}
