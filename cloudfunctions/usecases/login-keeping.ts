import { consoleRoles, keepsPerson, type Login } from '../domain/login'
import type { Person } from '../domain/person'
import type { LoginWorld } from './ports'
import type { Caller } from './serve'

type Call = Caller<LoginWorld>

/** Asked again at each password: they may have come to serve elsewhere since, or the account may have changed hands. */
export async function keepsOwnerOf({ person }: Login, call: Call): Promise<boolean> {
  const [owner] = await call.ports.people.read([person])
  return !owner || keepsAllOf(owner, call)
}

export const keepsAllOf = async (owner: Person, call: Call): Promise<boolean> =>
  (await keptWhole([owner], call)).has(owner._id)

/** @returns those of them in whose every office the caller keeps the accounts */
export async function keptWhole(people: Person[], { ports, actor }: Call): Promise<Set<string>> {
  const held = people.flatMap(({ _id, roles }) => consoleRoles(roles).map((one) => ({ ...one, person: _id })))
  const areaIds = held.flatMap(({ role, scope }) => (role === 'department' ? [] : [scope]))
  const [{ district }, areas] = await Promise.all([
    ports.reference.read(),
    areaIds.length > 0 ? ports.areas.read([...new Set(areaIds)]) : [],
  ])
  // A department, or a place there is no more: the district's.
  const pathTo = (scope: string) => areas.find(({ _id }) => _id === scope)?.path ?? [district.root, scope]
  const all = held.map((one) => ({ ...one, path: pathTo(one.scope) }))
  const isWhole = ({ _id }: Person) =>
    keepsPerson(
      actor.roles,
      all.filter(({ person }) => person === _id),
    )
  return new Set(people.filter(isWhole).map(({ _id }) => _id))
}
