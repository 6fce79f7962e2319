import { isRefusal } from '../domain/refusal'
import { dismissed, type ServingRole } from '../domain/roster'
import type { Ports } from './ports'
import type { Caller } from './serve'

interface Departure {
  /** Id of the job that hands over what they have in hand. */
  id: string
  person: string
  role: ServingRole
  scope: string
}

/**
 * 离任：先记下要交接，再从名单和身份里去掉。Each step is harmless when done again; the clock hands over the tickets, and
 * also finishes what was cut short here.
 */
export async function leave({ id, person, role, scope }: Departure, { ports, actor, now }: Caller): Promise<void> {
  await ports.jobs.add({
    _id: id,
    schemaVersion: 1,
    kind: 'handOver',
    object: person,
    role,
    scope,
    by: actor._id,
    at: now,
    cursor: '',
    state: 'waiting',
    facts: {},
  })
  await takeAway(person, role, scope, ports)
  await ports.jobs.move(id, '', { cursor: '', state: 'waiting', facts: GONE })
}

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
