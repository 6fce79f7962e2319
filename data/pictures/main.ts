/** `npm run pictures`: the pins of the service map, and what hangs where the photos of the sample places do. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { paintPins } from './pins'
import { drawPlacePicture, PLACE_PICTURES } from './places'
import { paint } from './paint'
import { WIDTH } from './places/props'

const ROOT = resolve(__dirname, '../..')
/** Colours a picture of a place keeps: enough for its washes, and it stays under 60 KB. */
const COLOURS = 40

function main(): void {
  const pictures = PLACE_PICTURES.map(
    (name) => [`${name}.png`, paint(drawPlacePicture(name), { width: WIDTH, colours: COLOURS })] as const,
  )
  const places = join(ROOT, 'data/jinghu/place-photos')
  // Only now that all of them are there do the old ones go.
  rmSync(places, { recursive: true, force: true })
  mkdirSync(places)
  write(places, pictures)
  write(join(ROOT, 'miniprogram/images'), paintPins())
}

function write(folder: string, pictures: Iterable<readonly [name: string, png: Buffer]>): void {
  for (const [name, png] of pictures) {
    writeFileSync(join(folder, name), png)
    console.log(`${name}: ${png.length} 字节`)
  }
}

main()
