import { Context, Query } from 'mingo'
import { databaseFailure, messageOf } from '../failure'
import { pointOf, regionOf } from './geo'
import { isDoc, type Doc } from './value'

/** Query operators of the platform that nothing here can answer; refused by name rather than answered wrongly. */
const REFUSED = new Set(['$jsonSchema', '$where', '$function', '$text', '$geoIntersects', '$near', '$nearSphere'])

const geoWithin = (selector: string, operand: unknown) => {
  const region = regionOf(operand)
  return (doc: Doc) => {
    const point = pointOf(valueAt(doc, selector))
    return point !== undefined && region.holds(point)
  }
}

// mingo types a query operator as the intersection of all its own, which no single function can be.
const WITH_GEO = Context.init({ query: { $geoWithin: geoWithin as never } })

/**
 * A predicate for a MongoDB query (mingo, with `$geoWithin` added).
 * @throws CloudFailure naming an operator that is not supported.
 */
export function matcher(query: Doc): (doc: Doc) => boolean {
  assertKnown(query)
  try {
    const compiled = new Query(query, { context: WITH_GEO, scriptEnabled: false })
    return (doc) => compiled.test(doc)
  } catch (error) {
    throw databaseFailure(messageOf(error))
  }
}

function assertKnown(part: unknown): void {
  if (Array.isArray(part)) return part.forEach(assertKnown)
  if (!isDoc(part)) return
  for (const [key, value] of Object.entries(part)) {
    if (REFUSED.has(key)) throw databaseFailure(`query operator ${key} is not supported here by the local cloud`)
    assertKnown(value)
  }
}

/** The value at a dotted path, arrays addressed by number; undefined when there is none. */
export function valueAt(doc: Doc, path: string): unknown {
  let value: unknown = doc
  for (const name of path.split('.')) {
    if (Array.isArray(value)) value = (value as unknown[])[Number(name)]
    else if (isDoc(value)) value = value[name]
    else return undefined
  }
  return value
}

/** Applies a projection `{field: 0 | 1 …}`. @throws CloudFailure for a projection that is not valid. */
export function project(docs: Doc[], projection: Doc): Doc[] {
  try {
    return new Query({}).find<Doc>(docs, projection).all()
  } catch (error) {
    throw databaseFailure(messageOf(error))
  }
}

/** Sorts in MongoDB's order. */
export function sort(docs: Doc[], order: Array<[path: string, direction: 1 | -1]>): Doc[] {
  return new Query({}).find<Doc>(docs).sort(Object.fromEntries(order)).all()
}
