import L from 'leaflet'
import { duringTap } from '../gesture'
import { asyncApi, type AsyncApi } from '../wx/api'
import { any, defineBuiltin, flag, number } from './define'
import { drawBase } from './map-base'
import { drawMarker, type Marker } from './map-marker'
import {
  drawCircle,
  drawPolygon,
  drawPolyline,
  type Circle,
  type Point,
  type Polygon,
  type Polyline,
} from './map-shapes'

type Padding = number[]
/** Why the region changes, in WeChat's words. */
type Cause = 'drag' | 'scale' | 'update' | 'gesture'

export interface MapContext {
  getCenterLocation: AsyncApi<{ iconPath?: string }, Point>
  moveToLocation: AsyncApi<Partial<Point>, object>
  includePoints: AsyncApi<{ points: Point[]; padding?: Padding }, object>
  getScale: AsyncApi<object, { scale: number }>
  getRegion: AsyncApi<object, { southwest: Point; northeast: Point }>
  getRotate: AsyncApi<object, { rotate: number }>
  getSkew: AsyncApi<object, { skew: number }>
  addMarkers: AsyncApi<{ markers: Marker[]; clear?: boolean }, object>
  removeMarkers: AsyncApi<{ markerIds: number[] }, object>
  translateMarker: AsyncApi<{ markerId: number; destination: Point }, object>
  fromScreenLocation: AsyncApi<{ x: number; y: number }, Point>
  toScreenLocation: AsyncApi<Point, { x: number; y: number }>
}

let place: () => [lng: number, lat: number] | null = () => null

/** Lets maps know where the phone is. */
export function connectMaps(connected: { place: typeof place }): void {
  place = connected.place
}

const MIN_SCALE = 3
const MAX_SCALE = 20

/** `<map>`: Leaflet on canvas over the district's own outlines; there are no tiles. */
export const mapBuiltin = defineBuiltin({
  name: 'map',
  template: 'map',
  properties: {
    latitude: number(),
    longitude: number(),
    scale: number(16),
    minScale: number(MIN_SCALE),
    maxScale: number(MAX_SCALE),
    markers: any<Marker[] | null>([]),
    polyline: any<Polyline[] | null>([]),
    circles: any<Circle[] | null>([]),
    polygons: any<Polygon[] | null>([]),
    includePoints: any<Point[] | null>([]),
    showLocation: flag(),
    enableZoom: flag(true),
    enableScroll: flag(true),
    enableRotate: flag(),
    enableOverlooking: flag(),
    enableSatellite: flag(),
    enableTraffic: flag(),
    enablePoi: flag(true),
    enableBuilding: flag(true),
    enableAutoMaxOverlooking: flag(),
    enable3D: flag(),
    showCompass: flag(),
    showScale: flag(),
    subkey: any<unknown>(''),
    layerStyle: any<unknown>(1),
    rotate: number(),
    skew: number(),
    setting: any<Record<string, unknown> | null>(null),
  },
  create({ host, get, emit }) {
    const canvas = document.createElement('div')
    canvas.className = 'wx-map-leaflet'
    const map = L.map(canvas, {
      preferCanvas: true,
      zoomControl: false,
      attributionControl: false,
      minZoom: MIN_SCALE,
      maxZoom: MAX_SCALE,
      zoomSnap: 0.25,
      zoomAnimation: false,
      markerZoomAnimation: false,
      fadeAnimation: false,
    }).setView([0, 0], 16)
    const layers = {
      polygons: L.layerGroup(),
      circles: L.layerGroup(),
      polyline: L.layerGroup(),
      markers: L.layerGroup(),
      here: L.layerGroup(),
    }
    const markers = new Map<number, L.Marker>()
    let cause: Cause = 'update'

    const pointOf = ({ lat, lng }: L.LatLng): Point => ({ latitude: lat, longitude: lng })
    const moved = (type: 'begin' | 'end'): void => {
      const bounds = map.getBounds()
      const detail = {
        type,
        causedBy: cause,
        rotate: 0,
        skew: 0,
        scale: map.getZoom(),
        centerLocation: pointOf(map.getCenter()),
        region: { southwest: pointOf(bounds.getSouthWest()), northeast: pointOf(bounds.getNorthEast()) },
      }
      const tell = (): void => emit('regionchange', detail, { fields: { type, causedBy: detail.causedBy } })
      // what the page itself moved, it hears of once its own update has ended
      if (cause === 'update') queueMicrotask(tell)
      else tell()
    }
    map.on('dragstart', () => (cause = 'drag'))
    canvas.addEventListener('wheel', () => (cause = 'scale'), { passive: true })
    canvas.addEventListener('dblclick', () => (cause = 'scale'))
    map.on('movestart', () => moved('begin'))
    map.on('moveend', () => {
      moved('end')
      cause = 'update'
    })
    // WeChat says nowhere whether a map's tap bubbles: here it does, so that what would be told twice shows
    map.on('click', ({ latlng }: L.LeafletMouseEvent) => {
      duringTap(() => emit('tap', pointOf(latlng), { bubbles: true, composed: true, fields: pointOf(latlng) }))
    })

    const addMarkers = (list: Marker[]): void => {
      for (const marker of list) {
        const id = marker.id ?? markers.size
        markers.get(id)?.remove()
        const told = (type: string) => (): void => {
          duringTap(() => emit(type, { markerId: id }, { fields: { markerId: id } }))
        }
        const drawn = drawMarker(marker, {
          tapped: told('markertap'),
          calloutTapped: told('callouttap'),
          labelTapped: told('labeltap'),
        })
        markers.set(id, drawn)
        layers.markers.addLayer(drawn)
      }
    }
    const include = (points: Point[], padding: Padding = []): void => {
      if (points.length === 0) return
      const [top = 24, right = top, bottom = top, left = right] = padding
      const bounds = L.latLngBounds(points.map(({ latitude, longitude }) => [latitude, longitude]))
      map.fitBounds(bounds, {
        paddingTopLeft: [left, top],
        paddingBottomRight: [right, bottom],
        animate: false,
        maxZoom: get('maxScale'),
      })
    }
    const centre = (): void => {
      if (!get('latitude') && !get('longitude')) return
      const target = L.latLng(get('latitude'), get('longitude'))
      if (map.getZoom() === get('scale') && map.getCenter().distanceTo(target) < 0.5) return
      map.setView(target, get('scale'), { animate: false })
    }
    const redraw = <T>(group: L.LayerGroup, list: T[] | null, draw: (shape: T) => L.Layer): void => {
      group.clearLayers()
      for (const shape of list ?? []) group.addLayer(draw(shape))
    }
    const allow = (handler: L.Handler, allowed: boolean): void => void (allowed ? handler.enable() : handler.disable())
    const resized = new ResizeObserver(() => map.invalidateSize({ animate: false }))

    const context: MapContext = {
      getCenterLocation: asyncApi('getCenterLocation', () => pointOf(map.getCenter())),
      moveToLocation: asyncApi('moveToLocation', ({ latitude, longitude }) => {
        const here = place()
        const target: L.LatLngTuple | null =
          latitude !== undefined && longitude !== undefined ? [latitude, longitude] : here && [here[1], here[0]]
        if (target) map.panTo(target, { animate: false })
      }),
      includePoints: asyncApi('includePoints', ({ points, padding }) => include(points, padding)),
      getScale: asyncApi('getScale', () => ({ scale: map.getZoom() })),
      getRegion: asyncApi('getRegion', () => ({
        southwest: pointOf(map.getBounds().getSouthWest()),
        northeast: pointOf(map.getBounds().getNorthEast()),
      })),
      getRotate: asyncApi('getRotate', () => ({ rotate: 0 })),
      getSkew: asyncApi('getSkew', () => ({ skew: 0 })),
      addMarkers: asyncApi('addMarkers', ({ markers: list, clear }) => {
        if (clear) clearMarkers()
        addMarkers(list)
      }),
      removeMarkers: asyncApi('removeMarkers', ({ markerIds }) => {
        for (const id of markerIds) {
          const marker = markers.get(id)
          if (marker) layers.markers.removeLayer(marker)
          markers.delete(id)
        }
      }),
      translateMarker: asyncApi('translateMarker', ({ markerId, destination }) => {
        markers.get(markerId)?.setLatLng([destination.latitude, destination.longitude])
      }),
      fromScreenLocation: asyncApi('fromScreenLocation', ({ x, y }) => pointOf(map.containerPointToLatLng([x, y]))),
      toScreenLocation: asyncApi('toScreenLocation', ({ latitude, longitude }) => {
        const { x, y } = map.latLngToContainerPoint([latitude, longitude])
        return { x, y }
      }),
    }
    const clearMarkers = (): void => {
      layers.markers.clearLayers()
      markers.clear()
    }
    return {
      context,
      attached() {
        host.querySelector(':scope > wx-map-canvas')?.append(canvas)
        void drawBase(map)
        for (const layer of Object.values(layers)) layer.addTo(map)
        resized.observe(canvas)
        requestAnimationFrame(() => {
          if (!host.isConnected) return
          map.invalidateSize({ animate: false })
          centre()
          include(get('includePoints') ?? [])
          emit('updated')
        })
      },
      detached() {
        resized.disconnect()
        map.remove()
      },
      update: {
        latitude: centre,
        longitude: centre,
        scale: centre,
        minScale: (scale) => map.setMinZoom(scale),
        maxScale: (scale) => map.setMaxZoom(scale),
        includePoints: (points) => void (host.isConnected && include(points ?? [])),
        markers(list) {
          clearMarkers()
          addMarkers(list ?? [])
        },
        polygons: (list) => redraw(layers.polygons, list, drawPolygon),
        polyline: (list) => redraw(layers.polyline, list, drawPolyline),
        circles: (list) => redraw(layers.circles, list, drawCircle),
        showLocation(shown) {
          const here = place()
          layers.here.clearLayers()
          if (!shown || !here) return
          const dot = { className: 'wx-map-here', iconSize: [18, 18] as [number, number] }
          layers.here.addLayer(L.marker([here[1], here[0]], { icon: L.divIcon(dot), interactive: false }))
        },
        enableScroll: (allowed) => allow(map.dragging, allowed),
        enableZoom(allowed) {
          allow(map.scrollWheelZoom, allowed)
          allow(map.doubleClickZoom, allowed)
          allow(map.touchZoom, allowed)
        },
        showScale: (shown) => host.toggleAttribute('data-scale', shown),
      },
    }
  },
})
