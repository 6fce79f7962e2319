/**
 * Writes the demonstration data of the district: `npm run data` into `data/jinghu/`, `npm run data -- <folder>` elsewhere.
 * The same sources give the same bytes, every time and on every machine.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { activities, rooms } from './activities'
import { areas, shapes } from './areas'
import { baseMap } from './base-map'
import { called } from './called'
import { calendar } from './calendar'
import { catalogue } from './catalogue'
import { categories } from './categories'
import { divide } from './division'
import { logins } from './logins'
import { network } from './network'
import { identities, people } from './people'
import { placePhotos } from './photos'
import { staff } from './staffing'
import { places } from './places'
import { stage } from './stage'
import { templates } from './templates'

function generate(folder: string): void {
  const streets = divide()
  const grids = areas(streets, staff(streets))
  const placeDocuments = places(streets, grids)
  const { areas: areaDocuments, departments } = called(grids, placeDocuments)
  const personDocuments = people(areaDocuments, departments)
  const map = baseMap(streets)
  mkdirSync(folder, { recursive: true })
  const write = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text)
  write('areas.json', lines(areaDocuments))
  write('places.json', lines(placeDocuments))
  write('place-photos.json', lines(placePhotos(placeDocuments)))
  write('network.bin', network())
  write('shapes.json', lines(shapes(streets)))
  write('people.json', lines(personDocuments))
  write('identities.json', lines(identities(personDocuments)))
  write('logins.json', lines(logins(areaDocuments, departments)))
  write('departments.json', lines(departments))
  write('catalogue.json', itemised(catalogue(departments)))
  write('categories.json', lines([categories()]))
  write('calendar.json', lines([calendar()]))
  write('templates.json', lines(templates()))
  write('activities.json', lines(activities()))
  write('rooms.json', lines(rooms()))
  write('stage.json', JSON.stringify(stage(areaDocuments, personDocuments, departments), null, 2) + '\n')
  write('base.geojson', `{"type":"${map.type}","features":${lines(map.features).trimEnd()}}\n`)
}

/** An array with one document a line, so that a change of one document is a change of one line. */
function lines(documents: readonly object[]): string {
  return `[\n${documents.map((document) => JSON.stringify(document)).join(',\n')}\n]\n`
}

/** One document in an array, with one item a line. */
function itemised({ items, ...document }: { items: readonly object[] }): string {
  return `[{${JSON.stringify(document).slice(1, -1)},"items":${lines(items).trimEnd()}}]\n`
}

generate(resolve(process.argv[2] ?? join(__dirname, '..')))
