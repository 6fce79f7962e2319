import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { paint } from './paint'

/** Shown 28 pixels wide; phones have up to three dots to a pixel. */
const WIDTH = 28 * 3

// npm run pins: the pins of the service map, from their drawings beside this file.
const drawings = join(__dirname, 'pins')
for (const file of readdirSync(drawings)) {
  const png = paint(readFileSync(join(drawings, file), 'utf8'), { width: WIDTH, colours: 32 })
  writeFileSync(join(__dirname, '../../miniprogram/images', `${basename(file, '.svg')}.png`), png)
  console.log(`${file}: ${png.length} 字节`)
}
