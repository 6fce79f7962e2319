import type { Refusal } from '../contract/envelope'
import { type Area, areaText, type Chain, chainOf, locate } from '../domain/area'
import { refuse } from '../domain/refusal'
import type { Shapes } from '../domain/shapes'
import type { Ports } from './ports'

export interface Spot {
  chain: Chain
  path: string[]
  point: [number, number]
  text: string
}

/**
 * Where a pin, a hand-picked area, or both lie. The hand-picked area wins: the resident knows their own yard.
 * A pin outside the district is refused even then. One round trip.
 */
export async function findSpot(
  place: { point?: { lng: number; lat: number } | undefined; area?: string | undefined },
  shapes: Shapes,
  ports: Ports,
): Promise<Spot | Refusal> {
  const point: [number, number] | undefined = place.point && [place.point.lng, place.point.lat]
  const pinned = point && locate(point, shapes)
  if (point && !pinned) return refuse('area/outside', '这个位置不在本区范围内，请重新选择', 'place.point')
  const path = place.area === undefined ? pinned : shapes.pathOf(place.area)
  if (!path) return refuse('area/unknown', '没有找到这个网格，请重新选择', 'place.area')
  const chain = chainOf(await ports.areas.read(path))
  if (!chain || (place.area !== undefined && !isFine(chain.area)))
    return refuse('area/too-wide', '请选到具体的网格', 'place.area')
  return { chain, path, point: point ?? chain.area.centre, text: areaText(chain) }
}

/** What can be picked by hand: only a pin may end at a street, where there really is no grid. */
const isFine = ({ kind }: Area): boolean => kind === 'grid' || kind === 'village'
