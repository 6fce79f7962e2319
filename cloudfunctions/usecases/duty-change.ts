import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { ShiftActionName } from '../contract/station'
import { type DutyRoster, rosterId, type Shift } from '../domain/duty'
import type { DutyNews } from '../domain/duty-intent'
import { following } from '../domain/duty-turns'
import { mayNot, type Viewer } from '../domain/duty-rules'
import { isDone, signed } from '../domain/duty-turns'
import { isRefusal, refuse } from '../domain/refusal'
import { monthAfter, monthBefore } from '../domain/written'
import { DUTY_DRAIN } from './duty-news'
import { drainOut, soon } from './outbox-drain'
import type { World } from './ports'
import type { Caller } from './serve'

/** Of one call; what it makes and tells is known by it when it comes again. */
export const keyOf = ({ ports, actor, requestId }: Caller<World>): string => ports.hash(`${actor._id}:${requestId}`)

/** Rosters of three months of the stations of some communities. */
const ROSTERS = 100

/**
 * What these people have at other places, and in the months beside this one: a night's shift runs into the next. Read before
 * the write, which is of one document: whoever is planned at two places in the same moment is not seen.
 */
export async function shiftsElsewhere(
  people: string[],
  { place, month }: { place: string; month: string },
  { ports }: Caller<World>,
): Promise<Shift[]> {
  const rosters = await ports.duties.among(people, [monthBefore(month), month, monthAfter(month)], ROSTERS)
  return rosters.filter(({ _id }) => _id !== rosterId(place, month)).flatMap(({ shifts }) => shifts)
}

/** What a change makes of a roster, and what people are to be told of it. */
export interface Made {
  roster: DutyRoster | Refusal
  news: DutyNews[]
}

/** One change of a month; what is to be told leaves with the same write, and is told once the call is answered. */
export async function changeMonth(
  { place, month }: { place: string; month: string },
  call: Caller<World>,
  change: (before: DutyRoster) => Made,
): Promise<DutyRoster | Refusal> {
  const { ports, now, until } = call
  const key = keyOf(call)
  const roster = await ports.duties.change(place, month, (before) => {
    const made = change(before)
    return following(before, made.roster, made.news, { key, now })
  })
  if (isRefusal(roster)) return roster
  const own = roster.outbox.filter(({ id }) => id.startsWith(`${key}.`))
  if (own.length > 0) call.after(async () => void (await drainOut(roster, own, DUTY_DRAIN, ports, soon(ports, until))))
  return roster
}

/** One step with one shift: whether they may, then what it makes. The same call again finds it done. */
export async function turn(
  action: ShiftActionName,
  { place, month, shift: id }: Parsed<'station', 'cancel'>,
  viewer: Viewer,
  call: Caller<World>,
  change: (roster: DutyRoster, shift: Shift) => DutyRoster | Refusal,
  newsOf: (shift: Shift) => DutyNews[] = () => [],
): Promise<DutyRoster | Refusal> {
  const { ports, now } = call
  const { policy } = await ports.reference.read()
  const last = keyOf(call)
  return changeMonth({ place, month }, call, (before) => {
    if (isDone(before, id, last)) return { roster: before, news: [] }
    const shift = before.shifts.find((one) => one.id === id)
    if (!shift) return { roster: refuse('duty/unknown', '没有这一班了，请刷新后再看', 'shift'), news: [] }
    const refusal = mayNot(action, shift, viewer, now, policy.duty)
    const after = refusal ?? change(before, shift)
    if (isRefusal(after)) return { roster: after, news: [] }
    return { roster: signed(after, id, last), news: newsOf(shift) }
  })
}
