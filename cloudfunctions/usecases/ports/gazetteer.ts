import type { PlaceKind } from '../../contract/place'
import type { CircleSettings } from '../../domain/circle'
import type { Place } from '../../domain/place'
import type { Refusal } from '../../contract/envelope'
import type { Circles } from './circle'
import type { Ports } from '../ports'

/** What of all places a page is taken from. */
export interface PlaceFilter {
  /** A street, a community (village) or a grid; the whole district when it is left out. */
  in?: { street: string } | { community: string } | { area: string }
  kind?: PlaceKind
  class?: string
  /** 停用了的, or those in use; left out: both. */
  isClosed?: boolean
}

/** What the console's ground needs besides. */
export interface GazetteerPorts extends Ports {
  placeLists: {
    /** By id after that one, at most `limit`. One round trip. */
    after(id: string, filter: PlaceFilter, limit: number): Promise<Place[]>
    /** Those in use. */
    count(): Promise<number>
  }
  circles: Pick<Circles, 'walker' | 'table'>
  circleSettings: {
    /** As it is at this very moment. */
    read(): Promise<CircleSettings>
    /** @param picture PNG, base64. @returns its fileID */
    keepPicture(name: string, picture: string): Promise<string>
    /**
     * Reads, decides, and writes if nobody else has meanwhile, else again; the very maps it was given are not written.
     * @returns the refusal of `change`, or the settings as they are now
     */
    changeMaps(
      change: (settings: CircleSettings) => CircleSettings['handMaps'] | Refusal,
    ): Promise<CircleSettings | Refusal>
  }
}
