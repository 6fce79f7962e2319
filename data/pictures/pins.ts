import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { paint } from './paint'

/** Shown 28 pixels wide; phones have up to three dots to a pixel. */
const WIDTH = 28 * 3

const DRAWINGS = join(__dirname, 'pins')

/** The pins of the service map by file name, from their drawings. */
export function paintPins(): Map<string, Buffer> {
  return new Map(
    readdirSync(DRAWINGS).map((file) => [
      `${basename(file, '.svg')}.png`,
      paint(readFileSync(join(DRAWINGS, file), 'utf8'), { width: WIDTH, colours: 32 }),
    ]),
  )
}
