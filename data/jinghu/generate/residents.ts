/** 示例: how many people live in each grid and village. */
import { type DividedStreet, populationOf } from './division'
import { gridCode } from './staffing'

/** About what the district had in the census of 2020; how they are spread is made up. */
const RESIDENTS = 360_000

/** Residents by code: the district's, shared out by density. */
export function residents(streets: DividedStreet[]): Map<string, number> {
  const weights = streets
    .flatMap(({ places }) => places)
    .flatMap((place): Array<[string, number]> =>
      place.kind === 'village'
        ? [[place.code, populationOf(place.ring)]]
        : place.grids.map((ring, i) => [gridCode(place, i), populationOf(ring)]),
    )
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  return new Map(weights.map(([code, weight]) => [code, Math.round((weight / total) * RESIDENTS)]))
}
