import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { StaffAmended, StaffItem, StaffLine, StaffPage, StaffSpan } from '../contract/staff'
import { type Area, shortText } from '../domain/area'
import { keepsRoster } from '../domain/department-roster'
import { superiorRole } from '../domain/invitation'
import { leaveOver, spansToCome, unfitLeave } from '../domain/leave-spans'
import { type Leave, type Person, servingRoles } from '../domain/person'
import { POST_TEXT } from '../domain/post'
import { isRefusal, refuse } from '../domain/refusal'
import { dutyText, ledBy, seatsOf } from '../domain/roster'
import { cardAmended, seatIn, type SeatNamed } from '../domain/staff-card'
import {
  amended,
  isAbout,
  planStaff,
  STAFF_COLUMNS,
  type StaffAct,
  staffCells,
  type StaffPlan,
} from '../domain/staff-sheet'
import { leaveOf, putLeave } from './absence'
import { placeOf } from './area-card'
import { audit } from './audit'
import { invitationStories } from './invitation'
import { leaveStories } from './leave'
import type { StaffWorld } from './ports'
import { areaOf, nameOf, NOT_STAFF } from './scope'
import type { Caller, Stories } from './serve'

type Call = Caller<StaffWorld>

/** Areas of one page: some seven people in each. */
const PAGE = 30
/** Milliseconds kept for one row to come to its end. */
const ROW = 500

/** 人和团队：谁的下级谁管，和邀请、离任是同一条规矩 (domain/invitation.ts). */
export const staffStories: Stories<'staff', StaffWorld> = {
  list: (input, call) => pageFor(input, call),

  async sheet(where, call) {
    const page = await pageFor({ ...where, query: '' }, call)
    // 每一页都算；一次导出的几页是同一个请求，只留一行.
    if (!isRefusal(page)) await audit('staff.sheet', page.area, page.area, call)
    return page
  },

  columns: () => Promise.resolve(STAFF_COLUMNS),

  check: async ({ rows }, call) => {
    const plan = await planFor(rows, call)
    return isRefusal(plan) ? plan : plan.map(({ line }) => line)
  },

  async adopt({ rows }, call) {
    const plan = await planFor(rows, call)
    if (isRefusal(plan)) return plan
    const lines: StaffLine[] = []
    for (const { line, act } of plan) lines.push(act ? await done(line, act, call) : line)
    return lines
  },

  async amend({ scope, seen, wanted, ...named }, call) {
    const seat = await seatBelow(scope, named, call)
    if (isRefusal(seat)) return seat
    const { categories } = await call.ports.reference.read()
    let said: StaffAmended = { result: 'saved' }
    const after = await call.ports.areas.change(scope, (area) => {
      const decided = cardAmended(area, named, { seen, wanted }, { actor: call.actor, categories })
      if (isRefusal(decided)) return decided
      said = decided.said
      return decided.area
    })
    if (isRefusal(after)) return after
    if (isSaved(said)) await audit('staff.amend', named.person, scope, call)
    return said
  },

  async setLeave({ scope, seen, leave, ...named }, call) {
    const seat = await seatBelow(scope, named, call)
    if (isRefusal(seat)) return seat
    const unfit = unfitLeave({ seen, leave }, call.now)
    if (unfit) return unfit
    let current: StaffSpan[] | undefined
    const leaveNow = (found = seat.server.leave): Leave[] | undefined => {
      const next = leaveOver(found ?? [], { seen, leave }, call.now)
      current = next ? undefined : spansToCome(found, call.now)
      return next && leaveOf(next)
    }
    const { staffing } = call.ports
    await putLeave(named.person, () => staffing.changeLeave(named.person, leaveNow), call)
    if (current) return { result: 'conflict', current }
    await audit('staff.setLeave', named.person, scope, call)
    return { result: 'saved' }
  },

  async setLeader({ person, scope }, call) {
    const place = await placeOf(scope, call.ports)
    if (!place || !setsLeader(call.actor, place.area))
      return refuse('staff/not-street', '街道领导由本街道或者区网格中心来定')
    const after = await call.ports.areas.change(scope, (area) => ledBy(area, person))
    if (isRefusal(after)) return after
    await audit('staff.setLeader', person, scope, call)
    return {}
  },

  ...leaveStories,
}

/** Somebody whose superior the caller is. */
async function seatBelow(scope: string, named: SeatNamed, { ports, actor }: Call) {
  const place = await placeOf(scope, ports)
  const { role } = named
  const isSuperior =
    place !== undefined &&
    (role === 'worker' || role === 'team' || role === 'community' || role === 'street') &&
    superiorRole(actor.roles, role, place.area) !== undefined
  if (!isSuperior) return refuse('staff/not-superior', '只有上一级可以改下级的资料、登记请假')
  return seatIn(place.area, named) ?? refuse('account/not-serving', '这个人已经不在这里了', 'person')
}

/** Whatever was decided while it was written. */
const isSaved = ({ result }: StaffAmended): boolean => result === 'saved'

async function pageFor(
  { area, department, query, cursor }: Parsed<'staff', 'list'>,
  call: Call,
): Promise<StaffPage | Refusal> {
  if (department !== undefined) return colleaguesOf(department, query, call)
  const scope = await areaOf(area, call)
  if (isRefusal(scope)) return scope
  const { ports } = call
  const found = await ports.staffing.page(scope, cursor.split('~')[1] ?? '', PAGE + 1)
  const shown = found.slice(0, PAGE)
  const last = shown[shown.length - 1]
  const above = await ports.areas.read([...new Set(shown.flatMap(({ path }) => path))])
  return {
    area: scope,
    items: shown.flatMap((one) => itemsOf(one, above, call)).filter((item) => isAbout(query, wordsOf(item))),
    ...(found.length > PAGE && last && { next: `0~${last._id}` }),
    text: await nameOf(scope, ports),
  }
}

/** 一个部门的人：few enough for one page, and seen here by whoever keeps them. */
async function colleaguesOf(id: string, query: string, { ports, actor, now }: Call): Promise<StaffPage | Refusal> {
  const [department] = keepsRoster(actor, id) ? await ports.departments.read([id]) : []
  if (!department) return refuse('staff/not-liaison', '部门的人由本部门的联络员管')
  const { name: placeText, members } = department
  const items = members.map((member): StaffItem => ({
    ...{ person: member.person, role: 'department', scope: id, placeText },
    cells: staffCells(id, member, POST_TEXT[member.post]),
    leave: spansToCome(member.leave, now),
    dutyText: dutyText(member, now),
    isLeader: false,
    mayLead: false,
    mayKeep: false,
  }))
  return { area: id, items: items.filter((item) => isAbout(query, wordsOf(item))), text: placeText }
}

function itemsOf(area: Area, above: Area[], { actor, now }: Call): StaffItem[] {
  const placeText = shortText(area, above)
  return seatsOf(area).map(({ server, role, text }) => ({
    ...{ person: server.person, role, scope: area._id, placeText },
    cells: staffCells(area.code, server, text),
    leave: spansToCome(server.leave, now),
    dutyText: dutyText(server, now),
    isLeader: area.leader?.person === server.person,
    mayLead: role === 'street' && area.leader?.person !== server.person && setsLeader(actor, area),
    mayKeep: server.person !== actor._id && role !== 'district' && superiorRole(actor.roles, role, area) !== undefined,
  }))
}

/** 街道自己，或者区网格中心. */
const setsLeader = ({ roles }: Person, { kind, path }: Area): boolean =>
  kind === 'street' &&
  roles.some(({ role, scope }) => (role === 'street' || role === 'district') && path.includes(scope))

const wordsOf = ({ placeText, cells: { name, post, phone } }: StaffItem): string[] => [placeText, name, post, phone]

async function planFor(rows: Parsed<'staff', 'check'>['rows'], call: Call): Promise<StaffPlan[] | Refusal> {
  const { ports, actor } = call
  if (servingRoles(actor).length === 0) return NOT_STAFF
  const places = [...new Set(rows.map(({ place }) => place.trim()).filter((place) => place !== ''))]
  const [areas, departments, { categories }] = await Promise.all([
    ports.staffing.byCodes(places),
    ports.departments.read(places),
    ports.reference.read(),
  ])
  return planStaff(rows, {
    actor,
    // 旧编号也认得：a sheet may be older than a renumbering.
    areas: new Map(
      areas.flatMap((area) => [area.code, ...(area.codes ?? []).map(({ code }) => code)].map((code) => [code, area])),
    ),
    departments: new Map(departments.map((department) => [department._id, department])),
    categories,
  })
}

/** Each row is one write of its own: none is ever half done, and what time does not allow waits for the rows to be sent again. */
async function done(line: StaffLine, act: StaffAct, call: Call): Promise<StaffLine> {
  const { ports, until, requestId } = call
  if (ports.clock.now() + ROW > until) return { ...line, result: 'waiting' }
  if (act.kind === 'amend') {
    const { scope, role, person, change } = act
    await ports.areas.change(scope, (area) => amended(area, role, person, change))
    await audit('staff.adopt', person, scope, call)
    return line
  }
  const { scope, post, categories } = act
  const input = {
    ...{ scope, categories, role: post.role, isStandIn: 'standIn' in post && post.standIn === true, uses: 1 },
    ...('duty' in post && post.duty && { duty: post.duty }),
    ...('post' in post && { post: post.post }),
  }
  // Of its own: one request asks in many, and each of them is known again.
  const own = { ...call, requestId: ports.hash(`${requestId}:${line.row}`) }
  const invitation = await invitationStories.invite(input, own)
  return isRefusal(invitation)
    ? { ...line, result: 'problem', problems: [{ column: 'post', text: invitation.message }] }
    : { ...line, code: invitation.code }
}
