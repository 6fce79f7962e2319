import { type DrawnArea, type Extent, extentOf, insideOf } from './district-map'

/** Room for a map, in pixels, and how large its letters are against the usual. */
export interface Frame {
  width: number
  height: number
  scale: number
}

/** What a name with its number takes, in pixels. */
const LABEL = { width: 46, height: 34 }

/**
 * Chooses what a map shows: everything where the names have room, else without the areas that are so large that they make
 * the others small. More than half always stay.
 * @returns `outside` are those left out, the largest first
 */
export function framed(areas: DrawnArea[], frame: Frame): { inside: DrawnArea[]; outside: DrawnArea[] } {
  const bySize = [...areas].sort((a, b) => sizeOf(b) - sizeOf(a))
  const most = Math.ceil(areas.length / 2) - 1
  for (let left = 0; left <= most; left += 1) {
    const inside = bySize.slice(left)
    if (!isCrowded(inside, frame)) return { inside, outside: bySize.slice(0, left) }
  }
  return { inside: areas, outside: [] }
}

function sizeOf({ rings }: DrawnArea): number {
  const { west, east, south, north } = extentOf(rings)
  return (east - west) * (north - south)
}

/** Do two names overlap when these areas fill the frame? */
function isCrowded(areas: DrawnArea[], { width, height, scale }: Frame): boolean {
  const extent = extentOf(areas.flatMap(({ rings }) => rings))
  const [across, up] = pixelsPerDegree(extent, width, height)
  const places = areas.map(({ rings }) => insideOf(rings[0] ?? []))
  return places.some(([lng, lat], index) =>
    places
      .slice(index + 1)
      .some(
        ([otherLng, otherLat]) =>
          Math.abs(lng - otherLng) * across < LABEL.width * scale &&
          Math.abs(lat - otherLat) * up < LABEL.height * scale,
      ),
  )
}

/** Small enough for a plane; a degree of longitude is shorter than one of latitude. */
function pixelsPerDegree({ west, east, south, north }: Extent, width: number, height: number): [number, number] {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const up = Math.min(height / Math.max(north - south, 1e-6), width / Math.max((east - west) * squeeze, 1e-6))
  return [up * squeeze, up]
}
