import polygonClipping, { type MultiPolygon, type Polygon } from 'polygon-clipping'
import type { Corner, Ring } from '../contract/atlas'
import { areaOf, planeAt, type Spot } from './plane'

/** What a clipping leaves: outer rings with their holes. */
export interface Piece {
  outer: Ring
  holes: Ring[]
  /** Square metres, holes taken out. */
  size: number
}

const MICRO = 1e6

/** Square metres inside a ring, whichever way round it goes. */
export const sizeOf = (ring: Ring): number => Math.abs(signedSize(ring))

/** Positive when it goes counter-clockwise. */
export function signedSize(ring: Ring): number {
  const [first] = ring
  if (!first) return 0
  // A plane at the ring itself: its products stay small enough to be exact.
  const { scale } = planeAt([first[0] / MICRO, first[1] / MICRO])
  const spots = ring.map(([lng, lat]): Spot => [
    ((lng - first[0]) / MICRO) * scale[0],
    ((lat - first[1]) / MICRO) * scale[1],
  ])
  return areaOf(spots)
}

/** What all of these cover together. */
export const unionOf = (rings: Ring[]): Piece[] | undefined => {
  const [first, ...others] = rings.map((ring): Polygon => [ring])
  return first ? pieces(() => polygonClipping.union(first, ...others)) : []
}

/** What is left of a ring without the others. */
export const without = (ring: Ring, others: Ring[]): Piece[] | undefined =>
  pieces(() => polygonClipping.difference([ring], ...others.map((other): Polygon => [other])))

/** What two rings both cover. */
export const common = (ring: Ring, other: Ring): Piece[] | undefined =>
  pieces(() => polygonClipping.intersection([ring], [other]))

/** @returns undefined where the lines lie so close that the sweep does not find its way: the library throws then */
function pieces(clip: () => MultiPolygon): Piece[] | undefined {
  let found: MultiPolygon
  try {
    found = clip()
  } catch {
    return undefined
  }
  return found.flatMap((polygon) => {
    const [outer, ...holes] = polygon.map(whole)
    if (!outer) return []
    return [{ outer, holes, size: sizeOf(outer) - holes.reduce((sum, hole) => sum + sizeOf(hole), 0) }]
  })
}

/** The library repeats the first corner at the end, and crossings fall between whole micro-degrees. */
const whole = (ring: Corner[]): Ring =>
  ring.slice(0, -1).map(([lng, lat]): Corner => [Math.round(lng), Math.round(lat)])
