/** 示例: the people behind the duties, and the residents; and the WeChat identities by which they come in. */
import type { Department } from '../../../cloudfunctions/domain/department'
import type { Server } from '../../../cloudfunctions/domain/server'
import policy from '../policy.json'
import type { Area, Identity, Person, Role } from './documents'
import { RESIDENTS } from './plot'

/** Whoever has a duty or a home here has agreed to the privacy guide in force. */
const AGREED = { version: policy.privacy.guide, at: Date.UTC(2026, 0, 5, 1) }

/** Workers, staff, team members and residents, leaders and departments' members, each once with all their roles. */
export function people(areas: Area[], departments: Department[]): Person[] {
  const known = new Map<string, Person>()
  const give = ({ person, name, leave }: Server, role: Role) => {
    const found = known.get(person) ?? {
      _id: person,
      schemaVersion: 1,
      name,
      roles: [],
      agreed: AGREED,
      ...(leave && { leave }),
    }
    found.roles.push(role)
    known.set(person, found)
  }
  for (const { _id: scope, kind, worker, staff = [] } of areas) {
    if (worker) give(worker, { role: 'worker', scope })
    if (kind !== 'district' && kind !== 'street' && kind !== 'community') continue
    for (const clerk of staff) give(clerk, { role: kind, scope })
  }
  for (const { _id: scope, standIns = [] } of areas) {
    for (const standIn of standIns) give(standIn, { role: 'worker', scope, standIn: true })
  }
  for (const { _id: scope, team = [] } of areas) {
    for (const member of team) give(member, { role: 'team', scope, ...(member.duty && { duty: member.duty }) })
  }
  const serving = [...known.values()]
  known.clear()
  for (const { _id: scope, leader } of areas) if (leader) give(leader, { role: 'street', scope })
  for (const { _id: scope, members } of departments) {
    for (const member of members) give(member, { role: 'department', scope, post: member.post })
  }
  return [...serving, ...residents(areas), ...known.values()]
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
    return { ...person, agreed: AGREED, ...(area.kind === 'grid' && { homeGrid: area._id }) }
  })
}
