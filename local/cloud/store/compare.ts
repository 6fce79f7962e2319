import { isDoc } from './value'

/** MongoDB's order of kinds: nothing < numbers < text < objects < arrays < booleans < dates. */
function rank(value: unknown): number {
  if (value === null || value === undefined) return 1
  if (typeof value === 'number') return 2
  if (typeof value === 'string') return 3
  if (isDoc(value)) return 4
  if (Array.isArray(value)) return 5
  if (typeof value === 'boolean') return 8
  return 9
}

/** Compares two values as MongoDB orders them: negative, 0 or positive. Text by code point, objects field by field. */
export function compareValues(a: unknown, b: unknown): number {
  const kinds = rank(a) - rank(b)
  if (kinds !== 0) return kinds
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b))
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b)
  if (isDoc(a) && isDoc(b)) return compareLists(Object.entries(a).flat(), Object.entries(b).flat())
  return Number(a ?? 0) - Number(b ?? 0)
}

function compareLists(a: unknown[], b: unknown[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareValues(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}
