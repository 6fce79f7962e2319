import type { BorderRow, Corner } from '../../typings/contract'
import { FileFailure } from './file-failure'
import { readTextFile } from './sheet-file'

const CODE_NAMES = ['编号', 'code', 'id']

/**
 * Reads a FeatureCollection of polygons; what is none keeps its row, without a border, and is told by the server.
 * @throws FileFailure with a sentence
 */
export async function readBorderFile(file: File): Promise<BorderRow[]> {
  const { type, features } = parsed(await readTextFile(file))
  if (type !== 'FeatureCollection' || !Array.isArray(features) || features.length === 0)
    throw new FileFailure('这份文件不是 GeoJSON 的 FeatureCollection，请重新导出')
  return features.map((feature, i) => rowOf(isObject(feature) ? feature : {}, i + 1))
}

function parsed(text: string): Loose {
  try {
    const found: unknown = JSON.parse(text)
    return isObject(found) ? found : {}
  } catch {
    throw new FileFailure('这份 GeoJSON 读不出来，可能没有存完整')
  }
}

type Loose = Record<string, unknown>
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null

function rowOf({ id, properties, geometry }: Loose, row: number): BorderRow {
  const facts: Loose = { id, ...(isObject(properties) ? properties : {}) }
  const code = CODE_NAMES.map((name) => facts[name]).find((one) => typeof one === 'string' || typeof one === 'number')
  const { type, coordinates } = isObject(geometry) ? geometry : {}
  const polygon: unknown =
    type === 'MultiPolygon' && Array.isArray(coordinates) && coordinates.length === 1 ? coordinates[0] : coordinates
  const isPolygon = (type === 'Polygon' || type === 'MultiPolygon') && Array.isArray(polygon)
  return { row, code: code === undefined ? '' : String(code), rings: isPolygon ? polygon.map(ringOf) : [] }
}

/** Degrees to whole micro-degrees; what is no number goes where nobody lives, and is told by the server. */
function ringOf(ring: unknown): Corner[] {
  const corners = Array.isArray(ring) ? ring.map(cornerOf) : []
  const [first, last] = [corners[0], corners.at(-1)]
  return corners.length > 1 && first && last && first[0] === last[0] && first[1] === last[1]
    ? corners.slice(0, -1)
    : corners
}

const cornerOf = (position: unknown): Corner => {
  const [lng, lat] = Array.isArray(position) ? (position as unknown[]) : []
  return [micro(lng, 180), micro(lat, 90)]
}
const micro = (degrees: unknown, most: number): number =>
  typeof degrees === 'number' && Math.abs(degrees) <= most ? Math.round(degrees * 1e6) : 0
