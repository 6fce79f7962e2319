import type { DocumentName, KeptDocument, ReferenceGround } from '../domain/reference-tables'
import type { ReferenceTables } from '../usecases/ports/reference'
import { Collection } from './collection'
import { command as _ } from './platform'

/** A version gone by. */
interface Former {
  /** `categories@3` */
  _id: string
  schemaVersion: 1
  name: DocumentName
  version: number
  document: KeptDocument
}

const references = new Collection<KeptDocument>('references')
const formers = new Collection<Former>('formerReferences')

const GROUND = ['categories', 'policy', 'whistles'] as const
const MOST_VERSIONS = 100

export const referenceTables: ReferenceTables = {
  async read(name) {
    const ids = [...new Set<string>([name, ...GROUND])]
    const found = await references.find({ where: { _id: _.in(ids) }, limit: ids.length })
    const of = (id: string) => {
      const document = found.find(({ _id }) => _id === id)
      if (!document) throw new Error(`reference document missing: ${id}`)
      return document
    }
    const ground = Object.fromEntries(GROUND.map((id) => [id, of(id)])) as unknown as ReferenceGround
    return { document: of(name), ground }
  },

  former: async (name, version) => (await formers.one(idOf(name, version)))?.document,

  async formers(name) {
    const found = await formers.find({
      where: { name },
      order: [['version', 'desc']],
      limit: MOST_VERSIONS,
      fields: { version: true, 'document.changed': true },
    })
    return found.map(({ version, document }) => ({
      version,
      ...(document?.changed && { changed: document.changed }),
    }))
  },

  async replace(before, next, changed) {
    const { version } = before
    const name = before._id as DocumentName
    await formers.addOnce({ _id: idOf(name, version), schemaVersion: 1, name, version, document: before })
    const where = { _id: before._id, version }
    const write = { ...differences(before, next), version: version + 1, changed: _.set(changed) }
    return (await references.update(where, write)) === 1
  },
}

const idOf = (name: DocumentName, version: number): string => `${name}@${version}`

/** Fields are put in the place of what was there; the platform would merge them. */
function differences(before: KeptDocument, next: KeptDocument): object {
  const [was, is] = [before, next].map((document) => new Map<string, unknown>(Object.entries(document)))
  return Object.fromEntries(
    [...(is ?? [])]
      .filter(([field, value]) => JSON.stringify(was?.get(field)) !== JSON.stringify(value))
      .map(([field, value]) => [field, _.set(value)]),
  )
}
