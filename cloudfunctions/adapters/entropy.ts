import { createHash, randomBytes } from 'node:crypto'

/** 24 characters of a SHA-256, URL-safe: 144 bits, more than enough never to meet by chance. */
export const hash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 24)

export const random = (length: number): Uint8Array => randomBytes(length)
