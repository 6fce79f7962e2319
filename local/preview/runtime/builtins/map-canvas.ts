import L from 'leaflet'

/** What Leaflet's canvas keeps to itself: the context it draws on while it is part of a map. */
interface CanvasInside {
  _ctx?: CanvasRenderingContext2D
  _redraw(): void
}

const redraw = (L.Canvas.prototype as unknown as CanvasInside)._redraw

/**
 * A map that moves redraws its canvas at once and forgets that a frame was asked for; taken away before that frame comes,
 * Leaflet 1.9 would draw on a canvas that is gone.
 */
L.Canvas.include({
  _redraw(this: CanvasInside) {
    if (this._ctx) redraw.call(this)
  },
})
