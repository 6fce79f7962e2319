/** What an extract comes to before it is packed. */
import type { RawEdge, RawNetwork } from '../../cloudfunctions/domain/network-pack'
import type { LngLat } from '../../cloudfunctions/domain/plane'

export interface Graph {
  /** GCJ-02. */
  nodes: LngLat[]
  /** One entry a direction; cost in decimetres of level walking. */
  edges: Array<[from: number, to: number, cost: number]>
  waters: LngLat[][]
  source: string
}

const DECIMETRES = 10

/** As the packer takes it: each path once, with what it costs either way. */
export function rawOf({ nodes, edges, waters, source }: Graph): RawNetwork {
  const paths = new Map<string, RawEdge>()
  for (const [from, to, cost] of edges) {
    const [a, b] = from < to ? [from, to] : [to, from]
    const path = paths.get(`${a}:${b}`) ?? { from: a, to: b }
    paths.set(`${a}:${b}`, { ...path, [from === a ? 'there' : 'back']: cost / DECIMETRES })
  }
  return { label: source, points: nodes, edges: [...paths.values()], water: waters }
}
