import { write } from '../../hand-maps/letters'
import type { Random } from '../../jinghu/generate/random'
import {
  area,
  ball,
  board,
  chair,
  chip,
  clock,
  corners,
  GROUND,
  INK,
  lamp,
  line,
  potted,
  RED,
  room,
  row,
  shelves,
  slab,
  stock,
  table,
  window,
  WOOD,
} from './props'

/** Rooms seen from their door. */
type Room = (random: Random) => string

const BOOKS = ['#c8654c', '#d9a441', '#7aa561', '#5d8fb0', '#8c6bab', '#f0e2c0']

/** Water, seats, sockets, and the box of tools: what a station has for whoever comes in. */
export const stationInside: Room = (random) =>
  room('#f3dcb4', '#d9b98a') +
  board('歇歇脚，喝口水', [355, 84], { size: 38 }, random) +
  clock(610, 96) +
  window(270, 150, 170, 130) +
  dispenser(90) +
  // cups beside it
  row(3, 190, 22, (x) => chip(x, 340, 16, 22, '#fffaf0')) +
  slab(180, 362, 76, 108, WOOD, 0.5) +
  chair(300, 400, '#5d8fb0') +
  table(372, 400, 130) +
  row(2, 404, 44, (x) => chip(x, 380, 18, 20, '#bcd9e0')) +
  chair(574, 400, '#5d8fb0', -1) +
  shelves(620, 190, 130, 280, 4) +
  toolbox(632, 250) +
  stock(628, 330, 112, 44, BOOKS, random) +
  chip(634, 370, 46, 28, '#e0e8ea') +
  ball(657, 384, 8, '#e04535') +
  chip(694, 362, 42, 36, '#f0d58a') +
  phones(634, 424) +
  potted(268, 492, 0.8)

/** A water dispenser: a bottle upside down on a white box. */
const dispenser = (x: number): string =>
  slab(x, 280, 84, 190, '#eef1ee', 0.5) +
  area(corners(x + 14, 280, x + 70, 280, x + 72, 214, x + 62, 186, x + 22, 186, x + 12, 214), '#8ecbe2', 0.55) +
  chip(x + 18, 316, 18, 12, RED) +
  chip(x + 48, 316, 18, 12, '#5d8fb0') +
  slab(x + 12, 340, 60, 34, '#c9d3d2', 0.5)

const toolbox = (x: number, foot: number): string =>
  line([x + 30, foot - 34], [x + 34, foot - 48], [x + 66, foot - 48], [x + 70, foot - 34]) +
  slab(x, foot - 36, 100, 34, RED, 0.6)

/** Telephones that are being charged. */
const phones = (x: number, y: number): string =>
  row(3, x, 36, (at) => chip(at, y, 20, 34, '#3f4a52') + line([at + 10, y + 34], [at + 14, GROUND - 4]))

/** A counter with windows, a bench for those who wait, a board with notices. */
export const centreHall: Room = (random) =>
  room('#f6e3cb', '#d8c3a0') +
  board('为民服务大厅', [400, 82], { size: 44 }, random) +
  row(2, 110, 550, (x) => lamp(x + 15, 70)) +
  row(3, 92, 212, (x, index) => counter(x, index + 1, random)) +
  slab(60, 360, 680, 26, WOOD, 0.6) +
  slab(70, 386, 660, 92, '#e8cfa4', 0.45) +
  row(3, 190, 212, (x) => line([x, 390], [x, 474])) +
  row(2, 108, 256, (x) => bench(x)) +
  potted(66, 556)

const counter = (x: number, number: number, random: Random): string =>
  slab(x, 170, 190, 190, '#dcebee', 0.4) +
  chip(x + 60, 140, 70, 34, RED) +
  write(`${number} 号`, [x + 95, 157], { size: 26, colour: '#fff4d6' }, random) +
  // a screen, and a pen in its stand
  chip(x + 52, 296, 76, 50, '#5f6f78') +
  chip(x + 84, 346, 12, 12, '#5f6f78') +
  line([x + 156, 358], [x + 160, 330])

const bench = (x: number): string =>
  row(4, x, 58, (at) => slab(at, 486, 50, 34, '#5d8fb0', 0.5)) +
  slab(x - 4, 520, 236, 14, '#5d8fb0', 0.6) +
  line([x + 14, 534], [x + 14, 562]) +
  line([x + 214, 534], [x + 214, 562])

export const centreReading: Room = (random) =>
  room('#e9e0c6', '#cfa877') +
  board('图书室', [400, 76], { size: 40, fill: '#4f7f63' }, random) +
  row(2, 70, 500, (x) => bookcase(x, random)) +
  window(322, 130, 156, 160) +
  lamp(274, 92) +
  lamp(526, 92) +
  chair(212, 420, '#7aa561') +
  chair(588, 420, '#7aa561', -1) +
  table(276, 420, 248) +
  openBook(330, 416) +
  openBook(440, 416) +
  potted(120, 560, 1.1)

function bookcase(x: number, random: Random): string {
  const books = [204, 288, 372, 456].map((foot) => stock(x + 8, foot, 146, 58, BOOKS, random))
  return shelves(x, 130, 160, 336, 4) + books.join('')
}

const openBook = (x: number, foot: number): string =>
  area(
    corners(x, foot, x + 28, foot - 8, x + 56, foot, x + 56, foot - 16, x + 28, foot - 24, x, foot - 16),
    '#fffaf0',
    0.5,
  ) + line([x + 28, foot - 24], [x + 28, foot - 8])

/** A sunny room: armchairs, a chessboard, a rail along the wall. */
export const elderly: Room = (random) =>
  room('#f5e1c4', '#d2b188') +
  board('养老服务站', [400, 82], { size: 40, fill: '#b5722f' }, random) +
  window(90, 140, 170, 150) +
  window(540, 140, 170, 150) +
  clock(400, 190) +
  // the rail to hold on to
  line([60, 340], [740, 340]) +
  row(5, 100, 150, (x) => line([x, 340], [x, 352])) +
  armchair(70) +
  armchair(462) +
  table(238, 430, 196) +
  slab(288, 408, 96, 22, '#f0d58a', 0.5) +
  row(4, 300, 24, (x, index) => ball(x, 404, 8, index % 2 === 0 ? RED : INK)) +
  chip(258, 406, 18, 24, '#fffaf0') +
  potted(682, 484)

const armchair = (x: number): string =>
  slab(x + 10, 350, 120, 90, '#c98a6a', 0.5) +
  slab(x, 400, 26, 90, '#c98a6a', 0.6) +
  slab(x + 114, 400, 26, 90, '#c98a6a', 0.6) +
  slab(x + 24, 432, 92, 54, '#d9a07e', 0.6) +
  line([x + 10, 490], [x + 8, 508]) +
  line([x + 130, 490], [x + 132, 508])

/** Small chairs, blocks, a rainbow on the wall. */
export const childcare: Room = (random) =>
  room('#f8ecc0', '#bfd8a8') +
  board('托育点', [400, 78], { size: 42, fill: '#5d8fb0' }, random) +
  rainbow(230, 300) +
  window(520, 150, 180, 140) +
  slab(70, 350, 210, 116, '#e8cfa4', 0.45) +
  row(
    3,
    80,
    68,
    (x, index) =>
      chip(x, 362, 56, 44, ['#f0b3a0', '#b9d9b8', '#f2d48c'][index] as string) +
      chip(x, 412, 56, 44, ['#b8d3e6', '#f2d48c', '#d7c3e6'][index] as string),
  ) +
  lowTable() +
  blocks() +
  ball(140, 530, 28, '#e8a33c') +
  line([114, 524], [166, 536])

const rainbow = (x: number, y: number): string =>
  ['#e07a5f', '#e8b04a', '#8fb47a', '#6fa3c4']
    .map(
      (colour, index) =>
        `<path d="M${x - 110 + index * 18} ${y}A${110 - index * 18} ${110 - index * 18} 0 0 1 ${x + 110 - index * 18} ${y}" fill="none" stroke="${colour}" stroke-width="14" opacity="0.75"/>`,
    )
    .join('')

const lowTable = (): string =>
  slab(372, 440, 210, 16, '#e8a33c', 0.6) +
  row(2, 390, 164, (x) => slab(x, 456, 10, 46, '#e8a33c', 0.6)) +
  small(chair(0, 0, '#d2473a'), 318) +
  small(chair(0, 0, '#5f9c76', -1), 628) +
  chip(420, 410, 40, 30, '#fffaf0') +
  chip(484, 432, 60, 8, '#d2473a')

/** Furniture for children. */
const small = (furniture: string, x: number): string => `<g transform="translate(${x} 430) scale(0.8)">${furniture}</g>`

const blocks = (): string =>
  chip(230, 524, 36, 36, '#d2473a') +
  chip(270, 524, 36, 36, '#6fa3c4') +
  chip(250, 488, 36, 36, '#e8b04a') +
  area(corners(248, 488, 288, 488, 268, 460), '#7aa561', 0.6)
