import type { LngLat } from '../../cloudfunctions/domain/plane'
import type { Graph } from './graph'
import { bendsOf } from './bends'
import type { Chain } from './chains'
import type { Point } from './fence'
import type { Ground, Spot } from './ground'
import type { Paths } from './parts'
import { slowness } from './slope'

/** Nodes are at most this far apart, so that whoever stands at a street stands near one. */
const STEP_METRES = 60
/** A bend this slight is drawn straight; its length still counts. */
const SLIGHT_METRES = 5

/** Nodes at the ends and the bends of chains, and on the way where these are far apart; edges for each direction that is walked. */
export function pathsOf(chains: Chain[], spots: Map<string, Spot>, ground: Ground): Paths {
  const nodes: LngLat[] = []
  const edges: Graph['edges'] = []
  const known = new Map<string, number>()
  const nodeAt = (at: Point): number => nodes.push(ground.degrees(at)) - 1
  const nodeOf = (id: string): number => {
    const node = known.get(id) ?? nodeAt(spots.get(id)!.at)
    known.set(id, node)
    return node
  }
  for (const { points, forward, backward } of chains) {
    const line = points.map((id) => spots.get(id)!)
    const there = costsAlong(line)
    const back = costsAlong([...line].reverse()).reverse()
    const bends = bendsOf(
      line.map(({ at }) => at),
      SLIGHT_METRES,
    )
    let from = nodeOf(points[0]!)
    bends.slice(1).forEach((bend, i) => {
      const [a, b] = [line[bends[i]!]!.at, line[bend]!.at]
      const steps = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / STEP_METRES))
      const cost = (costs: number[]) => Math.max(1, Math.round(Math.abs(costs[bend]! - costs[bends[i]!]!) / steps))
      for (let step = 1; step <= steps; step += 1) {
        const isEnd = step === steps && bend === line.length - 1
        const part = step / steps
        const to = isEnd ? nodeOf(points[bend]!) : nodeAt([a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part])
        if (forward) edges.push([from, to, cost(there)])
        if (backward) edges.push([to, from, cost(back)])
        from = to
      }
    })
  }
  return { nodes, edges }
}

/** Decimetres of level walking from the first spot to each. */
function costsAlong(line: Spot[]): number[] {
  let sum = 0
  return line.map((spot, i) => {
    const before = line[i - 1]
    if (before) {
      const run = Math.hypot(spot.at[0] - before.at[0], spot.at[1] - before.at[1])
      const rise =
        spot.elevation === undefined || before.elevation === undefined ? 0 : spot.elevation - before.elevation
      sum += run * 10 * slowness(rise, run)
    }
    return sum
  })
}
