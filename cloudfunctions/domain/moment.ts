/** Beijing time: one offset, no summer time since 1991. All times are milliseconds since 1970. */
const OFFSET = 8 * 3_600_000
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const two = (n: number): string => String(n).padStart(2, '0')
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

interface Parts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  /** 0 is Sunday. */
  weekday: number
}

export function partsOf(at: number): Parts {
  const shifted = new Date(at + OFFSET)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    weekday: shifted.getUTCDay(),
  }
}

/** Midnight in Beijing of the day that holds `at`. */
export const startOfDay = (at: number): number => Math.floor((at + OFFSET) / DAY) * DAY - OFFSET

/** `2026-11-22` */
export function dateOf(at: number): string {
  const { year, month, day } = partsOf(at)
  return `${year}-${two(month)}-${two(day)}`
}

/** `15:01` */
export function clockOf(at: number): string {
  const { hour, minute } = partsOf(at)
  return `${two(hour)}:${two(minute)}`
}

/** `2026年11月22日 15:01`, the only form WeChat's `time` fields take (订阅消息参数说明). */
export function longTime(at: number): string {
  const { year, month, day } = partsOf(at)
  return `${year}年${month}月${day}日 ${clockOf(at)}`
}

/** As one says it across a counter: 今天 17:00, 明天 09:30, 周三 17:00, 12月3日 17:00. */
export function spokenTime(at: number, now: number): string {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / DAY)
  if (days === 0) return `今天 ${clockOf(at)}`
  if (days === 1) return `明天 ${clockOf(at)}`
  if (days === -1) return `昨天 ${clockOf(at)}`
  const { year, month, day, weekday } = partsOf(at)
  if (days > 1 && days < 7) return `${WEEKDAYS[weekday]} ${clockOf(at)}`
  if (year !== partsOf(now).year) return `${year}年${month}月${day}日 ${clockOf(at)}`
  return `${month}月${day}日 ${clockOf(at)}`
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
