import jsQR from 'jsqr'
import { PNG } from 'pngjs'

/** What a picture of a code says, and how wide it is; `text` is undefined when nothing can be read. */
export function readCode(png: Buffer): { width: number; text: string | undefined } {
  const { data, width, height } = PNG.sync.read(png)
  return { width, text: jsQR(new Uint8ClampedArray(data), width, height)?.data }
}
