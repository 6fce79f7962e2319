import { type Leave, servingRoles } from '../domain/person'
import { withLeave } from '../domain/roster'
import type { Ports } from './ports'
import type { Job, Progress } from './ports/people'
import type { Caller } from './serve'

/** A span as it was asked for. */
interface AskedLeave {
  from: number
  until: number
  standIn?: string | undefined
}

/** 请假，先开始的在前. */
export const leaveOf = (spans: AskedLeave[]): Leave[] =>
  [...spans]
    .sort((a, b) => a.from - b.from)
    .map(({ standIn, ...span }) => ({ ...span, ...(standIn !== undefined && { standIn }) }))

/** 记下一个人的请假，整个换掉：put down first, so that whatever is cut short from here on the clock brings to its end. */
export async function putLeave(
  person: string,
  write: () => Promise<void>,
  { ports, actor, now, requestId }: Caller,
): Promise<void> {
  const id = `absence-${ports.hash(`${actor._id}:${requestId}`)}`
  await ports.jobs.add({
    _id: id,
    schemaVersion: 1,
    kind: 'absence',
    object: person,
    scope: '',
    by: actor._id,
    at: now,
    cursor: '',
    state: 'waiting',
    facts: {},
  })
  await write()
  await spreadLeave(person, ports)
  await ports.jobs.move(id, '', { cursor: '', state: 'done', facts: {} })
}

/**
 * 请假：本人说的一份为准，抄到每个任职的地方，派单时才看得到。 What the person said last is copied, so two at once end alike; the same again
 * changes nothing.
 */
async function spreadLeave(person: string, ports: Ports): Promise<void> {
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
