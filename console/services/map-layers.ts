import L from 'leaflet'
import type { AreaOutline } from '../../typings/contract'
import { type Ring, stepOf } from './district-map'
import { paintHeat } from './heat'

/** How warmth spreads, in pixels: about two grids of a street. */
const SPOT = 34

/** A map that neither moves nor zooms. */
export const STILL: L.MapOptions = {
  ...{ zoomControl: false, attributionControl: false, zoomSnap: 0, keyboard: false, dragging: false },
  ...{ scrollWheelZoom: false, doubleClickZoom: false, boxZoom: false, touchZoom: false },
}

export const pointsOf = (ring: Ring): L.LatLngTuple[] => ring.map(([lng, lat]) => [lat, lng])

/** Only the edge of an area, over what lies in it. */
export const borderLayer = (rings: Ring[], color: string): L.Polygon =>
  L.polygon(rings.map(pointsOf), { color, weight: 1.2, fill: false, interactive: false })

/** Grids coloured by how much is open in each; under the borders of the areas above them. */
export function gridLayer(
  grids: AreaOutline[],
  loads: Record<string, number>,
  {
    colours,
    border,
    told,
    choose,
  }: {
    colours: string[]
    border: string
    told: (grid: AreaOutline) => string
    choose: (grid: string) => void
  },
): L.LayerGroup {
  const most = Math.max(1, ...Object.values(loads))
  return L.layerGroup(
    grids.map((grid) => {
      const fillColor = colours[stepOf(loads[grid.id] ?? 0, most)]
      const shape = L.polygon(pointsOf(grid.outline), { color: border, weight: 0.5, fillColor, fillOpacity: 1 })
      shape.bindTooltip(told(grid), { sticky: true })
      shape.on('click', () => choose(grid.id))
      return shape
    }),
  )
}

/** A cloud of colour over where something is open. It does not move: the map is put anew when its frame changes. */
export function heatLayer(map: L.Map, grids: AreaOutline[], loads: Record<string, number>): L.Layer {
  const canvas = document.createElement('canvas')
  const { x: width, y: height } = map.getSize()
  Object.assign(canvas, { width, height })
  canvas.style.pointerEvents = 'none'
  const most = Math.max(1, ...Object.values(loads))
  const points = grids.flatMap(({ id, centre: [lng, lat] }) => {
    const load = loads[id] ?? 0
    const { x, y } = map.latLngToContainerPoint([lat, lng])
    return load > 0 ? [{ x, y, share: load / most }] : []
  })
  paintHeat(canvas, points, SPOT)
  const Overlay = L.Layer.extend({
    onAdd(at: L.Map) {
      at.getPane('heat')?.append(canvas)
      L.DomUtil.setPosition(canvas, at.containerPointToLayerPoint([0, 0]))
    },
    onRemove: () => canvas.remove(),
  })
  return new Overlay() as L.Layer
}
