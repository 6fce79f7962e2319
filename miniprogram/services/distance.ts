import type { Point } from '../../typings/contract'

/** Metres; a mean of the Earth's radius. */
const EARTH = 6_371_000

/** Metres in a straight line; for points of one city. */
export function metresBetween(one: Point, other: Point): number {
  const radians = Math.PI / 180
  const north = (other.lat - one.lat) * radians
  const east = (other.lng - one.lng) * radians * Math.cos(((one.lat + other.lat) / 2) * radians)
  return EARTH * Math.hypot(north, east)
}

/** 1459 米 · 12.3 公里 */
export const metresText = (metres: number): string =>
  metres < 10_000 ? `${Math.round(metres)} 米` : `${(metres / 1000).toFixed(1)} 公里`
