import type { Post } from '../contract/account'
import type { Refusal } from '../contract/envelope'
import { joinedBy } from '../domain/department-roster'
import type { InvitedRole } from '../domain/invitation'
import type { HeldRole, Person } from '../domain/person'
import { isRefusal, refuse } from '../domain/refusal'
import { enlisted } from '../domain/roster'
import type { Server } from '../domain/server'
import type { Ports } from './ports'

/** What somebody will be, and where. */
export interface Enlisting extends Omit<HeldRole, 'role'> {
  role: InvitedRole | 'district'
  /** Team: categories they take. */
  categories?: string[]
  /** Whose seat it has been until now, when one is taken over: that is nobody new. */
  from?: string
}

const RETIRED = refuse('department/closed', '这个部门已经停用，不再加人')

/**
 * Gives a role and a seat. The role before the seat: a ticket must never be handed to someone who is not allowed to take
 * it. Done twice, it is done once.
 * @returns why there is no seat for them; their roles are then as they were
 */
export async function enlist(
  { role, scope, standIn, duty, post, categories = [], from }: Enlisting,
  actor: Person,
  card: { name: string; phone: string },
  ports: Ports,
): Promise<Refusal | undefined> {
  const person = actor._id
  const before = actor.roles.find((held) => held.role === role && held.scope === scope)
  await ports.people.grant(person, {
    role,
    scope,
    ...(standIn && { standIn }),
    ...(duty && { duty }),
    ...(post && { post }),
  })
  const server = {
    person,
    ...card,
    ...(actor.leave && { leave: actor.leave }),
    ...(actor.hours && { hours: actor.hours }),
    ...(categories.length > 0 && { categories }),
    ...(duty && { duty }),
  }
  const seated =
    role === 'department'
      ? await seatInDepartment(scope, { ...server, post: post ?? 'officer' }, from, ports)
      : await ports.areas.change(scope, (area) => enlisted(area, role, standIn, server))
  if (seated !== undefined && !isRefusal(seated)) return undefined
  await (before ? ports.people.grant(person, before) : ports.people.revoke(person, role, scope))
  return seated ?? refuse('area/unknown', '邀请的地方已经没有了')
}

/** 停用了的部门不再加人；原来在里面的、换成微信的还是同一个人. */
const seatInDepartment = (
  scope: string,
  { person, name, phone, post }: Server & { post: Post },
  from: string | undefined,
  ports: Ports,
) =>
  ports.departments.change(scope, (department) => {
    const isNew = from === undefined && !department.members.some((member) => member.person === person)
    return department.retired && isNew ? RETIRED : joinedBy(department, { person, name, phone, post })
  })
