import type { Place } from '../../domain/place'

/** Whatever has a door. */
export interface Places {
  get(id: string): Promise<Place | undefined>
  /** By id, at most 20. */
  stationsIn(grid: string): Promise<Place[]>
  /** Within so many metres as the crow flies, nearest first: what a line of a list and a card show of them. */
  near(point: [number, number], metres: number, limit: number): Promise<Place[]>
  /** By id after that one, at most `limit`: a page of all there are. */
  page(after: string, limit: number): Promise<Place[]>
}
