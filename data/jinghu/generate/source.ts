/** The real data: names, codes and the outer boundary. See `../source/NOTICE.md`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MultiPolygon, Feature } from 'geojson'
import type { LngLat } from './documents'

/** 镜湖区 */
export const DISTRICT = '340202'

const FOLDER = join(__dirname, '../source')

export interface RealStreet {
  /** Nine digits. */
  code: string
  name: string
  places: RealPlace[]
}

/** A community (居委会) or a village (村委会). */
export interface RealPlace {
  /** Twelve digits. */
  code: string
  /** Short, as people say it: 三山里社区, 天城村. */
  name: string
  kind: 'community' | 'village'
}

/** Streets with their communities and villages, in the order of their codes. */
export function readStreets(): RealStreet[] {
  const [, ...lines] = readFileSync(join(FOLDER, 'jinghu-areas.csv'), 'utf8').trim().split(/\r?\n/)
  const streets = new Map<string, RealStreet>()
  for (const line of lines.sort()) {
    const [streetCode, streetName, code, name, kind] = line.split(',')
    if (!streetCode || !streetName || !code || !name || (kind !== 'community' && kind !== 'village')) {
      throw new Error(`jinghu-areas.csv: cannot read the line "${line}"`)
    }
    const street = streets.get(streetCode) ?? { code: streetCode, name: streetName, places: [] }
    street.places.push({ code, name: shortName(name), kind })
    streets.set(streetCode, street)
  }
  return [...streets.values()]
}

/** 居民委员会 and 村民委员会 are the bodies; the places are called without them. */
function shortName(name: string): string {
  return name.replace(/(居民委员会|村民委员会)$/, '')
}

/** The two parts of the district, as closed rings of degrees. Corners may repeat: the file lies on a coarse lattice. */
export function readBoundary(): LngLat[][] {
  const feature = JSON.parse(readFileSync(join(FOLDER, 'jinghu-boundary.geojson'), 'utf8')) as Feature<MultiPolygon>
  return feature.geometry.coordinates.map(([outer]) => outer as LngLat[])
}
