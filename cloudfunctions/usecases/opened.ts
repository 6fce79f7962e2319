import { consoleRoles, type Login, opensAll, unopenedOf } from '../domain/login'
import type { HeldRole, Person } from '../domain/person'
import type { Ports } from './ports'

interface SignedIn {
  person: Person
  login: Login
}

/**
 * Somebody at the console, with the offices their account opens. Looked up only where an office came later than a password
 * that was not given by the district.
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

const isSame = (one: Pick<HeldRole, 'role' | 'scope'>, other: Pick<HeldRole, 'role' | 'scope'>): boolean =>
  one.role === other.role && one.scope === other.scope
