import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from '../../cloudfunctions/domain/place'
import { Network } from '../../cloudfunctions/domain/network'
import { packNetwork } from '../../cloudfunctions/domain/network-pack'
import { crc32 } from '../../cloudfunctions/domain/packed'
import { degrees, type LngLat } from '../../cloudfunctions/domain/plane'
import { packTable, Table, type TablePlace } from '../../cloudfunctions/domain/table'
import { Walker } from '../../cloudfunctions/domain/walker'
import { randomFor } from '../../data/jinghu/generate/random'
import { crookedTown, DEMO_FILE } from '../support/paths'
import { percentile } from './measure'

/** 15 minutes at 1.1 m/s, in decimetres. */
const LIMIT = 9_900
const QUERIES = 600
/** One look at the clock for so many queries: a single one is over before the clock has moved. */
const BATCH = 5
const SYNTHETIC = { junctions: 447, metres: 25, places: 4_000 }

/** Milliseconds of processor time of the median query, on a quiet machine; see docs/circle.md. */
interface Budget {
  reach: number
  list: number
}
const BUDGETS: Record<string, Budget> = {
  demonstration: { reach: 0.5, list: 0.05 },
  synthetic: { reach: 3, list: 0.05 },
}

/** What the yardstick takes on the machine the budgets were set on: a slower or a busier one is given more time. */
const YARDSTICK = 1.1

interface Costs {
  name: string
  nodes: number
  places: number
  kilobytes: { network: number; table: number }
  cold: { network: number; table: number; making: number }
  median: Budget & { snap: number; walk: number }
  p95: Budget
  corners: { median: number; most: number }
  reached: number
}

/** `npm run bench -- circle`: what one query of the circle costs. @returns what is over budget */
export function checkCircle(): string[] {
  const slowness = Math.max(1, yardstick() / YARDSTICK)
  console.log(`machine: ${slowness.toFixed(2)} × the quiet one the budgets are for (processor time, not the wall's)`)
  const costs = [demonstration(), synthetic()]
  const figure = (value: number) => value.toFixed(3)
  console.table(
    Object.fromEntries(
      costs.map((cost) => [
        `${cost.name}, ${cost.nodes} nodes`,
        {
          places: cost.places,
          'network KB': cost.kilobytes.network,
          'table KB': cost.kilobytes.table,
          'load ms': figure(cost.cold.network),
          'table load ms': figure(cost.cold.table),
          'table made ms': cost.cold.making.toFixed(0),
          'snap ms': figure(cost.median.snap),
          'list ms': figure(cost.median.list),
          'list p95': figure(cost.p95.list),
          'walk ms': figure(cost.median.walk),
          'reach ms': figure(cost.median.reach),
          'reach p95': figure(cost.p95.reach),
          'nodes reached': cost.reached,
          corners: `${cost.corners.median} (≤ ${cost.corners.most})`,
        },
      ]),
    ),
  )
  return costs.flatMap(({ name, median }) =>
    (['reach', 'list'] as const)
      .filter((what) => median[what] > BUDGETS[name]![what] * slowness)
      .map((what) => `${what} takes ${figure(median[what])} ms in the ${name}, budget ${BUDGETS[name]![what]} ms`),
  )
}

/** The same sum over the same megabyte, whatever else the machine does. */
function yardstick(): number {
  const words = Uint32Array.from({ length: 262_144 }, (_, i) => Math.imul(i, 2_654_435_761))
  return percentile(
    Array.from({ length: 40 }, () => spent(() => crc32(words))),
    0.5,
  )
}

/** Milliseconds of processor time of this process. */
function spent(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

function demonstration(): Costs {
  const places = JSON.parse(readFileSync(join(DEMO_FILE, '../places.json'), 'utf8')) as Place[]
  const known = places.map(({ _id, ...place }) => ({ id: _id, ...place }))
  return measure('demonstration', readFileSync(DEMO_FILE), known)
}

/** As many alleys as a district has that is mapped to the last yard: 200,000 nodes on 120 km². */
function synthetic(): Costs {
  const bytes = packNetwork(crookedTown('bench', SYNTHETIC.junctions, { metres: SYNTHETIC.metres }))
  const network = new Network(bytes)
  const random = randomFor('bench places')
  const places = Array.from({ length: SYNTHETIC.places }, (_, i): TablePlace => {
    const point = pointAt(network, Math.floor(random() * network.size))
    return { id: `p-${i}`, point, class: 'market', services: [] }
  })
  return measure('synthetic', bytes, places)
}

const pointAt = (network: Network, node: number): LngLat =>
  degrees(network.facts, [network.x[node]! + 7, network.y[node]! - 9])

function measure(name: string, bytes: Uint8Array, places: TablePlace[]): Costs {
  let walker = new Walker(new Network(bytes))
  const cold = { network: spent(() => (walker = new Walker(new Network(bytes)))), table: 0, making: 0 }
  const { network } = walker
  let packed = new Uint8Array(0)
  cold.making = spent(() => (packed = new Uint8Array(packTable(network, places, LIMIT / 10, 0))))
  let table = new Table(packed)
  cold.table = spent(() => (table = new Table(packed)))
  const random = randomFor('bench queries')
  // Twice as many: the first half warms up. No start comes twice, so that no outline is remembered.
  const points = Array.from({ length: 2 * QUERIES }, () => pointAt(network, Math.floor(random() * network.size)))
  const snaps = points.map((point) => network.snap(point)!)
  const timed = (work: (i: number) => unknown) => {
    for (let i = 0; i < QUERIES; i += 1) work(i)
    return Array.from({ length: QUERIES / BATCH }, (_, batch) => {
      const from = QUERIES + batch * BATCH
      return spent(() => Array.from({ length: BATCH }, (__, i) => work(from + i))) / BATCH
    })
  }
  const [corners, reached]: [number[], number[]] = [[], []]
  const costs = {
    snap: timed((i) => network.snap(points[i]!)),
    list: timed((i) => table.near(snaps[i]!, LIMIT)),
    walk: timed((i) => walker.walk.from(snaps[i]!, LIMIT)),
    reach: timed((i) => {
      corners.push(walker.outline(snaps[i]!, LIMIT).flat().length)
      reached.push(walker.walk.count)
    }),
  }
  const half = (what: keyof typeof costs) => percentile(costs[what], 0.5)
  return {
    name,
    nodes: network.size,
    places: places.length,
    kilobytes: { network: Math.round(bytes.byteLength / 1_024), table: Math.round(packed.byteLength / 1_024) },
    cold,
    median: { reach: half('reach'), list: half('list'), snap: half('snap'), walk: half('walk') },
    p95: { reach: percentile(costs.reach, 0.95), list: percentile(costs.list, 0.95) },
    corners: { median: percentile(corners, 0.5), most: Math.max(...corners) },
    reached: percentile(reached, 0.5),
  }
}
