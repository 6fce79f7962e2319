import { consoleRoles, type Login, opensAll, unopenedOf } from '../domain/login'
import { type HeldRole, type Person, servingRoles } from '../domain/person'
import type { Ports } from './ports'

interface SignedIn {
  person: Person
  login: Login
}

/**
 * Somebody at the console, with the offices their account opens. Looked up only where they hold another office than
 * the account was given for, and the district did not give its password.
 */
export async function opened(
  { person, login }: SignedIn,
  ports: Ports,
): Promise<{ actor: Person; login: Login; unopened: HeldRole[] }> {
  const held = consoleRoles(person.roles)
  if (opensAll(login) || held.every((one) => isSame(one, login))) return { actor: person, login, unopened: [] }
  const areas = await ports.areas.read(held.map(({ scope }) => scope))
  const closed = unopenedOf(
    login,
    held.map((one) => ({ ...one, path: areas.find(({ _id }) => _id === one.scope)?.path ?? [] })),
  )
  if (closed.length === 0) return { actor: person, login, unopened: [] }
  const isClosed = (one: HeldRole): boolean => closed.some((other) => isSame(one, other))
  const actor = { ...person, roles: person.roles.filter((one) => !isClosed(one)) }
  return { actor, login, unopened: person.roles.filter(isClosed) }
}

/** Whoever calls, and what their account does not open. */
interface Holder {
  actor: Person
  unopened?: HeldRole[]
}

/** Every office the caller holds, also those their account does not open yet: what they answer for, not what they may do. */
export const heldBy = ({ actor, unopened = [] }: Holder): HeldRole[] => [...actor.roles, ...unopened]

/** Of these, those beside being a resident. */
export const servingOf = (call: Holder): HeldRole[] => servingRoles({ ...call.actor, roles: heldBy(call) })

const isSame = (one: Pick<HeldRole, 'role' | 'scope'>, other: Pick<HeldRole, 'role' | 'scope'>): boolean =>
  one.role === other.role && one.scope === other.scope
