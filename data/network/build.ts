/** From what an extract says to the graph people are routed on. */
import type { LngLat } from '../../cloudfunctions/domain/plane'
import type { Graph } from './graph'
import { chainsOf } from './chains'
import { alongCurve } from './curve'
import { NetworkFailure, type Extract } from './extract'
import { Fence, sidesOf, type Side } from './fence'
import { Ground, settled, type Datum, type Spot } from './ground'
import type { Heights } from './heights'
import { inOrder, withoutStrays } from './parts'
import { pathsOf } from './paths'
import { shoresOf } from './shores'

export interface Plan {
  extract: Extract
  /** Of the extract, the waters and the heights. */
  datum: Datum
  waters: LngLat[][]
  heights?: Heights
  /** Rings, GCJ-02: only what lies inside. */
  within?: LngLat[][]
  /** GCJ-02: what is crossed by a line or touches an area is left out. */
  closed?: { lines: Side[]; areas: Side[] }
  source: string
}

export interface Counts {
  /** Roads and paths in the extract, and those people may walk on. */
  highways: number
  walkable: number
  /** Stretches between two points of the extract left out: no coordinates, beyond the boundary, closed. */
  cut: number
  outside: number
  closed: number
  /** Nodes of strays left out. */
  dropped: number
  parts: number
}

/** @throws NetworkFailure when nothing is left to walk on */
export function buildNetwork(plan: Plan): { graph: Graph; counts: Counts } {
  const { extract, datum } = plan
  if (extract.ways.length === 0)
    throw new NetworkFailure(
      extract.highways > 0
        ? `里面的 ${extract.highways} 条路都不许步行（高速、私家路等），请换一个范围大些的区域。`
        : '里面没有路：没有一条线带 highway 标签。请导出带 highway=* 的数据。',
    )
  const degrees = new Map([...extract.points].map(([id, { at }]) => [id, settled(at, datum)]))
  const [origin] = degrees.values()
  if (!origin)
    throw new NetworkFailure('路上的点都没有坐标：导出时请连同路上的节点（Overpass 用 out body; >; out skel qt;）。')
  const ground = new Ground(origin)
  const spots = new Map<string, Spot>()
  for (const [id, { at, elevation, isShut = false }] of extract.points)
    spots.set(id, { at: ground.metres(degrees.get(id)!), elevation: elevation ?? plan.heights?.(at), isShut })

  const barred = barriers(plan, ground)
  const chains = chainsOf(extract.ways, spots, barred.isOpen)
  if (chains.length === 0) throw new NetworkFailure(nothingLeft(barred.counts))
  const { parts, dropped, ...paths } = withoutStrays(pathsOf(chains, spots, ground))
  const ordered = inOrder(paths, alongCurve(paths.nodes))
  const waters = [...extract.waters, ...plan.waters].map((ring) => ring.map((at) => settled(at, datum)))
  return {
    graph: { ...ordered, waters: shoresOf(waters, ordered.nodes, ground), source: plan.source },
    counts: { highways: extract.highways, walkable: extract.ways.length, ...barred.counts, dropped, parts },
  }
}

/** Tells of each stretch whether it may be walked, and counts those that may not by the reason. */
function barriers({ within, closed }: Plan, ground: Ground) {
  const counts = { cut: 0, outside: 0, closed: 0 }
  const onGround = (at: LngLat) => ground.metres(settled(at, 'gcj02'))
  const onPlane = (sides: Side[]) => new Fence(sides.map(([a, b]): Side => [onGround(a), onGround(b)]))
  const border = within && onPlane(within.flatMap((ring) => sidesOf(ring)))
  const lines = onPlane(closed?.lines ?? [])
  const areas = onPlane(closed?.areas ?? [])
  const isOpen = (a: Spot | undefined, b: Spot | undefined): boolean => {
    if (!a || !b) counts.cut += 1
    else if (border && !(border.encloses(a.at) && border.encloses(b.at))) counts.outside += 1
    else if (a.isShut || b.isShut || lines.meets(a.at, b.at) || areas.meets(a.at, b.at) || areas.encloses(a.at))
      counts.closed += 1
    else return true
    return false
  }
  return { counts, isOpen }
}

function nothingLeft({ outside, closed }: Pick<Counts, 'outside' | 'closed'>): string {
  if (outside > 0)
    return '边界里没有一条路。请检查 --within 的边界（GCJ-02）和导出的区域是不是同一个地方，--datum 有没有写对。'
  return closed > 0
    ? '所有的路都被 --closed 封住了，请检查封闭的范围。'
    : '路上的点都没有坐标，请重新导出，连同路上的节点。'
}
