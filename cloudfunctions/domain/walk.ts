import { along, arriving, leaving, type Network, type Snap } from './network'

const NOBODY = 0xffffffff

/**
 * Who gets where along a network, and how far it is: Dijkstra's search out to a limit. Lengths are whole decimetres and
 * limits short, so the queue is a row of buckets, one a decimetre (Dial 1969): nothing is ever compared. The arrays are
 * used again for every search; a stamp says which search an entry is of.
 */
export class Walk {
  /** Nodes the last search reached, nearest first, `count` of them. */
  readonly reached: Uint32Array
  count = 0
  private readonly distance: Uint32Array
  private readonly stamp: Uint32Array
  private readonly cameFrom: Uint32Array
  private run = 0
  private buckets = new Int32Array(0)
  private readonly entryNode: Uint32Array
  private readonly entryNext: Int32Array
  private entries = 0

  constructor(private readonly network: Network) {
    const { size, targets } = network
    this.reached = new Uint32Array(size)
    this.distance = new Uint32Array(size)
    this.stamp = new Uint32Array(size)
    this.cameFrom = new Uint32Array(size)
    this.entryNode = new Uint32Array(targets.length + 2)
    this.entryNext = new Int32Array(targets.length + 2)
  }

  /**
   * Walks out from a point.
   * @param limit decimetres
   * @param to once its way is known, the search ends
   */
  from(start: Snap, limit: number, to?: Snap): void {
    this.search(leaving(start), start, limit, this.network.costs, to)
  }

  /** The other way round: from where, and how far, one comes to a point. */
  towards(end: Snap, limit: number): void {
    this.search(arriving(end), end, limit, this.network.coming)
  }

  /** Decimetres to a node; undefined when the last search did not get there. */
  to(node: number): number | undefined {
    return this.stamp[node] === this.run ? this.distance[node] : undefined
  }

  /** Decimetres to a point after a search `from` another; undefined beyond the limit. */
  toSnap(start: Snap, end: Snap, limit: number): number | undefined {
    const [fromA, fromB] = arriving(end)
    const best = Math.min(
      (this.to(end.a) ?? Infinity) + fromA,
      (this.to(end.b) ?? Infinity) + fromB,
      along(start, end) ?? Infinity,
    )
    return best <= limit ? best : undefined
  }

  /** Nodes along the shortest way to a point, from the start; empty when both are on one edge. */
  wayTo(start: Snap, end: Snap): number[] {
    const [fromA, fromB] = arriving(end)
    const [viaA, viaB] = [(this.to(end.a) ?? Infinity) + fromA, (this.to(end.b) ?? Infinity) + fromB]
    if ((along(start, end) ?? Infinity) <= Math.min(viaA, viaB)) return []
    const nodes: number[] = []
    for (let node = viaA <= viaB ? end.a : end.b; node !== NOBODY; node = this.cameFrom[node]!) nodes.push(node)
    return nodes.reverse()
  }

  private search(seeds: [number, number], { a, b }: Snap, limit: number, costs: Uint16Array, to?: Snap): void {
    const { offsets, targets } = this.network
    const { distance, stamp, cameFrom, reached, entryNode, entryNext } = this
    this.begin(limit)
    const { buckets, run } = this
    this.reach(a, seeds[0], limit)
    this.reach(b, seeds[1], limit)
    const ends = to && arriving(to)
    let known = limit
    let count = 0
    for (let at = 0; at <= known; at += 1) {
      for (let entry = buckets[at]!; entry >= 0; entry = buckets[at]!) {
        buckets[at] = entryNext[entry]!
        const node = entryNode[entry]!
        // Reached since by a shorter way, or taken from this very bucket before.
        if (distance[node] !== at) continue
        reached[count] = node
        count += 1
        if (to && ends) {
          if (node === to.a) known = Math.min(known, at + ends[0])
          if (node === to.b) known = Math.min(known, at + ends[1])
        }
        for (let e = offsets[node]!, end = offsets[node + 1]!; e < end; e += 1) {
          const next = targets[e]!
          const there = at + costs[e]!
          if (there > limit || (stamp[next] === run && distance[next]! <= there)) continue
          stamp[next] = run
          distance[next] = there
          cameFrom[next] = node
          const made = this.entries++
          entryNode[made] = next
          entryNext[made] = buckets[there]!
          buckets[there] = made
        }
      }
    }
    this.count = count
  }

  private begin(limit: number): void {
    if (this.buckets.length <= limit) this.buckets = new Int32Array(limit + 1)
    this.buckets.fill(-1, 0, limit + 1)
    this.entries = 0
    this.run += 1
    // After four thousand million searches the stamps begin anew.
    if (this.run === NOBODY) {
      this.stamp.fill(0)
      this.run = 1
    }
  }

  private reach(node: number, at: number, limit: number): void {
    if (at > limit || (this.to(node) ?? Infinity) <= at) return
    this.stamp[node] = this.run
    this.distance[node] = at
    this.cameFrom[node] = NOBODY
    const made = this.entries++
    this.entryNode[made] = node
    this.entryNext[made] = this.buckets[at]!
    this.buckets[at] = made
  }
}
