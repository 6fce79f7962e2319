import { NETWORK_FORMAT, NETWORK_MAGIC, type NetworkFacts } from './network'
import { treeOrder } from './node-tree'
import { pack } from './packed'
import { flat, metresApart, MICRO, planeAt, type LngLat, type Plane } from './plane'

/** A piece of path between two points, in metres on foot each way. */
export interface RawEdge {
  from: number
  to: number
  /** Absent: as long as it looks. */
  there?: number
  back?: number
}

/** Paths as a map gives them. */
export interface RawNetwork {
  /** 示例, or the source that has to be named. */
  label: string
  points: LngLat[]
  edges: RawEdge[]
  /** Rivers and lakes, one ring each. */
  water: LngLat[][]
}

/** Longer edges get nodes in between: a node is then never far, wherever on the network one stands. */
const STRIDE = 50
const DECIMETRES = 10

/**
 * A network file; the same paths give the same bytes.
 * @throws RangeError for more pieces apart than a file can number, or a piece that costs hours
 */
export function packNetwork({ label, points, edges, water }: RawNetwork): Uint8Array {
  const plane = planeAt(middleOf(points.length > 0 ? points : water.flat()))
  const stepped = withSteps(points, edges, plane)
  const micro = (list: LngLat[]) =>
    Int32Array.from(list.flatMap(([lng, lat]) => [Math.round(lng * MICRO), Math.round(lat * MICRO)]))
  const spots = stepped.points.map((point) => flat(plane, point))
  const order = treeOrder(
    spots.map(([x]) => x),
    spots.map(([, y]) => y),
  )
  const numberOf = new Uint32Array(order.length)
  order.forEach((point, node) => (numberOf[point] = node))
  const rows = rowsOf(stepped.edges, numberOf)
  const { component, sizes } = componentsOf(rows)
  const facts: NetworkFacts = {
    ...plane,
    label,
    components: sizes,
    longest: longestOf(stepped.edges, spots),
    water: water.map((ring) => ring.length),
  }
  const placed = Array.from(order, (point) => stepped.points[point]!)
  return pack(NETWORK_MAGIC, NETWORK_FORMAT, facts, [
    micro(placed),
    rows.offsets,
    rows.targets,
    rows.costs,
    component,
    micro(water.flat()),
  ])
}

function middleOf(points: LngLat[]): LngLat {
  if (points.length === 0) return [0, 0]
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [lng, lat] of points) {
    if (lng < west) west = lng
    if (lng > east) east = lng
    if (lat < south) south = lat
    if (lat > north) north = lat
  }
  return [(west + east) / 2, (south + north) / 2]
}

interface Stepped {
  points: LngLat[]
  /** Decimetres. */
  edges: Array<{ from: number; to: number; there: number; back: number }>
}

/** Cuts long edges into equal steps, and their cost with them. */
function withSteps(points: LngLat[], edges: RawEdge[], plane: Plane): Stepped {
  const stepped: Stepped = { points: points.map(rounded), edges: [] }
  for (const { from, to, there, back } of edges) {
    if (from === to) continue
    const [start, end] = [points[from]!, points[to]!]
    const metres = metresApart(flat(plane, start), flat(plane, end))
    const steps = Math.max(1, Math.ceil(metres / STRIDE))
    const cost = (whole = metres) => Math.max(1, Math.round((Math.max(whole, metres) * DECIMETRES) / steps))
    let last = from
    for (let step = 1; step <= steps; step += 1) {
      const next = step === steps ? to : stepped.points.length
      if (step < steps) {
        const share = step / steps
        stepped.points.push(rounded([start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share]))
      }
      stepped.edges.push({ from: last, to: next, there: cost(there), back: cost(back) })
      last = next
    }
  }
  return stepped
}

const rounded = ([lng, lat]: LngLat): LngLat => [Math.round(lng * MICRO) / MICRO, Math.round(lat * MICRO) / MICRO]

interface Rows {
  offsets: Uint32Array
  targets: Uint32Array
  costs: Uint16Array
}

/** Of several edges between the same two nodes, the shortest counts. */
function rowsOf(edges: Stepped['edges'], numberOf: Uint32Array): Rows {
  const rows = Array.from({ length: numberOf.length }, () => new Map<number, number>())
  const put = (from: number, to: number, cost: number) => {
    if (cost > 0xffff) throw new RangeError(`a step of ${cost} decimetres is no walk`)
    rows[from]!.set(to, Math.min(cost, rows[from]!.get(to) ?? cost))
  }
  for (const { from, to, there, back } of edges) {
    put(numberOf[from]!, numberOf[to]!, there)
    put(numberOf[to]!, numberOf[from]!, back)
  }
  const offsets = new Uint32Array(rows.length + 1)
  rows.forEach((row, node) => (offsets[node + 1] = offsets[node]! + row.size))
  const targets = new Uint32Array(offsets[rows.length]!)
  const costs = new Uint16Array(targets.length)
  rows.forEach((row, node) => {
    let at = offsets[node]!
    for (const [to, cost] of [...row].sort(([a], [b]) => a - b)) {
      targets[at] = to
      costs[at] = cost
      at += 1
    }
  })
  return { offsets, targets, costs }
}

const MOST_COMPONENTS = 0xffff

/** Which nodes hang together; the largest component is number 0. */
function componentsOf({ offsets, targets }: Rows): { component: Uint16Array; sizes: number[] } {
  const nodes = offsets.length - 1
  const found = new Int32Array(nodes).fill(-1)
  const sizes: number[] = []
  const stack: number[] = []
  for (let start = 0; start < nodes; start += 1) {
    if (found[start]! >= 0) continue
    found[start] = sizes.length
    stack.push(start)
    let size = 0
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      size += 1
      for (let e = offsets[node]!; e < offsets[node + 1]!; e += 1) {
        const next = targets[e]!
        if (found[next]! >= 0) continue
        found[next] = sizes.length
        stack.push(next)
      }
    }
    sizes.push(size)
  }
  if (sizes.length > MOST_COMPONENTS) throw new RangeError(`the paths are in ${sizes.length} pieces`)
  const order = sizes.map((_, i) => i).sort((a, b) => sizes[b]! - sizes[a]! || a - b)
  const rank = new Uint16Array(sizes.length)
  order.forEach((piece, i) => (rank[piece] = i))
  return { component: Uint16Array.from(found, (piece) => rank[piece]!), sizes: order.map((piece) => sizes[piece]!) }
}

/** In whole metres, rounded up. */
function longestOf(edges: Stepped['edges'], spots: Array<[number, number]>): number {
  let longest = 0
  for (const { from, to } of edges) longest = Math.max(longest, metresApart(spots[from]!, spots[to]!))
  return Math.ceil(longest)
}
