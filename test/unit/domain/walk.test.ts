import { along } from '../../../cloudfunctions/domain/network'
import type { Network, Snap } from '../../../cloudfunctions/domain/network'
import { metresBetween } from '../../../cloudfunctions/domain/distance'
import { unreachedOf } from '../../../cloudfunctions/domain/reach'
import { packTable, Table } from '../../../cloudfunctions/domain/table'
import { Walk } from '../../../cloudfunctions/domain/walk'
import { Walker } from '../../../cloudfunctions/domain/walker'
import { randomFor } from '../../../data/jinghu/generate/random'
import { at, crookedTown, demoNetwork, lengthsFrom, networkOf } from '../../support/paths'

const SIZE = 14
const LIMIT = 9_900
const flatTown = networkOf(crookedTown('flat', SIZE))
const hillyTown = networkOf(crookedTown('hilly', SIZE, { isHilly: true }))
const TOWNS = { 平地: flatTown, 有坡: hillyTown }

function snaps(network: Network, count: number, seed: string): Snap[] {
  const random = randomFor(seed)
  return Array.from({ length: count }, () => network.snap(at(random() * SIZE, random() * SIZE))!)
}

const withinLimit = (lengths: number[]) => lengths.map((length) => (length <= LIMIT ? length : undefined))

/** Decimetres between two points, by brute force. */
function slow(network: Network, start: Snap, end: Snap): number {
  const lengths = lengthsFrom(network, end, true)
  const [toA, toB] = [
    start.away + Math.round(start.share * start.back),
    start.away + Math.round((1 - start.share) * start.there),
  ]
  return Math.min(toA + lengths[start.a]!, toB + lengths[start.b]!, along(start, end) ?? Infinity)
}

describe.each(Object.entries(TOWNS))('%s的路', (_name, network) => {
  const walk = new Walk(network)

  test('走得到哪里、多远，和一遍遍算出来的分毫不差', () => {
    for (const start of snaps(network, 25, 'exact')) {
      const lengths = lengthsFrom(network, start)
      walk.from(start, LIMIT)
      expect(lengths.map((_, node) => walk.to(node))).toEqual(withinLimit(lengths))
      const reached = [...walk.reached.subarray(0, walk.count)]
      expect(new Set(reached).size).toBe(reached.length)
      expect(reached.map((node) => walk.to(node))).toEqual(
        lengths.filter((length) => length <= LIMIT).sort((a, b) => a - b),
      )
    }
  })

  test('反过来走，也分毫不差', () => {
    for (const end of snaps(network, 10, 'towards')) {
      const lengths = lengthsFrom(network, end, true)
      walk.towards(end, LIMIT)
      expect(lengths.map((_, node) => walk.to(node))).toEqual(withinLimit(lengths))
    }
  })

  test('时间越长，走得到的越多：走得到的仍走得到', () => {
    for (const start of snaps(network, 10, 'growing')) {
      let before: number[] = []
      for (const limit of [2_400, 3_300, 4_800, 6_600, 7_200, 9_900]) {
        walk.from(start, limit)
        expect(before.every((node) => walk.to(node) !== undefined)).toBe(true)
        before = [...walk.reached.subarray(0, walk.count)]
      }
    }
  })

  test('绕道不会更近：到一处不比经过第三处再到那里远', () => {
    const points = snaps(network, 12, 'triangle').map((snap) => ({ ...snap, away: 0 }))
    const length = (a: Snap, b: Snap) => {
      walk.from(a, 60_000)
      return walk.toSnap(a, b, 60_000) ?? Infinity
    }
    const table = points.map((a) => points.map((b) => length(a, b)))
    const far = (a: number, b: number) => table[a]![b]!
    const all = points.map((_, i) => i)
    // A point in the middle of an edge rounds to whole decimetres twice.
    const shorter = all.flatMap((a) =>
      all.flatMap((b) => all.filter((c) => far(a, c) > far(a, b) + far(b, c) + 2).map((c) => [a, b, c])),
    )
    expect(shorter).toEqual([])
  })

  test('路线的长度就是算出来的远近，一步步都走得通', () => {
    for (const [i, start] of snaps(network, 20, 'ways').entries()) {
      const end = snaps(network, 20, 'doors')[i]!
      walk.from(start, 60_000, end)
      const length = walk.toSnap(start, end, 60_000)
      expect(length).toBe(slow(network, start, end) === Infinity ? undefined : slow(network, start, end))
      const nodes = walk.wayTo(start, end)
      for (let step = 1; step < nodes.length; step += 1)
        expect(network.edge(nodes[step - 1]!, nodes[step]!).there).toBeGreaterThan(0)
    }
  })

  test('表里查到的，和现走一遍的完全一样', () => {
    const random = randomFor('places')
    const places = Array.from({ length: 60 }, (_, i) => ({
      id: `p-${i}`,
      point: at(random() * SIZE, random() * SIZE),
      class: 'market',
      services: [],
    }))
    const table = new Table(packTable(network, places, LIMIT / 10, 5))
    expect(table.facts).toMatchObject({ network: network.id, limit: LIMIT, at: 5 })
    const ends = places.map(({ point }) => network.snap(point)!)
    // Some start on the very edge a place lies on.
    for (const start of [...snaps(network, 40, 'queries'), ...ends.map((end) => ({ ...end, share: 0.25 }))])
      for (const limit of [LIMIT, 7_200]) {
        walk.from(start, limit)
        const expected = ends
          .map((end, place) => [walk.toSnap(start, end, limit), place] as const)
          .filter(([length]) => length !== undefined)
          .sort(([a, p], [b, q]) => a! - b! || p - q)
          .flatMap(([length, place]) => [place, length!])
        expect([...table.near(start, limit)]).toEqual(expected)
      }
  })
})

test('同一处、同样远的圈只画一次：记着最近问过的；换一处、换远近、走别的路都不会串', () => {
  const walker = new Walker(flatTown)
  const [here, there] = snaps(flatTown, 2, 'twice') as [Snap, Snap]
  const drawn = walker.outline(here, LIMIT)
  const shorter = walker.outline(here, LIMIT / 3)
  walker.lengths(there, [here], LIMIT)
  expect(walker.outline(here, LIMIT)).toBe(drawn)
  expect(walker.outline(here, LIMIT / 3)).toBe(shorter)
  expect(shorter).not.toEqual(drawn)
  expect(new Walker(flatTown).outline(here, LIMIT)).toEqual(drawn)
})

test('走路从不比直线近', () => {
  const network = demoNetwork()
  const walker = new Walker(network)
  const random = randomFor('straight')
  const node = () => Math.floor(random() * network.size)
  const pointOf = (i: number): [number, number] => [
    network.x[i]! / network.facts.scale[0] + network.facts.origin[0],
    network.y[i]! / network.facts.scale[1] + network.facts.origin[1],
  ]
  for (let i = 0; i < 40; i += 1) {
    const [from, to] = [pointOf(node()), pointOf(node())]
    const way = walker.way(from, network.snap(from)!, to, network.snap(to)!)
    if (way) expect(way.length / 10).toBeGreaterThan(metresBetween(from, to) * 0.998 - 1)
  }
})

test('起点和门口在同一段路上，一直走过去；不通的地方没有路线', () => {
  const network = networkOf({
    label: '',
    points: [at(0, 0), at(0.4, 0), at(0, 9), at(0.4, 9)],
    edges: [
      { from: 0, to: 1 },
      { from: 2, to: 3 },
    ],
    water: [],
  })
  const walker = new Walker(network)
  const [from, to] = [at(0.1, 0), at(0.3, 0)]
  expect(walker.way(from, network.snap(from)!, to, network.snap(to)!)).toMatchObject({ length: 200 })
  const far = at(0.2, 9)
  expect(walker.way(from, network.snap(from)!, far, network.snap(far)!)).toBeUndefined()
})

test('表只答它那张路网、它那么远以内的；地点搬了就不算认得', () => {
  const place = { id: 'p-1', point: at(3, 3), class: 'station', services: ['water'] }
  const table = new Table(packTable(flatTown, [place], 990, 0))
  expect(table.answers(flatTown, 9_900)).toBe(true)
  expect(table.answers(flatTown, 9_901)).toBe(false)
  expect(table.answers(hillyTown, 9_900)).toBe(false)
  expect(table.knows('p-1', at(3, 3))).toBe(true)
  expect(table.knows('p-1', at(3, 4))).toBe(false)
  expect(table.knows('p-2', at(3, 3))).toBe(false)
  expect(unreachedOf(flatTown, [place])).toBe(0)
})

test('没有路通到的地点，表里记着它，谁也走不到', () => {
  const place = { id: 'p-far', point: [119.5, 32] as [number, number], class: 'market', services: [] }
  const table = new Table(packTable(flatTown, [place], 990, 0))
  expect(table.knows('p-far', [119.5, 32])).toBe(true)
  expect(unreachedOf(flatTown, [place])).toBe(1)
  expect([...table.near(flatTown.snap(at(3, 3))!, 9_900)]).toEqual([])
})

describe('示例的路网', () => {
  const network = demoNetwork()
  const walk = new Walk(network)

  test('随便从哪里走，每个路口走不走得到、多远，和一遍遍算出来的分毫不差', () => {
    const random = randomFor('brute force')
    const starts = Array.from({ length: 3 }, () => {
      const node = Math.floor(random() * network.size)
      const { origin, scale } = network.facts
      return network.snap([network.x[node]! / scale[0] + origin[0], network.y[node]! / scale[1] + origin[1]])!
    })
    for (const start of starts) {
      const lengths = lengthsFrom(network, start)
      walk.from(start, LIMIT)
      expect(lengths.map((_, node) => walk.to(node))).toEqual(withinLimit(lengths))
      // 走到头，也一样。
      walk.from(start, 400_000)
      expect(lengths.map((_, node) => walk.to(node) ?? Infinity)).toEqual(lengths)
    }
  })
})
