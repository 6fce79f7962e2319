import { randomBytes } from 'node:crypto'
import type { Store } from '../store/store'

/**
 * The environment variables functions keep their keys in. On the platform they are set in the console; here each comes
 * from whoever opened the cloud, else it is made once and kept with the data, which it may have encrypted.
 */
export class Secrets {
  constructor(
    private readonly store: Store,
    private readonly from: Record<string, string | undefined>,
  ) {}

  /** The secrets of these names, and no others. */
  of(names: string[]): Record<string, string> {
    return Object.fromEntries(names.map((name) => [name, this.from[name] || this.kept(name)]))
  }

  /** Those of these names that were given. */
  given(names: string[]): Record<string, string> {
    return Object.fromEntries(names.flatMap((name) => (this.from[name] ? [[name, this.from[name]]] : [])))
  }

  /** 32 random bytes in base64. */
  private kept(name: string): string {
    const fact = `secret.${name}`
    const kept = this.store.fact(fact) ?? randomBytes(32).toString('base64')
    this.store.keepFact(fact, kept)
    return kept
  }
}
