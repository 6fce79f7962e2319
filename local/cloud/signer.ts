import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Store } from './store/store'

/** Signs what the cloud hands out (sessions, addresses of files) with a key kept in the data folder. */
export class Signer {
  private readonly key: Buffer

  constructor(store: Store) {
    const kept = store.fact('signer.key') ?? randomBytes(32).toString('base64url')
    store.keepFact('signer.key', kept)
    this.key = Buffer.from(kept, 'base64url')
  }

  sign(...parts: string[]): string {
    return createHmac('sha256', this.key).update(parts.join('\n')).digest('base64url')
  }

  verify(signature: string | null | undefined, ...parts: string[]): boolean {
    const expected = Buffer.from(this.sign(...parts))
    const given = Buffer.from(signature ?? '')
    return given.length === expected.length && timingSafeEqual(given, expected)
  }
}
