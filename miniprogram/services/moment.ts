// Wording of times where the server gives none. The city's clock is shown, wherever the phone is.

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** China keeps one time all year: UTC+8. */
const SHANGHAI = 8 * HOUR

const two = (value: number): string => String(value).padStart(2, '0')
const clock = (time: Date): string => `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`

/** A date whose UTC fields read as the time in Shanghai. */
const inShanghai = (at: number): Date => new Date(at + SHANGHAI)

/** Days since 1970 in Shanghai: equal for two times of the same day. */
export const dayOf = (at: number): number => Math.floor((at + SHANGHAI) / DAY)

/** `20261122` */
export const dayStamp = (at: number): string => {
  const time = inShanghai(at)
  return `${time.getUTCFullYear()}${two(time.getUTCMonth() + 1)}${two(time.getUTCDate())}`
}

/** 2026年11月22日 15:01 */
export function exactTime(at: number): string {
  const time = inShanghai(at)
  return `${time.getUTCFullYear()}年${time.getUTCMonth() + 1}月${time.getUTCDate()}日 ${clock(time)}`
}

/** 刚刚 · 3 分钟前 · 今天 15:01 · 昨天 15:01 · 11月20日 15:01 · 2025年11月20日 */
export function relativeTime(at: number, now: number = Date.now()): string {
  const ago = now - at
  if (ago < MINUTE) return '刚刚'
  if (ago < HOUR) return `${Math.floor(ago / MINUTE)} 分钟前`
  const time = inShanghai(at)
  const days = dayOf(now) - dayOf(at)
  if (days === 0) return `今天 ${clock(time)}`
  if (days === 1) return `昨天 ${clock(time)}`
  const date = `${time.getUTCMonth() + 1}月${time.getUTCDate()}日`
  return time.getUTCFullYear() === inShanghai(now).getUTCFullYear()
    ? `${date} ${clock(time)}`
    : `${time.getUTCFullYear()}年${date}`
}
