import type { Place } from './place'

/** Two of one name so near each other (metres) are one place. */
export const ONE_SPOT_METRES = 20

/** The same however the place comes in: by a file or by hand. */
export function madeId(
  kind: Place['kind'],
  code: string,
  { name, address }: { name: string; address: string },
): string {
  const prefix = { station: 'st', centre: 'ce', living: 'li' }[kind]
  return `${prefix}-${digest(`${code}|${name}|${address}`)}`
}

/** FNV-1a twice, from two beginnings: 64 bits in 13 characters or fewer. */
function digest(text: string): string {
  const half = (seed: number) =>
    [...text].reduce((hash, character) => Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193), seed) >>> 0
  return half(0x811c9dc5).toString(36) + half(0x2f0b4a1d).toString(36)
}
