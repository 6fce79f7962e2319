import { calendarDay } from './moment'

const MONTH_LENGTH = 7

/** `2026-03` */
export const monthOf = (at: number): string => calendarDay(at).slice(0, MONTH_LENGTH)

/** `2026-01`, −1 → `2025-12` */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const count = year * 12 + number - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}
