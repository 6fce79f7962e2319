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

export const choicesOf = (crew: CrewMember[]): Choice[] =>
  crew.map(({ person, name, text }) => ({ value: person, text: name, note: text }))
