import { distanceToSide, isInside, sides, type Point } from '../jinghu/generate/geometry'
import { pick, type Random } from '../jinghu/generate/random'
import type { Cell, District } from './district'
import { blocksOf } from './land'
import { rounded } from './pen'
import type { Room } from './room'
import { block, house, pine, ripple, tree, tuft, type Scenery } from './scenery'
import type { Sheet } from './sheet'

/** Pixels between two things that stand about, and how high they are. */
const SPACING = 38
const SIZE = 29
/** Houses stand along the streets: so far from them, and no farther. */
const ALONG = { from: 17, to: 52 }

const ALONG_STREETS: Scenery[] = [house, house, house, house, block, block, tree]
const INSIDE: Scenery[] = [tree, tree, pine, house, block, tuft, tuft]
const IN_PARKS: Scenery[] = [tree, tree, pine, pine, tuft]

/** Houses along the streets, trees and grass inside the blocks, more trees in parks, ripples on the water. */
export function drawScenery(community: Cell, district: District, sheet: Sheet, room: Room, random: Random): string {
  const blocks = blocksOf(community, district.cells).map(({ ring }) => sheet.ring(ring))
  const ringsOf = (kind: string): Point[][] =>
    district.ground
      .filter((each) => each.kind === kind)
      .flatMap(({ rings }) => rings.map((ring) => rounded(sheet.ring(ring))))
  const rails = district.ground.flatMap(({ lines }) => lines.map((line) => sheet.ring(line)))
  const [waters, parks] = [ringsOf('water'), ringsOf('park')]
  const drawn: string[] = []
  // from far to near, so that what is nearer stands in front
  for (let row = SPACING; row < sheet.height; row += SPACING * 0.8) {
    for (let column = SPACING * 0.6; column < sheet.width; column += SPACING) {
      const foot: Point = [column + (random() - 0.5) * SPACING * 0.7, row + (random() - 0.5) * SPACING * 0.4]
      const scenery = sceneryAt(foot)
      const size = SIZE * (0.85 + random() * 0.3)
      const height = size * (scenery === block ? 1.75 : 1.1)
      const box = { x: foot[0] - size * 0.6, y: foot[1] - height, width: size * 1.2, height: height + 2 }
      if (scenery && room.isFree(box)) drawn.push(scenery(foot, scenery === ripple ? 9 : size, random))
    }
  }
  return drawn.join('')

  function sceneryAt(foot: Point): Scenery | null {
    const water = waters.find((ring) => isInside(foot, ring))
    if (water) return fromBorder(foot, water) > 22 && random() < 0.5 ? ripple : null
    if (waters.some((ring) => fromBorder(foot, ring) < SIZE)) return null
    if (
      rails.some((line) => line.slice(1).some((to, index) => distanceToSide(foot, [line[index] as Point, to]) < SIZE))
    )
      return null
    const own = blocks.find((ring) => isInside(foot, ring))
    if (!own) return random() < 0.13 ? pick([tree, tuft, tuft], random) : null
    if (parks.some((ring) => isInside(foot, ring))) return random() < 0.85 ? pick(IN_PARKS, random) : null
    const away = fromBorder(foot, own)
    // neither its foot nor its roof stands in the street
    if (away < ALONG.from || !isInside([foot[0], foot[1] - SIZE], own)) return null
    return away < ALONG.to ? pick(ALONG_STREETS, random) : random() < 0.62 ? pick(INSIDE, random) : null
  }
}

function fromBorder(point: Point, ring: Point[]): number {
  return Math.min(...sides(ring).map((side) => distanceToSide(point, side)))
}
