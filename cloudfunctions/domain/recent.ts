/** The answers given last, by what was asked; the one not asked for longest makes room (LRU). */
export class Recent<T> {
  private readonly held = new Map<string, T>()

  constructor(private readonly most: number) {}

  of(key: string, make: () => T): T {
    const found = this.held.get(key) ?? make()
    this.held.delete(key)
    if (this.held.size >= this.most) this.held.delete(this.held.keys().next().value as string)
    this.held.set(key, found)
    return found
  }
}
