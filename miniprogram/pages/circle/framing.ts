import type { Bounds } from '../../../typings/contract'

type Corner = Array<{ longitude: number; latitude: number }>
export type LngLat = [number, number]

/** Of a degree of longitude to one of latitude, here. */
const SHRUNK = 0.85

export const at = ([longitude, latitude]: LngLat) => ({ longitude, latitude })

/** The box around points. @throws never: without a point it is the box around nothing, at 0, 0 */
export function boxOf(points: LngLat[]): Bounds {
  const [first = [0, 0]] = points
  return points.reduce<Bounds>(
    ({ west, south, east, north }, [lng, lat]) => ({
      west: Math.min(west, lng),
      south: Math.min(south, lat),
      east: Math.max(east, lng),
      north: Math.max(north, lat),
    }),
    { west: first[0], east: first[0], south: first[1], north: first[1] },
  )
}

/** What the map has to show at once, as WeChat wants it: two corners say as much as eighty points. */
export function framedBy(points: LngLat[]): Corner {
  if (points.length === 0) return []
  const { west, south, east, north } = boxOf(points)
  return [at([west, south]), at([east, north])]
}

/** A point and the pixels that what stands on it takes up to each side, and above and below. */
export interface Footprint {
  point: LngLat
  side: number
  above: number
  below: number
}

/** Along one axis: where it is (degrees), and the pixels it takes up before and behind that. */
interface Span {
  at: number
  before: number
  after: number
}

/** Pixels of a degree of latitude, some 1.4 m each: two doors beside each other are not shown larger than their street. */
const MOST = 80_000

/**
 * The corners of a map of that many pixels, as near as it can be with everything that stands on it in sight. The edges of a
 * map that shows more than these corners are farther away still.
 */
export function framedAround(prints: Footprint[], { width, height }: { width: number; height: number }): Corner {
  const across = prints.map(({ point: [lng], side }) => ({ at: lng * SHRUNK, before: side, after: side }))
  const upward = prints.map(({ point: [, lat], above, below }) => ({ at: lat, before: below, after: above }))
  const scale = Math.min(MOST, largestScale(across, width), largestScale(upward, height))
  const [west, east] = stretch(across, width, scale)
  const [south, north] = stretch(upward, height, scale)
  return [at([west / SHRUNK, south]), at([east / SHRUNK, north])]
}

/** Pixels of a degree at which any two spans still lie beside each other within `size`. */
const largestScale = (spans: Span[], size: number): number =>
  Math.min(
    ...spans.flatMap((low) =>
      spans
        .filter((high) => high.at > low.at)
        .map((high) => Math.max(1, size - low.before - high.after) / (high.at - low.at)),
    ),
  )

/** What `size` pixels show at this scale, the spans in their middle. */
function stretch(spans: Span[], size: number, scale: number): [number, number] {
  const low = Math.min(...spans.map(({ at, before }) => at * scale - before))
  const high = Math.max(...spans.map(({ at, after }) => at * scale + after))
  const middle = (low + high) / 2
  return [(middle - size / 2) / scale, (middle + size / 2) / scale]
}

/** How far apart the middles of two boxes are (degrees of latitude, squared): for comparing. */
export function apart(one: Bounds, other: Bounds): number {
  const east = (one.west + one.east - other.west - other.east) / 2
  const north = (one.south + one.north - other.south - other.north) / 2
  return (east * SHRUNK) ** 2 + north ** 2
}

export const overlap = (one: Bounds, other: Bounds): boolean =>
  one.west < other.east && other.west < one.east && one.south < other.north && other.south < one.north
