/** Beijing time: one offset, no summer time since 1991. All times are milliseconds since 1970. */
const OFFSET_HOURS = 8
export const SECOND = 1_000
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
const OFFSET = OFFSET_HOURS * HOUR

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** What a clock and a calendar on a wall in Beijing show. */
interface Wall {
  year(): number
  /** 0 Sunday … 6 Saturday. */
  day(): number
  /** `YYYY` 2026 · `YY` 26 · `MM` 03 · `M` 3 · `DD` 02 · `D` 2 · `HH` 09 · `mm` 05; whatever else stays as it is. */
  format(pattern: string): string
}

/**
 * The moment as a clock on a wall in Beijing shows it. One fixed offset needs no library of time zones: moved by it, the
 * UTC fields of a `Date` are Beijing's.
 */
export function inBeijing(at: number): Wall {
  const moved = new Date(at + OFFSET)
  const [year, month, date] = [moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate()]
  const fields: Record<string, number> = {
    ...{ YYYY: year, YY: year % 100, MM: month, M: month, DD: date, D: date },
    ...{ HH: moved.getUTCHours(), mm: moved.getUTCMinutes() },
  }
  return {
    year: () => year,
    day: () => moved.getUTCDay(),
    format: (pattern) =>
      pattern.replace(/YYYY|YY|MM|M|DD|D|HH|mm/g, (token) => String(fields[token]).padStart(token.length, '0')),
  }
}

/** Midnight in Beijing of the day that holds `at`. */
export const startOfDay = (at: number): number => Math.floor((at + OFFSET) / DAY) * DAY - OFFSET

/** `2026-11-22` */
export const dateOf = (at: number): string => inBeijing(at).format('YYYY-MM-DD')

/** `15:01` */
export const clockOf = (at: number): string => inBeijing(at).format('HH:mm')

/** `2026年11月22日 15:01`, the only form WeChat's `time` fields take (订阅消息参数说明). */
export const longTime = (at: number): string => inBeijing(at).format('YYYY年M月D日 HH:mm')

/** `11月22日 15:01`: short, and true on any day of the year. */
export const dayTime = (at: number): string => inBeijing(at).format('M月D日 HH:mm')

/** The same, with its year where that is another one than now: 2025年12月14日 23:26. */
export const datedTime = (at: number, now: number): string =>
  inBeijing(at).year() === inBeijing(now).year() ? dayTime(at) : longTime(at)

/** 周一 */
export const weekdayOf = (at: number): string => WEEKDAYS[inBeijing(at).day()] ?? ''

/** As one says it across a counter: 今天 17:00, 明天 09:30, 周三 17:00, 12月3日 17:00. */
export function spokenTime(at: number, now: number): string {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / DAY)
  if (days === 0) return `今天 ${clockOf(at)}`
  if (days === 1) return `明天 ${clockOf(at)}`
  if (days === -1) return `昨天 ${clockOf(at)}`
  const time = inBeijing(at)
  if (days > 1 && days < 7) return `${WEEKDAYS[time.day()]} ${clockOf(at)}`
  return time.year() === inBeijing(now).year() ? time.format('M月D日 HH:mm') : longTime(at)
}

/** 2 小时 12 分, 3 天 4 小时, 不到 1 分钟. Never negative. */
export function spokenSpan(span: number): string {
  const minutes = Math.floor(Math.max(0, span) / MINUTE)
  if (minutes < 1) return '不到 1 分钟'
  if (minutes < 60) return `${minutes} 分钟`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 === 0 ? `${hours} 小时` : `${hours} 小时 ${minutes % 60} 分`
  const days = Math.floor(hours / 24)
  return hours % 24 === 0 ? `${days} 天` : `${days} 天 ${hours % 24} 小时`
}
