/** The calm background of the demonstration map: outlines and water, as GeoJSON in GCJ-02. */
import type { Feature, FeatureCollection, LineString, MultiPolygon, Polygon } from 'geojson'
import type { DividedStreet } from './division'
import type { AreaKind, LngLat } from './documents'
import { toLngLat, type Ring } from './geometry'
import { readBoundary } from './source'
import { LAKES, RAILWAY, YANGTZE } from './terrain'

interface Properties {
  kind: Exclude<AreaKind, 'grid'> | 'water' | 'rail'
  name: string
}

type Drawn = Polygon | MultiPolygon | LineString

export function baseMap(streets: DividedStreet[]): FeatureCollection<Drawn, Properties> {
  const places = streets.flatMap((street) => street.places)
  return {
    type: 'FeatureCollection',
    features: [
      feature('district', '镜湖区', { type: 'MultiPolygon', coordinates: readBoundary().map((ring) => [ring]) }),
      ...[YANGTZE, ...LAKES].map(({ name, outline }) => feature('water', name, polygon(outline))),
      feature('rail', RAILWAY.name, { type: 'LineString', coordinates: RAILWAY.line }),
      ...streets.map(({ name, ring }) => feature('street', name, polygon(degrees(ring)))),
      ...places.map(({ kind, name, ring }) => feature(kind, name, polygon(degrees(ring)))),
    ],
  }
}

function feature<G extends Drawn>(kind: Properties['kind'], name: string, geometry: G) {
  return { type: 'Feature', properties: { kind, name }, geometry } satisfies Feature<G, Properties>
}

function polygon(outline: LngLat[]): Polygon {
  return { type: 'Polygon', coordinates: [[...outline, outline[0] as LngLat]] }
}

function degrees(ring: Ring): LngLat[] {
  return ring.map(toLngLat)
}
