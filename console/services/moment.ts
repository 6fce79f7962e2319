/** Clocks on the wall are Beijing's, wherever the browser thinks it is. */
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options })

const CLOCK = format({ hour: '2-digit', minute: '2-digit' })
const DAY = format({ month: 'long', day: 'numeric', weekday: 'long' })
const SHORT = format({ month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })

/** `14:05` */
export const clockText = (at: number): string => CLOCK.format(at)

/** `11月22日星期日` */
export const dayText = (at: number): string => DAY.format(at)

/** `11/22 14:05` */
export const shortText = (at: number): string => SHORT.format(at)

/** 刚刚 · 10 秒前 · 3 分钟前. @param since milliseconds gone by */
export function agoText(since: number): string {
  const seconds = Math.max(0, Math.floor(since / 1000))
  if (seconds < 5) return '刚刚'
  if (seconds < 60) return `${seconds} 秒前`
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${minutes} 分钟前` : `${Math.floor(minutes / 60)} 小时前`
}
