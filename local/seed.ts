import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import type { FeatureCollection, Polygon } from 'geojson'
import type { Area } from '../cloudfunctions/domain/area'
import type { CircleSettings } from '../cloudfunctions/domain/circle'
import type { Department } from '../cloudfunctions/domain/department'
import type { Login } from '../cloudfunctions/domain/login'
import { Network } from '../cloudfunctions/domain/network'
import type { Place } from '../cloudfunctions/domain/place'
import { metresWithin } from '../cloudfunctions/domain/reach'
import { peopleOf } from '../cloudfunctions/domain/roster'
import { packShapes, type Shape } from '../cloudfunctions/domain/shapes'
import { packTable } from '../cloudfunctions/domain/table'
import { LONGEST } from '../cloudfunctions/usecases/circle-table'
import type { PlacePhotos } from '../data/jinghu/generate/photos'
import type { LocalCloud } from './cloud/open-cloud'
import { onDuty } from './seed-departments'
import { stationDemo } from './seed-station'

/**
 * Raised whenever the functions begin to need documents that an older seed did not put in, or no longer read those that
 * were kept then: `npm start` refuses a folder of an older version.
 */
export const SEED_VERSION = 22

/**
 * Puts one district's data into an empty cloud.
 * @param folder of the district's data, for example `data/jinghu`
 */
export function seed(cloud: Pick<LocalCloud, 'load' | 'putFile' | 'now' | 'addUser'>, folder: string): void {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
  const areas = read<Area[]>('areas.json')
  const shapes = packShapes(bordersOf(folder, areas))
  const file = cloud.putFile(`areas/shapes-${versionOf(shapes)}.bin`, shapes)
  const places = read<Place[]>('places.json')
  const settings = read<CircleSettings>('circle.json')
  const { network, table } = circleFiles(settings, readFileSync(join(folder, 'network.bin')), places, cloud.now())
  const [categories] = read<object[]>('categories.json')
  const [calendar] = read<object[]>('calendar.json')
  cloud.load('references', [
    { ...read<{ _id: string }>('district.json'), shapes: file, atlas: 1 },
    { ...categories, _id: 'categories' },
    { ...calendar, _id: 'calendar' },
    { _id: 'templates', version: 1, items: read<object[]>('templates.json') },
    read<{ _id: string }>('policy.json'),
    read<{ _id: string }>('phrases.json'),
    {
      ...settings,
      network: cloud.putFile(`circle/network-${versionOf(network)}.bin`, network),
      table: cloud.putFile(`circle/table-${versionOf(table)}.bin`, table),
      handMaps: handMaps(cloud, folder),
    },
    read<{ _id: string }>('need-classes.json'),
    read<{ _id: string }>('whistles.json'),
    read<{ _id: string }>('publication.json'),
  ])
  cloud.load(
    'areas',
    areas.map((area) => ({ ...area, parent: area.path[area.path.length - 2] ?? '', roster: peopleOf(area) })),
  )
  const photos = placePhotos(cloud, folder)
  cloud.load(
    'places',
    places.map((place) => ({
      ...place,
      photos: photos.get(place._id) ?? place.photos,
      location: { type: 'Point', coordinates: place.point },
    })),
  )
  for (const [collection, documents] of Object.entries(stationDemo(areas, cloud.now())))
    cloud.load(
      collection,
      documents.map((document) => ({ ...document })),
    )
  cloud.load(
    'departments',
    onDuty(read<Department[]>('departments.json'), cloud.now()).map((department) => ({ ...department })),
  )
  cloud.load('catalogues', read('catalogue.json'))
  cloud.load('people', read('people.json'))
  cloud.load('identities', read('identities.json'))
  for (const { password, ...login } of read<Array<Login & { password: string }>>('logins.json')) {
    cloud.load('logins', [login])
    cloud.addUser({ uid: login._id, username: login.username, password })
  }
}

/** Puts the hand-drawn maps into cloud storage, each under its version: a map drawn anew is a new file. */
function handMaps(cloud: Pick<LocalCloud, 'putFile'>, folder: string): CircleSettings['handMaps'] {
  const drawn = JSON.parse(readFileSync(join(folder, 'hand-maps.json'), 'utf8')) as CircleSettings['handMaps']
  return drawn.map(({ community, name, file, bounds }) => {
    const picture = readFileSync(join(folder, 'hand-maps', file))
    const path = `circle/hand-maps/${community}-${versionOf(picture)}.png`
    return { community, name, file: cloud.putFile(path, picture), bounds }
  })
}

/**
 * Puts the photos of places into cloud storage, each under its version and once, however many places show it. They are
 * the district's own and nobody has to look at them first. @returns fileIDs by place
 */
function placePhotos(cloud: Pick<LocalCloud, 'putFile'>, folder: string): Map<string, string[]> {
  const hung = JSON.parse(readFileSync(join(folder, 'place-photos.json'), 'utf8')) as PlacePhotos[]
  const names = [...new Set(hung.flatMap(({ photos }) => photos))]
  const files = new Map(
    names.map((file) => {
      const picture = readFileSync(join(folder, 'place-photos', file))
      const { name, ext } = parse(file)
      return [file, cloud.putFile(`places/${name}-${versionOf(picture)}${ext}`, picture)]
    }),
  )
  return new Map(hung.map(({ place, photos }) => [place, photos.flatMap((file) => files.get(file) ?? [])]))
}

function versionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 12)
}

/** The paths, and the table of what is near: made of paths and places, so it is kept nowhere else. */
function circleFiles(settings: CircleSettings, network: Uint8Array, places: Place[], now: number) {
  const known = places.map(({ _id, ...place }) => ({ id: _id, ...place }))
  return { network, table: packTable(new Network(network), known, metresWithin(LONGEST, 'normal', settings), now) }
}

/** Borders of a district's areas and of its water, for {@link packShapes}. */
export function bordersOf(folder: string, areas: Area[]): Shape[] {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
  const base = read<FeatureCollection<Polygon, { kind: string }>>('base.geojson')
  const waters = base.features
    .filter(({ properties }) => properties.kind === 'water')
    .map(({ geometry }): Shape => {
      // GeoJSON repeats a ring's first point at its end.
      const rings = geometry.coordinates.map((ring) => ring.slice(0, -1) as Shape['rings'][number])
      return { path: [], kind: 'water', rings }
    })
  return [...shapesOf(read('shapes.json'), areas), ...waters]
}

/** Borders with the paths of their areas. @param rings as `shapes.json` has them */
function shapesOf(rings: Array<{ area: string; rings: Shape['rings'] }>, areas: Area[]): Shape[] {
  const byId = new Map(areas.map((area) => [area._id, area]))
  return rings.map(({ area: id, rings: border }) => {
    const area = byId.get(id)
    if (!area) throw new Error(`shapes.json names an area that areas.json does not have: ${id}`)
    return { path: area.path, kind: area.kind, rings: border }
  })
}
