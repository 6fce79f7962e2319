import { GONE, takeAway } from './departure'
import { returnNeeds } from './need-clock'
import type { World } from './ports'
import type { Job, Progress } from './ports/people'
import { standDown } from './stand-down'
import { keepNoMore, redispatch } from './ticket-upkeep'

const PAGE = 20
/** Before the cursor of the second round: what they only answered for. No id begins like this. */
const KEPT = '~'

/** 交接：手上的诉求一件一件重新派出，首接的不再由他负责；还在别的台上任职的，那个台上的留着。 */
export async function handOver(job: Job, ports: World, until: number): Promise<Progress> {
  const { object: person, role, scope } = job
  let { cursor, facts } = job
  if (role === undefined || role === 'resident' || role === 'department')
    throw new Error(`job ${job._id} names no role to leave`)
  if (!facts.gone) {
    await takeAway(person, role, scope, ports)
    facts = { ...facts, ...GONE }
  }
  if (cursor === '') await standDown(person, ports)
  if (!(await returnNeeds(person, scope, ports, until))) return { cursor, state: 'waiting', facts }
  const [left] = await ports.people.read([person])
  const desks = new Set(left?.roles.map((held) => held.scope))
  while (!cursor.startsWith(KEPT)) {
    const held = await ports.loads.held(person, scope, cursor, PAGE)
    for (const { _id, desk } of held) {
      if (ports.clock.now() >= until) return { cursor, state: 'waiting', facts }
      if (!desks.has(desk)) await redispatch(_id, person, ports)
      cursor = _id
    }
    if (held.length < PAGE) cursor = KEPT
  }
  for (;;) {
    const kept = await ports.loads.kept(person, scope, cursor.slice(KEPT.length), PAGE)
    for (const { _id, keeperDesk } of kept) {
      if (ports.clock.now() >= until) return { cursor, state: 'waiting', facts }
      if (!desks.has(keeperDesk?.desk ?? '')) await keepNoMore(_id, person, ports)
      cursor = KEPT + _id
    }
    if (kept.length < PAGE) return { cursor, state: 'done', facts }
  }
}
