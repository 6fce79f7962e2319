import { randomBytes } from 'node:crypto'
import { CloudFailure, databaseFailure } from '../failure'
import { Census } from './census'
import type { Database, Row } from './database'
import { boxAround, distance, nearOf, pointOf, regionOf, type Box, type Near } from './geo'
import { brokenIndex, buildIndexes, isSpherical, rtreeOf, sphericalPath, type IndexSpec } from './indexes'
import { matcher, project, sort, valueAt } from './match'
import { compileOrder, compileQuery, type Condition, type Order } from './query-sql'
import { applyUpdate } from './update'
import { assertFieldNames, fromStored, isDoc, toStored, type Doc } from './value'

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

interface Held {
  seq: number
  doc: Doc
  text: string
}

/** One collection: a table of JSON documents, its indexes and what it knows of its paths. */
export class Collection {
  private readonly table: string
  readonly census = new Census()

  constructor(
    private readonly database: Database,
    readonly name: string,
    private readonly indexes: IndexSpec[],
  ) {
    this.table = `c_${name}`
    database.exec(
      `CREATE TABLE IF NOT EXISTS "${this.table}" (seq INTEGER PRIMARY KEY, id NOT NULL UNIQUE, doc TEXT NOT NULL)`,
    )
    buildIndexes(database, this.table, indexes)
    this.reloadCensus()
  }

  /** Inserts in order; on a refusal the earlier ones stay, as on the platform. Returns their ids. */
  insert(docs: Doc[]): Array<string | number> {
    const ids: Array<string | number> = []
    let refused: unknown
    this.write(() => {
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
    const docs = this.select(query, order, offset, most).map(({ doc }) => doc)
    return projection ? project(docs, projection) : docs
  }

  /** Every document that matches: for pipelines and lookups, which the platform does not page. */
  findAll(query: Doc, order: Order = [], offset = 0, limit = Infinity): Doc[] {
    return this.select(query, order, offset, limit).map(({ doc }) => doc)
  }

  count(query: Doc): number {
    const { near } = splitNear(query)
    const condition = compileQuery(query, this.census)
    if (near || !condition.exact) return this.select(query, [], 0, Infinity).length
    const row = this.database.get(
      `SELECT count(*) AS n FROM "${this.table}" WHERE ${condition.where}`,
      ...condition.params,
    )
    return Number(row?.['n'])
  }

  /** Changes the first match (or every one). Returns how many documents really changed. */
  modify(query: Doc, update: Doc, multi: boolean): number {
    return this.write(() => {
      const found = this.select(query, [], 0, multi ? Infinity : 1)
      return found.filter((held) => this.replace(held, applyUpdate(held.doc, update))).length
    })
  }

  /** Changes the first match and returns it as it is afterwards. */
  modifyAndReturn(query: Doc, update: Doc): Doc | undefined {
    return this.write(() => {
      const [held] = this.select(query, [], 0, 1)
      if (!held) return undefined
      const doc = applyUpdate(held.doc, update)
      this.replace(held, doc)
      return doc
    })
  }

  /** Puts the document in the place of the first match, or inserts it under the `_id` the query names. */
  put(query: Doc, doc: Doc, upsert: boolean): { updated: number; upsertedId?: string | number } {
    return this.write(() => {
      const [held] = this.select(query, [], 0, 1)
      if (held) return { updated: this.replace(held, { ...doc, _id: held.doc['_id'] }) ? 1 : 0 }
      if (!upsert) return { updated: 0 }
      return { updated: 0, upsertedId: this.insertOne({ ...doc, ...('_id' in query ? { _id: query['_id'] } : {}) }) }
    })
  }

  remove(query: Doc, multi: boolean): number {
    return this.write(() => {
      const found = this.select(query, [], 0, multi ? Infinity : 1)
      for (const { seq } of found) this.database.run(`DELETE FROM "${this.table}" WHERE seq = ?`, seq)
      return found.length
    })
  }

  /** Documents by distance from a point, nearest first. */
  near(near: Near, query: Doc, offset: number, limit: number): Array<Held & { distance: number }> {
    const spec = this.indexes.find((index) => isSpherical(index) && sphericalPath(index) === near.path)
    if (!spec)
      throw databaseFailure(`unable to find index for $geoNear query: ${this.name}.${near.path} has no 2dsphere`)
    const wanted = offset + limit
    // Widening rings: the nearest few are found without looking at the whole city.
    for (let metres = Math.min(near.maxDistance, 500); ; metres = Math.min(near.maxDistance, metres * 4)) {
      const found = this.within(spec, boxAround(near.centre, metres), query)
        .map((held) => ({ ...held, distance: distance(near.centre, pointOf(valueAt(held.doc, near.path))!) }))
        .filter((held) => held.distance <= metres && held.distance >= near.minDistance)
      const reachedAll = metres >= near.maxDistance || metres > 3e7
      if (found.length >= wanted || reachedAll) {
        return found.sort((a, b) => a.distance - b.distance).slice(offset, wanted)
      }
    }
  }

  /** Empties the collection. */
  clear(): void {
    this.database.run(`DELETE FROM "${this.table}"`)
  }

  private select(query: Doc, order: Order, offset: number, limit: number): Held[] {
    const { near, rest } = splitNear(query)
    if (near) {
      if (order.length) throw databaseFailure('$near sorts by distance: it cannot be combined with orderBy')
      return this.near(near, rest, offset, limit)
    }
    const condition = compileQuery(query, this.census)
    const orderBy = compileOrder(order, this.census)
    const holds = condition.exact ? undefined : matcher(query)
    const box = this.boxOf(query)
    if (box) return this.page(sorted(this.within(box.spec, box.box, query), order), offset, limit)
    if (orderBy === undefined) {
      const all = this.rows(condition, '', 0, Infinity)
      return this.page(sorted(holds ? all.filter(({ doc }) => holds(doc)) : all, order), offset, limit)
    }
    if (!holds) return this.rows(condition, orderBy, offset, limit)
    return this.page(this.firstHolding(condition, orderBy, holds, offset + limit), offset, limit)
  }

  /** Reads in growing pages until enough documents pass the second look. */
  private firstHolding(condition: Condition, orderBy: string, holds: (doc: Doc) => boolean, wanted: number): Held[] {
    const found: Held[] = []
    let size = Number.isFinite(wanted) ? Math.max(256, wanted * 2) : Infinity
    for (let offset = 0; ; offset += size, size *= 4) {
      const rows = this.rows(condition, orderBy || 'seq', offset, size)
      found.push(...rows.filter(({ doc }) => holds(doc)))
      if (rows.length < size || found.length >= wanted) return found
    }
  }

  private rows({ where, params }: Condition, orderBy: string, offset: number, limit: number): Held[] {
    const order = orderBy ? ` ORDER BY ${orderBy}` : ''
    const page = ` LIMIT ${Number.isFinite(limit) ? limit : -1} OFFSET ${offset}`
    return this.database.all(`SELECT seq, doc FROM "${this.table}" WHERE ${where}${order}${page}`, ...params).map(held)
  }

  private page(found: Held[], offset: number, limit: number): Held[] {
    return found.slice(offset, offset + limit)
  }

  private within(spec: IndexSpec, box: Box, query: Doc): Held[] {
    const condition = compileQuery(query, this.census)
    const holds = matcher(query)
    return this.database
      .all(
        `SELECT t.seq, t.doc FROM "${rtreeOf(this.table, spec)}" AS r JOIN "${this.table}" AS t ON t.seq = r.seq
         WHERE r.west <= ? AND r.east >= ? AND r.south <= ? AND r.north >= ? AND ${condition.where}`,
        box.east,
        box.west,
        box.north,
        box.south,
        ...condition.params,
      )
      .map(held)
      .filter(({ doc }) => holds(doc))
  }

  /** The box of a `$geoWithin` at the top of the query, when an index can serve it. */
  private boxOf(query: Doc): { spec: IndexSpec; box: Box } | undefined {
    for (const spec of this.indexes.filter(isSpherical)) {
      const condition = query[sphericalPath(spec)]
      if (isDoc(condition) && '$geoWithin' in condition) return { spec, box: regionOf(condition['$geoWithin']).box }
    }
    return undefined
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
    for (const [path, kinds] of this.census.observe(doc)) {
      this.database.run('REPLACE INTO census (collection, path, kinds) VALUES (?, ?, ?)', this.name, path, kinds)
    }
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

  private write<T>(work: () => T): T {
    try {
      return this.database.transaction(work)
    } catch (error) {
      // What the census learned inside was not kept.
      this.reloadCensus()
      throw error
    }
  }

  private reloadCensus(): void {
    const rows = this.database.all('SELECT path, kinds FROM census WHERE collection = ?', this.name)
    this.census.load(rows.map(({ path, kinds }) => [String(path), Number(kinds)]))
  }
}

function held(row: Row): Held {
  const text = String(row['doc'])
  return { seq: Number(row['seq']), text, doc: fromStored(text) }
}

function sorted(found: Held[], order: Order): Held[] {
  if (order.length === 0) return found
  const byDoc = new Map(found.map((item) => [item.doc, item]))
  return sort([...byDoc.keys()], order).map((doc) => byDoc.get(doc)!)
}

/** Takes `$near` / `$nearSphere` out of the top level of a query. */
function splitNear(query: Doc): { near?: Near; rest: Doc } {
  for (const [path, condition] of Object.entries(query)) {
    if (!isDoc(condition)) continue
    const operator = ['$nearSphere', '$near'].find((name) => name in condition)
    if (!operator) continue
    const { [operator]: operand, ...others } = condition
    const { [path]: _near, ...rest } = query
    return { near: nearOf(path, operand), rest: Object.keys(others).length ? { ...rest, [path]: others } : rest }
  }
  return { rest: query }
}
