/** Cutting the land: a region into cells around seeds (Voronoi), the river off the land. */
import { Delaunay } from 'd3-delaunay'
import polygonClipping, { type Polygon } from 'polygon-clipping'
import { boxOf, signedArea, type Point, type Ring } from './geometry'
import { commonBorder, outline, stitch } from './mosaic'

/** How far beyond the region (metres) cells may reach before they are clipped to it. */
const MARGIN = 9000

/**
 * Cuts a region into one cell per seed, in the order of the seeds. The cells tile the region: each is one simple ring.
 * A fragment cut off from its own cell by a bend of the border goes to the neighbour with which it shares most of its border.
 */
export function cut(region: Ring, seeds: Point[]): Ring[] {
  if (seeds.length === 1) return [region]
  const { minX, minY, maxX, maxY } = boxOf(region)
  const voronoi = Delaunay.from(seeds).voronoi([minX - MARGIN, minY - MARGIN, maxX + MARGIN, maxY + MARGIN])
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
