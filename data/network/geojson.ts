/** Reads GeoJSON: lines to walk along, water, closures. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Feature, Geometry, Position } from 'geojson'
import { MICRO, type LngLat } from '../../cloudfunctions/domain/plane'
import { ImportFailure } from './failure'
import type { Paths } from './paths'
import { isWalkable, type Tags } from './walkable'

/** @throws ImportFailure when it cannot be read, or is no GeoJSON */
function readFeatures(file: string): Feature[] {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new ImportFailure(`${basename(file)} 不是完整的 GeoJSON：${(error as Error).message}`)
  }
  const { type, features } = (value ?? {}) as { type?: unknown; features?: unknown }
  if (type === 'FeatureCollection' && Array.isArray(features)) return features as Feature[]
  if (type === 'Feature') return [value as Feature]
  throw new ImportFailure(`${basename(file)} 不是 GeoJSON：最外层应是 FeatureCollection 或 Feature`)
}

const partsOf = (geometry: Geometry | null): Geometry[] =>
  geometry?.type === 'GeometryCollection' ? geometry.geometries.flatMap(partsOf) : geometry ? [geometry] : []

/**
 * Lines as paths; they meet where they have a point in common, to six decimals. A line that names a `highway` is judged as
 * OpenStreetMap's ways are; one that does not is a path.
 */
export function readLines(file: string): Paths {
  const paths: Paths = { points: [], heights: [], lines: [], water: [] }
  const numbers = new Map<string, number>()
  const numberOf = ([lng = NaN, lat = NaN, height]: Position): number => {
    if (!Number.isFinite(lng) || !Number.isFinite(lat)) throw new ImportFailure(`${basename(file)} 里有一条线没有坐标`)
    const key = `${Math.round(lng * MICRO)},${Math.round(lat * MICRO)}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, paths.points.length)
    paths.points.push([lng, lat])
    paths.heights.push(height)
    return paths.points.length - 1
  }
  for (const { geometry, properties } of readFeatures(file)) {
    const tags: Tags = properties ?? {}
    if (tags['highway'] !== undefined && !isWalkable(tags)) continue
    for (const part of partsOf(geometry)) {
      const lines =
        part.type === 'LineString' ? [part.coordinates] : part.type === 'MultiLineString' ? part.coordinates : []
      for (const line of lines) if (line.length > 1) paths.lines.push(line.map(numberOf))
    }
  }
  return paths
}

/** Rings of all polygons: the outer one, then its holes, none closed. */
export const readPolygons = (file: string): LngLat[][][] =>
  readFeatures(file).flatMap(({ geometry }) =>
    partsOf(geometry).flatMap((part) => {
      const polygons =
        part.type === 'Polygon' ? [part.coordinates] : part.type === 'MultiPolygon' ? part.coordinates : []
      return polygons.map((rings) =>
        rings.map((ring) => ring.slice(0, -1).map(([lng = 0, lat = 0]): LngLat => [lng, lat])),
      )
    }),
  )

/** Lines that must not be crossed, and rings that must not be entered. */
export interface Closures {
  lines: LngLat[][]
  rings: LngLat[][]
}

export function readClosures(file: string): Closures {
  const lines = readFeatures(file).flatMap(({ geometry }) =>
    partsOf(geometry).flatMap((part) =>
      part.type === 'LineString' ? [part.coordinates] : part.type === 'MultiLineString' ? part.coordinates : [],
    ),
  )
  return {
    lines: lines.map((line) => line.map(([lng = 0, lat = 0]): LngLat => [lng, lat])),
    rings: readPolygons(file).flatMap(([outer]) => (outer ? [outer] : [])),
  }
}
