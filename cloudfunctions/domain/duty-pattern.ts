import { type DutyRoster, runOf, type Shift } from './duty'
import { DAY, inBeijing } from './moment'
import { midnightOf } from './written'

/** Days of a month, `2026-03-01` each. */
export function daysOf(month: string): string[] {
  const first = midnightOf(`${month}-01`)
  const days = Array.from({ length: 31 }, (_, day) => inBeijing(first + day * DAY).format('YYYY-MM-DD'))
  return days.filter((date) => date.startsWith(month))
}

/**
 * 照着排：a day is planned like the same weekday of the latest week in `source` that lies wholly before it. Days that have a
 * shift already, and what has passed, are left alone; whoever may no longer be on the list is left out.
 * @param source days to look back at: of the month before, or the first seven of the month itself
 * @param idOf a shift's new id by the day and the id it is copied from
 */
export function copied(
  roster: DutyRoster,
  source: { days: string[]; shifts: Shift[] },
  { now, mayServe, idOf }: { now: number; mayServe: (person: string) => boolean; idOf: (key: string) => string },
): { shifts: Shift[]; leftOut: number } {
  const taken = new Set(roster.shifts.map(({ date }) => date))
  const pattern = daysOf(roster.month)
    .filter((date) => !taken.has(date) && !source.days.includes(date))
    .flatMap((date) => {
      const like = sameWeekdayBefore(date, source.days)
      return source.shifts
        .filter((shift) => shift.date === like)
        .map(({ id, span, person }): Shift => ({ id: idOf(`${date}:${id}`), date, span, person, was: [] }))
    })
    .filter((shift) => now < runOf(shift).from && shift.person !== null)
  const shifts = pattern.filter(({ person }) => person !== null && mayServe(person))
  return { shifts, leftOut: pattern.length - shifts.length }
}

function sameWeekdayBefore(date: string, days: string[]): string | undefined {
  for (let at = midnightOf(date) - 7 * DAY, weeks = 0; weeks < 6; at -= 7 * DAY, weeks += 1) {
    const day = inBeijing(at).format('YYYY-MM-DD')
    if (days.includes(day)) return day
  }
  return undefined
}
