import type { BorderProblemKind, Corner, Ring } from '../contract/atlas'
import { signedSize } from './clipping'

/** Something wrong with one border by itself, and where. */
export interface Flaw {
  kind: Extract<BorderProblemKind, 'few' | 'far' | 'repeated' | 'crossing' | 'hole' | 'small'>
  at: Corner
}

/** 网格不会比这更小：多半是点错了（平方米）。 */
const SMALLEST = 100

/** Within some 200 km of here: what lies farther away is a mistake in the numbers, and no district's. */
const FARTHEST = 2_000_000

export const isSame = ([lng, lat]: Corner, [otherLng, otherLat]: Corner): boolean =>
  lng === otherLng && lat === otherLat

/**
 * 一条界线自己有什么不对。In the order in which one would mend it: what makes the rest meaningless first.
 * @param here a corner of the district
 */
export function flawsOf(rings: Ring[], here: Corner): Flaw[] {
  const [ring = [], ...holes] = rings
  const far = ring.find(([lng, lat]) => Math.abs(lng - here[0]) > FARTHEST || Math.abs(lat - here[1]) > FARTHEST)
  if (far) return [{ kind: 'far', at: far }]
  if (ring.length < 3) return [{ kind: 'few', at: ring[0] ?? here }]
  const repeated = repeatedIn(ring)
  if (repeated) return [{ kind: 'repeated', at: repeated }]
  const crossing = crossingIn(ring)
  if (crossing) return [{ kind: 'crossing', at: crossing }]
  const flaws: Flaw[] = holes.slice(0, 1).map((hole) => ({ kind: 'hole', at: hole[0] ?? here }))
  if (Math.abs(signedSize(ring)) < SMALLEST) flaws.push({ kind: 'small', at: ring[0] ?? here })
  return flaws
}

/** 逆时针，首尾不重复，没有连着两个一样的点：which way round it was drawn is nobody's mistake. */
export function tidied(ring: Ring): Ring {
  const corners = ring.filter((corner, i) => !isSame(corner, ring[(i + 1) % ring.length] ?? [NaN, NaN]))
  return signedSize(corners) < 0 ? corners.reverse() : corners
}

/** A corner the ring comes to twice. */
function repeatedIn(ring: Ring): Corner | undefined {
  const seen = new Set<string>()
  return ring.find(([lng, lat]) => {
    const key = `${lng},${lat}`
    if (seen.has(key)) return true
    seen.add(key)
    return false
  })
}

/** Where two sides of a ring meet that are no neighbours, or neighbours lie on each other. */
function crossingIn(ring: Ring): Corner | undefined {
  const sides = ring.map((from, i) => [from, ring[(i + 1) % ring.length]!] as const)
  for (let i = 0; i < sides.length; i += 1) {
    const [a, b] = sides[i]!
    const [west, east] = a[0] < b[0] ? [a[0], b[0]] : [b[0], a[0]]
    const [south, north] = a[1] < b[1] ? [a[1], b[1]] : [b[1], a[1]]
    for (let j = i + 1; j < sides.length; j += 1) {
      const [c, d] = sides[j]!
      if (Math.max(c[0], d[0]) < west || Math.min(c[0], d[0]) > east) continue
      if (Math.max(c[1], d[1]) < south || Math.min(c[1], d[1]) > north) continue
      const meeting =
        j === i + 1 ? folded(a, b, d) : i === 0 && j === sides.length - 1 ? folded(c, a, b) : meet(a, b, c, d)
      if (meeting) return meeting
    }
  }
  return undefined
}

/** Positive when `c` lies left of the way from `a` to `b`: whole numbers, so this is exact. */
const turn = (a: Corner, b: Corner, c: Corner): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

/** Two sides that follow each other, the second running back along the first. */
const folded = (a: Corner, b: Corner, c: Corner): Corner | undefined =>
  turn(a, b, c) === 0 && (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0 ? b : undefined

/** The place where two sides cross or touch. */
function meet(a: Corner, b: Corner, c: Corner, d: Corner): Corner | undefined {
  const [ofC, ofD, ofA, ofB] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)]
  if (ofC === 0 && isBetween(a, c, b)) return c
  if (ofD === 0 && isBetween(a, d, b)) return d
  if (ofA === 0 && isBetween(c, a, d)) return a
  if (ofB === 0 && isBetween(c, b, d)) return b
  if (ofC > 0 === ofD > 0 || ofA > 0 === ofB > 0 || [ofC, ofD, ofA, ofB].includes(0)) return undefined
  const along = ofA / (ofA - ofB)
  return [Math.round(a[0] + (b[0] - a[0]) * along), Math.round(a[1] + (b[1] - a[1]) * along)]
}

/** Of three corners on one line. */
const isBetween = (a: Corner, between: Corner, b: Corner): boolean =>
  Math.min(a[0], b[0]) <= between[0] &&
  between[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= between[1] &&
  between[1] <= Math.max(a[1], b[1])

/** Even-odd rule; on the line counts as either. */
export function isIn(ring: Ring, [x, y]: Corner): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi, yi] = ring[i]!
    const [xj, yj] = ring[j]!
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

/** A place inside, even where the ring bends: the middle of the widest stretch on its middle line. */
export function insideOf(ring: Ring): Corner {
  const lats = ring.map(([, lat]) => lat)
  // Half a micro-degree off every corner, so that no corner lies on the line.
  const lat = Math.floor((Math.min(...lats) + Math.max(...lats)) / 2) + 0.5
  const cuts = ring
    .flatMap(([lng, at], i) => {
      const [nextLng, next] = ring[(i + 1) % ring.length] ?? [lng, at]
      return at > lat === next > lat ? [] : [lng + ((lat - at) / (next - at)) * (nextLng - lng)]
    })
    .sort((a, b) => a - b)
  let best: [number, number] = [ring[0]?.[0] ?? 0, ring[0]?.[0] ?? 0]
  for (let i = 0; i + 1 < cuts.length; i += 2)
    if (cuts[i + 1]! - cuts[i]! > best[1] - best[0]) best = [cuts[i]!, cuts[i + 1]!]
  return [Math.round((best[0] + best[1]) / 2), Math.round(lat)]
}
