import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Area } from '../../cloudfunctions/domain/area'
import type { Calendar } from '../../cloudfunctions/domain/calendar'
import type { Item } from '../../cloudfunctions/domain/catalogue'
import type { Department } from '../../cloudfunctions/domain/department'
import type { WhistleSettings } from '../../cloudfunctions/domain/whistle-settings'
import { inBeijing } from '../../cloudfunctions/domain/moment'
import type { LocalCloud } from '../cloud/open-cloud'

/** Everyone and everything the story is made of, as the seeded cloud has it. */
export interface Cast {
  areas: Map<string, Area>
  grids: Area[]
  departments: Map<string, Department>
  items: Item[]
  calendar: Calendar
  settings: WhistleSettings
  /** WeChat's name of a person. */
  openidOf(person: string): string
  /** A photo of one's own and of the year, put into the cloud the first time it is asked for. */
  photoOf(person: string, at: number): string
}

export function castOf(cloud: Pick<LocalCloud, 'read' | 'putFile'>, folder: string): Cast {
  const all = <T>(collection: string): T[] => cloud.read(collection) as T[]
  const reference = <T>(id: string): T => {
    const [found] = cloud.read('references', { _id: id })
    if (!found) throw new Error(`the cloud has no ${id}`)
    return found as T
  }
  const areas = all<Area>('areas')
  const openids = new Map(
    all<{ _id: string; person: string }>('identities').map(({ _id, person }) => [person, _id.replace(/^wx:/, '')]),
  )
  const settings = reference<WhistleSettings>('whistles')
  const items = all<{ version: number; items: Item[] }>('catalogues').find(
    ({ version }) => version === settings.catalogue,
  )
  return {
    areas: new Map(areas.map((area) => [area._id, area])),
    grids: areas.filter(({ kind, worker }) => kind === 'grid' && worker),
    departments: new Map(all<Department>('departments').map((department) => [department._id, department])),
    items: items?.items ?? [],
    calendar: reference<Calendar>('calendar'),
    settings,
    openidOf(person) {
      const openid = openids.get(person)
      if (openid === undefined) throw new Error(`${person} has no phone`)
      return openid
    },
    photoOf: photosIn(cloud, join(folder, 'place-photos')),
  }
}

/** 示例照片. */
const PICTURES = ['repair.png', 'park.png', 'market.png']

/** Everyone has one photo a year, and sends it again and again; it is kept as long as what shows it. */
function photosIn(cloud: Pick<LocalCloud, 'putFile'>, folder: string): Cast['photoOf'] {
  const taken = new Map<string, string>()
  return (person, at) => {
    const path = `photos/${person}/${inBeijing(at).format('YYYY')}0101/history-sample.png`
    const known = taken.get(path)
    if (known !== undefined) return known
    const picture = readFileSync(join(folder, PICTURES[taken.size % PICTURES.length] ?? ''))
    const photo = cloud.putFile(path, picture)
    taken.set(path, photo)
    return photo
  }
}
