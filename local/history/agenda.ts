/** What is to happen, by its moment; of the same moment, what was written down first. A binary heap. */
export class Agenda<T> {
  private readonly heap: Array<{ at: number; order: number; what: T }> = []
  private orders = 0

  add(at: number, what: T): void {
    const { heap } = this
    heap.push({ at, order: (this.orders += 1), what })
    for (let i = heap.length - 1; i > 0;) {
      const parent = (i - 1) >> 1
      if (!this.isBefore(i, parent)) break
      this.swap(i, parent)
      i = parent
    }
  }

  /** The next thing, taken off; undefined when nothing is left. */
  next(): { at: number; what: T } | undefined {
    const { heap } = this
    const [first] = heap
    const last = heap.pop()
    if (!first || !last || heap.length === 0) return first
    heap[0] = last
    for (let i = 0; ;) {
      const [left, right] = [2 * i + 1, 2 * i + 2]
      const child = right < heap.length && this.isBefore(right, left) ? right : left
      if (child >= heap.length || !this.isBefore(child, i)) return first
      this.swap(i, child)
      i = child
    }
  }

  private isBefore(i: number, j: number): boolean {
    const [one, other] = [this.heap[i], this.heap[j]]
    if (!one || !other) return false
    return one.at < other.at || (one.at === other.at && one.order < other.order)
  }

  private swap(i: number, j: number): void {
    const [one, other] = [this.heap[i], this.heap[j]]
    if (!one || !other) return
    this.heap[i] = other
    this.heap[j] = one
  }
}
