/** A field that two people have changed at once. */
export interface Clash<Key extends string = string> {
  key: Key
  /** 电话 */
  label: string
  /** As each would have it, in words. */
  theirs: string
  mine: string
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Fields both have changed since `base`, and not to the same.
 * @param base as the person found it
 */
export const clashing = <T extends object>(base: T, mine: T, theirs: T): Array<keyof T & string> =>
  keysOf(base).filter(
    (key) => !isSame(mine[key], base[key]) && !isSame(theirs[key], base[key]) && !isSame(mine[key], theirs[key]),
  )

/** What only they have changed comes from them, everything else is mine. */
export function merged<T extends object>(base: T, mine: T, theirs: T): T {
  const taken = keysOf(base).filter((key) => isSame(mine[key], base[key]))
  return { ...mine, ...Object.fromEntries(taken.map((key) => [key, theirs[key]])) }
}

/** Fields that are different, for a change that says nothing of the others. */
export const changedIn = <T extends object>(base: T, mine: T): Partial<T> =>
  Object.fromEntries(
    keysOf(base)
      .filter((key) => !isSame(mine[key], base[key]))
      .map((key) => [key, mine[key]]),
  ) as Partial<T>

const keysOf = <T extends object>(value: T): Array<keyof T & string> => Object.keys(value) as Array<keyof T & string>
