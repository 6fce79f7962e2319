import { sides, type Point } from '../jinghu/generate/geometry'

/**
 * How the hand draws. Every line goes through the same trembling sheet: where two areas share a border they tremble alike,
 * so that blocks and streets still fit together.
 */

/** Pixels between two corrections of the hand. */
const STEP = 13

export interface Stroke {
  colour: string
  width: number
  opacity?: number
  closed?: boolean
  dash?: string
}

/** A line in ink: drawn twice, as one does who is not quite sure. */
export function ink(points: Point[], { colour, width, opacity = 1, closed = false, dash }: Stroke): string {
  const stroke = (d: string, w: number, o: number): string =>
    `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${round(w)}" opacity="${round(o)}"` +
    ` stroke-linecap="round" stroke-linejoin="round"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`
  const first = stroke(trace(points, closed), width, opacity)
  return dash || width > 4 ? first : first + stroke(trace(points, closed, 7), width * 0.6, opacity * 0.5)
}

/** An area in watercolour: thin coats that do not quite cover each other, and darker where the brush stopped. */
export function wash(ring: Point[], colour: string, strength = 0.36): string {
  const coat = (seed: number, reach: number): string =>
    `<path d="${trace(ring, true, seed, reach)}" fill="${colour}" opacity="${strength}"/>`
  const edge = `<path d="${trace(ring, true, 3, 2)}" fill="none" stroke="${colour}" stroke-width="5" opacity="${strength}"/>`
  return coat(1, 5) + coat(2, 3) + coat(0, 0) + edge
}

/** A shore given by few corners, its corners cut off twice. */
export function rounded(ring: Point[]): Point[] {
  const cut = (from: Point[]): Point[] =>
    sides(from).flatMap(([[ax, ay], [bx, by]]): Point[] => [
      [ax + (bx - ax) * 0.22, ay + (by - ay) * 0.22],
      [ax + (bx - ax) * 0.78, ay + (by - ay) * 0.78],
    ])
  return cut(cut(ring))
}

/** A trembling path through points. @param seed another try of the same hand, `reach` pixels away at most */
export function trace(points: Point[], closed: boolean, seed = 0, reach = seed === 0 ? 0 : 1.4): string {
  const trembling = withSteps(points, closed).map((point) => tremble(point, seed, reach))
  const [start] = trembling
  if (!start) return ''
  const loop = closed ? [...trembling, start] : trembling
  // through the middles, so that no corner is sharper than a hand makes it
  const curve = loop
    .slice(1)
    .map((to, index) => {
      const from = loop[index] as Point
      const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
      return `Q${pair(from)} ${pair(middle)}`
    })
    .join('')
  return `M${pair(start)}${curve}${closed ? 'Z' : `L${pair(loop[loop.length - 1] as Point)}`}`
}

function withSteps(points: Point[], closed: boolean): Point[] {
  const ends = closed ? [...points, ...points.slice(0, 1)] : points
  const steps = ends.slice(1).flatMap((to, index) => {
    const from = ends[index] as Point
    const count = Math.max(1, Math.round(Math.hypot(to[0] - from[0], to[1] - from[1]) / STEP))
    return Array.from({ length: count }, (_, step): Point => {
      const share = step / count
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
    })
  })
  return closed ? steps : [...steps, ...ends.slice(-1)]
}

/** Where the hand sets a point down. */
function tremble([x, y]: Point, seed = 0, reach = 0): Point {
  return [
    x + 1.6 * noise(x / 17, y / 17, 11) + 4 * noise(x / 95, y / 95, 12) + reach * noise(x / 23, y / 23, 31 + seed),
    y + 1.6 * noise(x / 17, y / 17, 21) + 4 * noise(x / 95, y / 95, 22) + reach * noise(x / 23, y / 23, 61 + seed),
  ]
}

/** Smooth noise between −1 and 1, the same for the same place. */
function noise(x: number, y: number, seed: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const ease = (t: number): number => t * t * (3 - 2 * t)
  const [u, v] = [ease(x - left), ease(y - top)]
  const row = (at: number): number => lattice(left, at, seed) * (1 - u) + lattice(left + 1, at, seed) * u
  return row(top) * (1 - v) + row(top + 1) * v
}

function lattice(x: number, y: number, seed: number): number {
  let mixed = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(seed, 1274126177)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 1274126177)
  return (((mixed ^ (mixed >>> 16)) >>> 0) / 4294967295) * 2 - 1
}

export function pair([x, y]: Point): string {
  return `${round(x)} ${round(y)}`
}

export function round(value: number): number {
  return Math.round(value * 10) / 10
}
