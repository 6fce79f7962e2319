import { type Before, beforeOf } from './cursor'

export const PAGE = 100
/** One answer of a function has to hold it all, and three seconds have to do. */
export const MOST = 500

/** Every page of a list, up to {@link MOST} items. */
export async function all<T>(
  read: (before: Before) => Promise<T[]>,
  keyOf: (item: T) => Before,
  start: Before = beforeOf(''),
): Promise<T[]> {
  const found: T[] = []
  let before = start
  while (found.length < MOST) {
    const page = await read(before)
    found.push(...page)
    const last = page.at(-1)
    if (page.length < PAGE || last === undefined) break
    before = keyOf(last)
  }
  return found.slice(0, MOST)
}
