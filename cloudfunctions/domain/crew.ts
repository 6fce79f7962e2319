import type { Area } from './area'
import { isStaffRole, type Person, servingRoles } from './person'
import { type Place, runs } from './place'
import { seatsOf } from './roster'

/** Someone who may be put on a place's duty list. */
export interface CrewMember {
  person: string
  name: string
  /** 网格员 · 第05网格 */
  text: string
}

type PathOf = (scope: string) => string[] | undefined
type Where = Pick<Place, 'kind' | 'area' | 'path' | 'community' | 'street' | 'keeper'>

/** Area whose people man the place: its community, or its street where there is none. */
export const homeOf = ({ community, street }: Pick<Place, 'community' | 'street'>): string => community ?? street

/** 值守名单上可以有的人：同一个社区的网格员、代班、团队和社区工作人员；没有社区的，是街道的。 */
export const isCrew = (place: Where, person: Person, pathOf: PathOf): boolean =>
  place.keeper?.person === person._id ||
  servingRoles(person).some(({ role, scope }) =>
    isStaffRole(role) ? scope === homeOf(place) : pathOf(scope)?.includes(homeOf(place)),
  )

/** 在这里做事的人：名单上可以有的，和负责这里的各级工作人员。 */
export const servesAt = (place: Place, person: Person, pathOf: PathOf): boolean =>
  runs(place, person) || isCrew(place, person, pathOf)

/**
 * @param areas the place's home and what lies below it
 */
export function crewOf(areas: Area[], home: string, keeper: Place['keeper']): CrewMember[] {
  const seated = areas
    .filter(({ _id, kind }) => _id === home || kind === 'grid' || kind === 'village')
    .flatMap((area) =>
      seatsOf(area).map(({ server, text }) => ({
        person: server.person,
        name: server.name,
        text: `${text} · ${area.name}`,
      })),
    )
  const kept = keeper?.person === undefined ? [] : [{ person: keeper.person, name: keeper.name, text: '负责人' }]
  const byPerson = new Map([...seated, ...kept].reverse().map((member) => [member.person, member]))
  return [...byPerson.values()].reverse()
}

/** 这里的事先找谁：负责人；没有指定的，驿站找网格员；再没有，社区，没有社区的街道. @param areas those the place lies in */
export function keepersOf({ keeper, kind, area, community, street }: Where, areas: Area[]): string[] {
  if (keeper?.person !== undefined) return [keeper.person]
  const worker = kind === 'station' ? areas.find(({ _id }) => _id === area)?.worker : undefined
  if (worker) return [worker.person]
  const clerks = (id: string | null) => areas.find(({ _id }) => _id === id)?.staff ?? []
  const own = clerks(community)
  return (own.length > 0 ? own : clerks(street)).map(({ person }) => person)
}
