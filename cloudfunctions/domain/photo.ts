import { PHOTO_ID } from '../contract/primitives'

/** Bytes of a photo that {@link isImage} wants to see. */
export const SNIFF_BYTES = 16

const starts = (bytes: Uint8Array, magic: number[], at = 0): boolean => magic.every((byte, i) => bytes[at + i] === byte)

/** File endings of the pictures the storage takes. */
export type ImageEnding = 'jpg' | 'png' | 'webp'

/** JPEG, PNG or WebP by its first bytes, else undefined. The name of a file proves nothing. */
export function imageEnding(bytes: Uint8Array): ImageEnding | undefined {
  if (starts(bytes, [0xff, 0xd8, 0xff])) return 'jpg'
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  const isWebP = starts(bytes, [0x52, 0x49, 0x46, 0x46]) && starts(bytes, [0x57, 0x45, 0x42, 0x50], 8)
  return isWebP ? 'webp' : undefined
}

export const isImage = (bytes: Uint8Array): boolean => imageEnding(bytes) !== undefined

/**
 * Where our own copy of a photo lies: nobody can write over it, and it does not say whose it was.
 * @param name not to be guessed, or someone could be there first
 */
export const copyIdOf = (photoId: string, name: string): string =>
  photoId.replace(/\/photos\/.*(\.\w+)$/, `/kept/${name}$1`)

/** In whose folder it lies; a person may only send what lies in their own. */
export const uploaderOf = (photoId: string): string | undefined => PHOTO_ID.exec(photoId)?.[1]

/** Whatever shows photos keeps beside them which are not to be seen, and where our own copies lie. */
export interface Shown {
  /** Photos and videos not to be shown to everyone, by {@link photoKey}. */
  hidden: Record<string, 'pending' | 'hidden'>
  /** Our own copies of the photos, by {@link photoKey}: made before they are looked at, and shown from then on. */
  copies: Record<string, string>
}

/** The key of a photo or video inside a document: its path in cloud storage, in letters a field name may have. */
export const photoKey = (id: string): string => id.replace(/^cloud:\/\/[^/]*\//, '').replace(/[^\w-]/g, '_')

/** The file that stands for a photo or video. */
export const fileOf = ({ copies }: Pick<Shown, 'copies'>, id: string): string => copies[photoKey(id)] ?? id
