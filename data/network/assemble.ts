/** From what a map says to a network file: datum, closures, slopes, water. */
import Flatbush from 'flatbush'
import type { Conversion } from '../../cloudfunctions/contract/place-import'
import type { RawEdge, RawNetwork } from '../../cloudfunctions/domain/network-pack'
import { CONVERSIONS } from '../../cloudfunctions/domain/place-ground'
import {
  areaOf,
  boxAround,
  flat,
  holds,
  metresApart,
  planeAt,
  type LngLat,
  type Plane,
  type Spot,
} from '../../cloudfunctions/domain/plane'
import { simplifyRing } from '../../cloudfunctions/domain/simplify'
import { seamed } from '../../cloudfunctions/domain/subtract'
import { degrees } from '../../cloudfunctions/domain/plane'
import type { Closures } from './geojson'
import type { Paths } from './paths'

export interface Source {
  label: string
  paths: Paths
  /** Rivers and lakes, with their islands as holes. */
  water: LngLat[][][]
  closed: Closures
  /** Slopes cost time. */
  withSlopes: boolean
  /** What is done to every coordinate; OpenStreetMap is in WGS-84. */
  convert?: Conversion | undefined
}

/** Bends of a bank that are smaller are left out, and ponds (square metres): a circle is drawn in forty-metre steps. */
const BANK = 8
const POND = 2_000

export function assemble({ label, paths, water, closed, withSlopes, convert }: Source): RawNetwork {
  const shift = (point: LngLat): LngLat => (convert ? CONVERSIONS[convert](point) : point)
  const points = paths.points.map(shift)
  const rings = [...water, ...paths.water.map((ring) => [ring])].map((polygon) =>
    polygon.map((ring) => ring.map(shift)),
  )
  const shut = {
    lines: closed.lines.map((line) => line.map(shift)),
    rings: closed.rings.map((ring) => ring.map(shift)),
  }
  const plane = planeAt(points[0] ?? rings[0]?.[0]?.[0] ?? [0, 0])
  const spots = points.map((point) => flat(plane, point))
  const edges = paths.lines.flatMap((line) =>
    line.slice(1).map((to, i): RawEdge => {
      const from = line[i]!
      const metres = metresApart(spots[from]!, spots[to]!)
      const rise = withSlopes ? (paths.heights[to] ?? NaN) - (paths.heights[from] ?? NaN) : NaN
      if (!Number.isFinite(rise) || metres < 1) return { from, to }
      return { from, to, there: metres * effort(rise / metres), back: metres * effort(-rise / metres) }
    }),
  )
  const isShut = closureTest(shut, plane)
  const open = edges.filter(({ from, to }) => !isShut(spots[from]!, spots[to]!))
  return { label, ...onlyUsed(points, open), water: banks(rings, plane) }
}

/**
 * How many level metres a metre of slope is worth: Tobler's hiking function, W = 6 exp(-3.5 |S + 0.05|) km/h (Three presentations on
 * geographical analysis and modeling, NCGIA 93-1, 1993), against its own speed on the level. Going down is never counted as faster
 * than that: who walks with a stick does not run.
 */
export const effort = (slope: number): number => Math.max(1, Math.exp(3.5 * (Math.abs(slope + 0.05) - 0.05)))

/** Whether a piece of path crosses a closed line, or has an end in a closed area. */
function closureTest({ lines, rings }: Closures, plane: Plane): (from: Spot, to: Spot) => boolean {
  const areas = rings.map((ring) => ring.map((point) => flat(plane, point)))
  const walls = [
    ...lines.map((line) => line.map((point) => flat(plane, point))),
    ...areas.map((ring) => [...ring, ring[0]!]),
  ].flatMap((line) => line.slice(1).map((end, i): [Spot, Spot] => [line[i]!, end]))
  if (walls.length === 0) return () => false
  const index = new Flatbush(walls.length)
  for (const wall of walls) {
    const { west, south, east, north } = boxAround(wall)
    index.add(west, south, east, north)
  }
  index.finish()
  return (from, to) => {
    if (areas.some((ring) => holds(ring, from) || holds(ring, to))) return true
    const { west, south, east, north } = boxAround([from, to])
    return index.search(west, south, east, north).some((i) => cross(from, to, ...walls[i]!))
  }
}

function cross(a: Spot, b: Spot, c: Spot, d: Spot): boolean {
  const turn = (p: Spot, q: Spot, r: Spot) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
  return turn(a, b, c) > 0 !== turn(a, b, d) > 0 && turn(c, d, a) > 0 !== turn(c, d, b) > 0
}

/** Points that no path leads to are left out. */
function onlyUsed(points: LngLat[], edges: RawEdge[]): { points: LngLat[]; edges: RawEdge[] } {
  const numbers = new Map<number, number>()
  const numberOf = (point: number) => {
    if (!numbers.has(point)) numbers.set(point, numbers.size)
    return numbers.get(point)!
  }
  const renumbered = edges.map((edge) => ({ ...edge, from: numberOf(edge.from), to: numberOf(edge.to) }))
  return { points: [...numbers.keys()].map((point) => points[point]!), edges: renumbered }
}

/** One ring for each water, an island reached by a seam. */
function banks(polygons: LngLat[][][], plane: Plane): LngLat[][] {
  return polygons.flatMap((polygon) => {
    const [outer, ...islands] = polygon
      .map((ring) =>
        simplifyRing(
          ring.map((point) => flat(plane, point)),
          BANK,
        ),
      )
      .filter((ring) => ring.length > 2 && Math.abs(areaOf(ring)) > POND)
    return outer ? [seamed(outer, islands).map((spot) => degrees(plane, spot))] : []
  })
}
