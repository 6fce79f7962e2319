/** `npm run hand-maps`: draws the communities that have a hand-drawn map, into `data/jinghu/hand-maps/`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { distance, toMetres } from '../jinghu/generate/geometry'
import { MAIN_GRID } from '../jinghu/generate/plot'
import { paint } from '../pictures/paint'
import { readDistrict, type Cell } from './district'
import { drawHandMap } from './hand-map'

const FOLDER = resolve(__dirname, '../jinghu')
/** The district had the first ten of its communities drawn. */
const HOW_MANY = 10
/** Bytes of one picture: a phone fetches it over the air. */
const HEAVIEST = 300_000
/** Colours tried until a picture is light enough. */
const PALETTES = [160, 128, 96, 72, 56, 40]

/** The communities around the story, nearest first. */
function chosen(cells: Cell[]): Cell[] {
  const home = cells.find(({ id, kind }) => kind === 'community' && MAIN_GRID.startsWith(id))
  if (!home) throw new Error('the story has no community')
  const away = ({ centre }: Cell): number => distance(toMetres(centre), toMetres(home.centre))
  return cells
    .filter(({ kind }) => kind === 'community')
    .sort((a, b) => away(a) - away(b))
    .slice(0, HOW_MANY)
}

function light(svg: string, width: number): Buffer {
  for (const colours of PALETTES) {
    const png = paint(svg, { width, colours })
    if (png.length <= HEAVIEST) return png
  }
  throw new Error(`the picture stays heavier than ${HEAVIEST} bytes`)
}

function main(): void {
  const district = readDistrict(FOLDER)
  const pictures = join(FOLDER, 'hand-maps')
  const maps = chosen(district.cells).map((community) => {
    const { svg, width, bounds } = drawHandMap(community, district)
    const png = light(svg, width)
    console.log(`${community.name}  ${(png.length / 1000).toFixed(0)} KB`)
    const entry = { community: community.id, name: community.name, file: `${community.id}.png`, bounds, sample: true }
    return { entry, png }
  })
  // Only now that all of them are there do the old ones go.
  rmSync(pictures, { recursive: true, force: true })
  mkdirSync(pictures)
  for (const { entry, png } of maps) writeFileSync(join(pictures, entry.file), png)
  const lines = maps.map(({ entry }) => JSON.stringify(entry)).join(',\n')
  writeFileSync(join(FOLDER, 'hand-maps.json'), `[\n${lines}\n]\n`)
}

main()
