import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { LeaveLine } from '../contract/leave'
import { LEAVE_COLUMNS, leaveCells, type LeavePlan, planLeave, withSpan } from '../domain/leave-sheet'
import { type Leave, servingRoles } from '../domain/person'
import { isRefusal } from '../domain/refusal'
import { seatsOf } from '../domain/roster'
import { putLeave } from './absence'
import { audit } from './audit'
import type { StaffWorld } from './ports'
import { areaOf, NOT_STAFF } from './scope'
import type { Caller, Stories } from './serve'

type Call = Caller<StaffWorld>
type LeaveStories = Pick<Stories<'staff', StaffWorld>, 'leaveSheet' | 'leaveColumns' | 'checkLeave' | 'adoptLeave'>

/** Areas of one page. */
const PAGE = 30
/** Milliseconds kept for one person to come to their end. */
const PERSON = 500

/** 请假表：带走、逐行检查、登记；和一个一个登记是同一条规矩. */
export const leaveStories: LeaveStories = {
  async leaveSheet({ area, cursor }, call) {
    const scope = await areaOf(area, call)
    if (isRefusal(scope)) return scope
    const { ports, actor, now } = call
    const found = await ports.staffing.page(scope, cursor.split('~')[1] ?? '', PAGE + 1)
    const shown = found.slice(0, PAGE)
    const last = shown[shown.length - 1]
    await audit('staff.leaveSheet', scope, scope, call)
    return {
      area: scope,
      items: shown.flatMap((one) => leaveCells(one, actor, now)),
      ...(found.length > PAGE && last && { next: `0~${last._id}` }),
    }
  },

  leaveColumns: () => Promise.resolve(LEAVE_COLUMNS),

  async checkLeave({ rows }, call) {
    const plan = await planFor(rows, call)
    return isRefusal(plan) ? plan : plan.lines.map(({ line }) => line)
  },

  async adoptLeave({ rows }, call) {
    const plan = await planFor(rows, call)
    if (isRefusal(plan)) return plan
    const waiting = new Set<string>()
    const { ports, until, requestId } = call
    for (const person of new Set(plan.lines.flatMap(({ act }) => act?.person ?? []))) {
      const acts = plan.lines.flatMap(({ act }) => (act?.person === person ? [act] : []))
      if (ports.clock.now() + PERSON > until) {
        waiting.add(person)
        continue
      }
      // Onto what is registered by now: whoever else has registered something since the reading keeps it.
      const all = (found = plan.leaves.get(person) ?? []): Leave[] =>
        acts.reduce((spans, { span }) => withSpan(spans, span), found)
      const own = { ...call, requestId: ports.hash(`${requestId}:${person}`) }
      await putLeave(person, () => ports.staffing.changeLeave(person, all), own)
      for (const scope of new Set(acts.map((act) => act.scope))) await audit('staff.adoptLeave', person, scope, call)
    }
    return plan.lines.map(({ line, act }): LeaveLine =>
      act && waiting.has(act.person) ? { ...line, result: 'waiting' } : line,
    )
  },
}

interface Planned {
  lines: LeavePlan[]
  leaves: Map<string, NonNullable<Call['actor']['leave']>>
}

async function planFor(rows: Parsed<'staff', 'checkLeave'>['rows'], call: Call): Promise<Planned | Refusal> {
  const { ports, actor, now } = call
  if (servingRoles(actor).length === 0) return NOT_STAFF
  const places = [...new Set(rows.map(({ place }) => place.trim()).filter((place) => place !== ''))]
  const areas = await ports.staffing.byCodes(places)
  const named = new Set(rows.flatMap(({ name, person }) => [name.trim(), person.trim()]))
  const meant = areas
    .flatMap((area) => seatsOf(area).map(({ server }) => server))
    .filter(({ person, name }) => named.has(person) || named.has(name))
  const people = await ports.people.read([...new Set(meant.map(({ person }) => person))])
  // Of whoever has never said anything, what stands at their seat.
  const leaves = new Map(meant.map(({ person, leave = [] }) => [person, leave]))
  for (const { _id, leave } of people) if (leave) leaves.set(_id, leave)
  const byCode = new Map(
    areas.flatMap((area) => [area.code, ...(area.codes ?? []).map(({ code }) => code)].map((code) => [code, area])),
  )
  return { lines: planLeave(rows, { actor, now, areas: byCode, leaves }), leaves }
}
