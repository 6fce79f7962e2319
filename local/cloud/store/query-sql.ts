import { KIND, type Census } from './census'
import { isDoc, type Doc } from './value'

export type SqlValue = string | number

/**
 * A query as SQL. `where` always holds for every document the query matches (it never loses one);
 * when `exact` it holds for no other, and the documents need no second look.
 */
export interface Condition {
  where: string
  params: SqlValue[]
  exact: boolean
}

const EVERYTHING: Condition = { where: '1', params: [], exact: true }
const UNKNOWN: Condition = { where: '1', params: [], exact: false }
const NOTHING: Condition = { where: '0', params: [], exact: true }

/** SQL for a MongoDB query over one collection; what SQL cannot say exactly is left to the second look. */
export function compileQuery(query: Doc, census: Census): Condition {
  return allOf(
    Object.entries(query).map(([key, value]) => {
      if (key === '$and' || key === '$or') {
        const parts = Array.isArray(value)
          ? value.map((part: unknown) => (isDoc(part) ? compileQuery(part, census) : UNKNOWN))
          : [UNKNOWN]
        return key === '$and' ? allOf(parts) : anyOf(parts)
      }
      return key.startsWith('$') ? UNKNOWN : compileField(new Field(key, census), value)
    }),
  )
}

function compileField(field: Field, value: unknown): Condition {
  if (!isDoc(value)) return compileOperator(field, '$eq', value)
  const operators = Object.entries(value)
  if (!operators.some(([name]) => name.startsWith('$'))) return UNKNOWN
  return allOf(operators.map(([name, operand]) => compileOperator(field, name, operand)))
}

function compileOperator(field: Field, name: string, operand: unknown): Condition {
  if (!field.addressable) return UNKNOWN
  switch (name) {
    case '$eq':
      return equal(field, [operand])
    case '$in':
      return Array.isArray(operand) ? equal(field, operand) : UNKNOWN
    case '$ne':
      return unequal(field, [operand])
    case '$nin':
      return Array.isArray(operand) ? unequal(field, operand) : UNKNOWN
    case '$gt':
      return compared(field, '>', operand)
    case '$gte':
      return compared(field, '>=', operand)
    case '$lt':
      return compared(field, '<', operand)
    case '$lte':
      return compared(field, '<=', operand)
    case '$exists':
      return { where: `${field.type} IS ${operand ? 'NOT NULL' : 'NULL'}`, params: [], exact: true }
    default:
      return UNKNOWN
  }
}

function equal(field: Field, values: unknown[]): Condition {
  if (values.length === 0) return NOTHING
  if (!values.every(isScalar)) return UNKNOWN
  const params = values.filter((value) => value !== null).map(sqlValue)
  const places = params.map(() => '?').join(', ')
  const same = params.length === 1 ? '= ?' : `IN (${places})`
  const withNull = params.length < values.length
  const exact = values.every((value) => !field.has(blurs(value, '=')))
  if (field.has(KIND.array)) {
    // An array matches when one of its elements does.
    const element = `EXISTS (SELECT 1 FROM json_each(doc, ${field.jsonPath}) WHERE value ${same})`
    const none = `${field.type} IS NULL OR ${field.type} IN ('null', 'array')`
    const either = [...(params.length ? [element] : []), ...(withNull ? [none] : [])]
    // A word is no number, and no JSON text of what lies deeper; a document's own values are no elements.
    const isSure = params.every((value) => typeof value === 'string' && !/^[[{]/.test(value)) && !withNull
    return { where: `(${either.join(' OR ')})`, params, exact: isSure && !field.has(KIND.object | KIND.date) }
  }
  const parts = [
    ...(params.length ? [`${field.column} ${same}`] : []),
    ...(withNull ? [`${field.column} IS NULL`] : []),
  ]
  return { where: parts.length > 1 ? `(${parts.join(' OR ')})` : parts[0]!, params, exact }
}

function unequal(field: Field, values: unknown[]): Condition {
  if (values.length === 0) return EVERYTHING
  // Leaving a document out is only right when SQL and MongoDB agree on what is equal.
  if (!values.every(isScalar) || values.some((value) => field.has(blurs(value, '=')))) return UNKNOWN
  const params = values.filter((value) => value !== null).map(sqlValue)
  const others = `${field.column} NOT IN (${params.map(() => '?').join(', ')})`
  if (params.length === values.length) return { where: `(${field.column} IS NULL OR ${others})`, params, exact: true }
  return { where: `${field.column} IS NOT NULL${params.length ? ` AND ${others}` : ''}`, params, exact: true }
}

function compared(field: Field, sign: '>' | '>=' | '<' | '<=', value: unknown): Condition {
  if (value instanceof Date) {
    if (field.has(KIND.array)) return UNKNOWN
    return { where: `${field.date} ${sign} ?`, params: [value.getTime()], exact: true }
  }
  if (typeof value !== 'string' && typeof value !== 'number') return UNKNOWN
  if (field.has(KIND.array)) {
    const where = `EXISTS (SELECT 1 FROM json_each(doc, ${field.jsonPath}) WHERE value ${sign} ?)`
    return { where, params: [value], exact: false }
  }
  return { where: `${field.column} ${sign} ?`, params: [value], exact: !field.has(blurs(value, sign)) }
}

/** Kinds of value that SQL would confuse with `value` under this sign. */
function blurs(value: unknown, sign: '=' | '>' | '>=' | '<' | '<='): number {
  if (value === null) return KIND.array
  if (typeof value === 'boolean') return KIND.array | KIND.number
  // SQL sees an object or a date as its JSON text, and any text as greater than any number.
  const texts = KIND.object | KIND.date
  if (typeof value === 'string') {
    return KIND.array | texts | (sign.startsWith('<') ? KIND.number | KIND.boolean : 0)
  }
  return KIND.array | KIND.boolean | (sign.startsWith('>') ? texts | KIND.string : 0)
}

type Scalar = string | number | boolean | null

function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
}

function sqlValue(value: Scalar): SqlValue {
  return typeof value === 'boolean' ? Number(value) : (value as SqlValue)
}

function allOf(parts: Condition[]): Condition {
  const said = parts.filter((part) => part.where !== '1')
  return {
    where: said.length ? said.map((part) => part.where).join(' AND ') : '1',
    params: said.flatMap((part) => part.params),
    exact: parts.every((part) => part.exact),
  }
}

function anyOf(parts: Condition[]): Condition {
  if (parts.length === 0 || parts.some((part) => part.where === '1')) {
    return { ...EVERYTHING, exact: parts.some((part) => part.where === '1' && part.exact) }
  }
  return {
    where: `(${parts.map((part) => `(${part.where})`).join(' OR ')})`,
    params: parts.flatMap((part) => part.params),
    exact: parts.every((part) => part.exact),
  }
}

/** An id is a column of its own, of text or numbers, whatever else is not known of the collection. */
const kindsAt = (path: string, census: Census): number =>
  path === '_id' ? census.kinds(path) & (KIND.string | KIND.number) : census.kinds(path)

/** One path of a document, as SQL addresses it. */
class Field {
  private readonly kinds: number

  constructor(
    private readonly path: string,
    census: Census,
  ) {
    this.kinds = kindsAt(path, census)
  }

  /** False when an array lies on the way, or the name cannot be written in a JSON path. */
  get addressable(): boolean {
    return !this.has(KIND.throughArray) && isPlainPath(this.path)
  }

  get jsonPath(): string {
    return jsonPath(this.path)
  }

  get column(): string {
    return column(this.path)
  }

  /** SQL NULL when the document has no such path. */
  get type(): string {
    return this.path === '_id' ? 'id' : `json_type(doc, ${this.jsonPath})`
  }

  get date(): string {
    return dateColumn(this.path)
  }

  has(kinds: number): boolean {
    return (this.kinds & kinds) !== 0
  }
}

/** True when every name of the path can be written inside a quoted JSON path of SQLite. */
export function isPlainPath(path: string): boolean {
  return /^[^"\\']+$/.test(path) && path.split('.').every((name) => name !== '')
}

/** The SQL value of a path. Written alike everywhere, so that SQLite recognises its index. */
export function column(path: string): string {
  return path === '_id' ? 'id' : `json_extract(doc, ${jsonPath(path)})`
}

/** SQLite's JSON path, quoted as an SQL string. */
export function jsonPath(path: string): string {
  return `'$${path
    .split('.')
    .map((name) => `."${name}"`)
    .join('')}'`
}

function dateColumn(path: string): string {
  return `json_extract(doc, ${jsonPath(`${path}.$date`)})`
}

export type Order = Array<[path: string, direction: 1 | -1]>

/**
 * `ORDER BY` terms in MongoDB's order of kinds (nothing < numbers < text < booleans < dates), ties in order of insertion
 * (of the last direction, so that an index serves both ways). Undefined when SQL cannot say it: arrays and objects.
 */
export function compileOrder(order: Order, census: Census): string | undefined {
  const terms: string[] = []
  for (const [path, direction] of order) {
    const kinds = kindsAt(path, census)
    if (!isPlainPath(path) || kinds & (KIND.array | KIND.object | KIND.throughArray)) return undefined
    const down = direction === -1 ? ' DESC' : ''
    const groups = [KIND.number | KIND.string, KIND.boolean, KIND.date].filter((group) => kinds & group)
    if (groups.length > 1) {
      const type = `json_type(doc, ${jsonPath(path)})`
      terms.push(`CASE ${type} WHEN 'object' THEN 9 WHEN 'true' THEN 8 WHEN 'false' THEN 8 ELSE 0 END${down}`)
    }
    if (kinds & KIND.date) terms.push(`${dateColumn(path)}${down}`)
    if (!(kinds & KIND.date) || groups.length > 1) terms.push(`${column(path)}${down}`)
  }
  const last = order.at(-1)
  // No two documents tie on their id, and an index that ends in it serves as it is.
  if (last && last[0] !== '_id') terms.push(last[1] === -1 ? 'seq DESC' : 'seq')
  return terms.join(', ')
}
