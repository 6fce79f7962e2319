import L from 'leaflet'

type Kind = 'district' | 'street' | 'community' | 'village' | 'water' | 'railway'
type BaseMap = GeoJSON.FeatureCollection<GeoJSON.Geometry, { kind: Kind; name?: string }>

/** The calm ground maps are drawn on, and from which scale names are readable. */
const STYLES: Record<Kind, { line: L.PathOptions; from: number; to: number }> = {
  district: {
    line: { color: '#8fb0b5', weight: 2, fill: true, fillColor: '#f3f6f4', fillOpacity: 1 },
    from: 9,
    to: 11.5,
  },
  street: { line: { color: '#a9c0c4', weight: 1.2, fill: false }, from: 11.5, to: 14 },
  community: { line: { color: '#cbd9db', weight: 0.8, fill: false, dashArray: '4 4' }, from: 14, to: 21 },
  village: { line: { color: '#cbd9db', weight: 0.8, fill: false, dashArray: '4 4' }, from: 13, to: 21 },
  water: { line: { stroke: false, fill: true, fillColor: '#bfdde6', fillOpacity: 1 }, from: 12, to: 21 },
  railway: { line: { color: '#b9bfc4', weight: 3, fill: false, dashArray: '10 6' }, from: 14, to: 21 },
}
const ORDER: Kind[] = ['district', 'water', 'railway', 'village', 'community', 'street']

let loading: Promise<BaseMap> | null = null

/** Draws the outlines the build was given beneath everything else; names appear by scale. */
export async function drawBase(map: L.Map): Promise<void> {
  loading ??= fetch('base.geojson').then((response) => response.json() as Promise<BaseMap>)
  const base = await loading
  const pane = map.createPane('base')
  pane.style.zIndex = '150'
  const renderer = L.canvas({ pane: 'base' })
  const names = L.layerGroup().addTo(map)
  for (const kind of ORDER) {
    const features = base.features.filter((feature) => feature.properties.kind === kind)
    const style = { ...STYLES[kind].line, renderer } as L.PathOptions
    L.geoJSON(features, { interactive: false, pane: 'base', style: () => style, ...({ renderer } as object) }).addTo(
      map,
    )
  }
  const label = (): void => {
    names.clearLayers()
    const view = map.getBounds()
    for (const feature of base.features) {
      const { kind, name } = feature.properties
      const { from, to } = STYLES[kind]
      if (!name || map.getZoom() < from || map.getZoom() >= to) continue
      const at = L.geoJSON(feature).getBounds().getCenter()
      if (!view.contains(at)) continue
      names.addLayer(
        L.marker(at, {
          icon: L.divIcon({ className: `wx-map-name wx-map-name-${kind}`, html: name, iconSize: [0, 0] }),
          interactive: false,
          pane: 'base',
        }),
      )
    }
  }
  map.on('moveend', label)
  label()
}
