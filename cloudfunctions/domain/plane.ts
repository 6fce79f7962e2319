/** `[lng, lat]` in degrees. */
export type LngLat = [lng: number, lat: number]
/** `[x, y]` in metres, east and north of a plane's origin. */
export type Spot = [x: number, y: number]

/** Coordinates are stored as whole micro-degrees: 0.1 m. */
export const MICRO = 1e6
/** Length of one degree of latitude on the mean earth radius. */
const METRES_PER_DEGREE = 111_195

/**
 * A district laid flat: at a city's size a degree is the same length everywhere to a tenth of a per cent. Whole metres per
 * degree, so that every machine has the same.
 */
export interface Plane {
  origin: LngLat
  /** Metres in a degree of longitude, and of latitude. */
  scale: [number, number]
}

/** The plane around the middle of a district. */
export function planeAt([lng, lat]: LngLat): Plane {
  const origin: LngLat = [Math.round(lng * 10) / 10, Math.round(lat * 10) / 10]
  return { origin, scale: [Math.round(METRES_PER_DEGREE * Math.cos((origin[1] * Math.PI) / 180)), METRES_PER_DEGREE] }
}

export const flat = ({ origin, scale }: Plane, [lng, lat]: LngLat): Spot => [
  (lng - origin[0]) * scale[0],
  (lat - origin[1]) * scale[1],
]

/** Back to degrees, as they are stored: six decimals. */
export const degrees = ({ origin, scale }: Plane, [x, y]: Spot): LngLat => [
  Math.round((x / scale[0] + origin[0]) * MICRO) / MICRO,
  Math.round((y / scale[1] + origin[1]) * MICRO) / MICRO,
]

export const metresApart = ([ax, ay]: Spot, [bx, by]: Spot): number =>
  Math.sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by))

/** Twice signed area halved: positive when the corners go counter-clockwise. Square metres. */
export function areaOf(ring: Spot[]): number {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1)
    sum += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1]
  return sum / 2
}

/** Even-odd rule: a ring that runs along itself to reach a hole has that hole outside. */
export function holds(ring: Spot[], [x, y]: Spot): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi, yi] = ring[i]!
    const [xj, yj] = ring[j]!
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

export interface Box {
  west: number
  south: number
  east: number
  north: number
}

export function boxAround(spots: Spot[]): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const [x, y] of spots) {
    if (x < box.west) box.west = x
    if (x > box.east) box.east = x
    if (y < box.south) box.south = y
    if (y > box.north) box.north = y
  }
  return box
}

export const touch = (a: Box, b: Box): boolean =>
  a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north
