import type { DepartmentRoster, HandedOver } from '../contract/department'
import type { Refusal } from '../contract/envelope'
import { type Department, onCall } from '../domain/department'
import { isMemberOf, keepsRoster, withShifts } from '../domain/department-roster'
import type { Person } from '../domain/person'
import { POST_TEXT } from '../domain/post'
import { isRefusal, refuse } from '../domain/refusal'
import { isActive } from '../domain/whistle'
import { audit } from './audit'
import { departureId, leaveDepartment } from './departure'
import type { WhistleWorld } from './ports'
import type { Job } from './ports/people'
import type { Caller, Stories } from './serve'
import { countHeld, handOverWhistles } from './whistle-hand-over'

/** Of one department at a time; more than it can have open. */
const WHISTLES = 1_000

const NOT_YOURS = refuse('department/not-yours', '您不在这个部门')
const NOT_LIAISON = refuse('department/not-liaison', '人员的进出和交接由联络员办')
const ASKED_OTHERWISE = refuse('request/reused', '这次操作刚才已经成功；要办别的人，请重新操作')

export const departmentStories: Stories<'department', WhistleWorld> = {
  async roster({ department: id }, call) {
    const [found] = isMemberOf(call.actor, id) ? await call.ports.departments.read([id]) : []
    return found ? rosterView(found, call) : NOT_YOURS
  },

  async setShifts({ department: id, shifts }, call) {
    const { ports, actor, now } = call
    if (!isMemberOf(actor, id)) return NOT_YOURS
    if (!keepsRoster(actor, id)) return refuse('department/not-liaison', '值班表由联络员排')
    const changed = await ports.departments.change(id, (department) => withShifts(department, shifts, now))
    if (changed === undefined) return NOT_YOURS
    if (isRefusal(changed)) return changed
    await audit('department.setShifts', id, id, call)
    return rosterView(changed, call)
  },

  async dismiss({ department: scope, person }, call) {
    const { ports, actor } = call
    const closed = closedTo(actor, scope)
    if (closed) return closed
    if (person === actor._id) return refuse('department/own', '自己离开部门请用“不再担任”')
    const id = departureId(call)
    const done = await ports.jobs.get(id)
    if (done && (done.object !== person || done.scope !== scope)) return ASKED_OTHERWISE
    const [department] = await ports.departments.read([scope])
    const isThere = department?.members.some((member) => member.person === person)
    // 还在的，是没有走成：最后一位联络员走不了.
    if (done && !isThere) return rosterNow(scope, call)
    if (!isThere) return refuse('department/gone', '这位同事已经不在部门了', 'person')
    const refusal = await leaveDepartment({ id, person, scope }, call)
    if (refusal) return refusal
    await audit('department.dismiss', person, scope, call)
    return rosterNow(scope, call)
  },

  async handOver({ department: scope, from, to }, call) {
    const { ports, actor } = call
    const closed = closedTo(actor, scope)
    if (closed) return closed
    const job = await handingJob(scope, from, to, call)
    if (isRefusal(job)) return job
    if (job.state === 'done') return handedView(job, call)
    // 断在中间的，时钟接着交。
    const progress = await handOverWhistles(job, ports, call.until)
    await ports.jobs.move(job._id, job.cursor, progress)
    await audit('department.handOver', from, scope, call)
    return handedView({ ...job, ...progress }, call)
  },
}

const closedTo = (actor: Person, department: string): Refusal | undefined => {
  if (!isMemberOf(actor, department)) return NOT_YOURS
  return keepsRoster(actor, department) ? undefined : NOT_LIAISON
}

/** What this very call has put down, now or before its answer was lost. */
async function handingJob(
  scope: string,
  from: string,
  to: string,
  { ports, actor, now, requestId }: Caller<WhistleWorld>,
): Promise<Job | Refusal> {
  const _id = `hand-${ports.hash(`${actor._id}:${requestId}`)}`
  const known = await ports.jobs.get(_id)
  if (known) return known.object === from && known.to === to && known.scope === scope ? known : ASKED_OTHERWISE
  const [department] = await ports.departments.read([scope])
  const giver = department?.members.find(({ person }) => person === from)
  const taker = department?.members.find(({ person, post }) => person === to && post !== 'head')
  if (!giver) return refuse('department/gone', '这位同事已经不在部门了', 'from')
  if (!taker) return refuse('department/no-taker', '只能交给本部门的联络员或经办人，请重新选择', 'to')
  if (from === to) return refuse('department/same-person', '不能交给同一个人，请重新选择', 'to')
  const held = await countHeld(from, scope, ports)
  if (held === 0) return refuse('department/nothing-held', `${giver.name}手上没有哨，不用交接`, 'from')
  const job: Job = {
    ...{ _id, schemaVersion: 1, kind: 'handWhistles', object: from, role: 'department', scope, to },
    ...{ by: actor._id, at: now, cursor: '', state: 'waiting', facts: { held } },
  }
  await ports.jobs.add(job)
  return job
}

async function handedView({ state, facts, scope }: Job, call: Caller<WhistleWorld>): Promise<HandedOver | Refusal> {
  const roster = await rosterNow(scope, call)
  if (isRefusal(roster)) return roster
  const held = facts.held ?? 0
  return { roster, text: state === 'done' ? `已交接 ${held} 声哨` : `共 ${held} 声哨，正在交接，稍后就好` }
}

async function rosterNow(id: string, call: Caller<WhistleWorld>): Promise<DepartmentRoster | Refusal> {
  const [found] = await call.ports.departments.read([id])
  return found ? rosterView(found, call) : NOT_YOURS
}

async function rosterView(
  department: Department,
  { ports, actor, now }: Caller<WhistleWorld>,
): Promise<DepartmentRoster> {
  const { _id, name, members, shifts } = department
  const called = onCall(department, now)
  const nameOf = (person: string) => members.find((member) => member.person === person)?.name ?? ''
  const officers = (await ports.whistles.parties(_id, WHISTLES)).flatMap(({ parties }) =>
    parties.filter((party) => party.department === _id && isActive(party)).map(({ officer }) => officer),
  )
  return {
    department: _id,
    name,
    members: members.map(({ person, name: own, post, phone }) => ({
      person,
      name: own,
      postText: POST_TEXT[post],
      phone,
      isOnCall: called.includes(person),
      canServe: post !== 'head',
      holds: officers.filter((officer) => officer === person).length,
      isMe: person === actor._id,
    })),
    shifts: shifts
      .filter(({ until }) => until > now)
      .sort((a, b) => a.from - b.from)
      .map(({ person, from, until }) => ({ person, name: nameOf(person), from, until })),
    mayEdit: keepsRoster(actor, _id),
  }
}
