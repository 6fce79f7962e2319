import type { Place } from '../../domain/place'

/** Whatever has a door. */
export interface Places {
  get(id: string): Promise<Place | undefined>
  /** By id, at most 20. */
  stationsIn(grid: string): Promise<Place[]>
}
