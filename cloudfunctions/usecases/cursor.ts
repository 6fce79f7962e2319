/** The last item a list has shown, newest first: time alone would lose items of the same millisecond. */
export interface Before {
  at: number
  id: string
}

/** Later than everything. */
const START: Before = { at: Number.MAX_SAFE_INTEGER, id: '' }

/** @param cursor checked by the contract: empty, or `time~id` */
export function beforeOf(cursor: string): Before {
  const [at, id] = cursor.split('~')
  return at && id ? { at: Number(at), id } : START
}

/** The last item a list has shown, oldest first. */
export type After = Before

/** @param cursor checked by the contract: empty, or `time~id` */
export function afterOf(cursor: string): After {
  const [at, id] = cursor.split('~')
  return at && id ? { at: Number(at), id } : { at: 0, id: '' }
}

/** One page out of `size + 1` found items, and where the next one begins. */
export function pageOf<T>(found: T[], size: number, key: (item: T) => Before): { items: T[]; next?: string } {
  const items = found.slice(0, size)
  const last = items.at(-1)
  if (found.length <= size || last === undefined) return { items }
  const { at, id } = key(last)
  return { items, next: `${at}~${id}` }
}
