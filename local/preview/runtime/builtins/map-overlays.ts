import L from 'leaflet'
import { reveal } from '../files'
import { ApiFailure } from '../wx/api'
import { type Point } from './map-shapes'

/** A picture laid on the ground, as `addGroundOverlay` takes it. */
export interface GroundOverlay {
  id: number | string
  src: string
  bounds: { southwest: Point; northeast: Point }
  visible?: boolean
  zIndex?: number
  opacity?: number
}

const PANE = 'ground'

/** The pictures laid on a map's ground, beneath whatever else the page draws. */
export class GroundOverlays {
  private readonly overlays = new Map<string, L.ImageOverlay>()

  constructor(private readonly map: L.Map) {
    map.createPane(PANE).style.zIndex = '300'
  }

  /** Resolves when the picture is there. */
  async add(overlay: GroundOverlay): Promise<void> {
    await this.lay(overlay)
  }

  /** What is not given is as `addGroundOverlay` has it by itself. */
  async update(overlay: GroundOverlay): Promise<void> {
    if (!this.overlays.has(String(overlay.id))) throw new ApiFailure(`ground overlay ${overlay.id} not found`)
    await this.lay(overlay)
  }

  remove(id: number | string): void {
    this.overlays.get(String(id))?.remove()
    this.overlays.delete(String(id))
  }

  private lay({ id, src, bounds, visible = true, zIndex = 1, opacity = 1 }: GroundOverlay): Promise<void> {
    const { southwest, northeast } = bounds
    const corners = L.latLngBounds([southwest.latitude, southwest.longitude], [northeast.latitude, northeast.longitude])
    const laid = L.imageOverlay(reveal(src, ''), corners, {
      pane: PANE,
      zIndex,
      opacity: visible ? opacity : 0,
      className: 'wx-map-ground',
    })
    const before = this.overlays.get(String(id))
    this.overlays.set(String(id), laid)
    return new Promise((resolve, reject) => {
      // the picture before it stays until this one is there, so that nothing blinks
      laid.on('load', () => {
        before?.remove()
        resolve()
      })
      laid.on('error', () => {
        if (this.overlays.get(String(id)) === laid) this.remove(id)
        before?.remove()
        reject(new ApiFailure(`load image failed: ${src}`))
      })
      laid.addTo(this.map)
    })
  }
}
