import L from 'leaflet'
import { duringTap } from '../gesture'
import { ApiFailure } from '../wx/api'
import { any, defineBuiltin, flag, number } from './define'
import { drawBase } from './map-base'
import './map-canvas'
import { mapContext, pointOf, regionOf, type MapListeners, type Padding } from './map-context'
import { type Marker } from './map-marker'
import { Markers } from './map-markers'
import { GroundOverlays } from './map-overlays'
import {
  drawCircle,
  drawPolygon,
  drawPolyline,
  type Circle,
  type Point,
  type Polygon,
  type Polyline,
} from './map-shapes'

/** Why the region changes, in WeChat's words. */
type Cause = 'drag' | 'scale' | 'update'

interface Phone {
  /** where the phone is, unless its owner keeps that to himself */
  place(): [lng: number, lat: number] | null
  /** asks what WeChat asks before a privacy API tells where the phone is. @throws ApiFailure */
  allowLocating(): Promise<void>
}

let phone: Phone = { place: () => null, allowLocating: () => Promise.resolve() }

/** Lets maps know where the phone is. */
export function connectMaps(connected: Phone): void {
  phone = connected
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
      here: L.layerGroup(),
    }
    const listeners: MapListeners = { markerClusterCreate: new Set(), markerClusterClick: new Set() }
    let cause: Cause = 'update'

    const markers = new Markers(map, {
      tapped: (type, markerId) => duringTap(() => emit(type, { markerId }, { fields: { markerId } })),
      clustersCreated: (clusters) => listeners.markerClusterCreate.forEach((listener) => listener({ clusters })),
      clusterTapped(cluster, zooms) {
        if (zooms) cause = 'scale'
        duringTap(() => listeners.markerClusterClick.forEach((listener) => listener({ cluster })))
      },
    })
    const moved = (type: 'begin' | 'end'): void => {
      const detail = {
        type,
        // how a gesture moved the map is only known when it ends
        causedBy: type === 'begin' && cause !== 'update' ? 'gesture' : cause,
        rotate: 0,
        skew: 0,
        scale: map.getZoom(),
        centerLocation: pointOf(map.getCenter()),
        region: regionOf(map),
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

    const context = mapContext({
      map,
      markers,
      overlays: new GroundOverlays(map),
      listeners,
      include,
      showsLocation: () => get('showLocation'),
      async locate() {
        await phone.allowLocating()
        const here = phone.place()
        if (!here) throw new ApiFailure('auth deny')
        return { longitude: here[0], latitude: here[1] }
      },
    })
    return {
      context,
      attached() {
        host.querySelector(':scope > wx-map-canvas')?.append(canvas)
        void drawBase(map)
        for (const layer of [...Object.values(layers), markers.layer]) layer.addTo(map)
        resized.observe(canvas)
        requestAnimationFrame(() => {
          if (!host.isConnected) return
          map.invalidateSize({ animate: false })
          centre()
          include(get('includePoints') ?? [])
          markers.arrangeSoon()
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
          markers.clear()
          markers.add(list ?? [])
        },
        polygons: (list) => redraw(layers.polygons, list, drawPolygon),
        polyline: (list) => redraw(layers.polyline, list, drawPolyline),
        circles: (list) => redraw(layers.circles, list, drawCircle),
        showLocation(shown) {
          const here = phone.place()
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
