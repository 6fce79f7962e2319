import type { LngLat } from '../../cloudfunctions/domain/plane'

/** Degrees. */
const CELL = 0.0002

/** The nodes along a Z curve (Morton order) of cells of about 20 m: neighbours lie close together in the file. */
export function alongCurve(nodes: LngLat[]): number[] {
  const west = nodes.reduce((least, [lng]) => Math.min(least, lng), Infinity)
  const south = nodes.reduce((least, [, lat]) => Math.min(least, lat), Infinity)
  const keys = nodes.map(([lng, lat]) => spread((lng - west) / CELL) + 2 * spread((lat - south) / CELL))
  return nodes.map((_, i) => i).sort((a, b) => keys[a]! - keys[b]! || a - b)
}

/** The lower 16 bits of a number with a gap after each. */
function spread(value: number): number {
  let bits = Math.floor(value) & 0xffff
  bits = (bits | (bits << 8)) & 0x00ff00ff
  bits = (bits | (bits << 4)) & 0x0f0f0f0f
  bits = (bits | (bits << 2)) & 0x33333333
  return (bits | (bits << 1)) & 0x55555555
}
