import type { Point } from './fence'

/**
 * Which points of a line are needed so that no other lies farther than `tolerance` from it (Douglas and Peucker, 1973): indices in order,
 * the first and the last among them.
 */
export function bendsOf(line: Point[], tolerance: number): number[] {
  const kept = new Set([0, line.length - 1])
  const spans: Array<[number, number]> = [[0, line.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span
    let [farthest, most] = [-1, tolerance]
    for (let i = from + 1; i < to; i += 1) {
      const off = distanceTo(line[i]!, line[from]!, line[to]!)
      if (off > most) [farthest, most] = [i, off]
    }
    if (farthest < 0) continue
    kept.add(farthest)
    spans.push([from, farthest], [farthest, to])
  }
  return [...kept].sort((a, b) => a - b)
}

/** From the point to the nearest point between a and b. */
function distanceTo([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)
  const t = Math.max(0, Math.min(1, along))
  return Math.hypot(x - ax - t * dx, y - ay - t * dy)
}
