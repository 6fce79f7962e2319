import { type Person, servingRoles } from '../domain/person'
import type { Player } from '../domain/ticket'

/** The public face under which someone who serves an area of this path acts; undefined for everyone else. */
export function actingAt({ name, ...person }: Person, path: string[]): Player | undefined {
  const role = servingRoles({ name, ...person }).find(({ scope }) => path.includes(scope))?.role
  if (role === undefined || role === 'resident' || role === 'department') return undefined
  return { name, role: role === 'district' ? 'street' : role }
}
