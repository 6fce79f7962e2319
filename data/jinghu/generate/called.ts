/**
 * 示例: whom a whistle calls: a leader of each street, and the departments. Drawn after everyone else and from names of their own, so
 * that nobody else's name or number depends on them.
 */
import type { Department } from '../../../cloudfunctions/domain/department'
import type { Place } from '../../../cloudfunctions/domain/place'
import type { Server } from '../../../cloudfunctions/domain/server'
import { departments } from './departments'
import type { Area } from './documents'
import { namesFor } from './names'
import { RESIDENTS } from './plot'
import { phones } from './staffing'

/** Nobody else's number is as high. */
const LAST_PHONE = 5000

export function called(areas: Area[], places: Place[]): { areas: Area[]; departments: Department[] } {
  const taken = [
    ...RESIDENTS.map(({ name }) => name),
    ...areas.flatMap(({ worker, team = [], staff = [] }) =>
      [worker, ...team, ...staff].map((server) => server?.name ?? ''),
    ),
    ...places.map(({ keeper }) => keeper?.name ?? ''),
  ]
  const nextName = namesFor('leaders and departments', taken)
  const nextPhone = phones(LAST_PHONE)
  const someone = (person: string): Server => ({ person, name: nextName(), phone: nextPhone() })
  return {
    // Beside the staff, not among them: what falls to the office is not told to the leader as well.
    areas: areas.map((area) =>
      area.kind === 'street' ? { ...area, leader: someone(`p-street-${area._id}-leader`) } : area,
    ),
    departments: departments(someone, nextPhone),
  }
}
