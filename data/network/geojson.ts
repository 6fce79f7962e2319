/** Reads GeoJSON (RFC 7946), as Overpass Turbo, QGIS and osmtogeojson write it: tags are properties. */
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson'
import type { LngLat } from '../../cloudfunctions/domain/plane'
import { NetworkFailure, type Extract, type Point, type Tags } from './extract'
import { piecesOf, sidesOf, type Side } from './fence'
import { isShut, isWater, walkable } from './walkable'

/** Where two coordinates are one: 1e-7°, a centimetre, the precision of OpenStreetMap. */
const keyOf = ([lng = NaN, lat = NaN]: Position): string => `${lng.toFixed(7)},${lat.toFixed(7)}`

/** @throws NetworkFailure */
export function readGeojson(text: string, name: string): Extract {
  const features = featuresOf(text, name).map(({ geometry, properties }) => ({ geometry, tags: tagsOf(properties) }))
  const points = new Map<string, Point>()
  const ways: Extract['ways'] = []
  const waters: LngLat[][] = []
  // A file of paths drawn by hand says of none what kind it is.
  const isPlain = features.every(({ tags }) => tags.highway === undefined)
  let highways = 0
  for (const { geometry, tags } of features) {
    if (isWater(tags)) waters.push(...outerRings(geometry).map((ring) => ring.slice(0, -1).map(lngLat)))
    const isDrawn = isPlain && lines(geometry).length > 0 && !('waterway' in tags)
    const { forward, backward } = walkable(isDrawn ? { highway: 'path', ...tags } : tags)
    if (tags.highway || isDrawn) highways += 1
    if (!forward && !backward) continue
    for (const line of [...lines(geometry), ...outerRings(geometry)]) {
      for (const position of line) points.set(keyOf(position), pointOf(position, points.get(keyOf(position))))
      ways.push({ points: line.map(keyOf), forward, backward })
    }
  }
  for (const { geometry, tags } of features) {
    const point = geometry.type === 'Point' ? points.get(keyOf(geometry.coordinates)) : undefined
    if (!point) continue
    const elevation = Number.parseFloat(tags.ele ?? '')
    if (Number.isFinite(elevation)) point.elevation = elevation
    if (isShut(tags)) point.isShut = true
  }
  return { points, ways, waters, highways }
}

/** Rings of the polygons of a file, holes too. @throws NetworkFailure when it holds none */
export function readPolygons(text: string, name: string): LngLat[][] {
  const rings = featuresOf(text, name).flatMap(({ geometry }) => polygons(geometry).flat())
  if (rings.length === 0) throw new NetworkFailure(`${name} 里没有一个多边形。`)
  return rings.map((ring) => ring.slice(0, -1).map(lngLat))
}

/** What is shut off: sides of lines and of polygons. @throws NetworkFailure */
export function readClosed(text: string, name: string): { lines: Side[]; areas: Side[] } {
  const geometries = featuresOf(text, name).map(({ geometry }) => geometry)
  const closed = {
    lines: geometries.flatMap((geometry) => lines(geometry)).flatMap((line) => piecesOf(line.map(lngLat))),
    areas: geometries.flatMap((geometry) => polygons(geometry).flat()).flatMap((ring) => sidesOf(ring.map(lngLat))),
  }
  if (closed.lines.length + closed.areas.length === 0) throw new NetworkFailure(`${name} 里没有线，也没有多边形。`)
  return closed
}

function featuresOf(text: string, name: string): Feature[] {
  let json: FeatureCollection | Feature | Geometry
  try {
    json = JSON.parse(text) as typeof json
  } catch {
    throw new NetworkFailure(`${name} 不是正确的 JSON，可能没有下载完整，请重新导出。`)
  }
  if (json.type === 'FeatureCollection' && Array.isArray(json.features))
    return json.features.filter(({ geometry }) => geometry !== null)
  if (json.type === 'Feature') return [json]
  if ('coordinates' in json) return [{ type: 'Feature', properties: {}, geometry: json }]
  throw new NetworkFailure(`${name} 不是 GeoJSON（应是 FeatureCollection）。`)
}

/** Flat properties, or below `tags` as some exporters put them. */
function tagsOf(properties: Feature['properties']): Tags {
  const own = (properties?.tags ?? properties ?? {}) as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(own).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[key, String(value)]] : [],
    ),
  )
}

function lines(geometry: Geometry): Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates]
  return geometry.type === 'MultiLineString' ? geometry.coordinates : []
}

function polygons(geometry: Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates]
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : []
}

const outerRings = (geometry: Geometry): Position[][] => polygons(geometry).flatMap(([outer]) => (outer ? [outer] : []))

const lngLat = ([lng = NaN, lat = NaN]: Position): LngLat => [lng, lat]

function pointOf(position: Position, known: Point | undefined): Point {
  const elevation = position[2] ?? known?.elevation
  return { at: lngLat(position), ...(elevation === undefined ? {} : { elevation }) }
}
