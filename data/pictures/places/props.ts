import { rectangle } from '../../hand-maps/scenery'
import { widthOf, write } from '../../hand-maps/letters'
import { ink, round, trace, wash } from '../../hand-maps/pen'
import type { Point } from '../../jinghu/generate/geometry'
import type { Random } from '../../jinghu/generate/random'

/** What pictures of places are put together from: paper, walls, furniture, signs. Pixels from the upper left corner. */

export const WIDTH = 800
export const HEIGHT = 600
/** Where a wall ends and the floor or the pavement begins. */
export const GROUND = 470

export const INK = '#54463a'
export const RED = '#c8483a'
export const WOOD = '#c99a66'
export const GLASS = '#bcd9e0'
export const CREAM = '#fdf2dc'

const PAPER = '#fcf5e3'

/** An area in watercolour inside a line of ink; nothing behind it shows through. */
export function area(ring: Point[], colour: string, strength = 0.4): string {
  const paper = `<path d="${trace(ring, true)}" fill="${PAPER}"/>`
  return paper + wash(ring, colour, strength) + ink(ring, { colour: INK, width: 2.2, closed: true })
}

export const slab = (x: number, y: number, width: number, height: number, colour: string, strength?: number): string =>
  area(rectangle(x, y, width, height), colour, strength)

/** The corners of a shape: x and y of each in turn. */
export const corners = (...at: number[]): Point[] =>
  at.flatMap((x, index): Point[] => (index % 2 === 0 ? [[x, at[index + 1] as number]] : []))

/** Something too small for the brush: one flat colour. */
export const chip = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="2" fill="${fill}" stroke="${INK}" stroke-width="1.4"/>`

export const ball = (x: number, y: number, r: number, fill: string): string =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" fill="${fill}" stroke="${INK}" stroke-width="1.4"/>`

export const line = (...points: Point[]): string => ink(points, { colour: INK, width: 2.2 })

/** `count` things beside each other, `step` apart. */
export const row = (count: number, from: number, step: number, draw: (x: number, index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(from + step * index, index)).join('')

/** A board with words. */
export function board(
  words: string,
  [x, y]: Point,
  { size, fill = RED, colour = '#fff4d6' }: { size: number; fill?: string; colour?: string },
  random: Random,
): string {
  const [width, height] = [widthOf(words, { size, spacing: 0.16 }) + size * 1.2, size * 1.6]
  return (
    slab(x - width / 2, y - height / 2, width, height, fill, 0.6) +
    write(words, [x, y], { size, colour, spacing: 0.16 }, random)
  )
}

/** A room seen from its door: a wall, and the floor before it. */
export const room = (wall: string, floor: string): string =>
  wash(rectangle(30, 30, WIDTH - 60, GROUND - 30), wall, 0.3) +
  wash(rectangle(30, GROUND, WIDTH - 60, HEIGHT - GROUND - 30), floor, 0.38) +
  line([30, GROUND], [WIDTH - 30, GROUND])

/** The open air: sky, ground, and where they meet. */
export const outside = (ground = '#cdbb97', horizon = GROUND): string =>
  wash(rectangle(30, 30, WIDTH - 60, horizon - 30), '#a9d3e2', 0.22) +
  wash(rectangle(30, horizon, WIDTH - 60, HEIGHT - horizon - 30), ground, 0.34) +
  line([30, horizon], [WIDTH - 30, horizon])

export function window(x: number, y: number, width: number, height: number): string {
  return (
    slab(x, y, width, height, GLASS, 0.5) +
    line([x + width / 2, y], [x + width / 2, y + height]) +
    line([x, y + height * 0.4], [x + width, y + height * 0.4])
  )
}

/** A door of glass, up to the ground. */
export const door = (x: number, width: number, height: number): string =>
  slab(x, GROUND - height, width, height, GLASS, 0.4) +
  line([x + width / 2, GROUND - height], [x + width / 2, GROUND]) +
  row(2, x + width / 2 - 12, 24, (at) => line([at, GROUND - height * 0.5], [at, GROUND - height * 0.36]))

/** A striped awning. */
export function awning(x: number, y: number, width: number, colours: [string, string]): string {
  const count = Math.round(width / 50)
  const step = width / count
  return row(count, x, step, (at, index) => {
    const ring = corners(at + 6, y, at + step + 6, y, at + step, y + 52, at + step / 2, y + 62, at, y + 52)
    return area(ring, colours[index % 2 === 0 ? 0 : 1], 0.5)
  })
}

export function table(x: number, y: number, width: number, colour = WOOD): string {
  const leg = (at: number): string => slab(at, y + 14, 9, 70, colour, 0.5)
  return leg(x + 14) + leg(x + width - 23) + slab(x, y, width, 16, colour, 0.55)
}

/** A chair from the side; `turn` −1 looks to the left. */
export function chair(x: number, y: number, colour: string, turn: 1 | -1 = 1): string {
  const at = (across: number, down: number): Point => [x + across * turn, y + down]
  return (
    line(at(4, 44), at(0, 88)) +
    line(at(46, 44), at(50, 88)) +
    area([at(0, 34), at(52, 34), at(52, 46), at(0, 46)], colour, 0.55) +
    area([at(-8, -28), at(2, -28), at(6, 36), at(-2, 36)], colour, 0.55)
  )
}

export function shelves(x: number, y: number, width: number, height: number, floors: number): string {
  const step = height / floors
  return (
    slab(x, y, width, height, '#e8cfa4', 0.4) +
    Array.from({ length: floors - 1 }, (_, floor) =>
      line([x, y + step * (floor + 1)], [x + width, y + step * (floor + 1)]),
    ).join('')
  )
}

/** Books, goods or boxes side by side on a shelf that lies at `foot`. */
export function stock(x: number, foot: number, width: number, high: number, colours: string[], random: Random): string {
  const drawn: string[] = []
  for (let at = x; at < x + width - 10;) {
    const thick = 9 + Math.floor(random() * 8)
    const height = high * (0.72 + random() * 0.28)
    drawn.push(chip(at, foot - height, thick, height, colours[Math.floor(random() * colours.length)] as string))
    at += thick + (random() < 0.12 ? 14 : 1.5)
  }
  return drawn.join('')
}

export function potted(x: number, foot: number, size = 1): string {
  const leaf = (turn: number, length: number): string =>
    `<path transform="translate(${round(x)} ${round(foot - 34 * size)}) rotate(${turn}) scale(${size})" d="M0 0Q-16 ${-length * 0.5} 0 ${-length}Q16 ${-length * 0.5} 0 0Z" fill="#86ad7c" stroke="#58704a" stroke-width="1.4"/>`
  const [rim, base, top] = [24 * size, 17 * size, foot - 42 * size]
  return (
    [-58, -30, 0, 30, 58].map((turn) => leaf(turn, 78 - Math.abs(turn) * 0.3)).join('') +
    area(corners(x - rim, top, x + rim, top, x + base, foot, x - base, foot), '#c8654c', 0.5)
  )
}

export function lamp(x: number, y: number): string {
  return line([x, 32], [x, y]) + area(corners(x - 12, y, x + 12, y, x + 34, y + 30, x - 34, y + 30), '#f2cf7e', 0.5)
}

/** A round clock that says ten past nine. */
export const clock = (x: number, y: number): string =>
  ball(x, y, 27, '#fffaf0') + line([x, y], [x - 14, y - 4]) + line([x, y], [x + 9, y - 17])

/** The red flag of a station. @param foot of its pole */
export function flag(x: number, foot: number, height: number): string {
  const top = foot - height
  const upper = corners(x + 1, top, x + 26, top - 5, x + 48, top + 4, x + 74, top)
  const lower = corners(x + 72, top + 40, x + 48, top + 45, x + 26, top + 37, x + 1, top + 42)
  return line([x, foot], [x + 1, top]) + area([...upper, ...lower], '#e04535', 0.7)
}

/** The frame around a picture, and the word that says it is an example, well inside it. */
export function finish(random: Random): string {
  const inset = (by: number): Point[] => rectangle(by, by, WIDTH - by * 2, HEIGHT - by * 2)
  const edge = `M0 0H${WIDTH}V${HEIGHT}H0ZM24 24V${HEIGHT - 24}H${WIDTH - 24}V24Z`
  return (
    `<path d="${edge}" fill="${PAPER}"/>` +
    ink(inset(14), { colour: '#6b4a2f', width: 3.4, closed: true }) +
    ink(inset(22), { colour: '#6b4a2f', width: 1.4, closed: true, opacity: 0.8 }) +
    `<path d="${trace(rectangle(612, 500, 128, 56), true, 5, 2)}" fill="${PAPER}" opacity="0.94" stroke="#a83a2c" stroke-width="2.4"/>` +
    write('示例', [676, 528], { size: 44, colour: '#a83a2c', spacing: 0.12 }, random)
  )
}

export const paper = `<rect width="${WIDTH}" height="${HEIGHT}" fill="${PAPER}"/>`
