import { DAY, dateOf, inBeijing, MINUTE, startOfDay } from './moment'
import { minutesOf } from './written'

/** What a yearly notice changes. `off`: statutory days off; `on`: 调休, weekend days that are worked. Dates are `2026-10-01`. */
export interface YearNotice {
  off: string[]
  on: string[]
  /** Statutory holidays that are not in it yet: it has not been loaded whole. */
  missing?: string[]
}

/**
 * 工作日历。`years` holds what the State Council's yearly notice changes; a year that is missing, or not whole, is
 * counted by what there is and makes what was computed provisional (domain rule 11).
 */
export interface Calendar {
  _id: 'calendar'
  version: number
  years: Record<string, YearNotice>
  /** Office hours of a working day, `['08:30', '12:00']` each, ascending, not overlapping. */
  hours: Array<[string, string]>
}

export function isCovered(at: number, calendar: Calendar): boolean {
  const notice = calendar.years[inBeijing(at).year()]
  return notice !== undefined && notice.missing === undefined
}

export function isWorkingDay(at: number, calendar: Calendar): boolean {
  const day = inBeijing(at)
  const notice = calendar.years[day.year()]
  const date = dateOf(at)
  if (notice?.off.includes(date)) return false
  if (notice?.on.includes(date)) return true
  return day.day() !== 0 && day.day() !== 6
}

/** Office hours of the day that holds `at`, as moments; none on a day off. */
function sessionsOf(at: number, calendar: Calendar): Array<{ from: number; to: number }> {
  if (!isWorkingDay(at, calendar)) return []
  const midnight = startOfDay(at)
  return calendar.hours.map(([from, to]) => ({
    from: midnight + minutesOf(from) * MINUTE,
    to: midnight + minutesOf(to) * MINUTE,
  }))
}

/** The moment at which `minutes` of office time have passed since `from`. */
export function afterWorkingMinutes(from: number, minutes: number, calendar: Calendar): number {
  let left = minutes * MINUTE
  for (let day = startOfDay(from); ; day += DAY) {
    for (const session of sessionsOf(day, calendar)) {
      const start = Math.max(session.from, from)
      if (start >= session.to) continue
      if (left <= session.to - start) return start + left
      left -= session.to - start
    }
  }
}

/** The same moment where the office is open, or closes just then; else the next at which it opens. */
export function nextOfficeMoment(at: number, calendar: Calendar): number {
  const isOpen = sessionsOf(at, calendar).some(({ from, to }) => from <= at && at < to + MINUTE)
  return isOpen ? at : afterWorkingMinutes(at, 0, calendar)
}

/**
 * Close of office on the `days`-th working day after the day of `from`.
 * 期间开始之日不计算在内 (民法典 第二百零一条): the day it starts on does not count.
 */
export function afterWorkingDays(from: number, days: number, calendar: Calendar): number {
  let left = days
  let day = startOfDay(from)
  while (left > 0) {
    day += DAY
    if (isWorkingDay(day, calendar)) left -= 1
  }
  const close = calendar.hours[calendar.hours.length - 1]?.[1] ?? '24:00'
  return day + minutesOf(close) * MINUTE
}

/** Milliseconds of office time between two moments; nothing when they are the other way round. */
export function officeTimeBetween(from: number, until: number, calendar: Calendar): number {
  let passed = 0
  for (let day = startOfDay(from); day < until; day += DAY)
    for (const session of sessionsOf(day, calendar))
      passed += Math.max(0, Math.min(session.to, until) - Math.max(session.from, from))
  return passed
}
