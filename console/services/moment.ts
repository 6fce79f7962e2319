/** Clocks on the wall are Beijing's, wherever the browser thinks it is. */
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options })

const CLOCK = format({ hour: '2-digit', minute: '2-digit' })
const TICK = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' })
const DAY = format({ month: 'long', day: 'numeric', weekday: 'long' })
const SHORT = format({ month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })

/** `14:05` */
export const clockText = (at: number): string => CLOCK.format(at)

/** `14:05:09` */
export const tickText = (at: number): string => TICK.format(at)

/** `11月22日星期日` */
export const dayText = (at: number): string => DAY.format(at)

/** `11/22 14:05` */
export const shortText = (at: number): string => SHORT.format(at)

const SECOND = format({
  ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
})
const DATE = format({ year: 'numeric', month: '2-digit', day: '2-digit' })

/** `2026/11/22 14:05:09` */
export const secondText = (at: number): string => SECOND.format(at)

/** `2026/11/22` */
export const dateText = (at: number): string => DATE.format(at)

/** When a day `2026-11-22` begins in Beijing (ms); undefined for what is no day. */
export function beginningOf(day: string): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00+08:00`) : NaN
  return Number.isNaN(at) ? undefined : at
}

/** `2026-11-22`, the day in Beijing. */
export const dayOf = (at: number): string => localOf(at).slice(0, 10)

/** `2026-11-22T17:00` in Beijing, as a field for date and time wants it, and back; empty for no moment, 0 for what is no time. */
export const localOf = (at: number): string => (at > 0 ? new Date(at + 28_800_000).toISOString().slice(0, 16) : '')
export const momentOf = (text: string): number => Date.parse(`${text}:00+08:00`) || 0

/** 刚刚 · 10 秒前 · 3 分钟前 · 2 小时前 · 3 天前. @param since milliseconds gone by */
export function agoText(since: number): string {
  const seconds = Math.max(0, Math.floor(since / 1000))
  if (seconds < 5) return '刚刚'
  if (seconds < 60) return `${seconds} 秒前`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} 分钟前`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} 小时前` : `${Math.floor(hours / 24)} 天前`
}
