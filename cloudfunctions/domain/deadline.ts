import type { DeadlineView, Limit } from '../contract/ticket-view'
import { afterWorkingDays, afterWorkingMinutes, type Calendar, isCovered } from './calendar'
import { spanText } from './limit'
import { DAY, HOUR, MINUTE, spokenSpan, spokenTime } from './moment'

export interface Deadline {
  /** Milliseconds since 1970. */
  dueBy: number
  /** A year on the way has no official calendar yet. */
  isProvisional: boolean
}

/** 办理期限：自 `from` 起按事项的时限计算，工作时间只数法定工作日的办公时间。 */
export function deadlineFrom(from: number, limit: Limit, calendar: Calendar): Deadline {
  const dueBy = momentAfter(from, limit, calendar)
  const countsWork = limit.unit.startsWith('working')
  return { dueBy, isProvisional: countsWork && !(isCovered(from, calendar) && isCovered(dueBy, calendar)) }
}

function momentAfter(from: number, { amount, unit }: Limit, calendar: Calendar): number {
  switch (unit) {
    case 'naturalMinutes':
      return from + amount * MINUTE
    case 'naturalHours':
      return from + amount * HOUR
    case 'naturalDays':
      return from + amount * DAY
    case 'workingMinutes':
      return afterWorkingMinutes(from, amount, calendar)
    case 'workingHours':
      return afterWorkingMinutes(from, amount * 60, calendar)
    case 'workingDays':
      return afterWorkingDays(from, amount, calendar)
  }
}

/** 临期：剩余不足四分之一。 */
const SOON_SHARE = 0.25
export const dueSoonAt = (startedAt: number, dueBy: number): number =>
  dueBy - Math.round((dueBy - startedAt) * SOON_SHARE)

export const limitText = (limit: Limit): string => `${spanText(limit)}内办结`

interface Clocked {
  isOpen: boolean
  startedAt: number
  dueBy: number
  isProvisional: boolean
  endedAt: number | null
  /** Neither in time nor late: 已撤回 · 已并件. */
  setAside?: string
  /** The work is said to be done since then; someone has still to look. */
  checkedSince?: number
}

/** What a person reads of a deadline at `now`. */
export function deadlineView(clocked: Clocked, now: number): DeadlineView {
  const { startedAt, dueBy, isProvisional } = clocked
  const promise = `${spokenTime(dueBy, now)} 前办结${isProvisional ? '（暂定）' : ''}`
  if (clocked.setAside !== undefined)
    return { text: clocked.setAside, promise: '', level: 'aside', isOver: true, dueBy, used: 1, isProvisional }
  if (clocked.checkedSince !== undefined) {
    const isLate = clocked.checkedSince >= dueBy
    const text = isLate ? `超期 ${spokenSpan(clocked.checkedSince - dueBy)} 办完，等待核查` : '按时办完，等待核查'
    return { text, promise, level: isLate ? 'overdue' : 'normal', isOver: false, dueBy, used: 1, isProvisional }
  }
  if (!clocked.isOpen) {
    const endedAt = clocked.endedAt ?? dueBy
    const isLate = endedAt >= dueBy
    const text = isLate ? `超期 ${spokenSpan(endedAt - dueBy)} 办结` : '按时办结'
    return { text, promise, level: isLate ? 'late' : 'done', isOver: true, dueBy, used: 1, isProvisional }
  }
  const share = (now - startedAt) / Math.max(1, dueBy - startedAt)
  const used = Math.round(Math.min(1, Math.max(0, share)) * 100) / 100
  const still = { promise, isOver: false, dueBy, isProvisional }
  if (now >= dueBy) return { text: `已超期 ${spokenSpan(now - dueBy)}`, level: 'overdue', used: 1, ...still }
  const level = now >= dueSoonAt(startedAt, dueBy) ? 'soon' : 'normal'
  return { text: `还有 ${spokenSpan(dueBy - now)}`, level, used, ...still }
}
