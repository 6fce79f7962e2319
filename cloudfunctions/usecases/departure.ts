import { isRefusal } from '../domain/refusal'
import { dismissed, type ServingRole } from '../domain/roster'
import type { Ports } from './ports'
import type { Job, Progress } from './ports/people'
import type { Caller } from './serve'
import { redispatch } from './ticket-upkeep'

const PAGE = 20

interface Departure {
  /** Id of the job that hands over what they have in hand. */
  id: string
  person: string
  role: ServingRole
  scope: string
}

/**
 * 离任：先记下要交接，再从名单和身份里去掉。Each step is harmless when done again; the clock hands over the tickets, and
 * also finishes what was cut short here.
 */
export async function leave({ id, person, role, scope }: Departure, { ports, actor, now }: Caller): Promise<void> {
  await ports.jobs.add({
    _id: id,
    schemaVersion: 1,
    kind: 'handOver',
    object: person,
    role,
    scope,
    by: actor._id,
    at: now,
    cursor: '',
    state: 'waiting',
    facts: {},
  })
  await takeAway(person, role, scope, ports)
  await ports.jobs.move(id, '', { cursor: '', state: 'waiting', facts: GONE })
}

/** Noted, so that someone who comes back within the minute is not sent away again. */
const GONE = { gone: 1 }

async function takeAway(person: string, role: ServingRole, scope: string, ports: Ports): Promise<void> {
  const changed = await ports.areas.change(scope, (area) => dismissed(area, role, person))
  if (isRefusal(changed)) throw new Error(`nobody may refuse a departure: ${changed.message}`)
  await ports.people.revoke(person, role, scope)
}

/** 交接：手上的诉求一件一件重新派出；还在别的台上任职的，那个台上的留着。 */
export async function handOver(job: Job, ports: Ports, until: number): Promise<Progress> {
  const { object: person, role, scope } = job
  let { cursor, facts } = job
  if (role === undefined || role === 'resident') throw new Error(`job ${job._id} names no role to leave`)
  if (!facts.gone) {
    await takeAway(person, role, scope, ports)
    facts = { ...facts, ...GONE }
  }
  const [left] = await ports.people.read([person])
  const desks = new Set(left?.roles.map((held) => held.scope))
  for (;;) {
    const held = await ports.loads.held(person, scope, cursor, PAGE)
    for (const { _id, desk } of held) {
      if (ports.clock.now() >= until) return { cursor, state: 'waiting', facts }
      if (!desks.has(desk)) await redispatch(_id, person, ports)
      cursor = _id
    }
    if (held.length < PAGE) return { cursor, state: 'done', facts }
  }
}
