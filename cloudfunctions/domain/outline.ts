import { contour, type Field } from './contour'
import type { Network } from './network'
import { areaOf, boxAround, holds, type Spot } from './plane'
import { shrinkTo, simplifyRing } from './simplify'
import { seamed, subtract } from './subtract'
import type { Walk } from './walk'

/** Metres between the corners of the lattice a reach is drawn on. */
export const CELL = 40
/** Corners in all rings together: what a phone's map takes without a pause. */
export const MOST_CORNERS = 80
/** Whoever is at a node with breath left is taken to get so far off the path, at least and at most. */
const OFF_PATH = { least: 30, most: 80 }
/** How far out heights are known below zero, so that the line between them lies true. */
const MARGIN = 20
/** Tried in turn until the corners are few enough. */
const TOLERANCES = [12, 18, 26, 38]
/** Nobody walks in the middle of a yard: holes on land up to that are closed (square metres). */
const YARD = 90_000
/** What falls off the edge of a reach and is smaller is left out (square metres). */
const SCRAP = 5_000

/** Draws what the last search of a {@link Walk} has reached: rings without holes or water. Scratch arrays are kept. */
export class Outliner {
  private heights = new Float32Array(0)
  private links = new Int32Array(0)

  constructor(
    private readonly network: Network,
    private readonly walk: Walk,
  ) {}

  /**
   * @param limit decimetres of the search
   * @returns rings in metres, counter-clockwise, at most {@link MOST_CORNERS} corners
   */
  draw(limit: number): Spot[][] {
    if (this.walk.count === 0) return []
    const rings = contour(this.paint(limit), this.links)
    let simple: Spot[][] = []
    for (const tolerance of TOLERANCES) {
      simple = rings.map((ring) => simplifyRing(ring, tolerance)).filter(isWorthDrawing)
      // Taking the water out adds corners more often than not: not tried in vain.
      if (cornersOf(simple) > MOST_CORNERS) continue
      const land = this.landOf(simple)
      if (cornersOf(land) <= MOST_CORNERS) return land
    }
    return shrinkTo(this.landOf(simple), MOST_CORNERS)
  }

  /** Each node lifts the ground around it, the more the more breath is left there. */
  private paint(limit: number): Field {
    const { x, y } = this.network
    const { walk } = this
    const box = this.boxOfReached()
    const pad = OFF_PATH.most + MARGIN + CELL
    const [west, south] = [box.west - pad, box.south - pad]
    const columns = Math.ceil((box.east + pad - west) / CELL) + 1
    const rows = Math.ceil((box.north + pad - south) / CELL) + 1
    if (this.heights.length < columns * rows) {
      this.heights = new Float32Array(columns * rows)
      this.links = new Int32Array(columns * rows * 2).fill(-1)
    }
    const heights = this.heights.subarray(0, columns * rows).fill(-CELL)
    for (let i = 0; i < walk.count; i += 1) {
      const node = walk.reached[i]!
      const left = (limit - walk.to(node)!) / 10
      const radius = left < OFF_PATH.least ? OFF_PATH.least : left > OFF_PATH.most ? OFF_PATH.most : left
      const [nx, ny] = [x[node]! - west, y[node]! - south]
      const span = radius + MARGIN
      const [toColumn, toRow] = [Math.floor((nx + span) / CELL), Math.floor((ny + span) / CELL)]
      for (let row = Math.ceil((ny - span) / CELL); row <= toRow; row += 1) {
        const dy = row * CELL - ny
        for (let column = Math.ceil((nx - span) / CELL); column <= toColumn; column += 1) {
          const dx = column * CELL - nx
          const k = row * columns + column
          const squared = dx * dx + dy * dy
          const nearer = radius - heights[k]!
          // Most corners have been lifted higher already: no root is drawn for those.
          if (nearer > 0 && squared < nearer * nearer) heights[k] = radius - Math.sqrt(squared)
        }
      }
    }
    return { west, south, cell: CELL, columns, rows, heights }
  }

  private boxOfReached() {
    const { x, y } = this.network
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let i = 0; i < this.walk.count; i += 1) {
      const node = this.walk.reached[i]!
      if (x[node]! < west) west = x[node]!
      if (x[node]! > east) east = x[node]!
      if (y[node]! < south) south = y[node]!
      if (y[node]! > north) north = y[node]!
    }
    return { west, south, east, north }
  }

  private landOf(rings: Spot[][]): Spot[][] {
    const holes = rings.filter((ring) => areaOf(ring) < 0)
    const holesIn = (ring: Spot[]) => holes.filter((hole) => holds(ring, hole[0]!))
    const outer = rings.filter((ring) => areaOf(ring) > 0).map((ring) => seamed(ring, holesIn(ring)))
    const land = withoutWater(outer, this.network.water).filter((ring) => areaOf(ring) > SCRAP)
    // A piece nobody reached lies on the other bank: only the brush got there.
    const trodden = land.length > 1 ? land.filter((ring) => this.isTrodden(ring)) : land
    return trodden.length > 0 ? trodden : land
  }

  private isTrodden(ring: Spot[]): boolean {
    const { x, y } = this.network
    const box = boxAround(ring)
    for (let i = 0; i < this.walk.count; i += 1) {
      const node = this.walk.reached[i]!
      const spot: Spot = [x[node]!, y[node]!]
      if (spot[0] < box.west || spot[0] > box.east || spot[1] < box.south || spot[1] > box.north) continue
      if (holds(ring, spot)) return true
    }
    return false
  }
}

const cornersOf = (rings: Spot[][]): number => rings.reduce((sum, ring) => sum + ring.length, 0)

/** Outer rings of some size, and holes that are more than a yard. */
function isWorthDrawing(ring: Spot[]): boolean {
  const area = areaOf(ring)
  return area > SCRAP || area < -YARD
}

/** Rings without the rivers and lakes. */
const withoutWater = (rings: Spot[][], water: Spot[][]): Spot[][] =>
  water.reduce((land, lake) => land.flatMap((ring) => subtract(ring, lake)), rings)

const ROUND = 48

/** Rings around a point, where there is no network: what is left of a circle without water. */
export function circleOutline([x, y]: Spot, metres: number, water: Spot[][]): Spot[][] {
  const ring = Array.from({ length: ROUND }, (_, i): Spot => {
    const angle = (2 * Math.PI * i) / ROUND
    return [x + metres * Math.cos(angle), y + metres * Math.sin(angle)]
  })
  const land = withoutWater([ring], water)
  // One cannot walk across the river: only the bank one stands on.
  const own = land.filter((piece) => holds(piece, [x, y]))
  return shrinkTo(own.length > 0 ? own : land, MOST_CORNERS)
}
