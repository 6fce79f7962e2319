/**
 * 示例: a network of footpaths. Denser where people live, cut by the river, the lakes and the railway, which has few
 * crossings; drawn around junctions as a Voronoi town would be walked. None of it is a real street.
 */
import { Delaunay } from 'd3-delaunay'
import { packNetwork, type RawEdge } from '../../../cloudfunctions/domain/network-pack'
import { holds } from '../../../cloudfunctions/domain/plane'
import { land } from './division'
import { boxOf, distance, sides, toLngLat, toMetres, type Point, type Ring } from './geometry'
import { randomFor } from './random'
import { densityAt, LAKES, RAILWAY, YANGTZE } from './terrain'

/** Squares of the countryside (metres), halved where more people live. */
const COUNTRY = 288
const HALVED = [0.075, 0.16]
/** Junctions keep that far from the middle lines of their squares, as a share of it. */
const JITTER = 0.42
/** A path is at most so many times as long as the square it starts in. */
const LONGEST = 2.6
/** So many paths are missing that a town without dead ends would have. */
const DEAD_ENDS = 0.14
/** Metres from the middle of the rails to either end of a crossing. */
const VERGE = 14

interface Junction {
  at: Point
  /** Of the square it stands in. */
  size: number
  /** Which part of the district. */
  part: number
}

/** The whole network as a file; the same bytes every time. */
export function network(): Uint8Array {
  const parts = land()
  const junctions = [...parts.flatMap((ring, part) => junctionsOf(ring, part)), ...crossings()]
  const water = [YANGTZE, ...LAKES].map(({ outline }) => outline.map(toMetres))
  const ways = waysOf(junctions, parts, water)
  return packNetwork({
    label: '示例路网',
    points: junctions.map(({ at }) => toLngLat(at)),
    edges: [...ways, ...crossingWays(junctions.length), ...linkOf(junctions)],
    water: [YANGTZE, ...LAKES].map(({ outline }) => outline),
  })
}

function junctionsOf(ring: Ring, part: number): Junction[] {
  const random = randomFor(`junctions of part ${part}`)
  const lakes = LAKES.map(({ outline }) => outline.map(toMetres))
  const found: Junction[] = []
  const place = (x: number, y: number, size: number, level: number): void => {
    const middle: Point = [x + size / 2, y + size / 2]
    const limit = HALVED[level]
    if (limit !== undefined && densityAt(middle) > limit) {
      const half = size / 2
      for (const [dx, dy] of [
        [0, 0],
        [half, 0],
        [0, half],
        [half, half],
      ] as const)
        place(x + dx, y + dy, half, level + 1)
      return
    }
    const shift = () => (random() * 2 - 1) * JITTER * size
    const at: Point = [middle[0] + shift(), middle[1] + shift()]
    if (holds(ring, at) && !lakes.some((lake) => holds(lake, at))) found.push({ at, size, part })
  }
  const { minX, minY, maxX, maxY } = boxOf(ring)
  for (let x = minX; x < maxX; x += COUNTRY) for (let y = minY; y < maxY; y += COUNTRY) place(x, y, COUNTRY, 0)
  return found
}

const rails = RAILWAY.line.map(toMetres)

/** Both ends of each crossing, west first. */
function crossings(): Junction[] {
  return RAILWAY.crossings.map(toMetres).flatMap(([x, y]): Junction[] => [
    { at: [x - VERGE, y], size: COUNTRY / 2, part: 0 },
    { at: [x + VERGE, y], size: COUNTRY / 2, part: 0 },
  ])
}

const crossingWays = (count: number): RawEdge[] =>
  RAILWAY.crossings.map((_, i) => ({ from: count - 2 * (i + 1), to: count - 2 * i - 1 }))

/** Neighbours are joined unless something lies between; then some ways are taken out again, never the last one. */
function waysOf(junctions: Junction[], parts: Ring[], water: Ring[]): RawEdge[] {
  const random = randomFor('dead ends')
  const { urquhart, all } = neighbours(junctions)
  const barriers = [...rails.slice(1).map((end, i): Side => [rails[i]!, end]), ...[...parts, ...water].flatMap(sides)]
  const open = all.filter(([a, b]) => isWay(junctions[a]!, junctions[b]!, barriers))
  const needed = spanning(open, junctions)
  return open
    .filter((pair) => needed.has(pair) || (urquhart.has(keyOf(pair)) && random() >= DEAD_ENDS))
    .map(([from, to]) => ({ from, to }))
}

type Pair = [number, number]
const keyOf = ([a, b]: Pair): string => `${a}-${b}`

/** All sides of the triangles between junctions, and those that are no triangle's longest (Urquhart). */
function neighbours(junctions: Junction[]): { all: Pair[]; urquhart: Set<string> } {
  const { triangles } = Delaunay.from(junctions.map(({ at }) => at))
  const length = ([a, b]: Pair) => distance(junctions[a]!.at, junctions[b]!.at)
  const pairs = new Map<string, Pair>()
  const longest = new Set<string>()
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!]
    const three = sides(corners).map(([a, b]): Pair => (a < b ? [a, b] : [b, a]))
    for (const pair of three) pairs.set(keyOf(pair), pair)
    longest.add(keyOf(three.reduce((best, pair) => (length(pair) > length(best) ? pair : best))))
  }
  return { all: [...pairs.values()], urquhart: new Set([...pairs.keys()].filter((key) => !longest.has(key))) }
}

type Side = [Point, Point]

function isWay(from: Junction, to: Junction, barriers: Side[]): boolean {
  if (from.part !== to.part || distance(from.at, to.at) > LONGEST * Math.max(from.size, to.size)) return false
  const way: Side = [from.at, to.at]
  return !barriers.some((side) => cross(way, side))
}

/** Whether two pieces of line cross. */
function cross([a, b]: Side, [c, d]: Side): boolean {
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) return false
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return false
  const turn = (p: Point, q: Point, r: Point) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
  return turn(a, b, c) > 0 !== turn(a, b, d) > 0 && turn(c, d, a) > 0 !== turn(c, d, b) > 0
}

/** The shortest ways that keep together what hangs together (Kruskal). */
function spanning(pairs: Pair[], junctions: Junction[]): Set<Pair> {
  const parent = junctions.map((_, i) => i)
  const rootOf = (i: number): number => {
    let root = i
    while (parent[root] !== root) root = parent[root]!
    for (let at = i; at !== root;) [at, parent[at]] = [parent[at]!, root]
    return root
  }
  const length = ([a, b]: Pair) => distance(junctions[a]!.at, junctions[b]!.at)
  const needed = new Set<Pair>()
  for (const pair of [...pairs].sort((p, q) => length(p) - length(q) || p[0] - q[0] || p[1] - q[1])) {
    const [a, b] = [rootOf(pair[0]), rootOf(pair[1])]
    if (a === b) continue
    parent[a] = b
    needed.add(pair)
  }
  return needed
}

/** The road between the two parts of the district, outside it, at their narrowest. */
function linkOf(junctions: Junction[]): RawEdge[] {
  const numbers = junctions.map((_, i) => i)
  const [here, there] = [0, 1].map((part) => numbers.filter((i) => junctions[i]!.part === part))
  let best = { from: -1, to: -1, metres: Infinity }
  for (const from of here!)
    for (const to of there!) {
      const metres = distance(junctions[from]!.at, junctions[to]!.at)
      if (metres < best.metres) best = { from, to, metres }
    }
  return [{ from: best.from, to: best.to }]
}
