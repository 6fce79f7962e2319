import type { Times } from '../contract/times'
import { daysText } from './hours-text'
import { clockOf, dateOf, DAY, inBeijing, startOfDay } from './moment'
import { dayName, dayOfWeek, shortDate } from './written'

/** One stretch of a day: of every week (`day` 1, Monday, to 7), or of a date. */
interface Stretch {
  day: number
  /** `2026-03-05`; absent: every week. */
  date?: string
  from: string
  until: string
}

/** 随时都可以. */
export const isAnyTime = ({ weekly, dates }: Times): boolean => weekly.length === 0 && dates.length === 0

/** Dates that have passed are no time any more. */
function stretches({ weekly, dates }: Times, today: string): Stretch[] {
  return [
    ...weekly.flatMap(({ days, from, until }) => days.map((day) => ({ day, from, until }))),
    ...dates.filter(({ date }) => date >= today).map((one) => ({ ...one, day: dayOfWeek(one.date) })),
  ]
}

/** 上午 · 下午 · 晚上. */
const partOfDay = (clock: string): string => (clock < '12:00' ? '上午' : clock < '18:00' ? '下午' : '晚上')

/**
 * 两边的时间碰得上吗：同一天里有一段重叠，先说日子定下的，再说一周里早的。
 * @returns 周三下午, 3月5日上午; empty where nothing meets, or where either may be at any time
 */
export function meeting(one: Times, other: Times, now: number): string {
  const today = dateOf(now)
  const found = stretches(one, today).flatMap((a) =>
    stretches(other, today).flatMap((b): Stretch[] => {
      const isSameDay = a.day === b.day && (a.date === undefined || b.date === undefined || a.date === b.date)
      const from = a.from > b.from ? a.from : b.from
      const until = a.until < b.until ? a.until : b.until
      const date = a.date ?? b.date
      return isSameDay && from < until ? [{ day: a.day, from, until, ...(date !== undefined && { date }) }] : []
    }),
  )
  const [first] = found.sort((a, b) => keyOf(a).localeCompare(keyOf(b)))
  if (!first) return ''
  return (first.date === undefined ? dayName(first.day) : shortDate(first.date)) + partOfDay(first.from)
}

const keyOf = ({ date = '9', day, from }: Stretch): string => `${date} ${day} ${from}`

/** 每周三、周五 14:00—17:00, 3月5日 09:00—11:00, one line each; 随时都可以. */
export function timesText(times: Times): string[] {
  if (isAnyTime(times)) return ['随时都可以']
  return [
    ...times.weekly.map(({ days, from, until }) => {
      const text = daysText([...new Set(days)].sort())
      return `${text.startsWith('每') ? text : `每${text}`} ${from}—${until}`
    }),
    ...times.dates.map(({ date, from, until }) => `${shortDate(date)}（${dayName(dayOfWeek(date))}）${from}—${until}`),
  ]
}

/** 3月8日 17:30; the clock is left out at the end of a day. */
export const dueText = (at: number): string =>
  startOfDay(at) + DAY - 1 === at ? inBeijing(at).format('M月D日') : `${inBeijing(at).format('M月D日')} ${clockOf(at)}`
