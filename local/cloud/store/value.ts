import { EJSON } from 'bson'
import { databaseFailure } from '../failure'

/**
 * A document in memory: plain JSON plus `Date` (and `RegExp` inside queries).
 * On the wire it is canonical EJSON, as the SDK writes it; in SQLite it is JSON whose dates are `{"$date": ms}`.
 */
export type Value = unknown
export type Doc = Record<string, unknown>

/** True for `{…}`: not an array, a date or a regular expression. */
export function isDoc(value: unknown): value is Doc {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp)
  )
}

/**
 * Reads one EJSON text of the SDK. `db.serverDate()` becomes the date of `now` (ms) plus its offset.
 * @throws CloudFailure for text that is no EJSON, or a BSON type that has no plain form (ObjectId, Decimal128 …).
 */
export function fromWire(text: string, now: number): Value {
  let parsed: unknown
  try {
    parsed = EJSON.parse(text, { relaxed: true })
  } catch {
    throw databaseFailure(`query or data is not valid EJSON: ${text.slice(0, 200)}`)
  }
  return plain(parsed, now)
}

/** As `fromWire`, where only an object will do. */
export function docFromWire(text: string, now: number): Doc {
  const value = fromWire(text, now)
  if (!isDoc(value)) throw databaseFailure(`expected an object, got: ${text.slice(0, 200)}`)
  return value
}

/** Writes a document as the SDK reads it. */
export function toWire(value: Value): string {
  return EJSON.stringify(value, { relaxed: false })
}

function plain(value: unknown, now: number): Value {
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (Array.isArray(value)) return value.map((item) => plain(item, now))
  const type = (value as { _bsontype?: unknown })._bsontype
  if (type === 'BSONRegExp') {
    const { pattern, options } = value as { pattern: string; options: string }
    return new RegExp(pattern, options)
  }
  if (type === 'Long' || type === 'Int32' || type === 'Double') return Number(value)
  if (typeof type === 'string') throw databaseFailure(`BSON type ${type} is not supported by the local cloud`)
  const serverDate = (value as Doc)['$tcb_server_date']
  if (isDoc(serverDate)) return new Date(now + Number(serverDate['offset'] ?? 0))
  const result: Doc = {}
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) result[key] = plain(item, now)
  }
  return result
}

/** A deep copy: nothing of the original can be changed through it. */
export function copy<T>(value: T): T {
  if (value instanceof Date) return new Date(value) as T
  if (Array.isArray(value)) return value.map(copy) as T
  if (!isDoc(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item)])) as T
}

/** The JSON text kept in SQLite. */
export function toStored(doc: Doc): string {
  return JSON.stringify(storable(doc))
}

function storable(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.getTime() }
  if (typeof value === 'number' && !Number.isFinite(value)) return { $double: String(value) }
  if (Array.isArray(value)) return value.map(storable)
  if (!isDoc(value)) return value
  const result: Doc = {}
  for (const [key, item] of Object.entries(value)) result[key] = storable(item)
  return result
}

/** The document behind a JSON text kept in SQLite. */
export function fromStored(text: string): Doc {
  // Names cannot start with `$`, so the two marks can only be ours; most documents have none and skip the slow reviver.
  const parsed: unknown = /"\$(?:date|double)":/.test(text) ? JSON.parse(text, revive) : JSON.parse(text)
  return parsed as Doc
}

function revive(_key: string, value: unknown): unknown {
  if (!isDoc(value)) return value
  if ('$date' in value) return new Date(value['$date'] as number)
  if ('$double' in value) return Number(value['$double'])
  return value
}

/**
 * Refuses names the database refuses: `$…` and names with a dot.
 * @throws CloudFailure naming the field.
 */
export function assertFieldNames(value: unknown): void {
  if (Array.isArray(value)) {
    value.forEach(assertFieldNames)
  } else if (isDoc(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (key.startsWith('$')) throw databaseFailure(`field name must not start with '$': ${key}`)
      if (key.includes('.')) throw databaseFailure(`field name must not contain '.': ${key}`)
      assertFieldNames(item)
    }
  }
}
