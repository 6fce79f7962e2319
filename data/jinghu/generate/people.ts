/** 示例: the people behind the duties, and the residents; and the WeChat identities by which they come in. */
import type { Area, Identity, Person, Role } from './documents'
import { RESIDENTS } from './plot'

/** Workers, staff and residents, each once with all their roles. */
export function people(areas: Area[]): Person[] {
  const known = new Map<string, Person>()
  const give = (person: string, name: string, role: Role) => {
    const found = known.get(person) ?? { _id: person, schemaVersion: 1, name, roles: [] }
    found.roles.push(role)
    known.set(person, found)
  }
  for (const area of areas) {
    if (area.worker) give(area.worker.person, area.worker.name, { role: 'worker', scope: area._id })
    if (area.kind !== 'street' && area.kind !== 'community') continue
    for (const duty of area.staff ?? []) give(duty.person, duty.name, { role: area.kind, scope: area._id })
  }
  for (const area of areas) {
    for (const duty of area.standIns ?? []) {
      give(duty.person, duty.name, { role: 'worker', scope: area._id, standIn: true })
    }
  }
  return [...known.values(), ...residents(areas)]
}

/** Everyone has a WeChat identity whose openid tells who they are: p-worker-… is o-demo-worker-…. */
export function identities(people: Person[]): Identity[] {
  return people.map((person) => ({ _id: `wx:${openidOf(person._id)}`, person: person._id }))
}

export function openidOf(person: string): string {
  return person.replace(/^p-/, 'o-demo-')
}

export function residentId(index: number): string {
  return `p-resident-${index + 1}`
}

/** A home grid is a grid: someone from a village has none, but belongs to the village; a newcomer belongs nowhere yet. */
function residents(areas: Area[]): Person[] {
  return RESIDENTS.map(({ name, home }, i): Person => {
    const person: Person = { _id: residentId(i), schemaVersion: 1, name, roles: [] }
    if (home === undefined) return person
    const area = areas.find((candidate) => candidate._id === home)
    if (!area) throw new Error(`${name} lives in an unknown area ${home}`)
    person.roles.push({ role: 'resident', scope: area._id })
    return area.kind === 'grid' ? { ...person, homeGrid: area._id } : person
  })
}
