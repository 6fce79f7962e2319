import dayjs from 'dayjs'

// Wording of times where the server gives none. The city's clock is shown, wherever the phone is.

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** China keeps one time all year: UTC+8. */
const BEIJING_MINUTES = 8 * 60

export const PICKER_FORMAT = 'YYYY-MM-DD HH:mm'

/**
 * Reads as the time in Beijing. dayjs's own `utc` plugin is a sub-path, which WeChat's npm packing leaves out, so the
 * moment is shifted by how far this phone's clock is from Beijing's.
 */
const inBeijing = (at: number): dayjs.Dayjs => dayjs(at + (BEIJING_MINUTES + new Date(at).getTimezoneOffset()) * MINUTE)

/** `20261122` */
export const dayStamp = (at: number): string => inBeijing(at).format('YYYYMMDD')

/** `2026-11-22`, as a date picker takes and gives it. */
export const calendarDay = (at: number): string => inBeijing(at).format('YYYY-MM-DD')

/** `2026-11-22 15:01`, as a date-time picker takes and gives it. */
export const pickerTime = (at: number): string => inBeijing(at).format(PICKER_FORMAT)

/** The moment a date-time picker means: what it gives is the time in Beijing, wherever the phone is. */
export const momentOf = (picked: string): number => {
  const local = dayjs(picked).valueOf()
  return local - (BEIJING_MINUTES + new Date(local).getTimezoneOffset()) * MINUTE
}

/** 2026年11月22日 15:01 */
export const exactTime = (at: number): string => inBeijing(at).format('YYYY年M月D日 HH:mm')

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** 11月25日 周三 17:00 */
export const dayTime = (at: number): string => {
  const time = inBeijing(at)
  return `${time.format('M月D日')} ${WEEKDAYS[time.day()]} ${time.format('HH:mm')}`
}

/** 11月25日 周三 */
export const dayOfWeek = (at: number): string => `${inBeijing(at).format('M月D日')} ${WEEKDAYS[inBeijing(at).day()]}`

/** 10:32; on another day 11月20日 10:32 */
export function hourOf(at: number, now: number = Date.now()): string {
  return inBeijing(at).format(dayStamp(at) === dayStamp(now) ? 'HH:mm' : 'M月D日 HH:mm')
}

/** 刚刚 · 3 分钟前 · 今天 15:01 · 昨天 15:01 · 11月20日 15:01 · 2025年11月20日 */
export function relativeTime(at: number, now: number = Date.now()): string {
  const ago = now - at
  if (ago < MINUTE) return '刚刚'
  if (ago < HOUR) return `${Math.floor(ago / MINUTE)} 分钟前`
  const time = inBeijing(at)
  const days = inBeijing(now).startOf('day').diff(time.startOf('day'), 'day')
  if (days === 0) return time.format('今天 HH:mm')
  if (days === 1) return time.format('昨天 HH:mm')
  return time.format(time.year() === inBeijing(now).year() ? 'M月D日 HH:mm' : 'YYYY年M月D日')
}

const MONTH_LENGTH = 7

/** `2026-03` */
export const monthOf = (at: number): string => calendarDay(at).slice(0, MONTH_LENGTH)

/** `2026-01`, −1 → `2025-12` */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const count = year * 12 + number - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}
