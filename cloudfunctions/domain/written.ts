import { DAY, dateOf, inBeijing } from './moment'

// Days, months and clock times as they are written down: `2026-03-02`, `2026-03`, `08:30`. Beijing's, like all there is.

/** `08:30` → 510; `24:00` → 1440, the end of the day. */
export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

/** The first moment of a day. */
export const midnightOf = (date: string): number => Date.parse(`${date}T00:00:00+08:00`)

/** The last moment of a day. */
export const endOfDate = (date: string): number => midnightOf(date) + DAY - 1

/** 1 (Monday) to 7. */
export const dayOfWeek = (date: string): number => inBeijing(midnightOf(date)).day() || 7

const NAMES = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** 周一. @param day 1 (Monday) to 7 */
export const dayName = (day: number): string => NAMES[day - 1] ?? ''

/** 3月2日 */
export const shortDate = (date: string): string => inBeijing(midnightOf(date)).format('M月D日')

/** The month of a day. */
export const monthOf = (date: string): string => date.slice(0, 7)

/** The month of a moment. */
export const monthAt = (at: number): string => monthOf(dateOf(at))

/** The first moment of a month, and of the next. */
export function monthSpan(month: string): [from: number, until: number] {
  const from = midnightOf(`${month}-01`)
  return [from, midnightOf(`${monthAt(from + 31 * DAY)}-01`)]
}

export const monthAfter = (month: string): string => monthAt(monthSpan(month)[1])
export const monthBefore = (month: string): string => monthAt(monthSpan(month)[0] - DAY)

/** 2026年3月 */
export const monthText = (month: string): string => inBeijing(monthSpan(month)[0]).format('YYYY年M月')
