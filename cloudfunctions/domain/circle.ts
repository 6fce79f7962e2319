import type { Bounds, Legend } from '../contract/place'

/** The district's settings of its 15-minute circle: data, never code. */
export interface CircleSettings {
  _id: 'circle'
  version: number
  legend: Legend
  /** Metres a second. */
  speeds: { normal: number; elder: number }
  /** Straight lines are longer on foot by so much, where there is no network. */
  detour: number
  /** fileIDs in cloud storage; a new version is a new file. Null: there is none. */
  network: string | null
  table: string | null
  /** The network before: serves while the one in use cannot be read. */
  formerNetwork?: string
  /** The table before: an instance may hold these settings for a minute yet. */
  formerTable?: string
  handMaps: Array<{ community: string; name: string; file: string; bounds: Bounds }>
}
