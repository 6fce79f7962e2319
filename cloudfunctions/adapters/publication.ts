import type { PublicationSettings } from '../usecases/ports/publication'
import { Collection } from './collection'
import { Kept, oneLoading } from './kept'

const references = new Collection<PublicationSettings>('references')

/** How long an instance trusts what it has read. */
const FRESH_FOR = 60_000
const kept = new Kept<Promise<PublicationSettings>>(FRESH_FOR)

async function load(): Promise<PublicationSettings> {
  const found = await references.one('publication')
  if (!found) throw new Error('reference document missing: publication')
  return found
}

export const publication = (): Promise<PublicationSettings> => oneLoading(kept, '', load)
