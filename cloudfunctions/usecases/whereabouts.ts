import type { Refusal } from '../contract/envelope'
import { refuse } from '../domain/refusal'
import { hosts } from '../domain/venue'
import { placeOf } from './area-card'
import type { World } from './ports'
import type { Whereabouts } from './ports/activity'
import type { Caller } from './serve'

interface Found {
  where: Whereabouts
  text: string
  mayRun: boolean
}

/** 看哪里的活动：指定的地方或社区；都没说就是我住的、我服务的社区；还不知道是哪里的，看全区. */
export async function whereabouts(
  { place: id, community }: { place?: string | undefined; community?: string | undefined },
  call: Caller<World>,
): Promise<Found | Refusal> {
  const { ports, actor } = call
  if (id !== undefined) {
    const place = await ports.places.get(id)
    if (!place) return refuse('place/unknown', '没有找到这个地方', 'place')
    return { where: { place: id }, text: place.name, mayRun: hosts(place, actor) }
  }
  const own = community ?? (await ownCommunity(call))
  if (own === undefined) return { where: {}, text: (await ports.reference.read()).district.name, mayRun: false }
  const found = await placeOf(own, ports)
  if (!found) return refuse('area/unknown', '没有找到这个地方，请重新选择', 'community')
  return { where: { community: own }, text: found.text, mayRun: false }
}

const COMMUNITY_DEPTH = 2

/** 家在哪个社区；没有选过网格的，第一个任职的地方在哪个社区. */
async function ownCommunity({ ports, actor }: Caller<World>): Promise<string | undefined> {
  const shapes = await ports.reference.shapes()
  const areas = [...(actor.homeGrid === undefined ? [] : [actor.homeGrid]), ...actor.roles.map(({ scope }) => scope)]
  return areas.flatMap((area) => shapes.pathOf(area)?.[COMMUNITY_DEPTH] ?? []).at(0)
}
