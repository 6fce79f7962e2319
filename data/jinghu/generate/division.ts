/**
 * 示例: the inner borders. The land is cut into streets, streets into communities and villages, communities into grids: each time around
 * seeds that lie where people live. Only names, codes and the outer boundary are real.
 */
import { Delaunay } from 'd3-delaunay'
import type { LngLat } from './documents'
import { clean, cut, subtract } from './cut'
import { boxOf, distance, isInside, signedArea, toMetres, type Point, type Ring } from './geometry'
import { outline, stitch } from './mosaic'
import { randomFor, type Random } from './random'
import { readBoundary, readStreets, type RealPlace, type RealStreet } from './source'
import { densityAt, YANGTZE } from './terrain'

/** 696 grids in all (the article's number), never fewer than five in a community. */
const GRIDS = 696
const FEWEST_GRIDS = 5

/** Approximate heart of each street: its border runs halfway to its neighbours' hearts. */
const STREET_HEARTS: Record<string, LngLat> = {
  '340202012': [118.4517, 31.2572],
  '340202013': [118.39, 31.3345],
  '340202014': [118.3905, 31.345],
  '340202015': [118.3635, 31.3345],
  '340202016': [118.3745, 31.348],
  '340202017': [118.362, 31.356],
  '340202018': [118.383, 31.364],
  '340202019': [118.36, 31.378],
  '340202020': [118.379, 31.324],
  '340202021': [118.4517, 31.3128],
}

export interface DividedStreet extends RealStreet {
  ring: Ring
  places: DividedPlace[]
}

export interface DividedPlace extends RealPlace {
  ring: Ring
  /** In the order of their numbers, 第01网格 first, from north to south; none in a village. */
  grids: Ring[]
}

/** Draws the whole map. All rings share exact borders: grids tile communities, places tile streets, streets tile the land. */
export function divide(): DividedStreet[] {
  const streets = readStreets()
  const regions = cutStreets(land(), streets)
  const places = streets.flatMap((street, i) => cutPlaces(street, regions[i] as Ring))
  const counts = shareGrids(places)
  return assemble(
    streets,
    places.map(({ place, ring }, i) => ({
      place,
      cells: place.kind === 'village' ? [ring] : cutGrids(place, ring, counts[i] as number),
    })),
  )
}

/** The two parts of the district without the river, in metres. */
export const land = (): Ring[] =>
  readBoundary().map((part) => subtract(clean(part.map(toMetres)), YANGTZE.outline.map(toMetres)))

interface Drawn {
  place: RealPlace
  ring: Ring
}

/** Each part of the land is cut among the streets whose hearts lie in it. */
function cutStreets(parts: Ring[], streets: RealStreet[]): Ring[] {
  const hearts = streets.map((street) => toMetres(STREET_HEARTS[street.code] as LngLat))
  const regions: Ring[] = []
  for (const part of parts) {
    const inPart = hearts.flatMap((heart, i) => (isInside(heart, part) ? [i] : []))
    cut(
      part,
      inPart.map((i) => hearts[i] as Point),
    ).forEach((ring, k) => (regions[inPart[k] as number] = ring))
  }
  return regions
}

/** Communities take the most densely settled cells of their street, villages the others, each from north to south in the order of codes. */
function cutPlaces(street: RealStreet, region: Ring): Drawn[] {
  const seeds = clusters(
    settlers(region, 1500, randomFor(`settlers of ${street.code}`)),
    street.places.length,
    randomFor(`places of ${street.code}`),
  )
  const communities = street.places.filter((place) => place.kind === 'community')
  const byDensity = [...seeds].sort((a, b) => densityAt(b) - densityAt(a))
  const dense = byDensity.slice(0, communities.length).sort(northToSouth)
  const thin = byDensity.slice(communities.length).sort(northToSouth)
  const rings = cut(region, [...dense, ...thin])
  const villages = street.places.filter((place) => place.kind === 'village')
  return [...communities, ...villages].map((place, i) => ({ place, ring: rings[i] as Ring }))
}

function cutGrids(place: RealPlace, region: Ring, count: number): Ring[] {
  const homes = settlers(region, Math.max(600, count * 60), randomFor(`settlers of ${place.code}`))
  return cut(region, clusters(homes, count, randomFor(`grids of ${place.code}`)).sort(northToSouth))
}

/** How many grids each place gets: by the root of its population, largest remainders first, villages none. */
function shareGrids(places: Drawn[]): number[] {
  const weights = places.map(({ place, ring }) => (place.kind === 'village' ? 0 : Math.sqrt(populationOf(ring))))
  const communities = weights.filter((weight) => weight > 0).length
  const toShare = GRIDS - FEWEST_GRIDS * communities
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const exact = weights.map((weight) => (weight / total) * toShare)
  const counts = weights.map((weight, i) => (weight > 0 ? FEWEST_GRIDS + Math.floor(exact[i] as number) : 0))
  const left = GRIDS - counts.reduce((sum, count) => sum + count, 0)
  const remainder = (i: number) => (exact[i] as number) - Math.floor(exact[i] as number)
  const order = places.map((_, i) => i).sort((a, b) => remainder(b) - remainder(a) || a - b)
  for (const i of order.slice(0, left)) counts[i] = (counts[i] as number) + 1
  return counts
}

/** How many live there, in no unit: density summed over a raster of 40 m. */
export function populationOf(ring: Ring): number {
  const { minX, minY, maxX, maxY } = boxOf(ring)
  let sum = 0
  for (let x = minX; x < maxX; x += 40) {
    for (let y = minY; y < maxY; y += 40) if (isInside([x, y], ring)) sum += densityAt([x, y])
  }
  return sum
}

/** Points where people live: random in the region, kept with the probability of the density there. */
function settlers(region: Ring, count: number, random: Random): Point[] {
  const { minX, minY, maxX, maxY } = boxOf(region)
  const points: Point[] = []
  while (points.length < count) {
    const point: Point = [minX + random() * (maxX - minX), minY + random() * (maxY - minY)]
    if (isInside(point, region) && random() < densityAt(point)) points.push(point)
  }
  return points
}

/** Centres of k clusters (k-means). The first centres are chosen far apart. */
function clusters(points: Point[], k: number, random: Random): Point[] {
  const draw = (): Point => points[Math.floor(random() * points.length)] as Point
  let centres: Point[] = [draw()]
  while (centres.length < k) {
    const room = (point: Point) => Math.min(...centres.map((centre) => distance(centre, point)))
    const candidates = Array.from({ length: 12 }, draw)
    centres.push(candidates.reduce((best, point) => (room(point) > room(best) ? point : best)))
  }
  for (let round = 0; round < 20; round++) {
    const nearest = Delaunay.from(centres)
    const sums = centres.map((): [number, number, number] => [0, 0, 0])
    let hint = 0
    for (const [x, y] of points) {
      hint = nearest.find(x, y, hint)
      const sum = sums[hint] as [number, number, number]
      sum[0] += x
      sum[1] += y
      sum[2] += 1
    }
    centres = centres.map((centre, i) => {
      const [x, y, n] = sums[i] as [number, number, number]
      return n > 0 ? [x / n, y / n] : centre
    })
  }
  return centres
}

function northToSouth(a: Point, b: Point): number {
  return b[1] - a[1] || a[0] - b[0]
}

/** Stitches all smallest cells of the map together at once; everything larger is the outline of its cells. */
function assemble(streets: RealStreet[], drawn: Array<{ place: RealPlace; cells: Ring[] }>): DividedStreet[] {
  const stitched = stitch(drawn.flatMap(({ cells }) => cells))
  let taken = 0
  const places = drawn.map(({ place, cells }): DividedPlace => {
    const own = stitched.slice(taken, (taken += cells.length))
    return { ...place, ring: outline(own), grids: place.kind === 'village' ? [] : own }
  })
  const cellsArea = stitched.reduce((sum, cell) => sum + signedArea(cell), 0)
  const divided = streets.map((street): DividedStreet => {
    const own = places.filter((place) => place.code.startsWith(street.code))
    return { ...street, places: own, ring: outline(own.map((place) => place.ring)) }
  })
  const streetsArea = divided.reduce((sum, street) => sum + signedArea(street.ring), 0)
  if (Math.abs(cellsArea - streetsArea) > 1) throw new Error('the cells do not add up to the streets')
  return divided
}
