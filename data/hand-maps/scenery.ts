import type { Point } from '../jinghu/generate/geometry'
import { pick, type Random } from '../jinghu/generate/random'
import { pair, round } from './pen'

/** What stands about: houses, trees. Each is drawn upwards from its foot, about `size` pixels high. */
export type Scenery = (foot: Point, size: number, random: Random) => string

const INK = '#54463a'
const WALLS = ['#fff8e8', '#fdf0dc', '#f7ecd8', '#fbf3ea']
const ROOFS = ['#c8654c', '#d98f58', '#8fa2ad', '#b9604a', '#a9876a', '#7f9aa8']
const LEAVES = ['#93b56f', '#7aa561', '#a9c27a', '#86ad7c', '#b6c46a']

/** A shape by its corners, with a trembling outline. */
function shape(corners: Point[], fill: string, random: Random, width = 1.3): string {
  const d = corners.map((corner) => pair(nudge(corner, random))).join('L')
  return `<path d="M${d}Z" fill="${fill}" stroke="${INK}" stroke-width="${width}" stroke-linejoin="round"/>`
}

function nudge([x, y]: Point, random: Random): Point {
  return [x + (random() - 0.5) * 1.4, y + (random() - 0.5) * 1.4]
}

/** The corners of an upright rectangle. */
export const rectangle = (x: number, y: number, w: number, h: number): Point[] => [[x, y], [x + w, y], [x + w, y + h], [x, y + h]] // prettier-ignore

/** A low house under a pitched roof. */
export const house: Scenery = ([x, y], size, random) => {
  const [w, h] = [size * (0.95 + random() * 0.3), size * 0.5]
  const [left, eaves, ridge] = [x - w / 2, y - h, y - h - size * (0.36 + random() * 0.12)]
  const over = size * 0.11
  const slope = w * (random() < 0.5 ? 0.22 : 0.5)
  const roof: Point[] = [[left - over, eaves], [left + slope, ridge], [left + w - slope, ridge], [left + w + over, eaves]] // prettier-ignore
  const door = rectangle(x - size * 0.09, y - h * 0.6, size * 0.18, h * 0.6)
  const pane = (at: number): string =>
    shape(rectangle(at, y - h * 0.72, size * 0.15, size * 0.15), '#bcd9e0', random, 0.9)
  return (
    shape(rectangle(left, eaves, w, h), pick(WALLS, random), random) +
    shape(roof, pick(ROOFS, random), random) +
    shape(door, '#a9805a', random, 0.9) +
    (size > 20 ? pane(left + w * 0.12) + pane(left + w * 0.72) : '')
  )
}

/** A block of flats with rows of windows. */
export const block: Scenery = ([x, y], size, random) => {
  const [w, h] = [size * (0.72 + random() * 0.2), size * (1.15 + random() * 0.5)]
  const [left, top] = [x - w / 2, y - h]
  const floors = Math.max(3, Math.round(h / (size * 0.3)))
  const windows = Array.from({ length: floors - 1 }, (_, floor) =>
    [0.16, 0.44, 0.72].map((share) => {
      const d = `M${pair([left + w * share, top + (h / floors) * (floor + 0.45)])}h${round(w * 0.15)}v${round(h / floors / 2.4)}h${round(-w * 0.15)}Z`
      return `<path d="${d}" fill="${random() < 0.2 ? '#f2cf7e' : '#a8c6d0'}"/>`
    }),
  )
  return (
    shape(rectangle(left, top, w, h), pick(['#f6e3cb', '#efe6da', '#f3dcc9', '#e6e7de'], random), random) +
    windows.flat().join('') +
    shape(rectangle(left - 2, top - size * 0.1, w + 4, size * 0.12), pick(ROOFS, random), random) +
    shape(rectangle(x - w * 0.1, y - size * 0.2, w * 0.2, size * 0.2), '#a9805a', random, 0.9)
  )
}

/** A tree with a round crown. */
export const tree: Scenery = ([x, y], size, random) => {
  const r = size * (0.3 + random() * 0.1)
  const middle = y - size * 0.62
  const bumps = 7
  const turn = random() * 6
  const corners = Array.from({ length: bumps }, (_, at): Point => {
    const angle = turn + (at / bumps) * Math.PI * 2
    return [x + Math.cos(angle) * r, middle + Math.sin(angle) * r * 0.95]
  })
  const crown = corners
    .map((_, at) => {
      const next = corners[(at + 1) % bumps] as Point
      return `A${round(r * 0.52)} ${round(r * 0.52)} 0 0 1 ${pair(next)}${at === bumps - 1 ? 'Z' : ''}`
    })
    .join('')
  const shade = `M${pair([x - r * 0.2, middle + r * 0.5])}q${round(r * 0.5)} ${round(r * 0.3)} ${round(r * 0.8)} ${round(-r * 0.6)}`
  return (
    `<path d="M${pair([x, middle])}L${pair([x + size * 0.02, y])}" stroke="#8a6a4a" stroke-width="${round(size * 0.09)}" stroke-linecap="round"/>` +
    `<path d="M${pair(corners[0] as Point)}${crown}" fill="${pick(LEAVES, random)}" stroke="#58704a" stroke-width="1.2" stroke-linejoin="round"/>` +
    `<path d="${shade}" fill="none" stroke="#58704a" stroke-width="1" opacity="0.6" stroke-linecap="round"/>`
  )
}

/** A pointed tree. */
export const pine: Scenery = ([x, y], size, random) => {
  const fill = pick(['#7fa876', '#6d9a6c', '#8fb47a'], random)
  const tier = (foot: number, w: number, h: number): string =>
    `<path d="M${pair([x - w, y - foot])}Q${pair([x, y - foot - h * 0.3])} ${pair([x, y - foot - h])}Q${pair([x, y - foot - h * 0.3])} ${pair([x + w, y - foot])}Q${pair([x, y - foot + h * 0.16])} ${pair([x - w, y - foot])}Z"` +
    ` fill="${fill}" stroke="#4f6a49" stroke-width="1.1" stroke-linejoin="round"/>`
  return (
    `<path d="M${pair([x, y - size * 0.2])}V${round(y)}" stroke="#8a6a4a" stroke-width="${round(size * 0.08)}"/>` +
    tier(size * 0.12, size * 0.3, size * 0.5) +
    tier(size * 0.42, size * 0.23, size * 0.46)
  )
}

/** A tuft of grass. */
export const tuft: Scenery = ([x, y], size, random) => {
  const h = size * (0.22 + random() * 0.1)
  return (
    `<path d="M${pair([x - h, y])}q${round(h * 0.3)} ${round(-h * 0.9)} ${round(h * 0.2)} ${round(-h)}M${pair([x, y])}q0 ${round(-h)} ${round(h * 0.1)} ${round(-h * 1.3)}M${pair([x + h, y])}q${round(-h * 0.2)} ${round(-h * 0.6)} ${round(h * 0.1)} ${round(-h)}"` +
    ` fill="none" stroke="#7d9a5c" stroke-width="1.4" stroke-linecap="round"/>`
  )
}

/** A ripple on water. */
export const ripple: Scenery = ([x, y], size) =>
  `<path d="M${pair([x - size, y])}q${round(size / 2)} ${round(-size / 2)} ${round(size)} 0t${round(size)} 0"` +
  ` fill="none" stroke="#4f93ad" stroke-width="1.5" stroke-linecap="round" opacity="0.75"/>`
