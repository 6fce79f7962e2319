import type { After, Before } from '../usecases/cursor'
import { command as _, database } from './platform'

const REVISIONS_TRIED = 10
const REMOVED_AT_ONCE = 500
/** The platform gives no more in one answer. */
const PAGE = 1_000

interface Query {
  where: object
  order?: Array<[field: string, direction: 'asc' | 'desc']>
  limit: number
  /** Fields to bring; all when absent. */
  fields?: Record<string, boolean>
}

/** A collection of documents of one shape, in the few verbs the stores need. */
export class Collection<T extends { _id: string; revision?: number }> {
  constructor(private readonly name: string) {}

  /** `limit` is always given: the platform cuts at 100 silently (云数据库 · get). */
  async find({ where, order = [], limit, fields }: Query): Promise<T[]> {
    let query = database.collection(this.name).where(where).limit(limit)
    for (const [field, direction] of order) query = query.orderBy(field, direction)
    if (fields) query = query.field(fields)
    return ((await query.get()) as unknown as { data: T[] }).data
  }

  /** All that match, in the order of their ids, however many: a page at a time. */
  async every(where: object, fields?: Record<string, boolean>): Promise<T[]> {
    const found: T[] = []
    for (let last: T | undefined; ; last = found[found.length - 1]) {
      const rest = last ? { ...where, _id: _.gt(last._id) } : where
      const page = await this.find({ where: rest, order: [['_id', 'asc']], limit: PAGE, ...(fields && { fields }) })
      found.push(...page)
      if (page.length < PAGE) return found
    }
  }

  async count(where: object): Promise<number> {
    return ((await database.collection(this.name).where(where).count()) as unknown as { total: number }).total
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

  /**
   * Adds several in one round trip.
   * @returns false when an id was there already; some of the others may have been added all the same
   */
  async addAll(documents: T[]): Promise<boolean> {
    try {
      await database.collection(this.name).add({ data: documents })
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

  /** Removes all that match. @returns how many */
  async remove(where: object): Promise<number> {
    const result = (await database.collection(this.name).where(where).remove()) as { stats: { removed: number } }
    return result.stats.removed
  }

  /** Removes all that match, a page at a time: no statement grows with what a person or a year has left behind. */
  async removeAll(where: object): Promise<void> {
    while ((await this.removeSome(where, REMOVED_AT_ONCE)) === REMOVED_AT_ONCE);
  }

  /** Removes at most `limit` of those that match. @returns how many */
  async removeSome(where: object, limit: number): Promise<number> {
    const found = await this.find({ where, limit, fields: { _id: true } })
    return found.length > 0 ? this.remove({ _id: _.in(found.map(({ _id }) => _id)) }) : 0
  }

  /**
   * Changes one document in a way that depends on what is in it: reads, decides, and writes on condition that nobody
   * else has written meanwhile, else begins again. Every writer of the same fields has to come this way.
   * @param change what to write; nothing to leave it as it is
   * @returns false when there is no such document
   */
  async revise(
    id: string,
    change: (document: T) => object | undefined | Promise<object | undefined>,
  ): Promise<boolean> {
    for (let tries = 0; tries < REVISIONS_TRIED; tries += 1) {
      const document = await this.one(id)
      if (!document) return false
      const { revision } = document
      const write = await change(document)
      if (!write) return true
      const where = { _id: id, revision: revision ?? _.exists(false) }
      if ((await this.update(where, { ...write, revision: (revision ?? 0) + 1 })) === 1) return true
    }
    throw new Error(`${this.name}/${id} was changed by others ${REVISIONS_TRIED} times over`)
  }
}

/** The platform has no code of its own for this: MongoDB's is inside the message. */
export const isDuplicate = (error: unknown): boolean => /E11000/.test(String((error as Error).message))

/** Documents that come after `before` in a list sorted by `field` and `_id`, both falling. */
export const older = (field: string, { at, id }: Before, where: object): object =>
  _.and([{ ...where, [field]: _.lte(at) }, _.or([{ [field]: _.lt(at) }, { _id: _.lt(id) }])])

/** Documents that come after `after` in a list sorted by `field` and `_id`, both rising. */
export const newer = (field: string, { at, id }: After, where: object): object =>
  _.and([{ ...where, [field]: _.gte(at) }, _.or([{ [field]: _.gt(at) }, { _id: _.gt(id) }])])
