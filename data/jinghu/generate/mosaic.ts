/**
 * Exact mosaics. Corners are put on the lattice of stored coordinates (1e-6°, about 0.1 m) and cells are *stitched*: two neighbours'
 * common border gets the same corners on both sides. From then on geometry is bookkeeping: every side between two cells occurs once in
 * each direction, so the outline of any group of cells is what does not cancel out. No gap and no overlap can hide between two grids,
 * nor between a community and its grids.
 */
import Flatbush from 'flatbush'
import { distance, distanceToSide, sides, toLngLat, toMetres, type Point, type Ring } from './geometry'

/** Corners closer than this (metres) become one. */
const SAME_CORNER = 0.4
/** A corner this close (metres) to a neighbour's side belongs to it; more than SAME_CORNER, since uniting corners moves them. */
const ON_SIDE = 1

/** Puts all corners on the lattice and gives neighbours the same corners along their common border. Rings keep their places in the list. */
export function stitch(rings: Ring[]): Ring[] {
  const united = uniteCorners(rings.map((ring) => ring.map(onLattice)))
  const corners = [...new Map(united.flat().map((corner) => [key(corner), corner])).values()]
  const index = indexOf(corners)
  return united.map((ring) =>
    withoutSpikes(sides(ring).flatMap(([from, to]) => [from, ...between(from, to, corners, index)])),
  )
}

/**
 * The outline of cells that lie together: sides that occur in both directions cancel out, what is left is the border.
 * @throws when the cells do not form exactly one ring (they overlap, lie apart or enclose a hole)
 */
export function outline(cells: Ring[]): Ring {
  const next = new Map<string, Point>()
  const all = cells.flatMap((cell) => sides(cell))
  const present = new Set(all.map(([from, to]) => key(from) + key(to)))
  if (present.size !== all.length) throw new Error('two cells overlap: they share a side in the same direction')
  for (const [from, to] of all) {
    if (present.has(key(to) + key(from))) continue
    if (next.has(key(from))) throw new Error(`the outline touches itself at ${key(from)}`)
    next.set(key(from), to)
  }
  const start = [...next.values()][0]
  if (!start) throw new Error('no cells')
  const ring: Ring = [start]
  for (let at = next.get(key(start)); at && key(at) !== key(start); at = next.get(key(at))) ring.push(at)
  if (ring.length !== next.size) throw new Error('the cells form more than one ring')
  return ring
}

/** Length of the border two stitched cells share. */
export function commonBorder(cell: Ring, other: Ring): number {
  const reversed = new Set(sides(other).map(([from, to]) => key(to) + key(from)))
  return sides(cell).reduce((sum, [from, to]) => sum + (reversed.has(key(from) + key(to)) ? distance(from, to) : 0), 0)
}

function uniteCorners(rings: Ring[]): Ring[] {
  const corners = [...new Map(rings.flat().map((corner) => [key(corner), corner])).values()]
  const index = indexOf(corners)
  const united = new Map<string, Point>()
  for (const corner of corners) {
    if (united.has(key(corner))) continue
    for (const near of nearby(corner, corner, SAME_CORNER, index)) {
      const other = corners[near] as Point
      if (!united.has(key(other)) && distance(corner, other) <= SAME_CORNER) united.set(key(other), corner)
    }
  }
  return rings.map((ring) => withoutSpikes(ring.map((corner) => united.get(key(corner)) as Point)))
}

/** Corners of anyone that lie on the side from → to, in walking order. */
function between(from: Point, to: Point, corners: Point[], index: Flatbush): Point[] {
  return nearby(from, to, ON_SIDE, index)
    .map((i) => corners[i] as Point)
    .filter((corner) => key(corner) !== key(from) && key(corner) !== key(to))
    .filter((corner) => isBeside(corner, from, to) && distanceToSide(corner, [from, to]) <= ON_SIDE)
    .sort((a, b) => distance(from, a) - distance(from, b))
}

/** Whether the foot of the corner falls within the side, not beyond one of its ends. */
function isBeside([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): boolean {
  const along = (x - ax) * (bx - ax) + (y - ay) * (by - ay)
  return along > 0 && along < (bx - ax) * (bx - ax) + (by - ay) * (by - ay)
}

/** Drops repeated corners, and ways out and back again on the same side. */
function withoutSpikes(ring: Ring): Ring {
  const same = (a: Point | undefined, b: Point | undefined) => a !== undefined && b !== undefined && key(a) === key(b)
  const kept: Ring = []
  for (const corner of ring) {
    if (same(kept.at(-1), corner)) continue
    if (same(kept.at(-2), corner)) kept.pop()
    else kept.push(corner)
  }
  // The same where the ring closes.
  for (;;) {
    if (same(kept[0], kept.at(-1))) kept.pop()
    else if (same(kept[0], kept.at(-2))) kept.splice(-2)
    else if (same(kept[1], kept.at(-1))) kept.splice(0, 2)
    else return kept
  }
}

function indexOf(points: Point[]): Flatbush {
  const index = new Flatbush(points.length)
  for (const [x, y] of points) index.add(x, y, x, y)
  index.finish()
  return index
}

function nearby([ax, ay]: Point, [bx, by]: Point, margin: number, index: Flatbush): number[] {
  return index
    .search(Math.min(ax, bx) - margin, Math.min(ay, by) - margin, Math.max(ax, bx) + margin, Math.max(ay, by) + margin)
    .sort((a, b) => a - b)
}

/** The metres of the stored coordinate nearest to a point: equal corners are equal numbers. */
function onLattice(point: Point): Point {
  return toMetres(toLngLat(point))
}

function key(point: Point): string {
  const [lng, lat] = toLngLat(point)
  return `${lng.toFixed(6)},${lat.toFixed(6)} `
}
