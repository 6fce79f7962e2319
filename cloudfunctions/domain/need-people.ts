import type { Area } from './area'
import { type Person, roleText, servingRoles } from './person'
import type { Place } from './place'
import { seatsOf } from './roster'

/** Someone who may be given a need: 网格员 王秀兰. */
export interface ServerHere {
  person: string
  name: string
  text: string
}

const LOWEST_FIRST: Area['kind'][] = ['grid', 'village', 'community', 'street']

/** Who serves where a place lies, the nearest first, each once; the district's own people are not asked. */
export function serversHere(areas: Area[]): ServerHere[] {
  const found = new Map<string, ServerHere>()
  for (const kind of LOWEST_FIRST)
    for (const area of areas.filter((one) => one.kind === kind))
      for (const { server, text } of seatsOf(area))
        if (!found.has(server.person)) found.set(server.person, { person: server.person, name: server.name, text })
  return [...found.values()]
}

/**
 * 清单上的事要谁拿主意：驿站长，驿站的网格员，社区的工作人员；都没有，就找上一级 (属地兜底).
 * @param areas those the place lies in
 */
export function decidersOf(place: Place | undefined, areas: Area[]): string[] {
  const of = (kind: Area['kind']) => areas.find((area) => area.kind === kind)
  const staffOf = (kind: Area['kind']) => (of(kind)?.staff ?? []).map(({ person }) => person)
  const worker = place?.kind === 'station' ? of('grid')?.worker?.person : undefined
  const near = [place?.keeper?.person, worker, ...staffOf('community')].flatMap((person) => person ?? [])
  const levels = [near, staffOf('street'), staffOf('district')]
  return [...new Set(levels.find((people) => people.length > 0) ?? [])]
}

/** 网格员 王秀兰: as whom someone acts who serves there; empty for everyone else. */
export function faceAt(path: string[], person: Person): string {
  const held = servingRoles(person).find(({ scope }) => path.includes(scope))
  return held ? `${roleText(held)} ${person.name}`.trim() : ''
}
