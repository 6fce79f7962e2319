import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FeatureCollection, Geometry } from 'geojson'
import type { LngLat } from '../jinghu/generate/documents'
import { markOf, type Mark } from './marks'

/** What a map shows of a place; whatever else is known of it stays out. */
interface Spot {
  mark: Mark
  name: string
  community: string
  point: LngLat
}

interface PlaceDocument {
  kind: string
  class: string
  name: string
  community: string
  point: LngLat
}

interface Settings {
  legend: { classes: Array<{ code: string; group: string }> }
}

export interface Cell {
  id: string
  kind: string
  name: string
  /** from the district down to itself */
  path: string[]
  centre: LngLat
  ring: LngLat[]
}

/** A feature of the base map, such as water, a park or the railway. */
interface Ground {
  kind: string
  name: string
  rings: LngLat[][]
  lines: LngLat[][]
}

/** The district as far as it is drawn. */
export interface District {
  cells: Cell[]
  spots: Spot[]
  ground: Ground[]
}

/** @param folder of the district's data, for example `data/jinghu` */
export function readDistrict(folder: string): District {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
  const areas = read<Array<Omit<Cell, 'id' | 'ring'> & { _id: string }>>('areas.json')
  const rings = new Map(
    read<Array<{ area: string; rings: LngLat[][] }>>('shapes.json').map(({ area, rings: [ring] }) => [
      area,
      ring ?? [],
    ]),
  )
  const groups = new Map(read<Settings>('circle.json').legend.classes.map(({ code, group }) => [code, group]))
  const { features } = read<FeatureCollection<Geometry, { kind: string; name?: string }>>('base.geojson')
  return {
    cells: areas.flatMap(({ _id: id, kind, name, path, centre }) => {
      const ring = rings.get(id)
      return ring ? [{ id, kind, name, path, centre, ring }] : []
    }),
    spots: read<PlaceDocument[]>('places.json').flatMap(({ kind, class: code, name, community, point }) => {
      const mark = markOf(kind, groups.get(code))
      return mark ? [{ mark, name, community, point }] : []
    }),
    ground: features.map(({ properties: { kind, name = '' }, geometry }) => ({ kind, name, ...partsOf(geometry) })),
  }
}

function partsOf(geometry: Geometry): Pick<Ground, 'rings' | 'lines'> {
  const rings = geometry.type === 'Polygon' ? [geometry.coordinates[0] ?? []] : []
  const lines =
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : geometry.type === 'MultiLineString'
        ? geometry.coordinates
        : []
  return { rings: rings.map(lngLats), lines: lines.map(lngLats) }
}

function lngLats(positions: number[][]): LngLat[] {
  return positions.map(([lng = 0, lat = 0]) => [lng, lat])
}
