import { distanceToSide, isInside, sides, type Point } from '../jinghu/generate/geometry'
import type { Random } from '../jinghu/generate/random'
import { canWrite, widthOf, write, type Writing } from './letters'
import { boxAround, type Box, type Room } from './room'
import type { Sheet } from './sheet'

/** Pixels between the points that are tried. */
const RASTER = 20
const EDGE = { aside: 30, above: 60 }

/** Writes names where there is room for them; a name without room, or with a character the font lacks, is left out. */
export class Names {
  constructor(
    private readonly sheet: Sheet,
    private readonly room: Room,
    private readonly random: Random,
  ) {}

  /** At the first of the places that nothing has taken yet. */
  at(words: string, places: Point[], writing: Writing): string {
    if (!canWrite(words)) return ''
    const box = (place: Point): Box => boxAround(place, widthOf(words, writing) + 4, writing.size * 1.05)
    const free = places.find((place) => this.room.isFree(box(place)))
    if (!free) return ''
    this.room.take(box(free))
    return write(words, free, writing, this.random)
  }

  /** Where its area is widest, as far as it lies on the sheet and outside the `hollows`. */
  inside(words: string, ring: Point[], writing: Writing, hollows: Point[][] = []): string {
    if (!canWrite(words)) return ''
    const half = widthOf(words, writing) / 2
    const candidates: Array<{ at: Point; space: number }> = []
    for (let x = half + EDGE.aside; x < this.sheet.width - half - EDGE.aside; x += RASTER) {
      for (let y = EDGE.above; y < this.sheet.height - EDGE.above; y += RASTER) {
        if (!isInside([x, y], ring) || hollows.some((hollow) => isInside([x, y], hollow))) continue
        const space = Math.min(...[ring, ...hollows].flatMap(sides).map((side) => distanceToSide([x, y], side)))
        if (space > writing.size * 0.7) candidates.push({ at: [x, y], space })
      }
    }
    const places = candidates.sort((a, b) => b.space - a.space).map(({ at }) => at)
    return this.at(words, places, writing)
  }
}
