import type { Spot } from './plane'

/** Heights over a square lattice; along its border everything is below zero. */
export interface Field {
  /** Of the lattice's first corner, in metres. */
  west: number
  south: number
  /** Metres between corners. */
  cell: number
  columns: number
  rows: number
  /** Row by row from the south. */
  heights: Float32Array
}

/** Sides of a cell. */
const [SOUTH, EAST, NORTH, WEST] = [0, 1, 2, 3] as const

/**
 * From which side of a cell the line comes and on which it leaves, by the corners that are high (1 south-west, 2 south-east,
 * 4 north-east, 8 north-west), high ground on its left. Two corners across (5, 10) are written out below.
 */
const FROM = [0, SOUTH, EAST, EAST, NORTH, 0, NORTH, NORTH, WEST, SOUTH, 0, EAST, WEST, SOUTH, WEST]
const TO = [0, WEST, SOUTH, WEST, EAST, 0, SOUTH, WEST, NORTH, NORTH, 0, NORTH, EAST, EAST, SOUTH]

/**
 * The line where a field rises above zero (marching squares): rings with the high ground on their left, so that outer
 * ones go counter-clockwise and holes clockwise.
 * @param links scratch of two numbers a corner, all -1, and left so
 */
export function contour(field: Field, links: Int32Array): Spot[][] {
  const { columns, rows, heights } = field
  // Sides are numbered by the corner they start at: two a corner, eastward and northward.
  const shift = [0, 3, 2 * columns, 1]
  const used: number[] = []
  const link = (k: number, from: number, to: number) => {
    const side = 2 * k + shift[from]!
    links[side] = 2 * k + shift[to]!
    used.push(side)
  }
  for (let row = 0; row < rows - 1; row += 1) {
    // Both corners on the left of a cell were those on the right of the one before.
    let left = 0
    for (let k = row * columns, end = k + columns - 1; k < end; k += 1) {
      const right = (heights[k + 1]! > 0 ? 2 : 0) | (heights[k + columns + 1]! > 0 ? 4 : 0)
      const code = left | right
      left = ((right >> 1) & 1) | ((right << 1) & 8)
      if (code === 0 || code === 15) continue
      if (code !== 5 && code !== 10) {
        link(k, FROM[code]!, TO[code]!)
        continue
      }
      // Two corners across are joined when the middle between all four is high as well.
      const isJoined = heights[k]! + heights[k + 1]! + heights[k + columns]! + heights[k + columns + 1]! > 0
      if (code === 5) {
        link(k, SOUTH, isJoined ? EAST : WEST)
        link(k, NORTH, isJoined ? WEST : EAST)
      } else {
        link(k, EAST, isJoined ? NORTH : SOUTH)
        link(k, WEST, isJoined ? SOUTH : NORTH)
      }
    }
  }
  return ringsOf(field, used, links)
}

function ringsOf(field: Field, used: number[], links: Int32Array): Spot[][] {
  const rings: Spot[][] = []
  for (const start of used) {
    if (links[start]! < 0) continue
    const ring: Spot[] = []
    for (let at = start; links[at]! >= 0;) {
      ring.push(crossing(field, at))
      const next = links[at]!
      links[at] = -1
      at = next
    }
    rings.push(ring)
  }
  return rings
}

/** Where the height is zero on a side of the lattice. */
function crossing({ west, south, cell, columns, heights }: Field, side: number): Spot {
  const k = side >> 1
  const isNorthward = (side & 1) === 1
  const from = heights[k]!
  const to = heights[isNorthward ? k + columns : k + 1]!
  const share = from / (from - to)
  const [column, row] = [k % columns, Math.floor(k / columns)]
  return [west + (column + (isNorthward ? 0 : share)) * cell, south + (row + (isNorthward ? share : 0)) * cell]
}
