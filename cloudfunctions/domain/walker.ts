import type { Network, Snap } from './network'
import { Outliner } from './outline'
import { degrees, type LngLat, type Spot } from './plane'
import { Recent } from './recent'
import { simplifyLine } from './simplify'
import { Walk } from './walk'

/** Nobody is shown a way longer than that (decimetres): farther than across any district. */
const LONGEST_WAY = 500_000
/** Metres by which a drawn way may leave the path. */
const WAY_TOLERANCE = 3
const KEPT_OUTLINES = 400

export interface Way {
  line: LngLat[]
  /** Decimetres. */
  length: number
}

/** Someone who knows a network by heart: what an instance keeps of it, scratch arrays and last answers with it. */
export class Walker {
  readonly walk: Walk
  private readonly outliner: Outliner
  private readonly outlines = new Recent<LngLat[][]>(KEPT_OUTLINES)

  constructor(readonly network: Network) {
    this.walk = new Walk(network)
    this.outliner = new Outliner(network, this.walk)
  }

  /** What can be reached within so many decimetres, as rings without holes. */
  outline(start: Snap, limit: number): LngLat[][] {
    const { a, b, share, away } = start
    return this.outlines.of(`${a}-${b}-${share}-${away}-${limit}`, () => {
      this.walk.from(start, limit)
      return this.outliner.draw(limit).map((ring) => ring.map((spot) => degrees(this.network.facts, spot)))
    })
  }

  /** Decimetres to each of some points; undefined where they are farther than the limit. */
  lengths(start: Snap, ends: Array<Snap | undefined>, limit: number): Array<number | undefined> {
    this.walk.from(start, limit)
    return ends.map((end) => end && this.walk.toSnap(start, end, limit))
  }

  /** The shortest way between two points; undefined when there is none. */
  way(from: LngLat, start: Snap, to: LngLat, end: Snap): Way | undefined {
    this.walk.from(start, LONGEST_WAY, end)
    const length = this.walk.toSnap(start, end, LONGEST_WAY)
    if (length === undefined) return undefined
    const { network } = this
    const nodes = this.walk.wayTo(start, end)
    const spots: Spot[] = [
      network.spotOf(from),
      network.placeOf(start),
      ...nodes.map((node): Spot => [network.x[node]!, network.y[node]!]),
      network.placeOf(end),
      network.spotOf(to),
    ]
    return { line: simplifyLine(spots, WAY_TOLERANCE).map((spot) => degrees(network.facts, spot)), length }
  }
}
