import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Area } from '../../cloudfunctions/domain/area'
import type { CircleSettings } from '../../cloudfunctions/domain/circle'
import type { Place } from '../../cloudfunctions/domain/place'
import type { Ground } from '../../cloudfunctions/domain/place-ground'
import { packShapes, Shapes } from '../../cloudfunctions/domain/shapes'
import { bordersOf } from '../seed'

/** A district's data as an import needs it. */
export interface DistrictData {
  ground: Ground
  places: Place[]
}

/** @param folder for example `data/jinghu` */
export function readDistrict(folder: string): DistrictData {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
  const areas = read<Area[]>('areas.json')
  const hosts = areas.filter(({ kind }) => kind === 'community' || kind === 'village')
  return {
    ground: {
      shapes: new Shapes(packShapes(bordersOf(folder, areas))),
      legend: read<CircleSettings>('circle.json').legend,
      communities: new Map(hosts.map(({ _id, name }) => [_id, name])),
    },
    places: read<Place[]>('places.json'),
  }
}
