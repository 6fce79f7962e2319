/** What of `fresh` differs from what is there already: the rest need not be drawn again. */
export function differenceOf<T extends object>(there: T, fresh: Partial<T>): Partial<T> {
  const names = Object.keys(fresh) as Array<keyof T>
  const changed = names.filter((name) => JSON.stringify(there[name]) !== JSON.stringify(fresh[name]))
  return Object.fromEntries(changed.map((name) => [name, fresh[name]])) as Partial<T>
}
