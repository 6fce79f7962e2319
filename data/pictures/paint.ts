import { Resvg, type ResvgRenderOptions } from '@resvg/resvg-js'
import { PNG } from 'pngjs'
import UPNG from 'upng-js'

interface Paint {
  /** Pixels; the height follows. */
  width: number
  /** How many colours the picture keeps, ≤256; 0 keeps them all. */
  colours: number
  /** Files of the fonts its words are in; the computer's own are never used, so that every computer draws the same. */
  fonts?: string[]
}

/** Paints an SVG as a PNG with a palette, small enough to travel to phones. */
export function paint(svg: string, { width, colours, fonts = [] }: Paint): Buffer {
  const options: ResvgRenderOptions = {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false, fontFiles: fonts },
  }
  const image = PNG.sync.read(new Resvg(svg, options).render().asPng())
  const pixels = new Uint8Array(image.data).buffer
  return Buffer.from(UPNG.encode([pixels], image.width, image.height, colours))
}
