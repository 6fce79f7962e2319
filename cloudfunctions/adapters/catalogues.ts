import type { Catalogue } from '../domain/catalogue'
import type { Catalogues } from '../usecases/ports/catalogue'
import { Collection } from './collection'
import { Kept, oneLoading } from './kept'
import { referenceData } from './reference'

const catalogues = new Collection<Catalogue>('catalogues')

/** A version never changes; only so that an instance does not hold old ones for ever. */
const KEPT_FOR = 3_600_000
const VERSIONS_KEPT = 5
const kept = new Kept<Promise<Catalogue | undefined>>(KEPT_FOR, VERSIONS_KEPT)

const version = (number: number): Promise<Catalogue | undefined> =>
  oneLoading(kept, String(number), () => catalogues.one(`v${number}`))

export const catalogueStore: Catalogues = {
  version,

  async inForce() {
    const { catalogue } = await referenceData.whistles()
    const found = await version(catalogue)
    if (!found) throw new Error(`catalogue missing: v${catalogue}`)
    return found
  },
}
