import { PIECE_ID } from '../contract/file'
import type { ImageEnding } from './photo'
import { inBeijing } from './moment'

/** Where a photo of somebody's lies; the same folders the phone uses. @param name not to be guessed */
export const photoPath = (person: string, name: string, ending: ImageEnding, now: number): string =>
  `photos/${person}/${inBeijing(now).format('YYYYMMDD')}/${name}.${ending}`

/** Where a piece of a network waits for the others. @param name differs when its contents do */
export const piecePath = (person: string, name: string): string => `circle/pieces/${person}/${name}.part`

/** Where a network lies that is not in use yet. @param name differs when its pieces do */
export const wholePath = (name: string): string => `circle/brought-${name}.bin`

/** Who sent the piece. */
export const senderOf = (pieceId: string): string | undefined => PIECE_ID.exec(pieceId)?.[1]

/** FileID of another file of the same storage. */
export const besides = (id: string, path: string): string => id.replace(/^(cloud:\/\/[^/]+\/).*$/, `$1${path}`)

/** Pieces put together, in this order. */
export function joined(pieces: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
