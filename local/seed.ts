import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Area } from '../cloudfunctions/domain/area'
import type { Place } from '../cloudfunctions/domain/place'
import { peopleOf } from '../cloudfunctions/domain/roster'
import { packShapes, type Shape } from '../cloudfunctions/domain/shapes'
import type { LocalCloud } from './cloud/open-cloud'

/**
 * Raised whenever the functions begin to need documents that an older seed did not put in, or no longer read those that
 * were kept then: `npm start` refuses a folder of an older version.
 */
export const SEED_VERSION = 8

/**
 * Puts one district's data into an empty cloud.
 * @param folder of the district's data, for example `data/jinghu`
 */
export function seed(cloud: Pick<LocalCloud, 'load' | 'putFile'>, folder: string): void {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
  const areas = read<Area[]>('areas.json')
  const shapes = packShapes(shapesOf(read('shapes.json'), areas))
  const version = createHash('sha256').update(shapes).digest('hex').slice(0, 12)
  const file = cloud.putFile(`areas/shapes-${version}.bin`, shapes)
  const [categories] = read<object[]>('catalogue.json')
  const [calendar] = read<object[]>('calendar.json')
  cloud.load('references', [
    { ...read<{ _id: string }>('district.json'), shapes: file },
    { ...categories, _id: 'categories' },
    { ...calendar, _id: 'calendar' },
    { _id: 'templates', version: 1, items: read<object[]>('templates.json') },
    read<{ _id: string }>('policy.json'),
    read<{ _id: string }>('phrases.json'),
    { ...read<{ _id: string }>('circle.json'), network: null, table: null, handMaps: [] },
  ])
  cloud.load(
    'areas',
    areas.map((area) => ({ ...area, parent: area.path[area.path.length - 2] ?? '', roster: peopleOf(area) })),
  )
  const places = read<Place[]>('places.json')
  cloud.load(
    'places',
    places.map((place) => ({ ...place, location: { type: 'Point', coordinates: place.point } })),
  )
  cloud.load('people', read('people.json'))
  cloud.load('identities', read('identities.json'))
}

/** Borders with the paths of their areas. @param rings as `shapes.json` has them */
export function shapesOf(rings: Array<{ area: string; rings: Shape['rings'] }>, areas: Area[]): Shape[] {
  const byId = new Map(areas.map((area) => [area._id, area]))
  return rings.map(({ area: id, rings: border }) => {
    const area = byId.get(id)
    if (!area) throw new Error(`shapes.json names an area that areas.json does not have: ${id}`)
    return { path: area.path, kind: area.kind, rings: border }
  })
}
