import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Area } from '../../cloudfunctions/domain/area'

type Ring = Array<[lng: number, lat: number]>

/** What the console draws its maps from; degrees in GCJ-02, rounded to about a metre. */
interface ConsoleMap {
  /** Streets and their communities and villages. */
  areas: Array<{ id: string; kind: string; name: string; parent: string; rings: Ring[] }>
  water: Ring[]
}

const DRAWN = new Set(['street', 'community', 'village'])

/** @param folder of the district's data, for example `data/jinghu` */
export function consoleMap(folder: string): ConsoleMap {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
  const areas = new Map(read<Area[]>('areas.json').map((area) => [area._id, area]))
  const shapes = read<Array<{ area: string; rings: Ring[] }>>('shapes.json')
  const base = read<{ features: Array<{ properties: { kind: string }; geometry: { coordinates: Ring[] } }> }>(
    'base.geojson',
  )
  return {
    areas: shapes.flatMap(({ area, rings }) => {
      const found = areas.get(area)
      if (!found || !DRAWN.has(found.kind)) return []
      const { _id: id, kind, name, path } = found
      return [{ id, kind, name, parent: path.at(-2) ?? '', rings: rings.map(rounded) }]
    }),
    water: base.features
      .filter(({ properties }) => properties.kind === 'water')
      .flatMap(({ geometry }) => geometry.coordinates.map(rounded)),
  }
}

const rounded = (ring: Ring): Ring => ring.map(([lng, lat]) => [Number(lng.toFixed(5)), Number(lat.toFixed(5))])
