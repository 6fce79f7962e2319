import type { Graph } from './graph'

/** What hangs together with fewer nodes than this is a stray: a yard, a drawing error. */
const FEWEST = 20

export type Paths = Pick<Graph, 'nodes' | 'edges'>

/** The paths without the strays, nodes in their old order; the largest part stays whatever its size. */
export function withoutStrays({ nodes, edges }: Paths): Paths & { parts: number; dropped: number } {
  const part = partsOf(nodes.length, edges)
  const sizes = new Map<number, number>()
  for (const root of part) sizes.set(root, (sizes.get(root) ?? 0) + 1)
  const enough = Math.min(
    FEWEST,
    [...sizes.values()].reduce((most, size) => Math.max(most, size), 0),
  )
  const stays = part.map((root) => (sizes.get(root) ?? 0) >= enough)
  const order = nodes.flatMap((_, i) => (stays[i] ? [i] : []))
  return {
    ...inOrder({ nodes, edges: edges.filter(([from]) => stays[from]) }, order),
    parts: [...sizes.values()].filter((size) => size >= enough).length,
    dropped: nodes.length - order.length,
  }
}

/** The nodes in another order, with their edges. Every end of an edge is in the order. */
export function inOrder({ nodes, edges }: Paths, order: number[]): Paths {
  const place = new Map(order.map((old, i) => [old, i]))
  return {
    nodes: order.map((old) => nodes[old]!),
    edges: edges.map(([from, to, cost]) => [place.get(from)!, place.get(to)!, cost]),
  }
}

/** For each node the first of those it hangs together with, one-way paths counting both ways. */
function partsOf(count: number, edges: Paths['edges']): number[] {
  const above = Array.from({ length: count }, (_, i) => i)
  const root = (node: number): number => {
    let at = node
    while (above[at] !== at) at = above[at] = above[above[at]!]!
    return at
  }
  for (const [from, to] of edges) {
    const [a, b] = [root(from), root(to)]
    above[Math.max(a, b)] = Math.min(a, b)
  }
  return above.map((_, i) => root(i))
}
