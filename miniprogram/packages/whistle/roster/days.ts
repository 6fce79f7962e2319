import type { DepartmentRoster } from '../../../../typings/contract'
import { calendarDay, dayOfWeek, momentOf } from '../../../services/moment'

const DAY = 24 * 3_600_000
/** Days that are shown and can be filled in at once. */
const DAYS = 14

interface Shift {
  person: string
  from: number
  until: number
}

/** 一天里谁值班。 */
export interface Day {
  /** Midnight it begins with. */
  at: number
  text: string
  people: Array<{ person: string; name: string; isOn: boolean }>
  /** 值半天、值夜的，照旧。 */
  partly: string
}

/** From midnight to midnight; whatever is not, a list of days cannot say and leaves as it is. */
const isOfDays = ({ from, until }: Shift, midnight: number): boolean =>
  (from - midnight) % DAY === 0 && (until - midnight) % DAY === 0
const covers = ({ from, until }: Shift, at: number): boolean => from <= at && until >= at + DAY
const touches = ({ from, until }: Shift, at: number): boolean => from < at + DAY && until > at

/** From today on. */
export function daysOf({ members, shifts }: DepartmentRoster, now: number): Day[] {
  const first = momentOf(`${calendarDay(now)} 00:00`)
  const isWhole = (shift: Shift) => isOfDays(shift, first)
  return Array.from({ length: DAYS }, (_, i) => {
    const at = first + i * DAY
    return {
      at,
      text: dayOfWeek(at),
      people: members
        .filter(({ canServe }) => canServe)
        .map(({ person, name }) => ({
          person,
          name,
          isOn: shifts.some((shift) => shift.person === person && isWhole(shift) && covers(shift, at)),
        })),
      partly: shifts
        .filter((shift) => !isWhole(shift) && touches(shift, at))
        .map(({ name }) => `${name} 值部分时间`)
        .join('、'),
    }
  })
}

/** The whole list as it is to be: days as they were ticked; parts of days, and what lies behind the days shown, as they are. */
export function shiftsOf({ shifts }: DepartmentRoster, days: Day[]): Shift[] {
  const first = days[0]?.at ?? 0
  const end = first + days.length * DAY
  const ticked = days.flatMap(({ at, people }) =>
    people.filter(({ isOn }) => isOn).map(({ person }) => ({ person, from: at, until: at + DAY })),
  )
  const kept = shifts.flatMap(({ person, from, until }) => {
    if (!isOfDays({ person, from, until }, first)) return [{ person, from, until }]
    return until > end ? [{ person, from: Math.max(from, end), until }] : []
  })
  return [...ticked, ...kept]
}
