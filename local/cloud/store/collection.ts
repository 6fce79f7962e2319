import { randomBytes } from 'node:crypto'
import { CloudFailure, databaseFailure } from '../failure'
import { Census, KIND } from './census'
import type { Database } from './database'
import { pointOf, type Near } from './geo'
import { isSpherical, sphericalPath, type IndexSpec } from './index-spec'
import { brokenIndex, buildIndexes } from './indexes'
import { project, valueAt } from './match'
import type { Order } from './query-sql'
import { Reader, type Held } from './reader'
import { applyUpdate } from './update'
import { assertFieldNames, toStored, type Doc } from './value'

/** The platform's own: what it gives when no limit is asked, and the most it gives. */
const DEFAULT_LIMIT = 100
const LARGEST_LIMIT = 1000

export interface Find {
  query?: Doc
  order?: Order
  offset?: number
  limit?: number
  projection?: Doc
}

/** One collection: a table of JSON documents, its indexes and what it knows of its paths. */
export class Collection {
  private readonly table: string
  private readonly census = new Census()
  private readonly reader: Reader

  constructor(
    private readonly database: Database,
    readonly name: string,
    private readonly indexes: IndexSpec[],
  ) {
    this.table = `c_${name}`
    database.exec(
      `CREATE TABLE IF NOT EXISTS "${this.table}" (seq INTEGER PRIMARY KEY, id NOT NULL UNIQUE, doc TEXT NOT NULL)`,
    )
    this.reloadCensus()
    // What the census learned inside was not kept.
    database.whenRolledBack(() => this.reloadCensus())
    buildIndexes(database, this.table, indexes, this.census)
    this.reader = new Reader(database, name, this.table, indexes, this.census)
  }

  /** Inserts in order; on a refusal the earlier ones stay, as on the platform. Returns their ids. */
  insert(docs: Doc[]): Array<string | number> {
    const ids: Array<string | number> = []
    let refused: unknown
    this.database.transaction(() => {
      for (const doc of docs) {
        try {
          ids.push(this.insertOne(doc))
        } catch (error) {
          refused = error
          return
        }
      }
    })
    if (refused) throw refused as Error
    return ids
  }

  /** Documents that match, in order, at most 1,000 (100 when no limit is given). */
  find({ query = {}, order = [], offset = 0, limit = DEFAULT_LIMIT, projection }: Find): Doc[] {
    const most = Math.min(Math.max(0, limit), LARGEST_LIMIT)
    const docs = this.reader.select(query, order, offset, most).map(({ doc }) => doc)
    return projection ? project(docs, projection) : docs
  }

  /** Every document that matches: for pipelines and lookups, which the platform does not page. */
  findAll(query: Doc, order: Order = [], offset = 0, limit = Infinity): Doc[] {
    return this.reader.select(query, order, offset, limit).map(({ doc }) => doc)
  }

  count(query: Doc): number {
    return this.reader.count(query)
  }

  /** Changes the first match (or every one). Returns how many documents really changed. */
  modify(query: Doc, update: Doc, multi: boolean): number {
    return this.database.transaction(() => {
      const found = this.reader.select(query, [], 0, multi ? Infinity : 1)
      return found.filter((held) => this.replace(held, applyUpdate(held.doc, update))).length
    })
  }

  /** Changes the first match and returns it as it is afterwards. */
  modifyAndReturn(query: Doc, update: Doc): Doc | undefined {
    return this.database.transaction(() => {
      const [held] = this.reader.select(query, [], 0, 1)
      if (!held) return undefined
      const doc = applyUpdate(held.doc, update)
      this.replace(held, doc)
      return doc
    })
  }

  /** Puts the document in the place of the first match, or inserts it under the `_id` the query names. */
  put(query: Doc, doc: Doc, upsert: boolean): { updated: number; upsertedId?: string | number } {
    return this.database.transaction(() => {
      const [held] = this.reader.select(query, [], 0, 1)
      if (held) return { updated: this.replace(held, { ...doc, _id: held.doc['_id'] }) ? 1 : 0 }
      if (!upsert) return { updated: 0 }
      return { updated: 0, upsertedId: this.insertOne({ ...doc, ...('_id' in query ? { _id: query['_id'] } : {}) }) }
    })
  }

  remove(query: Doc, multi: boolean): number {
    return this.database.transaction(() => {
      const found = this.reader.select(query, [], 0, multi ? Infinity : 1)
      for (const { seq } of found) this.database.run(`DELETE FROM "${this.table}" WHERE seq = ?`, seq)
      return found.length
    })
  }

  /** Documents by distance from a point, nearest first. */
  near(near: Near, query: Doc, offset: number, limit: number): Array<Held & { distance: number }> {
    return this.reader.near(near, query, offset, limit)
  }

  /** Empties the collection. */
  clear(): void {
    this.database.run(`DELETE FROM "${this.table}"`)
  }

  private insertOne(given: Doc): string | number {
    const id = given['_id'] ?? randomBytes(16).toString('hex')
    if (typeof id !== 'string' && typeof id !== 'number') throw databaseFailure('_id must be a string or a number')
    const doc = { _id: id, ...given }
    this.check(doc)
    this.guardUnique(() =>
      this.database.run(`INSERT INTO "${this.table}" (id, doc) VALUES (?, ?)`, id, toStored({ ...doc, _id: id })),
    )
    return id
  }

  /** Writes the document in place; false when nothing in it differs. */
  private replace({ seq, text }: Held, doc: Doc): boolean {
    const next = toStored(doc)
    if (next === text) return false
    this.check(doc)
    this.guardUnique(() => this.database.run(`UPDATE "${this.table}" SET doc = ? WHERE seq = ?`, next, seq))
    return true
  }

  private check(doc: Doc): void {
    assertFieldNames(doc)
    for (const spec of this.indexes.filter(isSpherical)) {
      const value = valueAt(doc, sphericalPath(spec))
      if (value !== undefined && value !== null && !pointOf(value)) {
        throw databaseFailure(`Can't extract geo keys: ${sphericalPath(spec)} must be a GeoJSON Point`)
      }
    }
    const news = this.census.observe(doc)
    for (const [path, kinds] of news) {
      this.database.run('REPLACE INTO census (collection, path, kinds) VALUES (?, ?, ?)', this.name, path, kinds)
    }
    // The first list where an index begins: from here on it has entries.
    if (news.some(([path, kinds]) => kinds & KIND.array && this.indexes.some(({ keys }) => keys[0]?.[0] === path)))
      buildIndexes(this.database, this.table, this.indexes, this.census)
  }

  private guardUnique<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      const index = brokenIndex(error)
      if (!index) throw error
      throw new CloudFailure(
        'DATABASE_REQUEST_FAILED',
        `[FailedOperation] multiple write errors: [{write errors: [{E11000 duplicate key error collection: ${this.name} index: ${index}}]}]`,
      )
    }
  }

  private reloadCensus(): void {
    const rows = this.database.all('SELECT path, kinds FROM census WHERE collection = ?', this.name)
    this.census.load(rows.map(({ path, kinds }) => [String(path), Number(kinds)]))
  }
}
