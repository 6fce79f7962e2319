import type { Collection } from './collection'
import { command as _ } from './platform'

interface Whole {
  _id: string
  revision: number
}

interface Telling extends Whole {
  tellAt: number | null
}

interface Kept extends Telling {
  told: number
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

/** Those that somebody is to be told of, and were not by then. */
export const untoldOf =
  <T extends Telling>(documents: Collection<T>) =>
  (before: number, except: string[], limit: number): Promise<T[]> =>
    documents.find({
      where: { tellAt: _.lte(before), ...(except.length > 0 && { _id: _.nin(except) }) },
      order: [['tellAt', 'asc']],
      limit,
    })

/** The same of one whose steps are told to people afterwards. */
export function keptStore<T extends Kept>(documents: Collection<T>) {
  return {
    ...wholeStore(documents),

    async markTold({ _id, revision, timeline }: T): Promise<void> {
      await documents.update({ _id, revision }, { told: timeline.length, tellAt: null })
    },

    untold: untoldOf(documents),
  }
}
