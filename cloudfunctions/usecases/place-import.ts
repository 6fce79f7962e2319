import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { Ground } from '../domain/place-ground'
import { askedOf, type Plan, planImport, type Planned, reportOf } from '../domain/place-import'
import { isRefusal, refuse } from '../domain/refusal'
import { audit } from './audit'
import type { Caller, Stories } from './serve'

/** Changes that are under way at once: the platform gives a function some thirty requests a second. */
const AT_ONCE = 10
/** Milliseconds kept for a round of changes to come to its end. */
const ROUND = 500

type ImportInput = Parsed<'place', 'importCheck'>

/**
 * 导入地点：区网格中心的事。Each row is one document and one write, so none is ever half there. The words are the district's own
 * publication and not checked like what people write: docs/places.md.
 */
export const placeImportStories: Pick<Stories<'place'>, 'importCheck' | 'importPlaces'> = {
  async importCheck(input, call) {
    const plan = await planFor(input, call)
    return isRefusal(plan) ? plan : reportOf(plan, input.convert)
  },

  async importPlaces(input, call) {
    const plan = await planFor(input, call)
    if (isRefusal(plan)) return plan
    const { district } = await call.ports.reference.read()
    await audit('place.importPlaces', district.root, district.root, call)
    await writeAll(plan.planned, call)
    return reportOf(plan, input.convert)
  },
}

async function planFor({ rows, convert }: ImportInput, call: Caller): Promise<Plan | Refusal> {
  if (!call.actor.roles.some(({ role }) => role === 'district'))
    return refuse('place/not-district', '只有区网格中心可以导入地点')
  const ground = await groundOf(call)
  const { ids, names } = askedOf(rows, convert, ground)
  return planImport(rows, convert, await call.ports.places.known(ids, names), ground)
}

/** 区 → 街道 → 社区（村）: all of them are named in few round trips, and kept nowhere. */
async function groundOf({ ports }: Caller): Promise<Ground> {
  const [{ district }, shapes, { legend }] = await Promise.all([
    ports.reference.read(),
    ports.reference.shapes(),
    ports.reference.circle(),
  ])
  const streets = await ports.areas.children(district.root)
  const below = await Promise.all(streets.map(({ _id }) => ports.areas.children(_id)))
  return { shapes, legend, communities: new Map(below.flat().map(({ _id, name }) => [_id, name])) }
}

/** What time does not allow is marked as waiting, and found as it is when the rows are sent again. */
async function writeAll(planned: Planned[], call: Caller): Promise<void> {
  const { ports, until } = call
  const added = planned.filter(({ line }) => line.result === 'add')
  const places = added.flatMap(({ place }) => place ?? [])
  // 有一个刚被别人加进去，就一个一个来.
  const isAdded = places.length === 0 || (await ports.places.addAll(places))
  const rest = planned.filter(({ line }) => line.result === 'change' || (!isAdded && line.result === 'add'))
  for (let at = 0; at < rest.length; at += AT_ONCE) {
    const round = rest.slice(at, at + AT_ONCE)
    if (ports.clock.now() + ROUND > until) for (const { line } of round) line.result = 'waiting'
    else await Promise.all(round.map((one) => writeOne(one, call)))
  }
}

async function writeOne({ line, place, upon }: Planned, { ports }: Caller): Promise<void> {
  if (!place) return
  const changed = await ports.places.change(place._id, upon)
  if (changed === undefined && !(await ports.places.addAll([place]))) line.result = 'waiting'
}
