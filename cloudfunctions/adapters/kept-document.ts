import type { Collection } from './collection'
import { command as _ } from './platform'

interface Whole {
  _id: string
  revision: number
}

interface Kept extends Whole {
  told: number
  tellAt: number | null
  timeline: unknown[]
}

/** Objects are put in the place of what was there; the platform would merge them field by field. */
const written = (document: object): object =>
  Object.fromEntries(
    Object.entries(document)
      .filter(([key]) => key !== '_id')
      .map(([key, value]) => [key, typeof value === 'object' && value !== null ? _.set(value) : (value as unknown)]),
  )

/** The verbs of a document that is read, decided upon and written whole, on condition that nobody else has meanwhile. */
export const wholeStore = <T extends Whole>(documents: Collection<T>) => ({
  get: (id: string) => documents.one(id),

  add: (document: T) => documents.addOnce(document),

  async replace({ _id, revision }: T, next: T): Promise<boolean> {
    return (await documents.update({ _id, revision }, written(next))) === 1
  },
})

/** The same of one whose steps are told to people afterwards. */
export function keptStore<T extends Kept>(documents: Collection<T>) {
  return {
    ...wholeStore(documents),

    async markTold({ _id, revision, timeline }: T): Promise<void> {
      await documents.update({ _id, revision }, { told: timeline.length, tellAt: null })
    },

    untold: (before: number, except: string[], limit: number) =>
      documents.find({
        where: { tellAt: _.lte(before), ...(except.length > 0 && { _id: _.nin(except) }) },
        order: [['tellAt', 'asc']],
        limit,
      }),
  }
}
