import { isDeepStrictEqual } from 'node:util'
import { databaseFailure } from '../failure'
import { compareValues } from './compare'
import { matcher, valueAt } from './match'
import { assertFieldNames, copy, isDoc, type Doc } from './value'

type Operator = (doc: Doc, path: string, operand: unknown) => void

/** The update operators of the SDK's `db.command`, as MongoDB means them. */
const OPERATORS: Record<string, Operator> = {
  $set: (doc, path, value) => put(doc, path, value),
  $unset: (doc, path) => take(doc, path),
  $inc: (doc, path, by) => put(doc, path, numberAt(doc, path, '$inc', 0) + operandNumber('$inc', by)),
  $mul: (doc, path, by) => put(doc, path, numberAt(doc, path, '$mul', 0) * operandNumber('$mul', by)),
  $min: (doc, path, value) => {
    const held = valueAt(doc, path)
    if (held === undefined || compareValues(value, held) < 0) put(doc, path, value)
  },
  $max: (doc, path, value) => {
    const held = valueAt(doc, path)
    if (held === undefined || compareValues(value, held) > 0) put(doc, path, value)
  },
  $rename: (doc, path, to) => {
    if (typeof to !== 'string' || !to) throw databaseFailure(`The 'to' field for $rename must be a string: ${path}`)
    const value = valueAt(doc, path)
    if (value === undefined) return
    take(doc, path)
    put(doc, to, value)
  },
  $push: (doc, path, operand) => {
    const held = arrayAt(doc, path, '$push')
    const { $each, $position, $slice, $sort, ...rest } =
      isDoc(operand) && '$each' in operand ? operand : { $each: [operand] }
    const unknown = Object.keys(rest)[0] ?? ($sort === undefined ? undefined : '$sort')
    if (unknown) throw databaseFailure(`$push modifier ${unknown} is not supported by the local cloud`)
    if (!Array.isArray($each)) throw databaseFailure('The argument to $each in $push must be an array')
    const items = [...held]
    items.splice(
      $position === undefined ? items.length : operandNumber('$position', $position),
      0,
      ...($each as unknown[]),
    )
    put(doc, path, $slice === undefined ? items : sliced(items, operandNumber('$slice', $slice)))
  },
  $pop: (doc, path, end) => {
    if (valueAt(doc, path) === undefined) return
    const held = arrayAt(doc, path, '$pop')
    put(doc, path, end === -1 ? held.slice(1) : held.slice(0, -1))
  },
  $pull: (doc, path, condition) => {
    if (valueAt(doc, path) === undefined) return
    const held = arrayAt(doc, path, '$pull')
    put(
      doc,
      path,
      held.filter((item) => !pulls(condition, item)),
    )
  },
  $pullAll: (doc, path, values) => {
    if (!Array.isArray(values)) throw databaseFailure('$pullAll requires an array argument')
    if (valueAt(doc, path) === undefined) return
    const held = arrayAt(doc, path, '$pullAll')
    put(
      doc,
      path,
      held.filter((item) => !values.some((value) => isDeepStrictEqual(value, item))),
    )
  },
  $addToSet: (doc, path, operand) => {
    const held = [...arrayAt(doc, path, '$addToSet')]
    const items = isDoc(operand) && Array.isArray(operand['$each']) ? (operand['$each'] as unknown[]) : [operand]
    for (const item of items) if (!held.some((value) => isDeepStrictEqual(value, item))) held.push(item)
    put(doc, path, held)
  },
}

/**
 * Applies a MongoDB update to a copy of the document.
 * @throws CloudFailure for an unknown operator, a changed `_id`, two changes of one path, or a value an operator cannot take.
 */
export function applyUpdate(doc: Doc, update: Doc): Doc {
  const changed = copy(doc)
  const paths: string[] = []
  for (const [name, changes] of Object.entries(update)) {
    const operator = OPERATORS[name]
    if (!operator) throw databaseFailure(`update operator ${name} is not supported by the local cloud`)
    if (!isDoc(changes)) throw databaseFailure(`${name} needs an object of fields`)
    for (const [path, operand] of Object.entries(changes)) {
      assertPath(path, paths)
      if (name === '$rename' && typeof operand === 'string') assertPath(operand, paths)
      if (name === '$set' || name === '$min' || name === '$max') assertFieldNames(operand)
      operator(changed, path, operand)
    }
  }
  return changed
}

function assertPath(path: string, taken: string[]): void {
  const names = path.split('.')
  if (names[0] === '_id')
    throw databaseFailure("Performing an update on the path '_id' would modify the immutable field '_id'")
  if (names.some((name) => name === '' || name.startsWith('$'))) {
    throw databaseFailure(`update path '${path}' is not supported by the local cloud`)
  }
  const other = taken.find((held) => held === path || held.startsWith(`${path}.`) || path.startsWith(`${held}.`))
  if (other) throw databaseFailure(`Updating the path '${path}' would create a conflict at '${other}'`)
  taken.push(path)
}

/** Sets a value, making the objects on the way; as MongoDB, refuses to go through a value that is no object. */
function put(doc: Doc, path: string, value: unknown): void {
  const names = path.split('.')
  const last = names.pop()!
  let parent: Doc | unknown[] = doc
  for (const name of names) {
    const next: unknown = Array.isArray(parent) ? parent[indexOf(name, path)] : parent[name]
    if (isDoc(next) || Array.isArray(next)) {
      parent = next
    } else if (next === undefined) {
      const made: Doc = {}
      assign(parent, name, made, path)
      parent = made
    } else {
      throw databaseFailure(`Cannot create field '${last}' in element {${name}: ${JSON.stringify(next)}}`)
    }
  }
  assign(parent, last, value, path)
}

function assign(parent: Doc | unknown[], name: string, value: unknown, path: string): void {
  if (!Array.isArray(parent)) {
    parent[name] = value
    return
  }
  const index = indexOf(name, path)
  while (parent.length < index) parent.push(null)
  parent[index] = value
}

function indexOf(name: string, path: string): number {
  if (!/^\d{1,6}$/.test(name)) throw databaseFailure(`Cannot create field '${name}' in an array (path '${path}')`)
  return Number(name)
}

function take(doc: Doc, path: string): void {
  const names = path.split('.')
  const last = names.pop()!
  const parent = names.length ? valueAt(doc, names.join('.')) : doc
  if (isDoc(parent)) delete parent[last]
  else if (Array.isArray(parent) && Number(last) in parent) parent[Number(last)] = null
}

function numberAt(doc: Doc, path: string, operator: string, otherwise: number): number {
  const value = valueAt(doc, path) ?? (valueAt(doc, path) === null ? null : otherwise)
  if (typeof value !== 'number') {
    throw databaseFailure(`Cannot apply ${operator} to a value of non-numeric type: ${path}`)
  }
  return value
}

function operandNumber(operator: string, value: unknown): number {
  if (typeof value !== 'number') throw databaseFailure(`${operator} needs a number`)
  return value
}

function arrayAt(doc: Doc, path: string, operator: string): unknown[] {
  const value = valueAt(doc, path)
  if (value === undefined) return []
  if (!Array.isArray(value)) throw databaseFailure(`The field '${path}' must be an array but ${operator} was applied`)
  return value as unknown[]
}

function sliced(items: unknown[], count: number): unknown[] {
  return count < 0 ? items.slice(count) : items.slice(0, count)
}

function pulls(condition: unknown, item: unknown): boolean {
  if (condition instanceof RegExp) return typeof item === 'string' && condition.test(item)
  if (!isDoc(condition)) return isDeepStrictEqual(condition, item)
  // `{$gt: 3}` asks the item itself; `{name: 'x'}` asks a document.
  const asksItem = Object.keys(condition).some((name) => name.startsWith('$') && name !== '$and' && name !== '$or')
  return asksItem ? matcher({ item: condition })({ item }) : isDoc(item) && matcher(condition)(item)
}
