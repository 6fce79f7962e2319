import type { AreaBorder, Corner, RedrawInput, Ring } from '../../typings/contract'

/** Borders being drawn, by area; what was cut off is under {@link NEW}. */
export type Sketch = Readonly<Record<string, readonly Ring[]>>

export const NEW = 'new'

export const isAt = (a: Corner, b: Corner): boolean => a[0] === b[0] && a[1] === b[1]

export const sketchOf = (borders: AreaBorder[]): Sketch =>
  Object.fromEntries(borders.map(({ id, rings }) => [id, rings]))

const redraw = (sketch: Sketch, only: string | undefined, change: (ring: Ring) => Ring): Sketch =>
  Object.fromEntries(
    Object.entries(sketch).map(([id, rings]) => [
      id,
      only === undefined || only === id ? rings.map((ring) => change(ring)) : rings,
    ]),
  )

/** A corner goes elsewhere, in all borders that have it. @param only in this one alone: it leaves the others */
export const moveCorner = (sketch: Sketch, from: Corner, to: Corner, only?: string): Sketch =>
  redraw(sketch, only, (ring) => ring.map((one) => (isAt(one, from) ? to : one)))

/** A corner is set on the side between two, in all borders that have this side. @param only in this one alone */
export const insertCorner = (sketch: Sketch, a: Corner, b: Corner, at: Corner, only?: string): Sketch =>
  redraw(sketch, only, (ring) =>
    ring.flatMap((one, i) => {
      const next = ring[(i + 1) % ring.length] ?? one
      return (isAt(one, a) && isAt(next, b)) || (isAt(one, b) && isAt(next, a)) ? [one, at] : [one]
    }),
  )

/** A corner goes from all borders that have it; of three none goes. @param only from this one alone */
export function removeCorner(sketch: Sketch, at: Corner, only?: string): Sketch | undefined {
  const left = redraw(sketch, only, (ring) => ring.filter((one) => !isAt(one, at)))
  return Object.values(left).some((rings) => rings.some(({ length }) => length < 3)) ? undefined : left
}

/** The area is cut in two from corner to corner; the part behind the cut is new. @returns undefined when nothing is cut off */
export function splitArea(sketch: Sketch, id: string, from: Corner, to: Corner): Sketch | undefined {
  const [ring] = sketch[id] ?? []
  const ends = [from, to].map((corner) => ring?.findIndex((one) => isAt(one, corner)) ?? -1).sort((a, b) => a - b)
  const [start = -1, end = -1] = ends
  if (!ring || start < 0 || NEW in sketch) return undefined
  const [kept, cut] = [ring.slice(start, end + 1), [...ring.slice(end), ...ring.slice(0, start + 1)]]
  return kept.length < 3 || cut.length < 3 ? undefined : { ...sketch, [id]: [kept], [NEW]: [cut] }
}

/** What the server is to look at, or keep. */
export function movedOf(borders: AreaBorder[], sketch: Sketch): RedrawInput['moved'] {
  return borders.flatMap(({ id, rings }) => {
    const drawn = sketch[id] ?? rings
    return JSON.stringify(drawn) === JSON.stringify(rings) ? [] : [{ id, rings: drawn.map((ring) => [...ring]) }]
  })
}

/** What was drawn upon one version, upon another: only where it was changed. */
export const rebased = (old: AreaBorder[], now: AreaBorder[], sketch: Sketch): Sketch => ({
  ...sketchOf(now),
  ...Object.fromEntries(movedOf(old, sketch).map(({ id, rings }) => [id, rings])),
  ...(sketch[NEW] && { [NEW]: sketch[NEW] }),
})

/** A metre in micro-degrees here: east, and north. */
const METRE: Corner = [11, 9]
const STEPS: Record<string, Corner> = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }

/** Where an arrow key takes a corner: a metre, ten with Shift. @returns undefined for every other key */
export function stepped([lng, lat]: Corner, key: string, isFar: boolean): Corner | undefined {
  const step = STEPS[key]
  const metres = isFar ? 10 : 1
  return step && [lng + step[0] * METRE[0] * metres, lat + step[1] * METRE[1] * metres]
}

export const halfway = (a: Corner, b: Corner): Corner => [Math.round((a[0] + b[0]) / 2), Math.round((a[1] + b[1]) / 2)]
