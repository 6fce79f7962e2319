import type { Roster, RosterPerson } from '../contract/account'
import type { Refusal } from '../contract/envelope'
import { superiorRole } from '../domain/invitation'
import { leaveOver, unfitLeave } from '../domain/leave-spans'
import { type HeldRole, type Leave, type Person, servingRoles } from '../domain/person'
import { refuse } from '../domain/refusal'
import { dutyText, isOnDuty, peopleOf, seatsOf, type ServingRole } from '../domain/roster'
import type { Loads } from '../domain/server'
import { leaveOf, putLeave } from './absence'
import { type PlaceKnown, placeOf } from './area-card'
import { audit } from './audit'
import { departureId, leave, leaveDepartment } from './departure'
import { meAgain } from './me'
import type { Ports } from './ports'
import type { Job } from './ports/people'
import type { Caller, Stories } from './serve'

export const rosterStories: Pick<Stories<'account'>, 'quit' | 'dismiss' | 'setLeave' | 'roster'> = {
  async quit({ role, scope }, call) {
    if (role === 'resident') return refuse('account/resident', '居民身份不用离任；要删除自己的数据，请用“注销”')
    const id = departureId(call)
    // The answer was lost: it is done, and what was cut short the clock brings to its end.
    const done = await call.ports.jobs.get(id)
    if (done && !isFor(done, call.actor._id, role, scope)) return ASKED_OTHERWISE
    // 还在部门的，是没有走成：最后一位联络员走不了.
    if (done && !(role === 'department' && holds(call.actor, role, scope))) return meAgain(call)
    if (!holds(call.actor, role, scope)) return refuse('account/not-serving', '您不担任这个身份')
    const departure = { id, person: call.actor._id, scope }
    const refusal =
      role === 'department' ? await leaveDepartment(departure, call) : await leave({ ...departure, role }, call)
    if (refusal) return refusal
    await audit('account.quit', call.actor._id, scope, call)
    return meAgain(call)
  },

  async dismiss({ person, role, scope }, call) {
    const { ports, actor } = call
    const place = await placeOf(scope, ports)
    if (!place) return refuse('area/unknown', '没有找到这个地方，请重新选择', 'scope')
    if (person === actor._id) return refuse('account/own', '自己离任请用“不再担任”')
    if (role === 'resident' || role === 'department' || !canDismiss(actor, role, place))
      return refuse('account/not-superior', '只有上一级可以请人离任')
    const id = departureId(call)
    const done = await ports.jobs.get(id)
    if (done) return isFor(done, person, role, scope) ? rosterOf(place, call) : ASKED_OTHERWISE
    const [found] = await ports.people.read([person])
    const isListed = seatsOf(place.area).some((seat) => seat.server.person === person && seat.role === role)
    if (!isListed && !(found && holds(found, role, scope)))
      return refuse('account/not-serving', '这个人已经不在这里了', 'person')
    await leave({ id, person, role, scope }, call)
    await audit('account.dismiss', person, scope, call)
    const after = await placeOf(scope, ports)
    return rosterOf(after ?? place, call)
  },

  async setLeave({ seen, leave: spans, hours }, call) {
    const { ports, actor, now } = call
    if (servingRoles(actor).length === 0) return refuse('account/not-serving', '在岗的人才需要请假')
    const asked = spans.flatMap(({ standIn }) => standIn ?? [])
    if (asked.length > 0 && !(await areStandIns(asked, actor, ports)))
      return refuse('account/stand-in', '只能请本网格的代班，请重新选择', 'leave')
    const pairs = hours?.map(({ from, until }): [string, string] => [from, until])
    let unfit: Refusal | undefined
    const leaveNow = (found: Leave[]): Leave[] | undefined => {
      const isSeen = !seen || leaveOver(found, { seen, leave: spans }, now) !== undefined
      unfit = isSeen ? unfitLeave({ seen: found, leave: spans }, now) : CHANGED_MEANWHILE
      return unfit ? undefined : leaveOf(spans)
    }
    await putLeave(actor._id, () => ports.people.setLeave(actor._id, leaveNow, pairs), call)
    return unfit ?? meAgain(call)
  },

  async roster({ area }, call) {
    const place = await placeOf(area, call.ports)
    if (!place) return refuse('area/unknown', '没有找到这个地方，请重新选择', 'area')
    if (!servingRoles(call.actor).some(({ scope }) => place.area.path.includes(scope)))
      return refuse('account/not-allowed', '只有这里和上级的工作人员可以看名单')
    return rosterOf(place, call)
  },
}

/** 都是自己担任网格员的网格里的代班？ */
async function areStandIns(asked: string[], { roles }: Person, ports: Ports): Promise<boolean> {
  const grids = roles.filter(({ role }) => role === 'worker').map(({ scope }) => scope)
  const areas = grids.length > 0 ? await ports.areas.read(grids) : []
  const there = areas.flatMap(({ standIns = [] }) => standIns.map(({ person }) => person))
  return asked.every((person) => there.includes(person))
}

const CHANGED_MEANWHILE = refuse('account/leave-changed', '刚才有人改过您的请假，现在是最新的，请看一看再改', 'leave')
const ASKED_OTHERWISE = refuse('request/reused', '这次操作刚才已经成功；要请别的人离任，请重新操作')
const isFor = (job: Job, person: string, role: HeldRole['role'], scope: string): boolean =>
  job.object === person && job.role === role && job.scope === scope

const holds = ({ roles }: Person, role: HeldRole['role'], scope: string): boolean =>
  roles.some((held) => held.role === role && held.scope === scope)

const canDismiss = ({ roles }: Person, role: ServingRole, { area }: PlaceKnown): boolean =>
  role !== 'district' && superiorRole(roles, role, area) !== undefined

async function rosterOf(place: PlaceKnown, { ports, actor, now }: Caller): Promise<Roster> {
  const loads: Loads = await ports.loads.of(peopleOf(place.area))
  const people = seatsOf(place.area).map(({ server, role, text }): RosterPerson => ({
    person: server.person,
    name: server.name,
    role,
    text,
    phone: server.phone,
    dutyText: dutyText(server, now),
    isOnDuty: isOnDuty(server, now),
    open: loads.get(server.person)?.open ?? 0,
    canDismiss: server.person !== actor._id && canDismiss(actor, role, place),
  }))
  return { area: place.area._id, text: place.text, people }
}
