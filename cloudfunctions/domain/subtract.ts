import { areaOf, boxAround, holds, metresApart, touch, type Spot } from './plane'

/** A corner of a ring, or a place where two rings cross, which each of them has once. */
interface Vertex {
  x: number
  y: number
  next: Vertex
  prev: Vertex
  /** The same place on the other ring; absent at corners. */
  twin?: Vertex
  isEntry: boolean
  isDone: boolean
}

/** Where corners and sides fall on each other, one ring is moved by millimetres and all is done again. */
const NUDGES = 6
const NUDGE = 0.0037
const EXACT = 1e-9

/**
 * What is left of a ring without another: both without holes; a ring that runs along itself counts by the even-odd rule.
 * After Greiner and Hormann, Efficient clipping of arbitrary polygons (1998).
 * @returns rings that go counter-clockwise; a hole is reached by a seam
 */
export function subtract(ring: Spot[], other: Spot[]): Spot[][] {
  if (ring.length < 3 || other.length < 3 || !touch(boxAround(ring), boxAround(other))) return [ring]
  for (let tries = 0; tries < NUDGES; tries += 1) {
    const [dx, dy] = [NUDGE * tries, NUDGE * 0.618 * tries]
    const moved = tries === 0 ? other : other.map(([x, y]): Spot => [x + dx, y + dy])
    const left = cut(ring, moved)
    if (left) return left
  }
  throw new Error('two rings fall on each other however they are moved')
}

function cut(ring: Spot[], other: Spot[]): Spot[][] | undefined {
  const [own, its] = [chain(ring), chain(other)]
  const crossings = cross(own, its)
  if (crossings === undefined) return undefined
  if (crossings === 0) {
    if (holds(other, ring[0]!)) return []
    return holds(ring, other[0]!) ? [seamed(ring, [other])] : [ring]
  }
  // Out of the other ring is in for us: it is taken away.
  mark(own, holds(other, ring[0]!))
  mark(its, !holds(ring, other[0]!))
  const left: Spot[][] = []
  for (const start of own)
    for (let vertex = start; ;) {
      if (vertex.twin && !vertex.isDone) left.push(walkAlong(vertex))
      vertex = vertex.next
      if (!vertex.twin) break
    }
  return left.filter(({ length }) => length > 2).map(counterClockwise)
}

const counterClockwise = (ring: Spot[]): Spot[] => (areaOf(ring) < 0 ? ring.reverse() : ring)

/** A ring as corners that know their neighbours. */
function chain(ring: Spot[]): Vertex[] {
  const vertices = ring.map(([x, y]): Vertex => {
    const vertex = { x, y, isEntry: false, isDone: false } as Vertex
    return Object.assign(vertex, { next: vertex, prev: vertex })
  })
  vertices.forEach((vertex, i) => {
    vertex.next = vertices[(i + 1) % vertices.length]!
    vertex.prev = vertices.at(i - 1)!
  })
  return vertices
}

/** Puts every crossing into both rings. @returns how many; undefined when one falls on a corner */
function cross(own: Vertex[], its: Vertex[]): number | undefined {
  const found: Array<{ a: number; b: number; u: number; v: number; x: number; y: number }> = []
  for (let a = 0; a < own.length; a += 1) {
    const [p, q] = [own[a]!, own[(a + 1) % own.length]!]
    for (let b = 0; b < its.length; b += 1) {
      const [r, s] = [its[b]!, its[(b + 1) % its.length]!]
      if (Math.max(p.x, q.x) < Math.min(r.x, s.x) - 1 || Math.max(r.x, s.x) < Math.min(p.x, q.x) - 1) continue
      if (Math.max(p.y, q.y) < Math.min(r.y, s.y) - 1 || Math.max(r.y, s.y) < Math.min(p.y, q.y) - 1) continue
      const determinant = (q.x - p.x) * (s.y - r.y) - (q.y - p.y) * (s.x - r.x)
      const u = ((r.x - p.x) * (s.y - r.y) - (r.y - p.y) * (s.x - r.x)) / determinant
      const v = ((r.x - p.x) * (q.y - p.y) - (r.y - p.y) * (q.x - p.x)) / determinant
      if (!(u > -EXACT && u < 1 + EXACT && v > -EXACT && v < 1 + EXACT)) continue
      if (u < EXACT || u > 1 - EXACT || v < EXACT || v > 1 - EXACT) return undefined
      found.push({ a, b, u, v, x: p.x + u * (q.x - p.x), y: p.y + u * (q.y - p.y) })
    }
  }
  const pairs = found.map(({ x, y }): [Vertex, Vertex] => {
    const mine = { x, y, isEntry: false, isDone: false } as Vertex
    const yours = { x, y, isEntry: false, isDone: false, twin: mine } as Vertex
    mine.twin = yours
    return [mine, yours]
  })
  const sorted = (by: 'a' | 'b', along: 'u' | 'v') =>
    found.map((_, i) => i).sort((i, j) => found[i]![by] - found[j]![by] || found[i]![along] - found[j]![along])
  const insert = (after: Vertex, vertex: Vertex) => {
    vertex.prev = after
    vertex.next = after.next
    after.next.prev = vertex
    after.next = vertex
  }
  // From the end of each side, so that each comes to stand right behind the corner.
  for (const i of sorted('a', 'u').reverse()) insert(own[found[i]!.a]!, pairs[i]![0])
  for (const i of sorted('b', 'v').reverse()) insert(its[found[i]!.b]!, pairs[i]![1])
  return found.length
}

/** Says of each crossing of a ring whether one follows it forward from there. */
function mark(vertices: Vertex[], isEntry: boolean): void {
  let entry = isEntry
  const start = vertices[0]!
  for (let vertex = start.next; vertex !== start; vertex = vertex.next)
    if (vertex.twin) {
      vertex.isEntry = entry
      entry = !entry
    }
}

function walkAlong(start: Vertex): Spot[] {
  const ring: Spot[] = []
  let vertex = start
  do {
    vertex.isDone = true
    if (vertex.twin) vertex.twin.isDone = true
    const isForward = vertex.isEntry
    do {
      vertex = isForward ? vertex.next : vertex.prev
      ring.push([vertex.x, vertex.y])
    } while (!vertex.twin)
    vertex = vertex.twin
  } while (!vertex.isDone)
  return ring
}

/** A ring with its holes opened to the outside by a seam each, along the shortest way: a polygon without holes. */
export function seamed(ring: Spot[], holes: Spot[][]): Spot[] {
  let open = ring
  for (const hole of holes) {
    let best = { metres: Infinity, i: 0, j: 0 }
    open.forEach((spot, i) =>
      hole.forEach((other, j) => {
        const metres = metresApart(spot, other)
        if (metres < best.metres) best = { metres, i, j }
      }),
    )
    const inner = areaOf(hole) > 0 === areaOf(open) > 0 ? [...hole].reverse() : hole
    const at = inner.indexOf(hole[best.j]!)
    open = [...open.slice(0, best.i + 1), ...inner.slice(at), ...inner.slice(0, at + 1), ...open.slice(best.i)]
  }
  return open
}
