import type { Refusal } from '../contract/envelope'
import { type Area, areaText, type Chain, chainOf, locate } from '../domain/area'
import { refuse } from '../domain/refusal'
import type { Loads } from '../domain/server'
import type { Shapes } from '../domain/shapes'
import type { Spot } from '../domain/ticket'
import type { Ports } from './ports'

/** A place that has been found: where it is, and who is there with how much in hand. */
export interface Found {
  chain: Chain
  path: string[]
  point: [number, number]
  text: string
  loads: Loads
}

/**
 * Where a pin, a hand-picked area, or both lie. The hand-picked area wins: the resident knows their own yard.
 * A pin outside the district is refused even then. One round trip.
 */
export async function findSpot(
  place: { point?: { lng: number; lat: number } | undefined; area?: string | undefined },
  shapes: Shapes,
  ports: Ports,
): Promise<Found | Refusal> {
  const point: [number, number] | undefined = place.point && [place.point.lng, place.point.lat]
  const pinned = point && locate(point, shapes)
  if (point && !pinned) return refuse('area/outside', '这个位置不在本区范围内，请重新选择', 'place.point')
  const path = place.area === undefined ? pinned : shapes.pathOf(place.area)
  if (!path) return refuse('area/unknown', '没有找到这个网格，请重新选择', 'place.area')
  const { areas, loads } = await ports.areas.staffed(path)
  const chain = chainOf(areas)
  if (!chain || (place.area !== undefined && !isFine(chain.area)))
    return refuse('area/too-wide', '请选到具体的网格', 'place.area')
  return { chain, path, point: point ?? chain.area.centre, text: areaText(chain), loads }
}

/** What can be picked by hand: only a pin may end at a street, where there really is no grid. */
const isFine = ({ kind }: Area): boolean => kind === 'grid' || kind === 'village'

/** The place as a ticket keeps it. */
export const spotOf = ({ chain, path, point, text }: Found): Spot => ({
  area: chain.area._id,
  path,
  areaText: text,
  streetText: chain.street.name,
  street: chain.street._id,
  community: chain.community?._id ?? null,
  point,
})
