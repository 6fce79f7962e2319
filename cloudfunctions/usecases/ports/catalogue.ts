import type { Catalogue } from '../../domain/catalogue'

export interface Catalogues {
  /** The version in force. */
  inForce(): Promise<Catalogue>
  /** Any version there has been; it never changes, so an instance keeps it. Undefined when there is none of this number. */
  version(number: number): Promise<Catalogue | undefined>
  /** Number of the version in force at this moment: what an instance remembers of it may be a minute old. */
  numberInForce(): Promise<number>
  /** Every version's number, moment and note, and how many items it has, the newest first; at most a hundred. */
  versions(): Promise<Array<Pick<Catalogue, 'version' | 'at' | 'note'> & { items: number }>>
  /** @returns false when there is a version of this number already, and nothing was written */
  add(catalogue: Catalogue): Promise<boolean>
  /** Puts the next version in force, if `from` still is; else does nothing. */
  moveTo(from: number, to: number): Promise<void>
}
