import { PHOTO_ID } from '../contract/primitives'

/** Bytes of a photo that {@link isImage} wants to see. */
export const SNIFF_BYTES = 16

const starts = (bytes: Uint8Array, magic: number[], at = 0): boolean => magic.every((byte, i) => bytes[at + i] === byte)

/** Is it a JPEG, PNG or WebP by its first bytes? The name of a file proves nothing. */
export const isImage = (bytes: Uint8Array): boolean =>
  starts(bytes, [0xff, 0xd8, 0xff]) ||
  starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) ||
  (starts(bytes, [0x52, 0x49, 0x46, 0x46]) && starts(bytes, [0x57, 0x45, 0x42, 0x50], 8))

/**
 * Where our own copy of a photo lies: nobody can write over it, and it does not say whose it was.
 * @param name not to be guessed, or someone could be there first
 */
export const copyIdOf = (photoId: string, name: string): string =>
  photoId.replace(/\/photos\/.*(\.\w+)$/, `/kept/${name}$1`)

/** In whose folder it lies; a person may only send what lies in their own. */
export const uploaderOf = (photoId: string): string | undefined => PHOTO_ID.exec(photoId)?.[1]
