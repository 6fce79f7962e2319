import type { Asker } from '../domain/activity-rules'
import { type Place, runs } from '../domain/place'
import type { Caller } from './serve'

/** Where something is held: what decides who belongs there. */
interface Held {
  street: string
  community: string | null
}

/** What the caller is to a place: whether they look after it, and whether they live or serve in its community. */
export async function askerAt(
  { street, community }: Held,
  place: Place | undefined,
  { ports, actor, now }: Pick<Caller, 'ports' | 'actor' | 'now'>,
): Promise<Asker> {
  const shapes = await ports.reference.shapes()
  const area = community ?? street
  const own = [...(actor.homeGrid === undefined ? [] : [actor.homeGrid]), ...actor.roles.map(({ scope }) => scope)]
  return {
    person: actor._id,
    now,
    runs: place !== undefined && runs(place, actor),
    belongs: own.some((id) => shapes.pathOf(id)?.includes(area)),
  }
}
