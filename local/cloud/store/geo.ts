import { databaseFailure } from '../failure'
import { isDoc } from './value'

/** [longitude, latitude] in degrees. */
export type Point = [lng: number, lat: number]
export interface Box {
  west: number
  east: number
  south: number
  north: number
}

/** MongoDB's own radius, so that radians mean the same metres. */
const EARTH_RADIUS = 6378100
const RADIANS = Math.PI / 180

/** A GeoJSON point's coordinates, or undefined when the value is none. */
export function pointOf(value: unknown): Point | undefined {
  if (!isDoc(value) || value['type'] !== 'Point') return undefined
  return coordinatesOf(value['coordinates'])
}

function coordinatesOf(value: unknown): Point | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined
  const [lng, lat] = value as unknown[]
  if (typeof lng !== 'number' || typeof lat !== 'number') return undefined
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [lng, lat] : undefined
}

/** Metres between two points on the sphere. */
export function distance([lngA, latA]: Point, [lngB, latB]: Point): number {
  const h =
    Math.sin(((latB - latA) * RADIANS) / 2) ** 2 +
    Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * Math.sin(((lngB - lngA) * RADIANS) / 2) ** 2
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** A box that holds every point within `metres` of the centre. */
export function boxAround([lng, lat]: Point, metres: number): Box {
  const dLat = metres / EARTH_RADIUS / RADIANS
  const south = lat - dLat
  const north = lat + dLat
  // Near a pole, or for a radius past a quarter of the globe, every longitude is within reach.
  if (south <= -89 || north >= 89) return { west: -180, east: 180, south, north }
  const dLng = Math.asin(Math.min(1, Math.sin(metres / EARTH_RADIUS) / Math.cos(lat * RADIANS))) / RADIANS
  if (lng - dLng < -180 || lng + dLng > 180) return { west: -180, east: 180, south, north }
  return { west: lng - dLng, east: lng + dLng, south, north }
}

/** An area that can be asked whether it holds a point, with a box around it. */
export interface Region {
  box: Box
  holds(point: Point): boolean
}

/**
 * The operand of `$geoWithin` as a region: `$centerSphere` or a GeoJSON Polygon or MultiPolygon (straight edges in
 * degrees; at a city's size that differs from the platform's great circles by centimetres).
 * @throws CloudFailure for any other shape.
 */
export function regionOf(operand: unknown): Region {
  if (isDoc(operand) && Array.isArray(operand['$centerSphere'])) {
    const [at, radius] = operand['$centerSphere'] as unknown[]
    const centre = coordinatesOf(at)
    if (centre && typeof radius === 'number' && radius >= 0) {
      const metres = radius * EARTH_RADIUS
      return { box: boxAround(centre, metres), holds: (point) => distance(centre, point) <= metres }
    }
  }
  if (isDoc(operand) && isDoc(operand['$geometry'])) {
    const { type, coordinates } = operand['$geometry']
    if (type === 'Polygon') return polygonRegion([ringsOf(coordinates)])
    if (type === 'MultiPolygon' && Array.isArray(coordinates)) return polygonRegion(coordinates.map(ringsOf))
  }
  throw databaseFailure('$geoWithin needs $centerSphere, or $geometry with a Polygon or MultiPolygon')
}

function ringsOf(coordinates: unknown): Point[][] {
  const rings = Array.isArray(coordinates) ? coordinates : []
  const points = rings.map((ring: unknown) => (Array.isArray(ring) ? ring.map(coordinatesOf) : []))
  const closed = points.every((ring) => {
    const [first, last] = [ring.at(0), ring.at(-1)]
    return ring.length >= 4 && first && last && first[0] === last[0] && first[1] === last[1]
  })
  if (points.length === 0 || !closed || points.flat().includes(undefined)) {
    throw databaseFailure('Polygon: each ring must be a closed list of at least 4 points [lng, lat]')
  }
  return points as Point[][]
}

function polygonRegion(polygons: Point[][][]): Region {
  const outer = polygons.flatMap(([ring]) => ring ?? [])
  const lngs = outer.map(([lng]) => lng)
  const lats = outer.map(([, lat]) => lat)
  return {
    box: { west: Math.min(...lngs), east: Math.max(...lngs), south: Math.min(...lats), north: Math.max(...lats) },
    // Even-odd over all rings of a polygon: a hole is a second crossing.
    holds: (point) => polygons.some((rings) => rings.filter((ring) => ringHolds(ring, point)).length % 2 === 1),
  }
}

function ringHolds(ring: Point[], [x, y]: Point): boolean {
  let inside = false
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1]!
    const [x2, y2] = ring[i]!
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

/** `$nearSphere` of one field: the centre and the distances in metres. */
export interface Near {
  path: string
  centre: Point
  minDistance: number
  maxDistance: number
}

/** The operand of `$near` / `$nearSphere`. @throws CloudFailure when it is not a GeoJSON point. */
export function nearOf(path: string, operand: unknown): Near {
  const centre = isDoc(operand) ? pointOf(operand['$geometry']) : undefined
  if (!isDoc(operand) || !centre) throw databaseFailure('$near needs $geometry with a GeoJSON Point')
  const metres = (name: string, otherwise: number) => {
    const value = operand[name] ?? otherwise
    if (typeof value !== 'number' || value < 0) throw databaseFailure(`${name} must be a non-negative number`)
    return value
  }
  return { path, centre, minDistance: metres('$minDistance', 0), maxDistance: metres('$maxDistance', Infinity) }
}
