import type { Bounds } from '../../contract/place'
import type { Refusal } from '../../contract/envelope'
import type { Place, PlaceCard } from '../../domain/place'
import type { ShowsPhotos } from './screening'

/** What a view of the map asks for. */
export interface Around {
  bounds: Bounds
  /** Of the living circle, or a kind. */
  class?: string | undefined
  /** One of the eight basic services. */
  service?: string | undefined
}

/** Whatever has a door. */
export interface Places extends ShowsPhotos {
  get(id: string): Promise<Place | undefined>
  /** Those in use, by id, at most 20. */
  stationsIn(grid: string): Promise<Place[]>
  /** Those in use within the bounds, nearest to their middle first. One round trip. */
  within(around: Around, limit: number): Promise<PlaceCard[]>
  /**
   * Changes a place: reads, decides, and writes if nobody else has meanwhile, else again.
   * @returns the place as it is now, or the refusal of `change`; undefined when there is no such place
   */
  change(id: string, change: (place: Place) => Place | Refusal): Promise<Place | Refusal | undefined>
  /** Those with one of these ids, and those with one of these names, at most 1,000 each. Two round trips at once. */
  known(ids: string[], names: string[]): Promise<Place[]>
  /** Adds several in one round trip. @returns false when an id was there already; some others may have been added */
  addAll(places: Place[]): Promise<boolean>
  /** The person looks after nothing any more, within a scope or anywhere. */
  letGo(person: string, scope?: string): Promise<void>
  /** Those in use within so many metres as the crow flies, nearest first: what a line of a list and a card show of them. */
  near(point: [number, number], metres: number, limit: number): Promise<PlaceCard[]>
  /** By id after that one, at most `limit`: a page of all in use. */
  page(after: string, limit: number): Promise<PlaceCard[]>
}
