import { FileFailure } from './file-failure'
import { readTextFile } from './sheet-file'
import { withinLimits } from './sheet-limits'

interface Feature {
  id?: unknown
  geometry?: { type?: unknown; coordinates?: unknown } | null
  properties?: Record<string, unknown> | null
}

/** Whether a file is one, by its name. */
export const isGeoJson = ({ name }: File): boolean => /\.(geo)?json$/i.test(name)

/**
 * Points of a GeoJSON file as a table: properties are columns, coordinates are 经度 and 纬度. What is no point has none, and
 * is refused by its row.
 * @throws FileFailure with a sentence
 */
export async function cellsOfGeoJson(file: File): Promise<string[][]> {
  const features = featuresOf(await readTextFile(file))
  const names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})))]
  const hasIds = features.some(({ id }) => id !== undefined) && !names.includes('id')
  const rows = features.map(({ id, geometry, properties }) => {
    const isPoint = geometry?.type === 'Point' && Array.isArray(geometry.coordinates)
    const [lng, lat] = isPoint ? (geometry.coordinates as unknown[]) : []
    return [...(hasIds ? [id] : []), ...names.map((name) => properties?.[name]), lng, lat].map(textOf)
  })
  return withinLimits([[...(hasIds ? ['id'] : []), ...names, 'lng', 'lat'], ...rows])
}

function featuresOf(text: string): Feature[] {
  const { type, features } = parsed(text)
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    throw new FileFailure('这份文件不是 GeoJSON 的 FeatureCollection，请重新导出')
  return features as Feature[]
}

function parsed(text: string): { type?: unknown; features?: unknown } {
  try {
    return (JSON.parse(text) ?? {}) as { type?: unknown; features?: unknown }
  } catch {
    throw new FileFailure('这份 GeoJSON 读不出来，可能没有存完整')
  }
}

const textOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(textOf).join('、')
    : typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : ''
