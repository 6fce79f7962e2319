import { block, tree } from '../../hand-maps/scenery'
import type { Random } from '../../jinghu/generate/random'
import {
  area,
  awning,
  ball,
  board,
  chip,
  corners,
  CREAM,
  door,
  flag,
  GLASS,
  GROUND,
  line,
  outside,
  potted,
  RED,
  row,
  slab,
  stock,
  window,
  WOOD,
} from './props'

/** Houses and shops seen from the street. */
type Front = (random: Random) => string

/** The street behind: blocks of flats and trees. */
function street(random: Random): string {
  const houses = [90, 190, 640, 730].map((x) => block([x, GROUND], 150, random))
  return `${outside()}<g opacity="0.5">${houses.join('')}</g>`
}

/** A kiosk under a curved red roof, as its sign on the map has it. */
export const stationFront: Front = (random) =>
  street(random) +
  flag(402, 180, 110) +
  slab(190, 230, 420, 240, CREAM, 0.5) +
  area(corners(140, 236, 215, 176, 310, 152, 400, 144, 490, 152, 585, 176, 660, 236, 400, 222), RED, 0.6) +
  board('先锋驿站', [400, 266], { size: 40 }, random) +
  door(345, 110, 156) +
  window(222, 320, 96, 86) +
  window(482, 320, 96, 86) +
  bench(496, 436) +
  ramp() +
  potted(296, 490, 0.9) +
  potted(504, 490, 0.9) +
  tree([120, 500], 190, random) +
  tree([700, 490], 170, random)

/** A slope for wheels, up to the door. */
const ramp = (): string =>
  area(corners(318, 500, 482, 500, 455, GROUND, 345, GROUND), '#d8cbb0', 0.5) +
  line([318, 500], [318, 470]) +
  line([482, 500], [482, 470])

/** To sit on while one waits. */
const bench = (x: number, y: number): string =>
  slab(x, y, 104, 12, WOOD, 0.6) + line([x + 12, y + 12], [x + 12, y + 46]) + line([x + 92, y + 12], [x + 92, y + 46])

export const centreFront: Front = (random) =>
  street(random) +
  slab(90, 210, 620, 260, '#fbe6c8', 0.5) +
  area(corners(60, 214, 120, 150, 680, 150, 740, 214), '#c4584a', 0.55) +
  slab(345, 92, 110, 60, '#fbe6c8', 0.5) +
  area(corners(325, 94, 400, 48, 475, 94), '#c4584a', 0.55) +
  ball(400, 120, 18, '#fffaf0') +
  line([400, 120], [400, 108]) +
  line([400, 120], [409, 124]) +
  board('党群服务中心', [400, 248], { size: 42 }, random) +
  door(335, 130, 160) +
  row(2, 128, 100, (x) => window(x, 320, 76, 92)) +
  row(2, 496, 100, (x) => window(x, 320, 76, 92)) +
  ramp() +
  potted(300, 490, 1) +
  potted(500, 490, 1) +
  tree([90, 510], 150, random)

interface Shop {
  name: string
  wall: string
  stripes: [string, string]
  /** What stands in the window, left of the door and right of it. */
  left: string
  right: string
  /** What stands before the house. */
  before: string
}

function shop({ name, wall, stripes, left, right, before }: Shop, random: Random): string {
  return (
    street(random) +
    slab(80, 110, 640, 360, wall, 0.42) +
    board(name, [400, 160], { size: 56, fill: stripes[0] }, random) +
    slab(116, 274, 212, 166, GLASS, 0.36) +
    left +
    slab(472, 274, 212, 166, GLASS, 0.36) +
    right +
    door(346, 108, 188) +
    awning(84, 216, 628, stripes) +
    before
  )
}

const GOODS = ['#d2473a', '#e8a33c', '#5f9c76', '#5d8fb0', '#f0d58a', '#c77fa0']

export const store: Front = (random) => {
  const goods = (x: number): string =>
    [330, 382, 434]
      .map((foot) => line([x, foot], [x + 204, foot]) + stock(x + 6, foot, 190, 38, GOODS, random))
      .join('')
  const crate = (x: number, fruit: string): string =>
    row(4, x + 14, 24, (at) => ball(at, 448, 13, fruit)) +
    row(3, x + 26, 24, (at) => ball(at, 434, 13, fruit)) +
    slab(x, 452, 100, 44, WOOD, 0.55)
  return shop(
    {
      name: '便民超市',
      wall: '#f2d9a8',
      stripes: ['#4f8f63', '#fbf3df'],
      left: goods(120),
      right: goods(476),
      before: crate(110, '#e8a33c') + crate(218, '#d2473a') + crate(490, '#b6c46a'),
    },
    random,
  )
}

export const breakfast: Front = (random) => {
  const steamers = (x: number, many: number): string =>
    Array.from({ length: many }, (_, level) => slab(x, 408 - level * 30, 92, 28, '#dcb678', 0.6)).join('') +
    row(3, x + 20, 26, (at) => steam(at, 432 - many * 30))
  return shop(
    {
      name: '早餐店',
      wall: '#f3dcc9',
      stripes: ['#d98f3c', '#fff8e8'],
      left: steamers(128, 2) + steamers(228, 3),
      right: row(
        3,
        500,
        62,
        (x) =>
          slab(x, 290, 48, 56, '#fff4d6', 0.6) + line([x + 8, 306], [x + 40, 306]) + line([x + 8, 324], [x + 34, 324]),
      ),
      before: slab(110, 438, 224, 52, WOOD, 0.55) + stoolAndBowl(520) + stoolAndBowl(610),
    },
    random,
  )
}

const steam = (x: number, y: number): string =>
  `<path d="M${x} ${y}q-12 -14 0 -26t0 -26" fill="none" stroke="#8d7f70" stroke-width="2.4" stroke-linecap="round" opacity="0.6"/>`

const stoolAndBowl = (x: number): string =>
  slab(x, 436, 72, 12, WOOD, 0.6) +
  line([x + 10, 448], [x + 6, 496]) +
  line([x + 62, 448], [x + 66, 496]) +
  area(corners(x + 18, 414, x + 54, 414, x + 46, 434, x + 26, 434), '#f7f2e6', 0.5) +
  steam(x + 36, 406)

export const pharmacy: Front = (random) => {
  const cabinet = (x: number): string =>
    row(5, x + 10, 39, (at) =>
      [296, 338, 380].map((y) => chip(at, y, 32, 32, '#e3c08c') + chip(at + 8, y + 8, 16, 10, '#fdf6e4')).join(''),
    )
  const outline = [
    ...corners(640, 130, 660, 130, 660, 150, 680, 150, 680, 170, 660, 170),
    ...corners(660, 190, 640, 190, 640, 170, 620, 170, 620, 150, 640, 150),
  ]
  const cross = area(outline, '#3f9a63', 0.7)
  return shop(
    {
      name: '药店',
      wall: '#dcebdc',
      stripes: ['#3f8f63', '#f4fbf2'],
      left: cabinet(116),
      right: cabinet(472),
      before: cross + potted(330, 492, 0.9) + potted(470, 492, 0.9),
    },
    random,
  )
}

export const repair: Front = (random) => {
  const wheel = (x: number, y: number): string =>
    ball(x, y, 40, 'none') +
    ball(x, y, 33, 'none') +
    ball(x, y, 6, '#8fa2ad') +
    line([x - 33, y], [x + 33, y]) +
    line([x, y - 33], [x, y + 33])
  const bicycle =
    wheel(520, 458) +
    wheel(650, 458) +
    line([520, 458], [556, 396], [626, 396], [592, 458], [520, 458]) +
    line([556, 396], [592, 458]) +
    line([650, 458], [622, 382], [640, 372]) +
    line([556, 396], [552, 380]) +
    chip(538, 374, 30, 9, '#7d5a3c')
  const tools =
    row(4, 140, 48, (x) => line([x, 298], [x, 360]) + chip(x - 12, 290, 24, 14, '#8fa2ad')) +
    row(3, 160, 56, (x) => ball(x, 392, 15, '#f0d58a') + line([x, 407], [x, 424]))
  return shop(
    {
      name: '便民维修',
      wall: '#d9dfe2',
      stripes: ['#4d7f99', '#f3f0e4'],
      left: tools,
      right: row(2, 500, 92, (x) => slab(x, 300, 66, 60, '#8fa2ad', 0.5) + ball(x + 33, 330, 18, '#dfe8ea')),
      before: slab(120, 446, 120, 46, '#c8654c', 0.55) + line([160, 446], [166, 430], [196, 430], [202, 446]) + bicycle,
    },
    random,
  )
}

/** Stalls under awnings, with what grows. */
export const market: Front = (random) => {
  const heap = (x: number, foot: number, fill: string): string =>
    row(4, x + 14, 22, (at) => ball(at, foot - 8, 12, fill)) +
    row(3, x + 25, 22, (at) => ball(at, foot - 24, 12, fill)) +
    row(2, x + 36, 22, (at) => ball(at, foot - 40, 12, fill))
  const stall = (x: number, stripes: [string, string], fruits: [string, string]): string =>
    slab(x, 250, 12, 200, WOOD, 0.6) +
    slab(x + 208, 250, 12, 200, WOOD, 0.6) +
    heap(x + 12, 412, fruits[0]) +
    heap(x + 112, 412, fruits[1]) +
    slab(x - 4, 412, 228, 66, WOOD, 0.5) +
    line([x + 4, 446], [x + 216, 446]) +
    awning(x - 12, 200, 240, stripes) +
    row(2, x + 44, 100, (at) => chip(at, 424, 44, 20, '#fffaf0'))
  return (
    outside('#cdbb97', 440) +
    area(corners(40, 186, 110, 66, 690, 66, 760, 186), '#b9805a', 0.5) +
    board('菜市场', [400, 124], { size: 50, fill: '#4f8f63' }, random) +
    stall(62, ['#d2473a', '#fff8e8'], ['#7aa561', '#d2473a']) +
    stall(294, ['#4f8f63', '#fff8e8'], ['#e8a33c', '#b6c46a']) +
    stall(526, ['#d98f3c', '#fff8e8'], ['#8c6bab', '#f0d58a'])
  )
}
