import { block, pine, ripple, tree, tuft } from '../../hand-maps/scenery'
import { rounded, wash } from '../../hand-maps/pen'
import type { Random } from '../../jinghu/generate/random'
import { area, ball, board, corners, line, outside, row, slab, WOOD } from './props'

/** Where one stays outside. */
type Outdoors = (random: Random) => string

const behind = (horizon: number, random: Random): string =>
  `<g opacity="0.5">${[80, 170, 270, 540, 640, 730].map((x) => block([x, horizon], 120, random)).join('')}</g>`

/** A walking machine, bars, a table to play at, on a red ground. */
export const fitness: Outdoors = (random) =>
  outside('#cf8f78', 380) +
  behind(380, random) +
  [60, 230, 420, 590, 745].map((x) => tree([x, 396], 120, random)).join('') +
  board('健身苑', [400, 110], { size: 42, fill: '#3f8f63' }, random) +
  line([340, 144], [340, 380]) +
  line([460, 144], [460, 380]) +
  walker(90) +
  bars(300) +
  pingPong(480)

const BLUE = '#4d86b0'
const YELLOW = '#e8b04a'

/** Two pedals that swing. */
const walker = (x: number): string =>
  slab(x, 506, 150, 12, BLUE, 0.6) +
  slab(x + 20, 340, 12, 166, BLUE, 0.6) +
  slab(x + 118, 340, 12, 166, BLUE, 0.6) +
  slab(x + 10, 334, 130, 12, YELLOW, 0.6) +
  line([x + 60, 346], [x + 44, 476]) +
  line([x + 90, 346], [x + 108, 470]) +
  slab(x + 24, 474, 42, 9, YELLOW, 0.7) +
  slab(x + 90, 468, 42, 9, YELLOW, 0.7)

const bars = (x: number): string =>
  row(3, x, 66, (at, index) => slab(at, 300 + index * 46, 11, 220 - index * 46, BLUE, 0.6)) +
  slab(x - 4, 300, 74, 9, YELLOW, 0.7) +
  slab(x + 62, 346, 78, 9, YELLOW, 0.7)

const pingPong = (x: number): string =>
  area(corners(x, 440, x + 236, 440, x + 262, 472, x - 26, 472), '#4f8f63', 0.6) +
  line([x + 118, 440], [x + 118, 472]) +
  slab(x + 104, 414, 28, 34, '#fffaf0', 0.5) +
  row(2, x + 6, 216, (at) => slab(at, 474, 12, 56, BLUE, 0.6)) +
  ball(x + 190, 428, 6, '#fffaf0')

/** A path, a pond, benches under trees. */
export const park: Outdoors = (random) => {
  const pond = rounded(corners(470, 400, 600, 372, 720, 396, 736, 440, 640, 470, 510, 456))
  const path = corners(250, 570, 430, 570, 372, 470, 402, 400, 436, 344, 392, 344, 340, 400, 300, 470)
  return (
    outside('#9fca84', 340) +
    behind(340, random) +
    [60, 150, 250, 350, 480, 580, 690, 750]
      .map((x, index) => (index % 3 === 2 ? pine : tree)([x, 362], 140, random))
      .join('') +
    wash(path, '#e8d5a0', 0.7) +
    area(pond, '#8ecbe2', 0.5) +
    ripple([560, 420], 16, random) +
    ripple([640, 436], 18, random) +
    ripple([660, 408], 12, random) +
    [
      [120, 400],
      [200, 540],
      [470, 530],
      [560, 500],
      [90, 500],
    ]
      .map(([x, y]) => tuft([x as number, y as number], 50, random))
      .join('') +
    seat(96, 446) +
    tree([250, 440], 210, random) +
    lantern(440, 500)
  )
}

const seat = (x: number, y: number): string =>
  slab(x, y - 40, 150, 12, WOOD, 0.6) +
  slab(x, y - 22, 150, 12, WOOD, 0.6) +
  slab(x - 4, y, 158, 13, WOOD, 0.6) +
  row(2, x + 14, 116, (at) => line([at, y - 40], [at, y + 46]))

const lantern = (x: number, foot: number): string =>
  slab(x, foot - 170, 8, 170, '#6f7d78', 0.6) +
  area(corners(x - 12, foot - 172, x + 20, foot - 172, x + 14, foot - 214, x - 6, foot - 214), '#f2cf7e', 0.6)
