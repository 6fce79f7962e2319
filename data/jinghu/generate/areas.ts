/** The area tree 区→街道→社区/村→网格, and the shape of each area below the district. */
import type { DividedPlace, DividedStreet } from './division'
import type { Area, Shape } from './documents'
import { middleOf, toLngLat, type Ring } from './geometry'
import { MAIN_GRID } from './plot'
import { residents } from './residents'
import { DISTRICT } from './source'
import { gridCode, type Staffing } from './staffing'

/** Every area, a parent before its children. `sample` marks all of it: even where the name is real, the border or the people are not. */
export function areas(streets: DividedStreet[], staffing: Staffing): Area[] {
  const district = area('district', DISTRICT, '镜湖区', [], mainRing(streets), {
    staff: staffing.staff.get(DISTRICT),
    phone: staffing.offices.get(DISTRICT),
  })
  const population = residents(streets)
  return [district, ...streets.flatMap((street) => streetAreas(street, staffing))].map((one) => {
    const people = population.get(one.code)
    return people === undefined ? one : { ...one, population: people }
  })
}

export function shapes(streets: DividedStreet[]): Shape[] {
  return streets.flatMap((street) => [
    shape(street.code, street.ring),
    ...street.places.flatMap((place) => [
      shape(place.code, place.ring),
      ...place.grids.map((grid, i) => shape(gridCode(place, i), grid)),
    ]),
  ])
}

function streetAreas(street: DividedStreet, staffing: Staffing): Area[] {
  const office = { staff: staffing.staff.get(street.code), phone: staffing.offices.get(street.code) }
  const own = area('street', street.code, street.name, [DISTRICT], street.ring, office)
  return [own, ...street.places.flatMap((place) => placeAreas(place, own.path, staffing))]
}

function placeAreas(place: DividedPlace, above: string[], staffing: Staffing): Area[] {
  const office = { staff: staffing.staff.get(place.code), phone: staffing.offices.get(place.code) }
  const own = area(place.kind, place.code, place.name, above, place.ring, office)
  const grids = place.grids.map((ring, i) => {
    const code = gridCode(place, i)
    return area('grid', code, `第${code.slice(-2)}网格`, own.path, ring, {
      worker: staffing.workers.get(code),
      standIns: staffing.standIns.get(code),
      team: staffing.teams.get(code),
    })
  })
  return [own, ...grids]
}

function area(
  kind: Area['kind'],
  code: string,
  name: string,
  above: string[],
  ring: Ring,
  duties: Pick<Area, 'worker' | 'standIns' | 'team' | 'staff' | 'phone'>,
): Area {
  return {
    _id: code,
    schemaVersion: 1,
    kind,
    code,
    name,
    path: [...above, code],
    centre: toLngLat(middleOf(ring)),
    ...duties,
    sample: true,
  }
}

function shape(area: string, ring: Ring): Shape {
  return { area, rings: [ring.map(toLngLat)] }
}

/** The district is in two parts; its centre is that of the street the demonstration plays in. */
function mainRing(streets: DividedStreet[]): Ring {
  const street = streets.find(({ code }) => MAIN_GRID.startsWith(code))
  if (!street) throw new Error(`no street holds the grid ${MAIN_GRID}`)
  return street.ring
}
