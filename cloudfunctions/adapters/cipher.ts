import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { Cipher } from '../usecases/ports/people'

const ALGORITHM = 'aes-256-gcm'
const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

interface Key {
  number: string
  bytes: Buffer
}

/**
 * Seals phone numbers with keys of 32 bytes in base64. A key's number is the beginning of its own fingerprint, so that
 * rotation needs nothing but the new key in the first place and the old ones behind it.
 * @param present seals and opens
 * @param old those that still open what they sealed, separated by commas
 * @throws Error at the first use when the present key is missing or of the wrong length
 */
export function cipherOf(present: () => string | undefined, old: () => string | undefined = () => undefined): Cipher {
  return {
    seal(text, masked) {
      const { number, bytes } = keyOf(present())
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(ALGORITHM, bytes, iv, { authTagLength: TAG_BYTES })
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      const parts = [iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))
      return { cipher: [number, ...parts].join('.'), masked }
    },

    open({ cipher: stored }) {
      const [number, iv, tag, sealed] = stored.split('.')
      if (iv === undefined || tag === undefined || sealed === undefined) throw new Error('not a sealed text')
      const olds = (old() ?? '').split(',').filter((text) => text.trim() !== '')
      const key = [present(), ...olds].map(keyOf).find((one) => one.number === number)
      if (!key) throw new Error(`sealed with a key that is not here: ${number}`)
      const options = { authTagLength: TAG_BYTES }
      const decipher = createDecipheriv(ALGORITHM, key.bytes, Buffer.from(iv, 'base64url'), options)
      decipher.setAuthTag(Buffer.from(tag, 'base64url'))
      return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString('utf8')
    },
  }
}

function keyOf(text: string | undefined): Key {
  const bytes = Buffer.from((text ?? '').trim(), 'base64')
  if (bytes.length !== KEY_BYTES) throw new Error(`PHONE_KEY must be ${KEY_BYTES} bytes in base64`)
  return { number: createHash('sha256').update(bytes).digest('base64url').slice(0, 8), bytes }
}

/** With the keys of this function's environment. */
export const phoneCipher: Cipher = cipherOf(
  () => process.env.PHONE_KEY,
  () => process.env.PHONE_KEY_OLD,
)
