import type { MonthView, ShiftView } from '../contract/station'
import type { CrewMember } from '../domain/crew'
import {
  type DutyRoster,
  type DutySettings,
  isMissed,
  isRunning,
  runOf,
  type Shift,
  shiftText,
  spanText,
  swapOf,
} from '../domain/duty'
import { mayNot, shiftActions, type Viewer } from '../domain/duty-rules'
import type { Place } from '../domain/place'
import { dayName, dayOfWeek, monthOf, monthText, shortDate } from '../domain/written'

/** What a view of shifts is made with. */
export interface DutyCounter {
  viewer: Viewer
  now: number
  settings: DutySettings
  nameOf: (person: string | null) => string
}

/** Everyone a roster's shifts name. */
export const namedIn = (shifts: Shift[]): Array<string | null> =>
  shifts.flatMap(({ person, was, swap }) => [person, swap?.to ?? null, ...was.map((one) => one.person)])

/** 3月2日 周一 */
export const dayText = (date: string): string => `${shortDate(date)} ${dayName(dayOfWeek(date))}`

function toneOf(shift: Shift, now: number): ShiftView['tone'] {
  if (isMissed(shift, now)) return 'overdue'
  if (shift.checkedIn) return 'done'
  if (shift.person === null) return 'soon'
  return isRunning(shift, now) ? 'brand' : 'plain'
}

export function shiftView(shift: Shift, { viewer, now, settings, nameOf }: DutyCounter): ShiftView {
  const swap = swapOf(shift, now)
  const isMine = shift.person === viewer.person
  const maySee = swap && (isMine || viewer.runs || !mayNot('acceptSwap', shift, viewer, now, settings))
  return {
    id: shift.id,
    month: monthOf(shift.date),
    date: shift.date,
    dayText: dayText(shift.date),
    spanText: spanText(shift),
    name: nameOf(shift.person),
    isMine,
    isNow: isRunning(shift, now),
    isAhead: now < runOf(shift).from,
    text: shiftText(shift, now),
    tone: toneOf(shift, now),
    ...(shift.was.length > 0 && { wasText: `原 ${shift.was.map(({ person }) => nameOf(person)).join('、')}` }),
    ...(maySee && {
      swap: {
        text: swap.to === null ? '谁有空都可以接' : `请 ${nameOf(swap.to)} 接`,
        reason: swap.reason,
      },
    }),
    actions: shiftActions(shift, viewer, now, settings),
  }
}

export const monthView = (
  roster: DutyRoster,
  { _id, name }: Place,
  crew: CrewMember[],
  counter: DutyCounter,
): MonthView => ({
  place: _id,
  name,
  month: roster.month,
  monthText: monthText(roster.month),
  shifts: roster.shifts.map((shift) => shiftView(shift, counter)),
  mayRun: counter.viewer.runs,
  crew,
})
