import L from 'leaflet'
import { clusterSpots, middleOf, type Spot } from './map-cluster-model'
import { drawCluster, drawMarker, type Marker } from './map-marker'
import { type Point } from './map-shapes'

/** What `initMarkerCluster` may be given. */
export interface ClusterOptions {
  enableDefaultStyle?: boolean
  zoomOnClick?: boolean
  /** pixels */
  gridSize?: number
}
const DEFAULTS: Required<ClusterOptions> = { enableDefaultStyle: true, zoomOnClick: true, gridSize: 60 }

/** A cluster as WeChat tells of it. */
export interface ClusterInfo {
  clusterId: number
  center: Point
  markerIds: number[]
}

export interface ClusterListener {
  clustersCreated(clusters: ClusterInfo[]): void
  /** @param zooms whether the map draws nearer by itself */
  clusterTapped(cluster: ClusterInfo, zooms: boolean): void
}

interface Cluster {
  info: ClusterInfo
  bounds: L.LatLngBounds
  /** how it is drawn: nothing yet, when the page draws its clusters itself */
  face: L.Marker | null
}

/** The counts that stand for markers too close to be told apart. A cluster stays itself while its members do. */
export class Clusters {
  /** by the ids of their members */
  private readonly clusters = new Map<string, Cluster>()
  private options = DEFAULTS
  private count = 0

  constructor(
    private readonly map: L.Map,
    private readonly layer: L.LayerGroup,
    private readonly listener: ClusterListener,
  ) {}

  init(options: ClusterOptions): void {
    this.options = { ...DEFAULTS, ...options }
    this.clear()
  }

  /** Gathers the markers anew. @returns the ids of those that are hidden in a cluster */
  arrange(places: Array<{ id: number; at: L.LatLng }>): Set<number> {
    const spots = places.map(({ id, at }): Spot => ({ id, ...this.pixels(at) }))
    const groups = new Map(
      clusterSpots(spots, this.options.gridSize).map((group) => [group.map(({ id }) => id).join(), group]),
    )
    for (const [key, cluster] of this.clusters) {
      if (groups.has(key)) continue
      this.show(cluster, null)
      this.clusters.delete(key)
    }
    const fresh = [...groups].filter(([key]) => !this.clusters.has(key))
    for (const [key, group] of fresh) this.clusters.set(key, this.found(group))
    // told once the change that brought them has ended, as all a map tells
    const told = fresh.flatMap(([key]) => this.clusters.get(key)?.info ?? [])
    if (told.length > 0) queueMicrotask(() => this.listener.clustersCreated(told))
    return new Set([...groups.values()].flat().map(({ id }) => id))
  }

  /** Draws a cluster as the page wants it; one that is no more is not drawn. */
  dress(marker: Marker): void {
    const cluster = [...this.clusters.values()].find(({ info }) => info.clusterId === marker.clusterId)
    if (!cluster) return
    const tapped = (): void => this.tap(cluster)
    this.show(cluster, drawMarker(marker, { tapped, calloutTapped: tapped, labelTapped: tapped }))
  }

  clear(): void {
    for (const cluster of this.clusters.values()) this.show(cluster, null)
    this.clusters.clear()
  }

  private found(group: Spot[]): Cluster {
    const { x, y } = middleOf(group)
    const { lat, lng } = this.map.unproject([x, y])
    const cluster: Cluster = {
      info: {
        clusterId: ++this.count,
        center: { latitude: lat, longitude: lng },
        markerIds: group.map(({ id }) => id),
      },
      bounds: L.latLngBounds(group.map((spot) => this.map.unproject([spot.x, spot.y]))),
      face: null,
    }
    if (this.options.enableDefaultStyle) {
      this.show(
        cluster,
        drawCluster(cluster.info.center, group.length, () => this.tap(cluster)),
      )
    }
    return cluster
  }

  private tap({ info, bounds }: Cluster): void {
    const { zoomOnClick } = this.options
    this.listener.clusterTapped(info, zoomOnClick)
    if (!zoomOnClick) return
    const margin = this.options.gridSize * 2
    const wanted = this.map.getBoundsZoom(bounds, false, L.point(margin, margin))
    const scale = Math.min(this.map.getMaxZoom(), Math.max(wanted, this.map.getZoom() + 1))
    this.map.setView(bounds.getCenter(), scale, { animate: false })
  }

  private show(cluster: Cluster, face: L.Marker | null): void {
    if (cluster.face) this.layer.removeLayer(cluster.face)
    cluster.face = face
    if (face) this.layer.addLayer(face)
  }

  private pixels(at: L.LatLng): { x: number; y: number } {
    const { x, y } = this.map.project(at)
    return { x, y }
  }
}
