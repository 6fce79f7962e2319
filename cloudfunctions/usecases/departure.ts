import type { Refusal } from '../contract/envelope'
import { leftBy } from '../domain/department-roster'
import { isRefusal } from '../domain/refusal'
import { dismissed, type ServingRole } from '../domain/roster'
import type { Ports } from './ports'
import type { Job } from './ports/people'
import type { Caller } from './serve'

interface Departure {
  /** Id of the job that hands over what they have in hand. */
  id: string
  person: string
  role: ServingRole
  scope: string
}

const jobOf = (
  { id, person, role, scope }: Omit<Departure, 'role'> & { role: Job['role'] & string },
  { actor, now }: Caller,
): Job => ({
  _id: id,
  schemaVersion: 1,
  kind: role === 'department' ? 'handWhistles' : 'handOver',
  object: person,
  role,
  scope,
  by: actor._id,
  at: now,
  cursor: '',
  state: 'waiting',
  facts: {},
})

/**
 * 离任：先记下要交接，再从名单和身份里去掉。Each step is harmless when done again; the clock hands over the tickets, and
 * also finishes what was cut short here.
 */
export async function leave(departure: Departure, call: Caller): Promise<void> {
  const { id, person, role, scope } = departure
  const { ports } = call
  await ports.jobs.add(jobOf(departure, call))
  await takeAway(person, role, scope, ports)
  await ports.jobs.move(id, '', { cursor: '', state: 'waiting', facts: GONE })
}

/** A retry finds the job it put down before. */
export const departureId = ({ actor, requestId, ports }: Caller): string =>
  `leave-${ports.hash(`${actor._id}:${requestId}`)}`

/** Noted, so that someone who comes back within the minute is not sent away again. */
export const GONE = { gone: 1 }

/**
 * The seat before the role: a ticket must never be handed to someone who is not allowed to take it. Places they looked
 * after in office are nobody's until someone is named.
 */
export async function takeAway(person: string, role: ServingRole, scope: string, ports: Ports): Promise<void> {
  const changed = await ports.areas.change(scope, (area) => dismissed(area, role, person))
  if (isRefusal(changed)) throw new Error(`nobody may refuse a departure: ${changed.message}`)
  await ports.people.revoke(person, role, scope)
  await ports.places.letGo(person, scope)
}

/** 离开部门，同上；最后一位联络员走不了。 @returns why they cannot leave */
export async function leaveDepartment(departure: Omit<Departure, 'role'>, call: Caller): Promise<Refusal | undefined> {
  const { id, person, scope } = departure
  const { ports, now } = call
  const [department] = await ports.departments.read([scope])
  const without = department && leftBy(department, person, now)
  if (isRefusal(without)) return without
  await ports.jobs.add(jobOf({ ...departure, role: 'department' }, call))
  // 另一位联络员同时也在走：后到的留下。
  const overtaken = await leavePost(person, scope, ports)
  await ports.jobs.move(id, '', { cursor: '', state: overtaken ? 'done' : 'waiting', facts: overtaken ? {} : GONE })
  return overtaken
}

/** The seat and the duty list before the role, as in {@link takeAway}. */
export async function leavePost(person: string, scope: string, ports: Ports): Promise<Refusal | undefined> {
  const changed = await ports.departments.change(scope, (found) => leftBy(found, person, ports.clock.now()))
  if (isRefusal(changed)) return changed
  await ports.people.revoke(person, 'department', scope)
  return undefined
}
