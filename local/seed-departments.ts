import type { Department, Shift } from '../cloudfunctions/domain/department'
import { DAY, startOfDay, weekdayOf } from '../cloudfunctions/domain/moment'

/** How far ahead the roster is filled. */
const DAYS_AHEAD = 30

/**
 * 示例：值班表跟着云上的钟走。Two officers take turns day by day, from yesterday on; the first of them begins on the day the
 * city begins, and anew on each Monday.
 */
export function onDuty(departments: Department[], now: number): Department[] {
  const days = turns(startOfDay(now))
  return departments.map((department) => {
    const officers = department.members.filter(({ post }) => post === 'officer')
    return {
      ...department,
      shifts: days.flatMap(({ from, turn }): Shift[] => {
        const officer = officers[turn % officers.length]
        return officer ? [{ person: officer.person, from, until: from + DAY }] : []
      }),
    }
  })
}

/** The days, and whose turn it is: that of the first, of the second … */
function turns(today: number): Array<{ from: number; turn: number }> {
  const days = [{ from: today - DAY, turn: 1 }]
  for (let from = today, turn = 0; from <= today + DAYS_AHEAD * DAY; from += DAY, turn += 1) {
    if (weekdayOf(from) === '周一') turn = 0
    days.push({ from, turn })
  }
  return days
}
