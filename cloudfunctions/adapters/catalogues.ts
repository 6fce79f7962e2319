import type { Catalogue } from '../domain/catalogue'
import type { WhistleSettings } from '../domain/whistle-settings'
import type { Catalogues } from '../usecases/ports/catalogue'
import { Collection } from './collection'
import { Kept, oneLoading } from './kept'
import { command as _ } from './platform'
import { referenceData } from './reference'

const catalogues = new Collection<Catalogue>('catalogues')
const references = new Collection<WhistleSettings>('references')

/** A version never changes; only so that an instance does not hold old ones for ever. */
const KEPT_FOR = 3_600_000
const VERSIONS_KEPT = 5
const kept = new Kept<Promise<Catalogue | undefined>>(KEPT_FOR, VERSIONS_KEPT)

/** That there is none is not kept: the next moment there may be one. */
async function version(number: number): Promise<Catalogue | undefined> {
  const loading = oneLoading(kept, String(number), () => catalogues.one(`v${number}`))
  const found = await loading
  if (!found) kept.forget(String(number), loading)
  return found
}

const MOST_VERSIONS = 100

export const catalogueStore: Catalogues = {
  version,

  async inForce() {
    const { catalogue } = await referenceData.whistles()
    const found = await version(catalogue)
    if (!found) throw new Error(`catalogue missing: v${catalogue}`)
    return found
  },

  async numberInForce() {
    const found = await references.one('whistles')
    if (!found) throw new Error('reference document missing: whistles')
    return found.catalogue
  },

  async versions() {
    const found = await catalogues.find({
      where: {},
      order: [['version', 'desc']],
      limit: MOST_VERSIONS,
      fields: { version: true, at: true, note: true, 'items.code': true },
    })
    return found.map(({ version, at, note, items }) => ({ version, at, note, items: items.length }))
  },

  add: (catalogue) => catalogues.addOnce(catalogue),

  async moveTo(from, to) {
    await references.update({ _id: 'whistles', catalogue: from }, { catalogue: to, version: _.inc(1) })
  },
}
