import { areaOf, holds, type Spot } from './plane'

/** Fewer corners on a line, none of the others farther from it than the tolerance (Douglas–Peucker). Metres. */
export function simplifyLine(line: Spot[], tolerance: number): Spot[] {
  if (line.length < 3) return line
  const kept = new Uint8Array(line.length)
  kept[0] = 1
  kept[line.length - 1] = 1
  keep(line, 0, line.length - 1, tolerance * tolerance, kept)
  return line.filter((_, i) => kept[i] === 1)
}

/** The same for a ring, from the two corners that lie farthest apart, more or less. */
export function simplifyRing(ring: Spot[], tolerance: number): Spot[] {
  if (ring.length < 5) return ring
  const start = farthestFrom(ring, ring[0]!)
  const turned = [...ring.slice(start), ...ring.slice(0, start)]
  const across = farthestFrom(turned, turned[0]!)
  const there = simplifyLine(turned.slice(0, across + 1), tolerance)
  const back = simplifyLine([...turned.slice(across), turned[0]!], tolerance)
  return [...there.slice(0, -1), ...back.slice(0, -1)]
}

function farthestFrom(ring: Spot[], [x, y]: Spot): number {
  let [best, far] = [0, -1]
  ring.forEach(([cx, cy], i) => {
    const squared = (cx - x) * (cx - x) + (cy - y) * (cy - y)
    if (squared > far) [best, far] = [i, squared]
  })
  return best
}

function keep(line: Spot[], from: number, to: number, squaredTolerance: number, kept: Uint8Array): void {
  let [best, far] = [-1, squaredTolerance]
  const [ax, ay] = line[from]!
  const [dx, dy] = [line[to]![0] - ax, line[to]![1] - ay]
  const length = dx * dx + dy * dy
  for (let i = from + 1; i < to; i += 1) {
    const [px, py] = [line[i]![0] - ax, line[i]![1] - ay]
    const t = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length))
    const [ex, ey] = [px - t * dx, py - t * dy]
    const squared = ex * ex + ey * ey
    if (squared > far) [best, far] = [i, squared]
  }
  if (best < 0) return
  kept[best] = 1
  keep(line, from, best, squaredTolerance, kept)
  keep(line, best, to, squaredTolerance, kept)
}

/**
 * Cuts corners off rings that go counter-clockwise, the smallest first, until so many are left: they only ever shrink,
 * so that what they had to stay clear of stays outside.
 */
export function shrinkTo(rings: Spot[][], most: number): Spot[][] {
  const shrunk = rings.map((ring) => [...ring])
  let count = shrunk.reduce((sum, ring) => sum + ring.length, 0)
  while (count > most) {
    let best: { ring: Spot[]; at: number; loss: number } | undefined
    for (const ring of shrunk)
      for (let at = 0; at < ring.length; at += 1) {
        const loss = lossAt(ring, at)
        if (loss !== undefined && loss < (best?.loss ?? Infinity)) best = { ring, at, loss }
      }
    if (!best) return shrunk.filter(({ length }) => length > 2)
    best.ring.splice(best.at, 1)
    count -= 1
    // Two corners enclose nothing.
    if (best.ring.length < 3) count -= best.ring.splice(0).length
  }
  return shrunk.filter(({ length }) => length > 2)
}

/** Square metres lost when a corner is cut off; undefined where that would add ground, or cross another side. */
function lossAt(ring: Spot[], at: number): number | undefined {
  const corner = [ring.at(at - 1)!, ring[at]!, ring[(at + 1) % ring.length]!]
  const loss = areaOf(corner)
  if (loss < 0) return undefined
  return ring.some((spot) => !corner.includes(spot) && holds(corner, spot)) ? undefined : loss
}
