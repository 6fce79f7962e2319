import type { Basis, ReachView, RouteView } from '../contract/circle'
import type { CircleSettings } from './circle'
import { metresBetween } from './distance'
import type { Network, Snap } from './network'
import { circleOutline } from './outline'
import type { PlaceCard } from './place'
import { degrees, planeAt, type LngLat, type Spot } from './plane'
import type { Table } from './table'
import type { Walker } from './walker'

/** What an instance knows of the ground: without a walker there is no network. */
export interface Ground {
  settings: CircleSettings
  walker: Walker | undefined
  table: Table | undefined
}

/** Nobody is put on a path that is farther from them than that (metres). */
export const SNAP_LIMIT = 300

/** Where someone stands: on a path, or where there is none. */
export type Standing = { walker: Walker; snap: Snap } | { walker: undefined; why: 'no-network' | 'no-path' }

/** 落到最近的路上；300 米内没有路，就按直线算。 */
export function standOn(point: LngLat, walker: Walker | undefined): Standing {
  if (!walker || walker.network.size === 0) return { walker: undefined, why: 'no-network' }
  const snap = walker.network.snap(point, SNAP_LIMIT)
  return snap ? { walker, snap } : { walker: undefined, why: 'no-path' }
}

/** How many places have no path within {@link SNAP_LIMIT}: nobody walks to them. */
export const unreachedOf = (network: Network, places: ReadonlyArray<{ point: LngLat }>): number =>
  places.filter(({ point }) => network.snap(point, SNAP_LIMIT) === undefined).length

/** 水面上不能出发：离岸边的路太远的点。 */
const SHORE = 60
export function isAfloat([lng, lat]: LngLat, network: Network | undefined): boolean {
  if (!network) return false
  return network.isWater(network.spotOf([lng, lat])) && network.snap([lng, lat], SHORE) === undefined
}

export const metresWithin = (minutes: number, pace: keyof CircleSettings['speeds'], { speeds }: CircleSettings) =>
  minutes * 60 * speeds[pace]

/** 走几分钟：不足一分钟按一分钟。 */
export const minutesFor = (metres: number, pace: keyof CircleSettings['speeds'], { speeds }: CircleSettings): number =>
  Math.max(1, Math.ceil(metres / speeds[pace] / 60))

/** 结果是怎么算的，说在数字旁边。 */
export function basisOf(standing: Standing, { detour }: CircleSettings): { basis: Basis; basisText: string } {
  if (!standing.walker) {
    const why = standing.why === 'no-network' ? '没有步行路网' : `附近 ${SNAP_LIMIT} 米内没有路`
    return { basis: 'straight', basisText: `${why}，按直线距离 × ${detour} 估算` }
  }
  const { network } = standing.walker
  const part = network.isScrap(standing.snap) ? '；这里和外面的路不相连，只算走得到的' : ''
  return { basis: 'network', basisText: `按${network.facts.label}计算${part}` }
}

type Sited = Pick<PlaceCard, '_id' | 'point'>

/** Places within so many metres of where one stands, nearest first, with the metres to each. */
export function placesWithin<P extends Sited>(
  start: LngLat,
  standing: Standing,
  places: P[],
  metres: number,
  { settings, table }: Ground,
): Array<{ place: P; metres: number }> {
  const found = standing.walker
    ? alongPaths(standing, places, Math.round(metres * 10), table)
    : places.map((place) => ({ place, metres: metresBetween(start, place.point) * settings.detour }))
  return found
    .map(({ place, metres: far }) => ({ place, metres: isSame(place.point, start) ? 0 : Math.round(far) }))
    .filter((one) => one.metres <= metres)
    .sort((a, b) => a.metres - b.metres || (a.place._id < b.place._id ? -1 : 1))
}

/** Whoever stands at a door does not walk to the path and back. */
const isSame = (a: LngLat, b: LngLat): boolean => a[0] === b[0] && a[1] === b[1]

/** The table answers for the places it knows; those it does not, are searched for. */
function alongPaths<P extends Sited>(
  { walker, snap }: Extract<Standing, { walker: Walker }>,
  places: P[],
  limit: number,
  table: Table | undefined,
): Array<{ place: P; metres: number }> {
  const made = table?.answers(walker.network, limit) ? table : undefined
  const known = new Map<string, number>()
  const near = made?.near(snap, limit) ?? []
  for (let i = 0; i < near.length; i += 2) known.set(made!.facts.places[near[i]!]!.id, near[i + 1]!)
  const strangers = places.filter(({ _id, point }) => !made?.knows(_id, point))
  const ends = strangers.map(({ point }) => walker.network.snap(point))
  const lengths = strangers.length > 0 ? walker.lengths(snap, ends, limit) : []
  strangers.forEach(({ _id }, i) => known.set(_id, lengths[i] ?? Infinity))
  return places.map((place) => ({ place, metres: (known.get(place._id) ?? Infinity) / 10 }))
}

/** What can be reached, drawn: rings without holes or water. */
export function outlineOf(start: LngLat, standing: Standing, metres: number, ground: Ground): ReachView['outline'] {
  if (standing.walker) return standing.walker.outline(standing.snap, Math.round(metres * 10))
  const network = ground.walker?.network
  const plane = network?.facts ?? planeAt(start)
  const middle: Spot = network
    ? network.spotOf(start)
    : [(start[0] - plane.origin[0]) * plane.scale[0], (start[1] - plane.origin[1]) * plane.scale[1]]
  const rings = circleOutline(middle, metres / ground.settings.detour, network?.water ?? [])
  return rings.map((ring) => ring.map((spot) => degrees(plane, spot)))
}

/** The way to a door: along the paths where both are on one network, straight otherwise. */
export function routeTo(
  from: LngLat,
  to: LngLat,
  pace: keyof CircleSettings['speeds'],
  { settings, walker }: Ground,
): RouteView {
  const standing = standOn(from, walker)
  if (isSame(from, to))
    return { line: [from, to], metres: 0, minutes: minutesFor(0, pace, settings), ...basisOf(standing, settings) }
  const end = standing.walker?.network.snap(to)
  const way = standing.walker && end ? standing.walker.way(from, standing.snap, to, end) : undefined
  if (!way) {
    const metres = Math.round(metresBetween(from, to) * settings.detour)
    const basisText = standing.walker
      ? `没有路走得到，按直线距离 × ${settings.detour} 估算`
      : basisOf(standing, settings).basisText
    return { line: [from, to], metres, minutes: minutesFor(metres, pace, settings), basis: 'straight', basisText }
  }
  const metres = Math.round(way.length / 10)
  return { line: way.line, metres, minutes: minutesFor(metres, pace, settings), ...basisOf(standing, settings) }
}

/** As many items, from the first, as an answer of that many bytes can carry. */
export function fitting<T>(items: T[], bytes: number): T[] {
  let left = bytes
  const end = items.findIndex((item) => (left -= bytesOf(JSON.stringify(item)) + 1) < 0)
  return end < 0 ? items : items.slice(0, end)
}

/** In UTF-8: what is not ASCII takes three bytes, rare characters two times that half. */
function bytesOf(json: string): number {
  let bytes = json.length
  for (let i = 0; i < json.length; i += 1) if (json.charCodeAt(i) > 0x7f) bytes += 2
  return bytes
}
