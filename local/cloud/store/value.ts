import { EJSON } from 'bson'
import { databaseFailure } from '../failure'

/**
 * A document in memory: plain JSON plus `Date` (and `RegExp` inside queries).
 * On the wire it is EJSON; in SQLite it is JSON whose dates are `{"$date": ms}`.
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
    // EJSON's own reading costs more than all the rest of a small request; most have no other types than numbers.
    parsed = OTHER_TYPES.test(text) ? EJSON.parse(text, { relaxed: true }) : JSON.parse(text)
  } catch {
    throw databaseFailure(`query or data is not valid EJSON: ${text.slice(0, 200)}`)
  }
  return plain(parsed, now)
}

/** Types of EJSON that are neither JSON's own nor a wrapped number. */
const OTHER_TYPES =
  /"\$(?:oid|binary|uuid|symbol|numberDecimal|minKey|maxKey|regex|regularExpression|dbPointer|ref|code|undefined|timestamp|date)"/

/** As `fromWire`, where only an object will do. */
export function docFromWire(text: string, now: number): Doc {
  const value = fromWire(text, now)
  if (!isDoc(value)) throw databaseFailure(`expected an object, got: ${text.slice(0, 200)}`)
  return value
}

/** Writes a document as the SDK reads it: it takes plain numbers as well as wrapped ones. */
export function toWire(value: Value): string {
  return isJson(value) ? JSON.stringify(value) : EJSON.stringify(value, { relaxed: false })
}

/** Whether JSON says all there is: no dates, no numbers without digits. */
function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (Array.isArray(value)) return value.every(isJson)
  return isDoc(value) ? Object.values(value).every(isJson) : value === null || typeof value !== 'object'
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
  const number = (value as Doc)['$numberInt'] ?? (value as Doc)['$numberLong'] ?? (value as Doc)['$numberDouble']
  if (typeof number === 'string') return Number(number)
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
