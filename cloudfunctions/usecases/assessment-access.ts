import type { Refusal } from '../contract/envelope'
import { isStaffRole, type Person } from '../domain/person'
import { refuse } from '../domain/refusal'
import type { AssessmentWorld } from './ports'
import type { Caller } from './serve'

const NOT_STAFF = refuse('assessment/not-staff', '考核只给街道、社区、区网格中心和应哨部门看')

/** 考核通报在各单位之间公开：街道、社区、区里和各部门都看得到全部的表，居民和网格员看不到。 */
const mayAssess = ({ roles }: Person): Refusal | undefined =>
  roles.some(({ role }) => isStaffRole(role) || role === 'department') ? undefined : NOT_STAFF

/** Streets and districts of which the person is a clerk. */
export const overseen = ({ roles }: Person): string[] =>
  roles.flatMap(({ role, scope }) => (role === 'street' || role === 'district' ? [scope] : []))

/** A clerk of the street, or of the district it is in. @param path from the district down to the street */
export const oversees = (person: Person, path: string[]): boolean =>
  overseen(person).some((scope) => path.includes(scope))

export function forStaff<I, O, W extends AssessmentWorld>(story: (input: I, call: Caller<W>) => Promise<O | Refusal>) {
  return async (input: I, call: Caller<W>): Promise<O | Refusal> => mayAssess(call.actor) ?? story(input, call)
}
