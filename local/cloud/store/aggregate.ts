import { Aggregator } from 'mingo'
import { CloudFailure, databaseFailure, messageOf } from '../failure'
import { nearOf } from './geo'
import type { Order } from './query-sql'
import type { Store } from './store'
import { isDoc, type Doc } from './value'
import { valueAt } from './match'

export interface Stage {
  name: string
  value: unknown
}

/** What mingo answers wrongly or not at all; refused by name rather than answered wrongly. */
const REFUSED = new Set([
  '$out',
  '$merge',
  '$graphLookup',
  '$unionWith',
  '$facet',
  '$jsonSchema',
  '$where',
  '$function',
  '$accumulator',
  '$indexOfCP',
  '$week',
])

/**
 * Runs an aggregation. Leading `$match`, `$sort`, `$skip`, `$limit` run in SQL over the indexes; `$lookup` asks the other
 * collection by index for the values at hand; the rest runs over what is left.
 * @throws CloudFailure naming a stage or operator that is not supported.
 */
export function aggregate(store: Store, name: string, stages: Stage[]): Doc[] {
  const collection = store.collection(name)
  assertKnown(stages.map((stage) => ({ [stage.name]: stage.value })))
  const rest = [...stages]
  if (rest[0]?.name === '$geoNear') return pipe(store, geoNear(store, name, rest.shift()!.value), rest)

  const query: Doc[] = []
  while (rest[0]?.name === '$match') query.push(objectOf(rest.shift()!))
  const order: Order = []
  if (rest[0]?.name === '$sort') order.push(...(Object.entries(objectOf(rest.shift()!)) as Order))
  const offset = rest[0]?.name === '$skip' ? countOf(rest.shift()!) : 0
  const limit = rest[0]?.name === '$limit' ? countOf(rest.shift()!) : Infinity
  const match = query.length > 1 ? { $and: query } : (query[0] ?? {})
  return pipe(store, collection.findAll(match, order, offset, limit), rest)
}

function pipe(store: Store, docs: Doc[], stages: Stage[]): Doc[] {
  let current = docs
  let waiting: Doc[] = []
  const runWaiting = () => {
    if (waiting.length) current = run(current, waiting)
    waiting = []
  }
  for (const stage of stages) {
    if (stage.name === '$lookup') {
      runWaiting()
      current = lookup(store, current, objectOf(stage))
    } else {
      waiting.push({ [stage.name]: stage.name === '$limit' || stage.name === '$skip' ? countOf(stage) : stage.value })
    }
  }
  runWaiting()
  return current
}

function run(docs: Doc[], pipeline: Doc[]): Doc[] {
  try {
    return new Aggregator(pipeline, { scriptEnabled: false }).run<Doc>(docs)
  } catch (error) {
    throw error instanceof CloudFailure ? error : databaseFailure(messageOf(error))
  }
}

function lookup(store: Store, docs: Doc[], spec: Doc): Doc[] {
  const { from, localField, foreignField, as, ...others } = spec
  if ([from, localField, foreignField, as].some((part) => typeof part !== 'string') || Object.keys(others).length) {
    throw databaseFailure('$lookup is supported by the local cloud only as {from, localField, foreignField, as}')
  }
  const [other, local, foreign, target] = [from, localField, foreignField, as] as [string, string, string, string]
  const wanted = docs.map((doc) => {
    const value = valueAt(doc, local) ?? null
    return Array.isArray(value) ? (value as unknown[]) : [value]
  })
  const found = store.collection(other).findAll({ [foreign]: { $in: [...new Set(wanted.flat())] } })
  return docs.map((doc, i) => {
    const matches = found.filter((candidate) => {
      const value = valueAt(candidate, foreign) ?? null
      return wanted[i]!.some((item) => (Array.isArray(value) ? value.includes(item) : value === item))
    })
    return { ...doc, [target]: matches }
  })
}

function geoNear(store: Store, name: string, spec: unknown): Doc[] {
  if (!isDoc(spec) || typeof spec['distanceField'] !== 'string' || typeof spec['key'] !== 'string') {
    throw databaseFailure('$geoNear needs near, distanceField and key')
  }
  const { near, distanceField, key, maxDistance, minDistance, query, limit, num } = spec
  const operand = { $geometry: near, $maxDistance: maxDistance, $minDistance: minDistance }
  const most = Number(limit ?? num ?? 100)
  const found = store.collection(name).near(nearOf(key, operand), isDoc(query) ? query : {}, 0, most)
  return found.map(({ doc, distance }) => ({ ...doc, [distanceField]: distance }))
}

function objectOf(stage: Stage): Doc {
  if (!isDoc(stage.value)) throw databaseFailure(`${stage.name} needs an object`)
  return stage.value
}

function countOf(stage: Stage): number {
  // The SDK writes these as a bare number.
  const count = Number(stage.value)
  if (!Number.isInteger(count) || count < 0) throw databaseFailure(`${stage.name} needs a non-negative whole number`)
  return count
}

function assertKnown(part: unknown): void {
  if (Array.isArray(part)) return part.forEach(assertKnown)
  if (!isDoc(part)) return
  for (const [key, value] of Object.entries(part)) {
    if (REFUSED.has(key)) throw databaseFailure(`${key} is not supported by the local cloud`)
    const start = key === '$substr' && Array.isArray(value) ? value.slice(1) : []
    if (start.some((n) => typeof n === 'number' && n < 0))
      throw databaseFailure('$substr with a negative number is not supported by the local cloud')
    assertKnown(value)
  }
}
