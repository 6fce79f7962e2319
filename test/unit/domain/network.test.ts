import { Network } from '../../../cloudfunctions/domain/network'
import { packNetwork } from '../../../cloudfunctions/domain/network-pack'
import { BrokenFile } from '../../../cloudfunctions/domain/packed'
import { metresApart, type LngLat } from '../../../cloudfunctions/domain/plane'
import { randomFor } from '../../../data/jinghu/generate/random'
import { at, crookedTown, demoNetwork, networkOf } from '../../support/paths'

/** Distance to the nearest edge, by looking at all of them. */
function nearestMetres(network: Network, point: LngLat): number {
  const [px, py] = network.spotOf(point)
  let best = Infinity
  for (let u = 0; u < network.size; u += 1)
    for (let e = network.offsets[u]!; e < network.offsets[u + 1]!; e += 1) {
      const v = network.targets[e]!
      const [dx, dy] = [network.x[v]! - network.x[u]!, network.y[v]! - network.y[u]!]
      const along = ((px - network.x[u]!) * dx + (py - network.y[u]!) * dy) / (dx * dx + dy * dy)
      const share = Math.min(1, Math.max(0, along))
      best = Math.min(best, metresApart([px, py], [network.x[u]! + dx * share, network.y[u]! + dy * share]))
    }
  return best
}

test('同样的路，文件逐字节相同；长路分成不到 50 米的几步', () => {
  expect(packNetwork(crookedTown('same', 8))).toEqual(packNetwork(crookedTown('same', 8)))
  const network = networkOf(crookedTown('same', 8))
  expect(network.facts.longest).toBeLessThanOrEqual(51)
  expect(network.facts.label).toBe('测试路网')
})

test('点落到最近的路上：和一条条比出来的一样', () => {
  const network = networkOf(crookedTown('snapping', 12))
  const random = randomFor('points to snap')
  for (let i = 0; i < 300; i += 1) {
    const point = at(random() * 15 - 2, random() * 15 - 2)
    const snap = network.snap(point, 200)
    const metres = nearestMetres(network, point)
    if (metres > 200) expect(snap).toBeUndefined()
    // A scrap of path nearby may be passed over for the town's own.
    else if (snap?.component === 0) expect(snap.away / 10).toBeLessThanOrEqual(metres + 100.1)
    if (snap) {
      const away = metresApart(network.spotOf(point), network.placeOf(snap))
      expect(Math.abs(away - snap.away / 10)).toBeLessThanOrEqual(0.06)
      expect(snap.away / 10).toBeGreaterThanOrEqual(metres - 0.1)
    }
  }
})

test('只有一片路的时候，落到的就是最近的路', () => {
  const network = networkOf({ ...crookedTown('one piece', 10), edges: lattice(10) })
  expect(network.facts.components).toHaveLength(1)
  const random = randomFor('one piece')
  for (let i = 0; i < 200; i += 1) {
    const point = at(random() * 9, random() * 9)
    expect(network.snap(point)!.away / 10).toBeCloseTo(nearestMetres(network, point), 0)
  }
})

const lattice = (size: number) =>
  Array.from({ length: size * size }, (_, i) => [
    ...(i % size < size - 1 ? [{ from: i, to: i + 1 }] : []),
    ...(i + size < size * size ? [{ from: i, to: i + size }] : []),
  ]).flat()

describe('不相连的路', () => {
  /** A street of a kilometre, and a yard's path beside it that leads nowhere. */
  const network = networkOf({
    label: '测试路网',
    points: [at(0, 0), at(20, 0), at(5, 0.5), at(5.2, 0.5), at(0, 30), at(1, 30)],
    edges: [
      { from: 0, to: 1 },
      { from: 2, to: 3 },
      { from: 4, to: 5 },
    ],
    water: [],
  })

  test('院子里的断头路旁边就是大路，起点落到大路上', () => {
    const snap = network.snap(at(5.1, 0.45))
    expect(snap?.component).toBe(0)
    expect(snap!.away / 10).toBeGreaterThan(40)
  })

  test('周围只有断头路，就落在断头路上，知道是断头路', () => {
    const snap = network.snap(at(0.5, 30.1))!
    expect(snap.component).not.toBe(0)
    expect(network.isScrap(snap)).toBe(false)
    const demo = demoNetwork()
    expect(demo.isScrap({ ...snap, component: 0 })).toBe(false)
    expect(demo.isScrap({ ...snap, component: 1 })).toBe(true)
  })
})

test('两点之间有几条路，按短的算；自己连自己的路不算；走不完的不收', () => {
  const points = [at(0, 0), at(0.3, 0)]
  const twice = [
    { from: 0, to: 1, there: 90, back: 70 },
    { from: 0, to: 1, there: 50 },
    { from: 1, to: 1 },
  ]
  const network = networkOf({ label: '', points, edges: twice, water: [] })
  const asLong = Math.round(metresApart(network.spotOf(points[0]!), network.spotOf(points[1]!)) * 10)
  expect([...network.costs].sort((a, b) => a - b)).toEqual([asLong, 500])
  expect([...network.coming].sort((a, b) => a - b)).toEqual([asLong, 500])
  const edges = [{ from: 0, to: 1, there: 10_000 }]
  expect(() => packNetwork({ label: '', points, edges, water: [] })).toThrow(RangeError)
})

test('水面上的点认得出来', () => {
  const lake = [at(2, 2), at(3, 2), at(3, 3), at(2, 3)]
  const network = networkOf({ ...crookedTown('lake', 6), water: [lake] })
  expect(network.isWater(network.spotOf(at(2.5, 2.5)))).toBe(true)
  expect(network.isWater(network.spotOf(at(3.5, 2.5)))).toBe(false)
})

test('只有水、没有路的文件也是路网：什么点都落不上', () => {
  const network = networkOf({ label: '', points: [], edges: [], water: [[at(0, 0), at(1, 0), at(1, 1)]] })
  expect(network.size).toBe(0)
  expect(network.snap(at(0, 0))).toBeUndefined()
  expect(network.isWater(network.spotOf(at(0.8, 0.3)))).toBe(true)
})

test('截断的、版本不对的、字节变了的路网文件都不收', () => {
  const bytes = packNetwork(crookedTown('broken', 5))
  const flawOf = (spoiled: Uint8Array) => {
    try {
      new Network(spoiled)
      return undefined
    } catch (error) {
      return error instanceof BrokenFile ? error.flaw : error
    }
  }
  expect(flawOf(bytes)).toBeUndefined()
  expect(flawOf(bytes.subarray(0, bytes.length >> 1))).toBe('truncated')
  const changed = (index: number) => bytes.map((byte, i) => (i === index ? byte ^ 1 : byte))
  expect(flawOf(changed(0))).toBe('foreign')
  expect(flawOf(changed(4))).toBe('version')
  expect(flawOf(changed(bytes.length - 9))).toBe('checksum')
})
