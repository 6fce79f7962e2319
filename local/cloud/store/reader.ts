import { databaseFailure } from '../failure'
import type { Census } from './census'
import type { Database, Row } from './database'
import { searchEntries, type EntrySearch } from './entries'
import { boxAround, distance, nearOf, pointOf, regionOf, type Box, type Near } from './geo'
import { isSpherical, rtreeOf, sphericalPath, type IndexSpec } from './index-spec'
import { matcher, sort, valueAt } from './match'
import { compileOrder, compileQuery, type Condition, type Order, type SqlValue } from './query-sql'
import { fromStored, isDoc, type Doc } from './value'

/** A document as found: its row, and its text as stored. */
export interface Held {
  seq: number
  doc: Doc
  text: string
}

/** Where SQLite looks for documents, and in which order. */
interface Walk {
  from: string
  where: string
  params: SqlValue[]
  orderBy: string
}

/** Finds the documents of one collection: in SQL as far as SQL is exact, then by a second look. */
export class Reader {
  constructor(
    private readonly database: Database,
    private readonly collection: string,
    private readonly table: string,
    private readonly indexes: IndexSpec[],
    private readonly census: Census,
  ) {}

  count(query: Doc): number {
    const { near } = splitNear(query)
    const condition = compileQuery(query, this.census)
    if (near || !condition.exact) return this.select(query, [], 0, Infinity).length
    const { from, where, params } = this.narrowed(condition, this.entriesFor(query, [], Infinity))
    const row = this.database.get(`SELECT count(*) AS n FROM ${from} WHERE ${where}`, ...params)
    return Number(row?.['n'])
  }

  /** Documents by distance from a point, nearest first. */
  near(near: Near, query: Doc, offset: number, limit: number): Array<Held & { distance: number }> {
    const spec = this.indexes.find((index) => isSpherical(index) && sphericalPath(index) === near.path)
    if (!spec)
      throw databaseFailure(`unable to find index for $geoNear query: ${this.collection}.${near.path} has no 2dsphere`)
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

  /** Documents that match, in order, from `offset`, at most `limit`. */
  select(query: Doc, order: Order, offset: number, limit: number): Held[] {
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
    const entries = this.entriesFor(query, order, limit)
    const walk = { ...this.narrowed(condition, entries), orderBy: entries?.orderBy ?? orderBy ?? '' }
    if (orderBy === undefined) {
      const all = this.rows(walk, 0, Infinity)
      return this.page(sorted(holds ? all.filter(({ doc }) => holds(doc)) : all, order), offset, limit)
    }
    if (!holds) return this.rows(walk, offset, limit)
    return this.page(this.firstHolding(walk, holds, offset + limit), offset, limit)
  }

  /** The index with an entry for each element that serves best, if any does. */
  private entriesFor(query: Doc, order: Order, limit: number): EntrySearch | undefined {
    const asked = { table: this.table, query, order, isAll: !Number.isFinite(limit) }
    return searchEntries(asked, this.indexes, this.census)
  }

  private narrowed({ where, params }: Condition, entries: EntrySearch | undefined): Omit<Walk, 'orderBy'> {
    if (!entries) return { from: `"${this.table}"`, where, params }
    return { from: entries.from, where: `${entries.where} AND ${where}`, params: [...entries.params, ...params] }
  }

  /** Reads in growing pages until enough documents pass the second look. */
  private firstHolding(walk: Walk, holds: (doc: Doc) => boolean, wanted: number): Held[] {
    const found: Held[] = []
    const ordered = { ...walk, orderBy: walk.orderBy || 'seq' }
    let size = Number.isFinite(wanted) ? Math.max(256, wanted * 2) : Infinity
    for (let offset = 0; ; offset += size, size *= 4) {
      const rows = this.rows(ordered, offset, size)
      found.push(...rows.filter(({ doc }) => holds(doc)))
      if (rows.length < size || found.length >= wanted) return found
    }
  }

  private rows({ from, where, params, orderBy }: Walk, offset: number, limit: number): Held[] {
    const order = orderBy ? ` ORDER BY ${orderBy}` : ''
    const page = ` LIMIT ${Number.isFinite(limit) ? limit : -1} OFFSET ${offset}`
    return this.held(this.database.all(`SELECT seq, doc FROM ${from} WHERE ${where}${order}${page}`, ...params))
  }

  private page(found: Held[], offset: number, limit: number): Held[] {
    return found.slice(offset, offset + limit)
  }

  private within(spec: IndexSpec, box: Box, query: Doc): Held[] {
    const condition = compileQuery(query, this.census)
    const holds = matcher(query)
    const rows = this.database.all(
      `SELECT t.seq, t.doc FROM "${rtreeOf(this.table, spec)}" AS r JOIN "${this.table}" AS t ON t.seq = r.seq
       WHERE r.west <= ? AND r.east >= ? AND r.south <= ? AND r.north >= ? AND ${condition.where}`,
      box.east,
      box.west,
      box.north,
      box.south,
      ...condition.params,
    )
    return this.held(rows).filter(({ doc }) => holds(doc))
  }

  private held(rows: Row[]): Held[] {
    const { reads } = this.database
    return rows.map((row) => {
      const text = String(row['doc'])
      reads.documents += 1
      reads.bytes += Buffer.byteLength(text)
      return { seq: Number(row['seq']), text, doc: fromStored(text) }
    })
  }

  /** The box of a `$geoWithin` at the top of the query, when an index can serve it. */
  private boxOf(query: Doc): { spec: IndexSpec; box: Box } | undefined {
    for (const spec of this.indexes.filter(isSpherical)) {
      const condition = query[sphericalPath(spec)]
      if (isDoc(condition) && '$geoWithin' in condition) return { spec, box: regionOf(condition['$geoWithin']).box }
    }
    return undefined
  }
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
