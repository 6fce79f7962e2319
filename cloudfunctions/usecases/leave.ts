import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { LeaveLine, LeaveRow } from '../contract/leave'
import { LEAVE_COLUMNS, leaveCells, type LeaveGround, type LeavePlan, planLeave, withSpan } from '../domain/leave-sheet'
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
    const { ports, until } = call
    const decided = new Map<number, LeaveLine>()
    for (const person of new Set(actsOf(plan.lines).map((act) => act.person))) {
      const theirs = rows.flatMap((row, at) => (plan.lines[at]?.act?.person === person ? [{ row, at }] : []))
      const isLate = ports.clock.now() + PERSON > until
      const said = isLate ? [] : await registered(person, { rows: theirs.map(({ row }) => row), ...plan }, call)
      said.forEach(({ line }, i) => decided.set(theirs[i]?.at ?? 0, line))
    }
    // Not come to, or whoever is meant has gone meanwhile: sent again, the rows say which.
    return plan.lines.map(
      ({ line, act }, at): LeaveLine => decided.get(at) ?? (act ? { ...line, result: 'waiting' } : line),
    )
  },
}

/**
 * 登记一个人的几段。Decided upon what is registered at the moment of the writing: whoever else has registered something
 * since the rows were read keeps it, and what overlaps with it is refused.
 */
async function registered(
  person: string,
  { rows, ground }: { rows: LeaveRow[]; ground: LeaveGround },
  call: Call,
): Promise<LeavePlan[]> {
  const { ports, requestId } = call
  let plan: LeavePlan[] = []
  const upon = (found = ground.leaves.get(person) ?? []): Leave[] | undefined => {
    plan = planLeave(rows, { ...ground, leaves: new Map([[person, found]]) })
    const acts = actsOf(plan)
    return acts.length === 0 ? undefined : acts.reduce((spans, { span }) => withSpan(spans, span), found)
  }
  const own = { ...call, requestId: ports.hash(`${requestId}:${person}`) }
  await putLeave(person, () => ports.staffing.changeLeave(person, upon), own)
  for (const scope of new Set(actsOf(plan).map((act) => act.scope)))
    await audit('staff.adoptLeave', person, scope, call)
  return plan
}

const actsOf = (plan: LeavePlan[]) => plan.flatMap(({ act }) => act ?? [])

interface Planned {
  lines: LeavePlan[]
  ground: LeaveGround
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
  const ground = { actor, now, areas: byCode, leaves }
  return { lines: planLeave(rows, ground), ground }
}
