/**
 * A k-d tree without a tree: nodes are stored in its order (the middle of every range splits it, by x and y in turn), so
 * that finding the nearest costs no byte of its own, and neighbours on the ground are neighbours in memory.
 */

/** The order in which to store points. @param x y any coordinates of one scale */
export function treeOrder(x: ArrayLike<number>, y: ArrayLike<number>): Uint32Array {
  const order = Uint32Array.from({ length: x.length }, (_, i) => i)
  const sort = (from: number, to: number, axis: 0 | 1): void => {
    if (to - from < 1) return
    const by = axis === 0 ? x : y
    // Ties by number, so that the same points give the same order.
    order.subarray(from, to + 1).sort((a, b) => by[a]! - by[b]! || a - b)
    const middle = (from + to) >> 1
    sort(from, middle - 1, axis === 0 ? 1 : 0)
    sort(middle + 1, to, axis === 0 ? 1 : 0)
  }
  sort(0, x.length - 1, 0)
  return order
}

/**
 * Visits every node within a distance that `visit` may shrink as it finds nearer ones.
 * @param visit takes a node and its squared distance; gives the squared distance to go on with
 */
export function visitNear(
  x: Float64Array,
  y: Float64Array,
  [px, py]: [number, number],
  squaredLimit: number,
  visit: (node: number, squared: number) => number,
): void {
  let limit = squaredLimit
  const go = (from: number, to: number, axis: 0 | 1): void => {
    if (to < from) return
    const node = (from + to) >> 1
    const [dx, dy] = [px - x[node]!, py - y[node]!]
    const squared = dx * dx + dy * dy
    if (squared <= limit) limit = visit(node, squared)
    const side = axis === 0 ? dx : dy
    const other = axis === 0 ? 1 : 0
    if (side <= 0) go(from, node - 1, other)
    else go(node + 1, to, other)
    if (side * side > limit) return
    if (side <= 0) go(node + 1, to, other)
    else go(from, node - 1, other)
  }
  go(0, x.length - 1, 0)
}
