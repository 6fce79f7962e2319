/**
 * What an instance remembers for a moment: a card shared into 696 groups is opened 70 times a second, and the database is
 * to be asked only once meanwhile.
 */
export class Kept<T> {
  private readonly held = new Map<string, { value: T; at: number }>()

  /**
   * @param freshFor milliseconds for which a value is given again
   * @param most values kept; one more, and all are let go
   */
  constructor(
    private readonly freshFor: number,
    private readonly most = 200,
  ) {}

  get(key: string): T | undefined {
    const held = this.held.get(key)
    // A clock that was moved in either direction makes it stale as well.
    return held && Math.abs(Date.now() - held.at) < this.freshFor ? held.value : undefined
  }

  set(key: string, value: T): void {
    if (this.held.size >= this.most) this.held.clear()
    this.held.set(key, { value, at: Date.now() })
  }

  /** What was written here is seen here at once. */
  clear(): void {
    this.held.clear()
  }

  forget(key: string, value: T): void {
    if (this.held.get(key)?.value === value) this.held.delete(key)
  }
}

/** One loading shared by all who ask meanwhile; what failed is loaded again. */
export function oneLoading<T>(kept: Kept<Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  const held = kept.get(key)
  if (held) return held
  const loading = load()
  kept.set(key, loading)
  loading.catch(() => kept.forget(key, loading))
  return loading
}
