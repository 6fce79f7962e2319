import type { CoverageGap, CoverageRow, WhatIfView, WorstGap } from '../contract/circle'
import type { Legend } from '../contract/place'
import type { Area } from './area'
import { rateText } from './board'
import type { Network, Snap } from './network'
import { degrees } from './plane'
import type { Shapes } from './shapes'
import type { Table } from './table'
import type { Walk } from './walk'

/** Which area each node of a network lies in, by number; -1 outside all of them. */
export interface NodeAreas {
  ids: string[]
  of: Int32Array
}

/** 每个路口在哪个网格（村）: borders and paths alone say so. */
export function areasOfNodes(network: Network, shapes: Shapes): NodeAreas {
  const numbers = new Map<string, number>()
  const of = new Int32Array(network.size).fill(-1)
  for (let node = 0; node < network.size; node += 1) {
    const point = degrees(network.facts, [network.x[node]!, network.y[node]!])
    const id = (shapes.containing(point, 'grid') ?? shapes.containing(point, 'village'))?.at(-1)
    if (id === undefined) continue
    const number = numbers.get(id) ?? numbers.size
    numbers.set(id, number)
    of[node] = number
  }
  return { ids: [...numbers.keys()], of }
}

/** Where the residents of a scope are: each node stands for some of those of its grid. */
export interface Settlement {
  /** Grids and villages in which someone lives. */
  homes: Area[]
  nodes: Uint32Array
  /** Number of the home of each node, and residents it stands for. */
  home: Uint32Array
  weight: Float64Array
  residents: number
}

/**
 * 居民按网格人口摊到网格里的路口上: paths are denser where people live. A grid without a path counts at the path nearest to its
 * middle.
 */
export function settle(areas: Area[], network: Network, nodeAreas: NodeAreas): Settlement {
  const homes = areas.filter(({ population = 0 }) => population > 0)
  const homeOf = new Map(homes.map(({ _id }, home) => [_id, home]))
  const ofNumber = Int32Array.from(nodeAreas.ids, (id) => homeOf.get(id) ?? -1)
  const counts = new Uint32Array(homes.length)
  const found: Array<[node: number, home: number]> = []
  for (let node = 0; node < network.size; node += 1) {
    const number = nodeAreas.of[node]!
    const home = number < 0 ? -1 : ofNumber[number]!
    if (home < 0) continue
    counts[home] = counts[home]! + 1
    found.push([node, home])
  }
  homes.forEach(({ centre }, home) => {
    const snap = counts[home] === 0 ? network.snap(centre) : undefined
    if (!snap) return
    counts[home] = 1
    found.push([snap.a, home])
  })
  return {
    homes,
    nodes: Uint32Array.from(found, ([node]) => node),
    home: Uint32Array.from(found, ([, home]) => home),
    weight: Float64Array.from(found, ([, home]) => homes[home]!.population! / counts[home]!),
    residents: homes.reduce((sum, { population = 0 }) => sum + population, 0),
  }
}

/** One thing residents may reach: a service, or a class of places. */
export interface Thing {
  code: string
  name: string
  group: CoverageRow['group']
}

/** 阵地 themselves are things to reach as well. */
export const thingsOf = ({ services, classes }: Legend): Thing[] => [
  { code: 'station', name: '先锋驿站', group: 'post' },
  { code: 'centre', name: '党群服务中心', group: 'post' },
  ...services.map(({ code, name }): Thing => ({ code, name, group: 'service' })),
  ...classes.map(({ code, name, group }): Thing => ({ code, name, group })),
]

/** Numbers of the things that each place of a table is or offers. */
function offers(table: Table, things: Thing[]): number[][] {
  const numbers = new Map(things.map(({ code }, i) => [code, i]))
  return table.facts.places.map(({ class: kind, services }) =>
    [kind, ...services].flatMap((code) => numbers.get(code) ?? []),
  )
}

/** Residents of each home who reach each thing, thing after thing. */
export function covered(settlement: Settlement, table: Table, things: Thing[], limit: number): Float64Array[] {
  const offered = offers(table, things)
  const sums = things.map(() => new Float64Array(settlement.homes.length))
  const seen = new Int32Array(things.length).fill(-1)
  settlement.nodes.forEach((node, i) => {
    const [home, weight] = [settlement.home[i]!, settlement.weight[i]!]
    table.eachAt(node, limit, (place) => {
      for (const thing of offered[place]!) {
        if (seen[thing] === i) continue
        seen[thing] = i
        sums[thing]![home] = sums[thing]![home]! + weight
      }
    })
  })
  return sums
}

const MOST_GAPS = 5
const MOST_WORST = 20

/**
 * 每种服务走得到的居民有多少，缺口按走不到的人数排。
 * @param level whose areas the gaps are told by: one below the scope
 */
export function coverageRows(
  settlement: Settlement,
  sums: Float64Array[],
  things: Thing[],
  level: Area[],
): CoverageRow[] {
  const above = new Map(level.map((area) => [area._id, area]))
  const areaOf = settlement.homes.map(({ path }) => path.find((id) => above.has(id)))
  return things.map((thing, i) => {
    const gaps = new Map<string, CoverageGap>()
    settlement.homes.forEach(({ population = 0 }, home) => {
      const area = above.get(areaOf[home] ?? '')
      if (!area) return
      const gap = gaps.get(area._id) ?? { area: area._id, name: area.name, without: 0, residents: 0 }
      gap.without += population - sums[i]![home]!
      gap.residents += population
      gaps.set(area._id, gap)
    })
    const ranked = [...gaps.values()]
      .map((gap) => ({ ...gap, without: Math.round(gap.without) }))
      .filter(({ without }) => without > 0)
      .sort((a, b) => b.without - a.without || (a.area < b.area ? -1 : 1))
    const reached = total(sums[i]!)
    return {
      ...thing,
      covered: Math.round(reached),
      share: shareText(reached, settlement.residents),
      gaps: ranked.slice(0, MOST_GAPS),
    }
  })
}

/** 全部缺口放在一起排：哪里、缺什么、多少人。 */
export const worstGaps = (rows: CoverageRow[]): WorstGap[] =>
  rows
    .flatMap(({ code, name, gaps }) => gaps.map((gap) => ({ ...gap, code, what: name })))
    .sort((a, b) => b.without - a.without || (a.area < b.area ? -1 : a.area > b.area ? 1 : 0))
    .slice(0, MOST_WORST)

/**
 * 要是在这里设一处: those who reach it and reached nothing of the kind before.
 * @param walk its next search is used up
 */
export function whatIf(
  { settlement, table, walk }: { settlement: Settlement; table: Table; walk: Walk },
  place: Snap,
  things: Thing[],
  limit: number,
): WhatIfView['rows'] {
  const sums = covered(settlement, table, things, limit).map(total)
  const offered = offers(table, things)
  const gained = things.map(() => 0)
  walk.towards(place, limit)
  settlement.nodes.forEach((node, i) => {
    if (walk.to(node) === undefined) return
    const has = new Set<number>()
    table.eachAt(node, limit, (number) => offered[number]!.forEach((thing) => has.add(thing)))
    for (let thing = 0; thing < things.length; thing += 1)
      if (!has.has(thing)) gained[thing] = gained[thing]! + settlement.weight[i]!
  })
  return things.map(({ code, name }, i) => ({
    code,
    name,
    before: shareText(sums[i]!, settlement.residents),
    after: shareText(sums[i]! + gained[i]!, settlement.residents),
    gained: Math.round(gained[i]!),
  }))
}

const total = (sums: Float64Array): number => sums.reduce((sum, one) => sum + one, 0)

const shareText = (part: number, whole: number): string => rateText(Math.round(part), whole)
