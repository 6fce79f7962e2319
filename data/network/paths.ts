import type { LngLat } from '../../cloudfunctions/domain/plane'

/** Lines one may walk along, as a map gives them: neighbours share a point. */
export interface Paths {
  points: LngLat[]
  /** Metres above the sea, where the map says so. */
  heights: Array<number | undefined>
  /** Numbers of points, one after the other. */
  lines: number[][]
  /** Rings of rivers and lakes the same file knows of. */
  water: LngLat[][]
}
