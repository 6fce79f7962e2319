import type { Catalogue } from '../../domain/catalogue'

export interface Catalogues {
  /** The version in force. */
  inForce(): Promise<Catalogue>
  /** Any version there has been; it never changes, so an instance keeps it. Undefined when there is none of this number. */
  version(number: number): Promise<Catalogue | undefined>
}
