import type { Choice, CrewMember, ShiftView } from '../../../../typings/contract'

/** One day of a month with its shifts. */
export interface DutyDay {
  date: string
  text: string
  shifts: ShiftView[]
}

/** 按天排开，只有班的那些天。 */
export function daysOf(shifts: ShiftView[]): DutyDay[] {
  const days: DutyDay[] = []
  for (const shift of shifts) {
    const last = days.at(-1)
    if (last?.date === shift.date) last.shifts.push(shift)
    else days.push({ date: shift.date, text: shift.dayText, shifts: [shift] })
  }
  return days
}

/** `2026-03` 的下一个月，或者前一个。 */
export function monthBeside(month: string, step: 1 | -1): string {
  const [year = 0, at = 1] = month.split('-').map(Number)
  const count = year * 12 + at - 1 + step
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

export const choicesOf = (crew: CrewMember[]): Choice[] =>
  crew.map(({ person, name, text }) => ({ value: person, text: name, note: text }))
