import type { LngLat } from '../jinghu/generate/documents'
import { boxOf, toLngLat, toMetres, type Point } from '../jinghu/generate/geometry'

export interface Bounds {
  west: number
  south: number
  east: number
  north: number
}

/** Pixels of the longer side. */
const LONG_SIDE = 1400
/** Paper around the community, as shares of its longer side; above it stands the title. */
const MARGIN = { side: 0.08, top: 0.16, bottom: 0.08 }

/**
 * The sheet a map is drawn on: north is up, and its corners lie exactly where its bounds say. Degrees are laid out evenly;
 * over a community's size that differs from Web Mercator by less than a tenth of a metre.
 */
export class Sheet {
  readonly bounds: Bounds
  readonly width: number
  readonly height: number
  /** pixels a metre */
  readonly scale: number

  constructor(ring: LngLat[]) {
    const { minX, minY, maxX, maxY } = boxOf(ring.map(toMetres))
    const longer = Math.max(maxX - minX, maxY - minY)
    const [west, south] = toLngLat([minX - longer * MARGIN.side, minY - longer * MARGIN.bottom])
    const [east, north] = toLngLat([maxX + longer * MARGIN.side, maxY + longer * MARGIN.top])
    this.bounds = { west, south, east, north }
    const [left, bottom] = toMetres([west, south])
    const [right, top] = toMetres([east, north])
    this.scale = LONG_SIDE / Math.max(right - left, top - bottom)
    this.width = Math.round((right - left) * this.scale)
    this.height = Math.round((top - bottom) * this.scale)
  }

  /** Pixels from the upper left corner. */
  at([lng, lat]: LngLat): Point {
    const { west, south, east, north } = this.bounds
    return [((lng - west) / (east - west)) * this.width, ((north - lat) / (north - south)) * this.height]
  }

  ring(ring: LngLat[]): Point[] {
    return ring.map((corner) => this.at(corner))
  }

  holds([x, y]: Point, margin = 0): boolean {
    return x >= margin && y >= margin && x <= this.width - margin && y <= this.height - margin
  }

  /** True when the box around the points and the sheet have something in common. */
  meets(points: Point[]): boolean {
    const { minX, minY, maxX, maxY } = boxOf(points)
    return maxX >= 0 && maxY >= 0 && minX <= this.width && minY <= this.height
  }
}
