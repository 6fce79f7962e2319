export type Position = [lng: number, lat: number]
/** `[lng, lat]` each; whether the last corner repeats the first does not matter. */
export type Border = readonly Position[]

/**
 * The borders of a mosaic, each side once. Neighbours share their corners, so that a side two areas have in common would
 * be drawn twice, and once more for each level above: dashes would close to lines, and fine lines lie upon thick ones.
 */
export class Borders {
  private readonly known = new Set<string>()

  /** The sides of these rings that no ring has had before, joined to lines as long as they go. */
  take(rings: readonly Border[]): Position[][] {
    const ends = new Map<string, Side[]>()
    const sides: Side[] = []
    for (const ring of rings) {
      ring.forEach((from, index) => {
        const to = ring[(index + 1) % ring.length] ?? from
        const [a, b] = [keyOf(from), keyOf(to)]
        const name = a < b ? a + b : b + a
        if (a === b || this.known.has(name)) return
        this.known.add(name)
        const side: Side = { from, to, isUsed: false }
        sides.push(side)
        for (const end of [a, b]) ends.set(end, [...(ends.get(end) ?? []), side])
      })
    }
    return sides.flatMap((side) => {
      if (side.isUsed) return []
      side.isUsed = true
      const onwards = walk(side.to, ends)
      const backwards = walk(side.from, ends).reverse()
      return [[...backwards, side.from, side.to, ...onwards]]
    })
  }
}

interface Side {
  from: Position
  to: Position
  isUsed: boolean
}

/** The corners one passes from a corner on, along sides not walked yet. */
function walk(start: Position, ends: Map<string, Side[]>): Position[] {
  const passed: Position[] = []
  let at = start
  for (;;) {
    const key = keyOf(at)
    const side = ends.get(key)?.find(({ isUsed }) => !isUsed)
    if (!side) return passed
    side.isUsed = true
    at = keyOf(side.from) === key ? side.to : side.from
    passed.push(at)
  }
}

function keyOf([lng, lat]: Position): string {
  return `${lng.toFixed(6)},${lat.toFixed(6)};`
}

/** The centre of gravity of an area: where its name is written. */
export function middleOf(ring: Border): Position {
  let [x, y, area] = [0, 0, 0]
  const [ox, oy] = ring[0] ?? [0, 0]
  ring.forEach(([ax, ay], index) => {
    const [bx, by] = ring[(index + 1) % ring.length] ?? [ax, ay]
    const twice = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy)
    x += (ax + bx - 2 * ox) * twice
    y += (ay + by - 2 * oy) * twice
    area += twice
  })
  return area === 0 ? [ox, oy] : [ox + x / (3 * area), oy + y / (3 * area)]
}

/** A shore or a park drawn with few corners, its corners cut off twice: nothing in nature has them. */
export function rounded(ring: Border): Border {
  const cut = (from: Border): Border =>
    from.flatMap(([ax, ay], index) => {
      const [bx, by] = from[(index + 1) % from.length] ?? [ax, ay]
      const along = (share: number): Position => [ax + (bx - ax) * share, ay + (by - ay) * share]
      return [along(0.2), along(0.8)]
    })
  return cut(cut(ring))
}

/** The outer borders of an area; what lies inside like an island is not needed. */
export function outerRings(geometry: GeoJSON.Geometry): Border[] {
  if (geometry.type === 'Polygon') return geometry.coordinates.slice(0, 1).map(border)
  if (geometry.type !== 'MultiPolygon') return []
  return geometry.coordinates.flatMap((polygon) => polygon.slice(0, 1).map(border))
}

export function linesOf(geometry: GeoJSON.Geometry): Border[] {
  if (geometry.type === 'LineString') return [border(geometry.coordinates)]
  return geometry.type === 'MultiLineString' ? geometry.coordinates.map(border) : []
}

function border(coordinates: GeoJSON.Position[]): Border {
  return coordinates.map(([lng = 0, lat = 0]) => [lng, lat])
}
