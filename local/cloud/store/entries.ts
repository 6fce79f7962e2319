import { KIND, type Census } from './census'
import type { Database } from './database'
import { isSpherical, type IndexSpec } from './index-spec'
import { isPlainPath, jsonPath, type Order, type SqlValue } from './query-sql'
import { isDoc, type Doc } from './value'

/**
 * An index that leads with a list (the areas above a ticket, the departments of a whistle) has an entry for each of its
 * elements, as on the platform, which calls it multikey. SQLite knows no such index: its entries lie in a table beside the
 * collection's, one row an element, in the index's order, kept in step by triggers.
 */
const entriesOf = (table: string, spec: IndexSpec): string => `${table}/${spec.name}/entries`

/** Stands for what is not there: before all numbers, as in the platform's order of kinds, and no value of JSON. */
const NOTHING = '-9e999'
/** What two databases do not sort or compare alike. */
const UNLIKE = KIND.boolean | KIND.date | KIND.array | KIND.object | KIND.throughArray
const LISTS = KIND.array | KIND.throughArray

/** Has a list ever stood where this index begins? From then on it has entries of its own. */
export function hasEntries(spec: IndexSpec, census: Census): boolean {
  const kinds = census.kinds(spec.keys[0]![0])
  const isList = (kinds & KIND.array) !== 0 && (kinds & KIND.throughArray) === 0
  return isList && !spec.unique && !isSpherical(spec) && spec.keys.every(([path]) => isPlainPath(path))
}

/**
 * Makes the tables of entries equal to these: missing ones are made and filled, others dropped. Without its triggers a table
 * may have missed writes, by a program that knew of none: it is made anew.
 */
export function buildEntries(database: Database, table: string, specs: IndexSpec[]): void {
  const held = database.all(
    `SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'trigger') AND name GLOB ?`,
    `${table}/*/entries*`,
  )
  const statements = new Map(held.map(({ name, sql }) => [String(name), String(sql)]))
  const isKept = (spec: IndexSpec): boolean =>
    [[entriesOf(table, spec), tableOf(table, spec)] as const, ...entryTriggers(table, spec)].every(
      ([name, sql]) => statements.get(name) === sql,
    )
  const kept = specs.filter(isKept)
  const names = kept.map((spec) => entriesOf(table, spec))
  for (const name of statements.keys())
    if (name.endsWith('/entries') && !names.includes(name)) database.exec(`DROP TABLE "${name}"`)
  for (const spec of specs.filter((one) => !kept.includes(one))) {
    database.exec(tableOf(table, spec))
    database.exec(`${adding(table, spec, 'doc')} FROM "${table}" AS doc, ${elementsOf(spec, 'doc')}`)
  }
}

/** Triggers keep the entries in step with every write, in the same transaction; a write that moves none costs none. */
export function entryTriggers(table: string, spec: IndexSpec): Array<[name: string, sql: string]> {
  const entries = entriesOf(table, spec)
  const keys = (row: string) => spec.keys.map(([path]) => keyOf(path, row))
  const add = `${adding(table, spec, 'new')} FROM ${elementsOf(spec, 'new')};`
  const [, ...rest] = keys('old').map((key, at) => `k${at} = ${key}`)
  const first = `k0 IN (SELECT ${ELEMENT} FROM ${elementsOf(spec, 'old')})`
  const remove = `DELETE FROM "${entries}" WHERE ${[first, ...rest].join(' AND ')} AND held = old.seq;`
  const isMoved = keys('old').map((key, at) => `${key} <> ${keys('new')[at]}`)
  const make = (event: string, body: string, when = ''): [string, string] => [
    `${entries} ${event}`,
    `CREATE TRIGGER "${entries} ${event}" AFTER ${event.toUpperCase()} ON "${table}"${when} BEGIN ${body} END`,
  ]
  return [
    make('insert', add),
    make('update', `${remove} ${add}`, ` WHEN ${isMoved.join(' OR ')}`),
    make('delete', remove),
  ]
}

/** How documents are come by through the entries of an index; columns of the collection's table keep their names. */
export interface EntrySearch {
  from: string
  where: string
  params: SqlValue[]
  /** The order asked, told in the index's own columns; undefined when it has not all of them. */
  orderBy?: string
}

/**
 * The index with entries that serves a query best, or undefined: when none does, when an ordinary index leads closer, and for
 * the first few of no particular order, which any walk through the collection finds.
 */
export function searchEntries(
  { table, query, order, isAll }: { table: string; query: Doc; order: Order; isAll: boolean },
  specs: IndexSpec[],
  census: Census,
): EntrySearch | undefined {
  if (order.length === 0 && !isAll) return undefined
  const asked = conditionsOf(query)
  const isNamed = (path: string) => isWord(asked.get(path)?.get('$eq'))
  const leading = specs.filter(({ keys }) => isNamed(keys[0]![0]))
  if (isNamed('_id') || !leading.every((spec) => hasEntries(spec, census))) return undefined
  const found = leading.map((spec) => searchBy(table, spec, asked, order, census))
  const worth = ({ orderBy, params }: EntrySearch): number => params.length + (orderBy === undefined ? 0 : 100)
  return found.sort((one, other) => worth(other) - worth(one))[0]
}

function searchBy(
  table: string,
  spec: IndexSpec,
  asked: Map<string, Map<string, unknown>>,
  order: Order,
  census: Census,
): EntrySearch {
  const terms: string[] = []
  const params: SqlValue[] = []
  for (const [at, [path]] of spec.keys.entries()) {
    const conditions = asked.get(path)
    if (!conditions || (at > 0 && census.kinds(path) & LISTS)) break
    const equal = conditions.get('$eq')
    if (isWord(equal) || typeof equal === 'boolean') {
      terms.push(`e.k${at} = ?`)
      params.push(typeof equal === 'boolean' ? Number(equal) : equal)
      continue
    }
    for (const [name, sign] of Object.entries(SIGNS)) {
      const bound = conditions.get(name)
      if (!isWord(bound)) continue
      terms.push(`e.k${at} ${sign} ?`)
      params.push(bound)
    }
    break
  }
  const orderBy = orderedBy(spec, order, census)
  return {
    from: `"${entriesOf(table, spec)}" AS e CROSS JOIN "${table}" ON seq = e.held`,
    where: terms.join(' AND '),
    params,
    ...(orderBy !== undefined && { orderBy }),
  }
}

const SIGNS = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' }

function orderedBy(spec: IndexSpec, order: Order, census: Census): string | undefined {
  const terms: string[] = []
  for (const [path, direction] of order) {
    const at = spec.keys.findIndex(([key]) => key === path)
    if (at < 1 || (path !== '_id' && census.kinds(path) & UNLIKE)) return undefined
    terms.push(`e.k${at}${direction === -1 ? ' DESC' : ''}`)
  }
  const last = order.at(-1)
  if (last && last[0] !== '_id') terms.push(last[1] === -1 ? 'e.held DESC' : 'e.held')
  return terms.length > 0 ? terms.join(', ') : undefined
}

/** What must hold of a path whatever else does, operator by operator. */
function conditionsOf(query: Doc, into = new Map<string, Map<string, unknown>>()): Map<string, Map<string, unknown>> {
  const add = (path: string, name: string, operand: unknown): void => {
    const known = into.get(path) ?? new Map<string, unknown>()
    into.set(path, known.set(name, operand))
  }
  for (const [path, value] of Object.entries(query)) {
    if (path === '$and' && Array.isArray(value)) {
      for (const part of value) if (isDoc(part)) conditionsOf(part, into)
    } else if (path.startsWith('$')) continue
    else if (!isDoc(value)) add(path, '$eq', value)
    else for (const [name, operand] of Object.entries(value)) if (name.startsWith('$')) add(path, name, operand)
  }
  return into
}

const isWord = (value: unknown): value is string | number => typeof value === 'string' || Number.isFinite(value)

const tableOf = (table: string, spec: IndexSpec): string => {
  const names = spec.keys.map((_key, at) => `k${at}`)
  const sorted = spec.keys.map(([, direction], at) => `k${at}${direction === -1 ? ' DESC' : ''}`)
  return `CREATE TABLE "${entriesOf(table, spec)}" (${names.join(', ')}, held, PRIMARY KEY (${sorted.join(', ')}, held)) WITHOUT ROWID`
}

const keyOf = (path: string, row: string): string =>
  path === '_id' ? `${row}.id` : `coalesce(json_extract(${row}.doc, ${jsonPath(path)}), ${NOTHING})`

const ELEMENT = `coalesce(element.value, ${NOTHING})`

const elementsOf = (spec: IndexSpec, row: string): string =>
  `json_each(${row}.doc, ${jsonPath(spec.keys[0]![0])}) AS element`

const adding = (table: string, spec: IndexSpec, row: string): string => {
  const [, ...rest] = spec.keys.map(([path]) => keyOf(path, row))
  return `INSERT INTO "${entriesOf(table, spec)}" SELECT DISTINCT ${[ELEMENT, ...rest].join(', ')}, ${row}.seq`
}
