import type { Point } from '../../../../typings/contract'
import { metresBetween } from '../../../services/location'

/** Streets are not straight: what one walks is longer than the line by about this. */
const DETOUR = 1.3
/** Metres a second, an adult in no hurry. */
const PACE = 1.1
/** Below this a change of the order is rounding, not a gain (metres). */
const LEAST_GAIN = 0.01

/** A way past several places. */
export interface Walk {
  /** Positions in the list that was given, in the order in which to go there. */
  order: number[]
  /** Metres on foot to each of them from the one before; the first from where the walk begins. */
  legs: number[]
}

/** Metres on foot between two points, estimated from the straight line. */
export const walkMetres = (one: Point, other: Point): number => metresBetween(one, other) * DETOUR

/** Whole minutes, never less than one for a way that is there at all. */
export const walkMinutes = (metres: number): number => Math.ceil(metres / PACE / 60)

/** 走到最近的，再从那里走到最近的 …；从 `from` 出发，不知道在哪里就从第一处开始。 */
export function nearestFirst(stops: Point[], from?: Point): Walk {
  const path = from ? [] : [0]
  const left = new Set(stops.keys())
  for (const at of path) left.delete(at)
  let here = from ?? stops[0]
  while (here && left.size > 0) {
    const origin = here
    const next = [...left].reduce((best, at) =>
      metresTo(origin, stops[at]) < metresTo(origin, stops[best]) ? at : best,
    )
    path.push(next)
    left.delete(next)
    here = stops[next]
  }
  return walkAlong(stops.length > 0 ? path : [], stops, from)
}

/**
 * A short walk past all stops that ends at the last of them: nearest first, then every stretch that is shorter the other
 * way round is turned (2-opt), until none is. Never longer than {@link nearestFirst}.
 */
export function shortWalk(stops: Point[], from?: Point): Walk {
  const first = nearestFirst(stops, from)
  // 出发点不动：知道我在哪里时是我，不知道时是第一处。
  const path = from ? [-1, ...first.order] : first.order
  const metres = distances(stops, from)
  while (turnOne(path, metres));
  return walkAlong(from ? path.slice(1) : path, stops, from)
}

/** Turns the first stretch that gains by it; false when there is none. */
function turnOne(path: number[], metres: (one: number, other: number) => number): boolean {
  for (let start = 1; start < path.length - 1; start += 1) {
    for (let end = start + 1; end < path.length; end += 1) {
      const [before, first, last, after] = [path[start - 1], path[start], path[end], path[end + 1]] as [
        number,
        number,
        number,
        number | undefined,
      ]
      // 最后一处后面没有路了，反过来走也就没有接回去的那一段。
      const now = metres(before, first) + (after === undefined ? 0 : metres(last, after))
      const turned = metres(before, last) + (after === undefined ? 0 : metres(first, after))
      if (turned >= now - LEAST_GAIN) continue
      path.splice(start, end - start + 1, ...path.slice(start, end + 1).reverse())
      return true
    }
  }
  return false
}

/** Looks distances up; −1 stands for where the walk begins. */
function distances(stops: Point[], from: Point | undefined): (one: number, other: number) => number {
  const points = [...stops, from]
  const size = points.length
  const table = new Float64Array(size * size)
  points.forEach((one, row) => {
    points.forEach((other, column) => {
      if (one && other) table[row * size + column] = walkMetres(one, other)
    })
  })
  const row = (at: number): number => (at < 0 ? size - 1 : at)
  return (one, other) => table[row(one) * size + row(other)] ?? Infinity
}

function walkAlong(order: number[], stops: Point[], from: Point | undefined): Walk {
  let here = from
  const legs = order.map((at) => {
    const leg = here ? metresTo(here, stops[at]) : 0
    here = stops[at]
    return leg
  })
  return { order, legs }
}

const metresTo = (here: Point, stop: Point | undefined): number => (stop ? walkMetres(here, stop) : Infinity)
