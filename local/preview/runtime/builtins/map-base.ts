import L from 'leaflet'
import { unpackOutlines, type PackedOutlines } from '../../outlines'
import { Borders, linesOf, middleOf, outerRings, rounded, type Border } from './map-borders'

type Kind = 'district' | 'street' | 'community' | 'village' | 'water' | 'park' | 'rail'
type Feature = GeoJSON.Feature<GeoJSON.Geometry, { kind: Kind; name?: string }>
interface BaseMap {
  features: Feature[]
}

/** From which scale on the small areas are fetched and drawn. */
const FINE_FROM = 15

/** Between which scales names are readable; of small areas, when their own name is. */
const NAMED: Record<Kind | 'fine', [from: number, to: number]> = {
  district: [9, 11.5],
  street: [11.5, 14],
  village: [13, 21],
  community: [14, 21],
  water: [12, 21],
  park: [13.5, 21],
  rail: [14, 21],
  fine: [16, 21],
}

/** Neighbouring streets are told apart by a breath of colour. */
const LAND = ['#f6f5ef', '#f1f6f1', '#f3f5f7', '#f8f4ee', '#f0f5f4'].map((fillColor) => ({
  stroke: false,
  fillColor,
  fillOpacity: 1,
}))
const PARK = { color: '#bcd9b0', weight: 1, fillColor: '#dcebd2', fillOpacity: 1 }
const WATER = { color: '#93c3d4', weight: 1, fillColor: '#b9dce8', fillOpacity: 1 }
const LINES = {
  fine: { color: '#d3dad1', weight: 1 },
  community: { color: '#b5c6bf', weight: 1, dashArray: '5 4' },
  street: { color: '#93aca6', weight: 1.6 },
  district: { color: '#5f8f93', weight: 2.5 },
} satisfies Record<string, L.PolylineOptions>
/** A railway as maps have drawn it ever since: white sleepers in a dark line. */
const RAIL: L.PolylineOptions[] = [
  { color: '#8b9296', weight: 4, lineCap: 'butt' },
  { color: '#ffffff', weight: 2, lineCap: 'butt', dashArray: '9 9' },
]

let loading: Promise<BaseMap> | null = null
let loadingFine: Promise<PackedOutlines> | null = null

/** Draws the district the build was given beneath everything else: no tiles, and names by scale. */
export async function drawBase(map: L.Map): Promise<void> {
  loading ??= fetch('base.geojson').then((response) => response.json() as Promise<BaseMap>)
  const { features } = await loading
  // a page may be gone before its map's ground has come
  if (!map.getContainer().isConnected) return
  map.createPane('base').style.zIndex = '150'
  map.createPane('names').style.zIndex = '160'
  const ground = new Ground(map)
  ground.draw(features)
  map.on('moveend', () => ground.refresh())
  ground.refresh()
}

class Ground {
  private readonly renderer = L.canvas({ pane: 'base', padding: 0.3 })
  private readonly names = L.layerGroup()
  private readonly fine = L.layerGroup()
  private readonly named: Array<{ kind: Kind | 'fine'; name: string; at: L.LatLng }> = []
  private readonly borders = new Borders()
  private isFineWanted = true

  constructor(private readonly map: L.Map) {
    this.names.addTo(map)
  }

  draw(features: Feature[]): void {
    const ringsOf = (...kinds: Kind[]): Border[] =>
      features
        .filter(({ properties }) => kinds.includes(properties.kind))
        .flatMap(({ geometry }) => outerRings(geometry))
    const [district, streets, places] = [ringsOf('district'), ringsOf('street'), ringsOf('community', 'village')]
    for (const ring of district) this.area(ring, LAND[0])
    streets.forEach((ring, index) => this.area(ring, LAND[index % LAND.length]))
    for (const ring of ringsOf('park')) this.area(rounded(ring), PARK)
    for (const ring of ringsOf('water')) this.area(rounded(ring), WATER)
    this.fine.addTo(this.map)
    const streetLines = this.borders.take(streets)
    for (const line of this.borders.take(places)) this.line(line, LINES.community)
    for (const line of streetLines) this.line(line, LINES.street)
    for (const line of features.flatMap(({ properties, geometry }) =>
      properties.kind === 'rail' ? linesOf(geometry) : [],
    ))
      for (const style of RAIL) this.line(line, style)
    for (const ring of district) this.line([...ring, ...ring.slice(0, 1)], LINES.district)
    for (const { properties, geometry } of features) {
      const { kind, name } = properties
      const at = outerRings(geometry).map(middleOf)[0] ?? linesOf(geometry).map((line) => line[line.length >> 1])[0]
      if (name && at && kind in NAMED) this.named.push({ kind, name, at: latLng(at) })
    }
  }

  /** What depends on how near one looks, and where. */
  refresh(): void {
    const scale = this.map.getZoom()
    if (scale >= FINE_FROM && this.isFineWanted) {
      this.isFineWanted = false
      void this.loadFine()
    }
    if (scale >= FINE_FROM) this.fine.addTo(this.map)
    else this.fine.remove()
    this.names.clearLayers()
    const view = this.map.getBounds()
    for (const { kind, name, at } of this.named) {
      const [from, to] = NAMED[kind]
      if (scale < from || scale >= to || !view.contains(at)) continue
      const icon = L.divIcon({ className: `wx-map-name wx-map-name-${kind}`, html: name, iconSize: [0, 0] })
      this.names.addLayer(L.marker(at, { icon, interactive: false, keyboard: false, pane: 'names' }))
    }
  }

  private async loadFine(): Promise<void> {
    loadingFine ??= fetch('fine.json').then((response) => response.json() as Promise<PackedOutlines>)
    const outlines = unpackOutlines(await loadingFine)
    if (!this.map.getContainer().isConnected) return
    for (const line of this.borders.take(outlines.map(({ ring }) => ring))) {
      this.fine.addLayer(this.drawn(line, LINES.fine))
    }
    for (const { name, ring } of outlines) this.named.push({ kind: 'fine', name, at: latLng(middleOf(ring)) })
    this.refresh()
  }

  private area(ring: Border, style: L.PathOptions | undefined): void {
    const { renderer } = this
    L.polygon(ring.map(latLng), { ...style, renderer, interactive: false, pane: 'base' }).addTo(this.map)
  }

  private line(line: Border, style: L.PolylineOptions): void {
    this.drawn(line, style).addTo(this.map)
  }

  private drawn(line: Border, style: L.PolylineOptions): L.Polyline {
    const { renderer } = this
    return L.polyline(line.map(latLng), { ...style, renderer, interactive: false, pane: 'base', smoothFactor: 1.5 })
  }
}

function latLng([lng, lat]: Border[number]): L.LatLng {
  return L.latLng(lat, lng)
}
