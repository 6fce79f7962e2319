import { servingRoles } from '../domain/person'
import { withLeave } from '../domain/roster'
import type { Ports } from './ports'
import type { Job, Progress } from './ports/people'

/**
 * 请假：本人说的一份为准，抄到每个任职的地方，派单时才看得到。 What the person said last is copied, so two at once end alike; the same again
 * changes nothing.
 */
export async function spreadLeave(person: string, ports: Ports): Promise<void> {
  const [found] = await ports.people.read([person])
  if (!found) return
  for (const scope of new Set(servingRoles(found).map((held) => held.scope)))
    await ports.areas.change(scope, (area) => withLeave(area, found))
}

/** What the call of the person did not come to. */
export async function absence({ object: person, cursor, facts }: Job, ports: Ports): Promise<Progress> {
  await spreadLeave(person, ports)
  return { cursor, state: 'done', facts }
}
