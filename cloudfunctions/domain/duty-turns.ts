import type { Refusal } from '../contract/envelope'
import { type DutyRoster, MOST_SHIFTS, runOf, type Shift } from './duty'
import type { DutyIntent, DutyNews } from './duty-intent'
import { isRefusal, refuse } from './refusal'

/** Times a shift may change hands. */
const MOST_HANDS = 20

const clash = (name: string) => refuse('duty/overlap', `这个时间${name}已经有别的班了`)
const overlaps = (one: Shift, other: Shift): boolean => {
  const [a, b] = [runOf(one), runOf(other)]
  return a.from < b.until && b.from < a.until
}
/** Another shift of this person at the same time, in the roster or in `others`: other months, other places. */
const isBusy = ({ shifts }: DutyRoster, others: Shift[], shift: Shift, person: string): boolean =>
  [...shifts.filter(({ id }) => id !== shift.id), ...others].some(
    (other) => other.person === person && overlaps(other, shift),
  )

const withShifts = (roster: DutyRoster, shifts: Shift[]): DutyRoster => ({
  ...roster,
  shifts: [...shifts].sort((a, b) => runOf(a).from - runOf(b).from || (a.id < b.id ? -1 : 1)),
  people: [
    ...new Set([
      ...roster.people,
      ...shifts.flatMap(({ person, was }) => [...(person === null ? [] : [person]), ...was.map((one) => one.person)]),
    ]),
  ],
})

const replaced = (roster: DutyRoster, next: Shift): DutyRoster =>
  withShifts(
    roster,
    roster.shifts.map((shift) => (shift.id === next.id ? next : shift)),
  )

/** In other hands from now on; whose it was stays known. */
function handed(shift: Shift, person: string | null, why: Shift['was'][number]['why'], now: number): Shift | Refusal {
  if (shift.was.length >= MOST_HANDS) return refuse('duty/too-many-hands', '这一班换过太多次了，请另排一班')
  const { swap: _over, person: before, was, ...rest } = shift
  return { ...rest, person, was: before === null ? was : [...was, { person: before, until: now, why }] }
}

/**
 * Puts shifts in; those that are there already, by a retry, stay as they are.
 * @param others what the same people have elsewhere, and in the months beside this one
 */
export function planned(roster: DutyRoster, added: Shift[], now: number, others: Shift[] = []): DutyRoster | Refusal {
  const fresh = added.filter(({ id }) => roster.shifts.every((shift) => shift.id !== id))
  if (fresh.length === 0) return roster
  if (fresh.some((shift) => now >= runOf(shift).until)) return refuse('duty/past', '已经过去的时间不能排班', 'dates')
  if (fresh.some(({ date }) => !date.startsWith(roster.month)))
    return refuse('duty/other-month', '只能排这个月的班', 'dates')
  if (roster.shifts.length + fresh.length > MOST_SHIFTS)
    return refuse('duty/full', `一个月最多排 ${MOST_SHIFTS} 班`, 'dates')
  const next = withShifts(roster, [...roster.shifts, ...fresh])
  return fresh.some((shift) => shift.person !== null && isBusy(next, others, shift, shift.person))
    ? clash('这个人')
    : next
}

/** Those of a pattern whose people have nothing else at that time. */
export const withoutClashes = (roster: DutyRoster, added: Shift[], others: Shift[]): Shift[] =>
  added.filter((shift) => shift.person === null || !isBusy(roster, others, shift, shift.person))

/** 排错了、有事来不了：换一个人，或者补上空缺. */
export function assigned(
  roster: DutyRoster,
  shift: Shift,
  person: string,
  now: number,
  others: Shift[] = [],
): DutyRoster | Refusal {
  if (shift.person === person) return roster
  if (isBusy(roster, others, shift, person)) return clash('这个人')
  const next = handed(shift, person, 'reassigned', now)
  return isRefusal(next) ? next : replaced(roster, next)
}

export const cancelled = (roster: DutyRoster, { id }: Shift): DutyRoster =>
  withShifts(
    roster,
    roster.shifts.filter((shift) => shift.id !== id),
  )

export const checkedIn = (roster: DutyRoster, shift: Shift, by: 'point' | 'code', now: number): DutyRoster => {
  const { swap: _over, ...rest } = shift
  return replaced(roster, { ...rest, checkedIn: { at: now, by } })
}

export const checkedOut = (roster: DutyRoster, shift: Shift, now: number): DutyRoster =>
  replaced(roster, { ...shift, checkedOut: now })

/** @param to null asks anyone who serves here */
export const swapAsked = (
  roster: DutyRoster,
  shift: Shift,
  { to, reason }: { to: string | null; reason: string },
  now: number,
): DutyRoster => replaced(roster, { ...shift, swap: { by: shift.person ?? '', to, reason, at: now } })

/** 换成了：班是接的人的，原来是谁留着. */
export function swapAccepted(
  roster: DutyRoster,
  shift: Shift,
  person: string,
  now: number,
  others: Shift[] = [],
): DutyRoster | Refusal {
  if (isBusy(roster, others, shift, person)) return clash('您')
  const next = handed(shift, person, 'swapped', now)
  return isRefusal(next) ? next : replaced(roster, next)
}

export const swapEnded = (roster: DutyRoster, { swap: _over, ...shift }: Shift): DutyRoster => replaced(roster, shift)

/** So many of those cancelled are remembered. */
const CANCELLED_KEPT = 20

/** Notes on a shift, or in its place when it is gone, which call it was that changed it. */
export const signed = (roster: DutyRoster, id: string, last: string): DutyRoster =>
  roster.shifts.some((shift) => shift.id === id)
    ? { ...roster, shifts: roster.shifts.map((shift) => (shift.id === id ? { ...shift, last } : shift)) }
    : { ...roster, cancelled: [...roster.cancelled, { id, last }].slice(-CANCELLED_KEPT) }

/** Whether this very call has changed the shift already. */
export const isDone = ({ shifts, cancelled }: DutyRoster, id: string, last: string): boolean =>
  [...shifts, ...cancelled].some((one) => one.id === id && one.last === last)

const isOver = (shift: Shift, now: number): boolean => shift.checkedIn !== undefined || now >= runOf(shift).until

/** 离任：还没值的班空出来，请他换的班改请别人。已经签到的、过去的，还是他的。 */
export function stoodDown(roster: DutyRoster, person: string, now: number): DutyRoster {
  let isTouched = false
  const shifts = roster.shifts.map((shift): Shift => {
    const { swap, was, ...rest } = shift
    if (isOver(shift, now) || (shift.person !== person && swap?.to !== person)) return shift
    isTouched = true
    if (shift.person !== person && swap) return { ...shift, swap: { ...swap, to: null } }
    return { ...rest, person: null, was: [...was, { person, until: now, why: 'left' }] }
  })
  return isTouched ? withShifts(roster, shifts) : roster
}

/** What this person's leaving office has left vacant. */
export const leftBy = ({ shifts }: DutyRoster, person: string, now: number): Shift[] =>
  shifts.filter((shift) => {
    const last = shift.was.at(-1)
    return shift.person === null && last?.person === person && last.why === 'left' && !isOver(shift, now)
  })

/**
 * A step's roster with what must follow from it, for the same write; a step that changed nothing is followed by nothing.
 * @param key of the call: a repeat of it tells the same news
 */
export function following(
  before: DutyRoster,
  after: DutyRoster | Refusal,
  news: DutyNews[],
  { key, now }: { key: string; now: number },
): DutyRoster | Refusal {
  if (isRefusal(after) || after === before || news.length === 0) return after
  const intents = news.map((one, i): DutyIntent => ({ ...one, id: `${key}.${i}` }))
  return { ...after, outbox: [...after.outbox, ...intents], outboxAt: now }
}
