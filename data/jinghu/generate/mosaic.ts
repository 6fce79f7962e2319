/**
 * Exact mosaics. A region is cut into cells around seeds (Voronoi), corners are put on the lattice of stored coordinates (1e-6°, about
 * 0.1 m), and then *stitched*: two neighbours' common border gets the same corners on both sides. From then on geometry is bookkeeping:
 * every side between two cells occurs once in each direction, so the outline of any group of cells is what does not cancel out.
 * No gap and no overlap can hide between two grids, nor between a community and its grids.
 */
import { Delaunay } from 'd3-delaunay'
import Flatbush from 'flatbush'
import polygonClipping, { type Polygon } from 'polygon-clipping'
import {
  boxOf,
  distance,
  distanceToSide,
  sides,
  signedArea,
  toLngLat,
  toMetres,
  type Point,
  type Ring,
} from './geometry'

/** Corners closer than this (metres) become one. */
const SAME_CORNER = 0.4
/** A corner this close (metres) to a neighbour's side belongs to it; more than SAME_CORNER, since uniting corners moves them. */
const ON_SIDE = 1

/**
 * Cuts a region into one cell per seed, in the order of the seeds. The cells tile the region: each is one simple ring.
 * A fragment cut off from its own cell by a bend of the border goes to the neighbour with which it shares most of its border.
 */
export function cut(region: Ring, seeds: Point[]): Ring[] {
  if (seeds.length === 1) return [region]
  const { minX, minY, maxX, maxY } = boxOf(region)
  const voronoi = Delaunay.from(seeds).voronoi([minX - 9000, minY - 9000, maxX + 9000, maxY + 9000])
  const pieces: Ring[] = []
  const owner: number[] = []
  seeds.forEach((_, seed) => {
    const cell = voronoi.cellPolygon(seed) as Point[]
    for (const [outer] of polygonClipping.intersection([closed(region)], [cell])) {
      pieces.push(opened(outer as Point[]))
      owner.push(seed)
    }
  })
  return joinFragments(stitch(pieces), owner, seeds.length)
}

/** The region without what the other ring covers; the largest part of what is left, since no cell may be in two parts. */
export function subtract(region: Ring, other: Ring): Ring {
  return largest(polygonClipping.difference([closed(region)], [closed(other)]))
}

/** A clean ring of a drawn outline: repeated corners and spikes are gone. */
export function clean(outline: Point[]): Ring {
  return largest(polygonClipping.union([outline]))
}

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

function joinFragments(pieces: Ring[], owner: number[], count: number): Ring[] {
  const cells: Ring[] = []
  const rest: Ring[] = []
  for (let seed = 0; seed < count; seed++) {
    const own = pieces.filter((_, i) => owner[i] === seed).sort((a, b) => signedArea(b) - signedArea(a))
    if (!own[0]) throw new Error(`seed ${seed} has no cell: it lies outside the region`)
    cells.push(own[0])
    rest.push(...own.slice(1))
  }
  while (rest.length > 0) {
    // Fragments can lie behind fragments: whoever touches a cell is joined first.
    const at = rest.findIndex((fragment) => cells.some((cell) => commonBorder(cell, fragment) > 0))
    const [fragment] = rest.splice(at, 1)
    if (at < 0 || !fragment) throw new Error('a fragment touches no cell')
    const lengths = cells.map((cell) => commonBorder(cell, fragment))
    const host = lengths.indexOf(Math.max(...lengths))
    cells[host] = outline([cells[host] as Ring, fragment])
  }
  return cells
}

function commonBorder(cell: Ring, fragment: Ring): number {
  const reversed = new Set(sides(fragment).map(([from, to]) => key(to) + key(from)))
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
  return (
    toLngLat(point)
      .map((degrees) => degrees.toFixed(6))
      .join() + ' '
  )
}

function closed(ring: Ring): Ring {
  return [...ring, ring[0] as Point]
}

function opened(ring: Ring): Ring {
  const open = ring.slice(0, -1)
  return signedArea(open) < 0 ? open.reverse() : open
}

function largest(polygons: Polygon[]): Ring {
  const rings = polygons.map(([outer]) => opened(outer as Point[])).sort((a, b) => signedArea(b) - signedArea(a))
  if (!rings[0]) throw new Error('nothing is left of the region')
  return rings[0]
}
