import L from 'leaflet'
import { Clusters, type ClusterListener, type ClusterOptions } from './map-clusters'
import { drawMarker, type Marker } from './map-marker'
import { type Point } from './map-shapes'

export interface MarkersListener extends ClusterListener {
  tapped(type: 'markertap' | 'callouttap' | 'labeltap', markerId: number): void
}

/** The markers on a map. Those with `joinCluster` give way to a count where they stand too close. */
export class Markers {
  readonly layer = L.layerGroup()
  private readonly markers = new Map<number, { joins: boolean; drawn: L.Marker }>()
  private readonly clusters: Clusters
  private isDue = false

  constructor(
    private readonly map: L.Map,
    private readonly listener: MarkersListener,
  ) {
    this.clusters = new Clusters(map, this.layer, listener)
    map.on('zoomend', () => this.arrangeSoon())
  }

  initClusters(options: ClusterOptions): void {
    this.clusters.init(options)
    this.arrangeSoon()
  }

  /** A marker with a known id takes its place; one with a `clusterId` is the face of that cluster. */
  add(list: Marker[]): void {
    for (const marker of list) {
      if (marker.clusterId !== undefined) this.clusters.dress(marker)
      else this.put(marker)
    }
    this.arrangeSoon()
  }

  remove(ids: number[]): void {
    for (const id of ids) {
      const known = this.markers.get(id)
      if (known) this.layer.removeLayer(known.drawn)
      this.markers.delete(id)
    }
    this.arrangeSoon()
  }

  clear(): void {
    this.clusters.clear()
    this.layer.clearLayers()
    this.markers.clear()
  }

  move(id: number, { latitude, longitude }: Point): void {
    this.markers.get(id)?.drawn.setLatLng([latitude, longitude])
    this.arrangeSoon()
  }

  private put(marker: Marker): void {
    const id = marker.id ?? this.markers.size
    if (typeof id !== 'number') throw new Error(`marker.id 应当是数字：${JSON.stringify(id)}`)
    const before = this.markers.get(id)
    if (before) this.layer.removeLayer(before.drawn)
    const tapped = (type: Parameters<MarkersListener['tapped']>[0]) => (): void => this.listener.tapped(type, id)
    const drawn = drawMarker(marker, {
      tapped: tapped('markertap'),
      calloutTapped: tapped('callouttap'),
      labelTapped: tapped('labeltap'),
    })
    const joins = marker.joinCluster === true
    this.markers.set(id, { joins, drawn })
    if (!joins) this.layer.addLayer(drawn)
  }

  /** Gathers what joins clusters: once for all that is changed in one go, and never before the map is on its page. */
  arrangeSoon(): void {
    if (this.isDue) return
    this.isDue = true
    queueMicrotask(() => {
      this.isDue = false
      if (this.map.getContainer().isConnected) this.arrange()
    })
  }

  private arrange(): void {
    const joining = [...this.markers].filter(([, { joins }]) => joins)
    const hidden = this.clusters.arrange(joining.map(([id, { drawn }]) => ({ id, at: drawn.getLatLng() })))
    for (const [id, { drawn }] of joining) {
      if (hidden.has(id)) this.layer.removeLayer(drawn)
      else this.layer.addLayer(drawn)
    }
  }
}
