import { visitNear } from './node-tree'
import { type Unpacked, unpack } from './packed'
import { flat, holds, metresApart, MICRO, type LngLat, type Plane, type Spot } from './plane'

export const NETWORK_MAGIC = 'JHWN'
export const NETWORK_FORMAT = 1

/** What a network file says of itself. */
export interface NetworkFacts extends Plane {
  /** 示例, or where the paths come from; shown where the circle is. */
  label: string
  /** Nodes of each component, the largest first. */
  components: number[]
  /** Metres of the longest edge. */
  longest: number
  /** Corners of each water ring. */
  water: number[]
}

/** Where a point comes onto the network: somewhere on an edge, `share` of the way from `a` to `b`. */
export interface Snap {
  a: number
  b: number
  /** In steps of 1/1024, so that it is the same wherever it is kept. */
  share: number
  /** Decimetres from the point to the edge. */
  away: number
  /** Decimetres from `a` to `b`, and back: uphill is longer. */
  there: number
  back: number
  component: number
}

export const SHARES = 1_024
const DECIMETRES = 10
/** The town's own paths are preferred to a scrap nearby that leads nowhere. */
const MAIN_BONUS = 100
/** Of all nodes. */
const SCRAP = 0.02
/** No path is looked for beyond that. */
const FARTHEST = 6_000

/**
 * 步行路网: compressed sparse rows in typed arrays. Half-edges of node `u` are `offsets[u]` to `offsets[u + 1]`, each with
 * the node it leads to and its length on foot in decimetres.
 */
export class Network {
  readonly id: string
  readonly facts: NetworkFacts
  readonly x: Float64Array
  readonly y: Float64Array
  readonly offsets: Uint32Array
  readonly targets: Uint32Array
  readonly costs: Uint16Array
  readonly water: Spot[][]
  private readonly component: Uint16Array
  private turned: Uint16Array | undefined

  /**
   * @param bytes a file made by {@link packNetwork}
   * @throws BrokenFile when it is cut short, of another format, or its bytes have changed
   */
  constructor(bytes: Uint8Array) {
    const file = unpack(NETWORK_MAGIC, NETWORK_FORMAT, bytes)
    this.id = file.id
    this.facts = file.facts as NetworkFacts
    ;[this.x, this.y] = this.coordinates(file.int32(0))
    this.offsets = file.uint32(1)
    this.targets = file.uint32(2)
    this.costs = file.uint16(3)
    this.component = file.uint16(4)
    this.water = this.rings(file)
  }

  get size(): number {
    return this.x.length
  }

  /** Half-edges the other way round: what it costs to come along them; the same file where nothing is uphill. */
  get coming(): Uint16Array {
    this.turned ??= this.turn()
    return this.turned
  }

  /** A scrap of paths that hangs together with nothing else, from where little can be reached. */
  isScrap({ component }: Snap): boolean {
    return component !== 0 && (this.facts.components[component] ?? 0) < this.size * SCRAP
  }

  spotOf(point: LngLat): Spot {
    return flat(this.facts, point)
  }

  isWater(spot: Spot): boolean {
    return this.water.some((ring) => holds(ring, spot))
  }

  /**
   * The place on the network that a point is nearest to; on the main component, if that is hardly farther.
   * @param limit metres beyond which there is none
   */
  snap(point: LngLat, limit = FARTHEST): Snap | undefined {
    const spot = this.spotOf(point)
    const nearest = this.nearest(spot, limit)
    if (!nearest || nearest.component === 0) return nearest
    const main = this.nearest(spot, Math.min(limit, nearest.away / DECIMETRES + MAIN_BONUS), 0)
    return main ?? nearest
  }

  /** Where on the ground a snapped point is. */
  placeOf({ a, b, share }: Snap): Spot {
    return [this.x[a]! + (this.x[b]! - this.x[a]!) * share, this.y[a]! + (this.y[b]! - this.y[a]!) * share]
  }

  /** The edge again that a table has kept only the ends of. */
  edge(a: number, b: number): { there: number; back: number } {
    return { there: this.costs[this.halfEdge(a, b)] ?? 0, back: this.costs[this.halfEdge(b, a)] ?? 0 }
  }

  componentOf(node: number): number {
    return this.component[node] ?? 0
  }

  /** An end of the nearest edge is never farther than half the longest edge beyond that edge itself. */
  private nearest(spot: Spot, limit: number, only?: number): Snap | undefined {
    const slack = this.facts.longest / 2
    let best: { a: number; b: number; share: number; metres: number } | undefined
    visitNear(this.x, this.y, spot, (limit + slack) * (limit + slack), (node) => {
      if (only === undefined || this.component[node] === only)
        for (let e = this.offsets[node]!; e < this.offsets[node + 1]!; e += 1) {
          const found = this.onEdge(spot, node, this.targets[e]!)
          if (found.metres <= limit && (!best || found.metres < best.metres)) best = found
        }
      const reach = (best?.metres ?? limit) + slack
      return reach * reach
    })
    if (!best) return undefined
    const { a, b, share, metres } = best
    const away = Math.round(metres * DECIMETRES)
    return { a, b, share, away, ...this.edge(a, b), component: this.componentOf(a) }
  }

  /** The foot of the perpendicular, from the end with the smaller number. */
  private onEdge(spot: Spot, u: number, v: number): { a: number; b: number; share: number; metres: number } {
    const [a, b] = u < v ? [u, v] : [v, u]
    const [ax, ay] = [this.x[a]!, this.y[a]!]
    const [dx, dy] = [this.x[b]! - ax, this.y[b]! - ay]
    const length = dx * dx + dy * dy
    const along = length === 0 ? 0 : ((spot[0] - ax) * dx + (spot[1] - ay) * dy) / length
    const share = Math.round(Math.min(1, Math.max(0, along)) * SHARES) / SHARES
    return { a, b, share, metres: metresApart(spot, [ax + dx * share, ay + dy * share]) }
  }

  private halfEdge(from: number, to: number): number {
    for (let e = this.offsets[from]!; e < this.offsets[from + 1]!; e += 1) if (this.targets[e] === to) return e
    return -1
  }

  private turn(): Uint16Array {
    const turned = new Uint16Array(this.costs.length)
    for (let u = 0; u < this.size; u += 1)
      for (let e = this.offsets[u]!; e < this.offsets[u + 1]!; e += 1)
        turned[e] = this.costs[this.halfEdge(this.targets[e]!, u)]!
    return turned
  }

  private coordinates(micro: Int32Array): [Float64Array, Float64Array] {
    const { origin, scale } = this.facts
    const count = micro.length / 2
    const [x, y] = [new Float64Array(count), new Float64Array(count)]
    for (let i = 0; i < count; i += 1) {
      x[i] = (micro[2 * i]! / MICRO - origin[0]) * scale[0]
      y[i] = (micro[2 * i + 1]! / MICRO - origin[1]) * scale[1]
    }
    return [x, y]
  }

  private rings(file: Unpacked): Spot[][] {
    const [x, y] = this.coordinates(file.int32(5))
    let at = 0
    return this.facts.water.map((corners) => {
      const ring = Array.from({ length: corners }, (_, i): Spot => [x[at + i]!, y[at + i]!])
      at += corners
      return ring
    })
  }
}

/** Decimetres from a snapped point to either end of its edge. */
export const leaving = ({ share, away, there, back }: Snap): [toA: number, toB: number] => [
  away + Math.round(share * back),
  away + Math.round((1 - share) * there),
]

/** Decimetres from either end of its edge to a snapped point. */
export const arriving = ({ share, away, there, back }: Snap): [fromA: number, fromB: number] => [
  away + Math.round(share * there),
  away + Math.round((1 - share) * back),
]

/** Decimetres between two points on the same edge; undefined when they are on different ones. */
export function along(from: Snap, to: Snap): number | undefined {
  if (from.a !== to.a || from.b !== to.b) return undefined
  const ahead = to.share - from.share
  return from.away + to.away + Math.round(ahead >= 0 ? ahead * from.there : -ahead * from.back)
}
