import type { Refusal } from '../contract/envelope'
import type { Role } from '../contract/primitives'
import type { Area } from './area'
import { serversOf } from './dispatch'
import { spokenTime } from './moment'
import { DUTY_TEXT, type HeldRole, type Person, ROLE_TEXT } from './person'
import { refuse } from './refusal'
import { isAway, isInHours, type Server } from './server'

/** Where in an area's roster someone stands. */
export type Seat = 'worker' | 'standIns' | 'team' | 'staff'

/** Those who serve an area; a department keeps a roster of its own. */
export type ServingRole = Exclude<Role, 'resident' | 'department'>

function seatOf({ role, standIn }: Pick<HeldRole, 'role' | 'standIn'> & { role: ServingRole }): Seat {
  if (role === 'worker') return standIn ? 'standIns' : 'worker'
  return role === 'team' ? 'team' : 'staff'
}

/** Seats one role may have; whoever takes one of them leaves the others. */
const SEATS: Record<ServingRole, Seat[]> = {
  worker: ['worker', 'standIns'],
  team: ['team'],
  community: ['staff'],
  street: ['staff'],
  district: ['staff'],
}

/**
 * Puts a server into the roster, or changes the one that is there: done twice, it is done once.
 * @returns a refusal when the grid has another responsible worker: 一格一员
 */
export function enlisted(area: Area, role: ServingRole, standIn: true | undefined, server: Server): Area | Refusal {
  const seat = seatOf({ role, ...(standIn && { standIn }) })
  const taken = seat === 'worker' ? seatTaken(area, server.person) : undefined
  if (taken) return taken
  const without = dismissed(area, role, server.person)
  return seat === 'worker' ? { ...without, worker: server } : { ...without, [seat]: [...(without[seat] ?? []), server] }
}

/** 一个网格只有一位负责的网格员. */
export const seatTaken = ({ worker }: Area, person?: string): Refusal | undefined =>
  worker && worker.person !== person
    ? refuse('invitation/seat-taken', `这个网格已有网格员${worker.name}，请先请原网格员离任，或者邀请为代班`)
    : undefined

/** Takes the person out of the seats of a role; other roles they have in the area stay. */
export function dismissed(area: Area, role: ServingRole, person: string): Area {
  const next = { ...area }
  if (role === 'street' && next.leader?.person === person) delete next.leader
  for (const seat of SEATS[role]) {
    if (seat !== 'worker') {
      const left = next[seat]?.filter((server) => server.person !== person)
      if (left) next[seat] = left
    } else if (next.worker?.person === person) delete next.worker
  }
  return next
}

/** 定街道领导: one of the street's own people; who led before stays among them. */
export function ledBy(area: Area, person: string): Area | Refusal {
  const { leader, staff = [] } = area
  const next = [...staff, ...(leader ? [leader] : [])].find((server) => server.person === person)
  if (area.kind !== 'street' || !next) return refuse('account/not-serving', '这个人已经不在这里了', 'person')
  const isListed = leader === undefined || staff.some((server) => server.person === leader.person)
  return { ...area, leader: next, staff: isListed ? staff : [...staff, leader] }
}

/** The same leave and hours wherever in the area the person stands; hours they have not set stay as they are. */
export function withLeave(area: Area, { _id, leave = [], hours }: Pick<Person, '_id' | 'leave' | 'hours'>): Area {
  const change = (server: Server): Server =>
    server.person === _id ? { ...server, leave, ...(hours && { hours }) } : server
  return {
    ...area,
    ...(area.worker && { worker: change(area.worker) }),
    ...(area.standIns && { standIns: area.standIns.map(change) }),
    ...(area.team && { team: area.team.map(change) }),
    ...(area.staff && { staff: area.staff.map(change) }),
    ...(area.leader && { leader: change(area.leader) }),
  }
}

/** Ids of everyone in the roster, once each. */
export const peopleOf = (area: Area): string[] => [...new Set(serversOf(area).map(({ person }) => person))]

/** Everyone in the roster as what they are there; a street's leader is one of its people. */
export function seatsOf({ kind, worker, standIns = [], team = [], staff = [], leader }: Area): Array<{
  server: Server
  role: ServingRole
  text: string
}> {
  const clerk: ServingRole = kind === 'district' ? 'district' : kind === 'street' ? 'street' : 'community'
  return [
    ...(worker ? [{ server: worker, role: 'worker' as const, text: ROLE_TEXT.worker }] : []),
    ...standIns.map((server) => ({ server, role: 'worker' as const, text: '代班' })),
    ...team.map((server) => ({
      server,
      role: 'team' as const,
      text: server.duty ? DUTY_TEXT[server.duty] : ROLE_TEXT.team,
    })),
    ...[...staff, ...(leader && !staff.some(({ person }) => person === leader.person) ? [leader] : [])].map(
      (server) => ({
        server,
        role: clerk,
        text: ROLE_TEXT[clerk],
      }),
    ),
  ]
}

/** 在岗 · 请假至 周四 18:00 · 非值班时间 */
export function dutyText(server: Server, now: number): string {
  if (isAway(server, now)) return `请假至 ${spokenTime(endOfLeave(server, now), now)}`
  return isInHours(server, now) ? '在岗' : '非值班时间'
}

/** Spans that touch or overlap are one absence. */
function endOfLeave({ leave = [] }: Server, now: number): number {
  let end = now
  for (const { from, until } of [...leave].sort((a, b) => a.from - b.from)) if (from <= end && until > end) end = until
  return end
}

export const isOnDuty = (server: Server, now: number): boolean => !isAway(server, now) && isInHours(server, now)
