import type { Before } from '../usecases/cursor'
import { command as _, database } from './platform'

interface Query {
  where: object
  order?: Array<[field: string, direction: 'asc' | 'desc']>
  limit: number
  /** Fields to bring; all when absent. */
  fields?: Record<string, boolean>
}

/** A collection of documents of one shape, in the few verbs the stores need. */
export class Collection<T extends { _id: string }> {
  constructor(private readonly name: string) {}

  /** `limit` is always given: the platform cuts at 100 silently (云数据库 · get). */
  async find({ where, order = [], limit, fields }: Query): Promise<T[]> {
    let query = database.collection(this.name).where(where).limit(limit)
    for (const [field, direction] of order) query = query.orderBy(field, direction)
    if (fields) query = query.field(fields)
    return ((await query.get()) as unknown as { data: T[] }).data
  }

  async one(id: string): Promise<T | undefined> {
    return (await this.find({ where: { _id: id }, limit: 1 }))[0]
  }

  /** Throws on a duplicate key; see {@link isDuplicate}. */
  async add(document: T): Promise<void> {
    await database.collection(this.name).add({ data: document })
  }

  /** @returns true when this call made it, false when the id was there already */
  async addOnce(document: T): Promise<boolean> {
    try {
      await this.add(document)
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  }

  /** Changes the documents that match at this very moment. @returns how many */
  async update(where: object, change: object): Promise<number> {
    const result = (await database.collection(this.name).where(where).update({ data: change })) as {
      stats: { updated: number }
    }
    return result.stats.updated
  }
}

/** The platform has no code of its own for this: MongoDB's is inside the message. */
export const isDuplicate = (error: unknown): boolean => /E11000/.test(String((error as Error).message))

/** Documents that come after `before` in a list sorted by `field` and `_id`, both falling. */
export const older = (field: string, { at, id }: Before, where: object): object =>
  _.and([{ ...where, [field]: _.lte(at) }, _.or([{ [field]: _.lt(at) }, { _id: _.lt(id) }])])
