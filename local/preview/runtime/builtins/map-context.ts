import type L from 'leaflet'
import { ApiFailure, callbackApi, type CallbackApi } from '../wx/api'
import { type ClusterInfo, type ClusterOptions } from './map-clusters'
import { type Marker } from './map-marker'
import { type Markers } from './map-markers'
import { type GroundOverlay, type GroundOverlays } from './map-overlays'
import { type Point } from './map-shapes'

export type Padding = number[]
export interface Region {
  southwest: Point
  northeast: Point
}
/** Of WeChat's four map events the two about clusters. */
interface MapEvents {
  markerClusterCreate: { clusters: ClusterInfo[] }
  markerClusterClick: { cluster: ClusterInfo }
}

/** What `wx.createMapContext` gives. */
export interface MapContext {
  getCenterLocation: CallbackApi<{ iconPath?: string }, Point>
  moveToLocation: CallbackApi<Partial<Point>, object>
  includePoints: CallbackApi<{ points: Point[]; padding?: Padding }, object>
  getScale: CallbackApi<object, { scale: number }>
  getRegion: CallbackApi<object, Region>
  getRotate: CallbackApi<object, { rotate: number }>
  getSkew: CallbackApi<object, { skew: number }>
  initMarkerCluster: CallbackApi<ClusterOptions, object>
  addMarkers: CallbackApi<{ markers: Marker[]; clear?: boolean }, object>
  removeMarkers: CallbackApi<{ markerIds: number[] }, object>
  translateMarker: CallbackApi<{ markerId: number; destination: Point }, object>
  addGroundOverlay: CallbackApi<GroundOverlay, object>
  updateGroundOverlay: CallbackApi<GroundOverlay, object>
  removeGroundOverlay: CallbackApi<{ id: number | string }, object>
  fromScreenLocation: CallbackApi<{ x: number; y: number }, Point>
  toScreenLocation: CallbackApi<Point, { x: number; y: number }>
  on<E extends keyof MapEvents>(event: E, listener: (told: MapEvents[E]) => void): void
}

export type MapListeners = { [E in keyof MapEvents]: Set<(told: MapEvents[E]) => void> }

interface Parts {
  map: L.Map
  markers: Markers
  overlays: GroundOverlays
  listeners: MapListeners
  /** where the phone is, once its owner lets it be known */
  locate(): Promise<Point>
  showsLocation(): boolean
  include(points: Point[], padding?: Padding): void
}

export const pointOf = ({ lat, lng }: L.LatLng): Point => ({ latitude: lat, longitude: lng })

export function regionOf(map: L.Map): Region {
  const bounds = map.getBounds()
  return { southwest: pointOf(bounds.getSouthWest()), northeast: pointOf(bounds.getNorthEast()) }
}

/** None of these gives a promise: WeChat's documents say so of every one. */
export function mapContext({ map, markers, overlays, listeners, locate, showsLocation, include }: Parts): MapContext {
  return {
    getCenterLocation: callbackApi('getCenterLocation', () => pointOf(map.getCenter())),
    /** A privacy API that needs `scope.userLocation`, wherever it is told to go. */
    moveToLocation: callbackApi('moveToLocation', async ({ latitude, longitude }) => {
      const here = await locate()
      const isTold = latitude !== undefined && longitude !== undefined
      if (!isTold && !showsLocation()) throw new ApiFailure('show-location is false')
      const target = isTold ? { latitude, longitude } : here
      map.panTo([target.latitude, target.longitude], { animate: false })
    }),
    includePoints: callbackApi('includePoints', ({ points, padding }) => include(points, padding)),
    getScale: callbackApi('getScale', () => ({ scale: map.getZoom() })),
    getRegion: callbackApi('getRegion', () => regionOf(map)),
    getRotate: callbackApi('getRotate', () => ({ rotate: 0 })),
    getSkew: callbackApi('getSkew', () => ({ skew: 0 })),
    initMarkerCluster: callbackApi('initMarkerCluster', (options) => markers.initClusters(options)),
    addMarkers: callbackApi('addMarkers', ({ markers: list, clear }) => {
      if (clear) markers.clear()
      markers.add(list)
    }),
    removeMarkers: callbackApi('removeMarkers', ({ markerIds }) => markers.remove(markerIds)),
    translateMarker: callbackApi('translateMarker', ({ markerId, destination }) => markers.move(markerId, destination)),
    addGroundOverlay: callbackApi('addGroundOverlay', (overlay) => overlays.add(overlay)),
    updateGroundOverlay: callbackApi('updateGroundOverlay', (overlay) => overlays.update(overlay)),
    removeGroundOverlay: callbackApi('removeGroundOverlay', ({ id }) => overlays.remove(id)),
    fromScreenLocation: callbackApi('fromScreenLocation', ({ x, y }) => pointOf(map.containerPointToLatLng([x, y]))),
    toScreenLocation: callbackApi('toScreenLocation', ({ latitude, longitude }) => {
      const { x, y } = map.latLngToContainerPoint([latitude, longitude])
      return { x, y }
    }),
    on(event, listener) {
      const heard = listeners[event] as Set<typeof listener> | undefined
      if (!heard) throw new Error(`预览还不支持地图事件 ${event}`)
      heard.add(listener)
    },
  }
}
