/** Where the door of a place can be: in its grid or village, on dry land where people live, and nobody else's spot. */
import type { DividedStreet } from './division'
import type { LngLat } from './documents'
import { boxOf, distance, distanceToSide, isInside, sides, toLngLat, toMetres, type Point, type Ring } from './geometry'
import type { Random } from './random'
import { gridCode } from './staffing'
import { densityAt, LAKES, UNINHABITED, YANGTZE } from './terrain'

/** Metres between a door and a border, so that no rounding puts it next door. */
const FROM_BORDER = 3
const FROM_WATER = 12
/** Metres between two doors. */
const APART = 25
const TRIES = 600

const waters: Ring[] = [YANGTZE, ...LAKES].map(({ outline }) => outline.map(toMetres))

export class Sites {
  private readonly rings: Map<string, Ring>
  private readonly taken: Point[] = []

  constructor(streets: DividedStreet[]) {
    const places = streets.flatMap((street) => street.places)
    this.rings = new Map(
      places.flatMap((place): Array<[string, Ring]> => [
        [place.code, place.ring],
        ...place.grids.map((ring, i): [string, Ring] => [gridCode(place, i), ring]),
      ]),
    )
  }

  /** Takes a spot that is already known, if it will do. */
  take(area: string, at: LngLat): LngLat | undefined {
    const point = toMetres(at)
    if (!this.isFree(point, this.ringOf(area))) return undefined
    this.taken.push(point)
    return at
  }

  /** @param near the nearer to it the better, among a few that are drawn */
  find(area: string, random: Random, near?: LngLat): LngLat {
    const ring = this.ringOf(area)
    const drawn = Array.from({ length: near ? 12 : 1 }, () => this.draw(area, ring, random))
    const wanted = near && toMetres(near)
    const best = drawn.reduce((a, b) => (wanted && distance(b, wanted) < distance(a, wanted) ? b : a))
    this.taken.push(best)
    return toLngLat(best)
  }

  /** True of the area that holds the point. */
  holds(area: string, at: LngLat): boolean {
    return isInside(toMetres(at), this.ringOf(area))
  }

  private draw(area: string, ring: Ring, random: Random): Point {
    const { minX, minY, maxX, maxY } = boxOf(ring)
    for (let tries = 0; tries < TRIES; tries += 1) {
      const point: Point = [minX + random() * (maxX - minX), minY + random() * (maxY - minY)]
      if (!this.isFree(point, ring)) continue
      // Few doors stand where nobody lives; after half of the tries one has to do.
      if (densityAt(point) > UNINHABITED || tries > TRIES / 2) return point
    }
    throw new Error(`no free spot in ${area}`)
  }

  private isFree(point: Point, ring: Ring): boolean {
    return (
      isInside(point, ring) &&
      sides(ring).every((side) => distanceToSide(point, side) > FROM_BORDER) &&
      waters.every(
        (water) => !isInside(point, water) && sides(water).every((s) => distanceToSide(point, s) > FROM_WATER),
      ) &&
      this.taken.every((other) => distance(point, other) > APART)
    )
  }

  private ringOf(area: string): Ring {
    const ring = this.rings.get(area)
    if (!ring) throw new Error(`no ring of ${area}`)
    return ring
  }
}
