import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { Area } from '../../cloudfunctions/domain/area'
import type { CircleSettings } from '../../cloudfunctions/domain/circle'
import type { Place } from '../../cloudfunctions/domain/place'
import type { Ground, Position } from '../../cloudfunctions/domain/place-ground'
import { packShapes, Shapes } from '../../cloudfunctions/domain/shapes'
import { shapesOf } from '../seed'

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
  const base = read<FeatureCollection<Polygon | MultiPolygon, { kind: string }>>('base.geojson')
  const waters = base.features.flatMap(({ properties, geometry }) =>
    properties.kind === 'water' && geometry.type === 'Polygon' ? [geometry.coordinates[0] as Position[]] : [],
  )
  return {
    ground: {
      shapes: new Shapes(packShapes(shapesOf(read('shapes.json'), areas))),
      legend: read<CircleSettings>('circle.json').legend,
      communities: new Map(hosts.map(({ _id, name }) => [_id, name])),
      isWater: (point) => waters.some((ring) => isInside(point, ring)),
    },
    places: read<Place[]>('places.json'),
  }
}

/** Even-odd rule over a closed ring. */
function isInside([x, y]: Position, ring: Position[]): boolean {
  let inside = false
  for (let i = 1; i < ring.length; i += 1) {
    const [[ax, ay], [bx, by]] = [ring[i - 1] as Position, ring[i] as Position]
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside
  }
  return inside
}
