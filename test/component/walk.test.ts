import type { Point } from '../../typings/contract'
import { nearestFirst, shortWalk, walkMetres, walkMinutes, type Walk } from '../../miniprogram/packages/work/map/walk'

const here: Point = { lng: 118.36, lat: 31.33 }

/** Stops scattered over a few kilometres, the same at every run. */
function scattered(count: number, seed: number): Point[] {
  let state = seed
  const next = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  return Array.from({ length: count }, () => ({ lng: 118.34 + next() * 0.04, lat: 31.31 + next() * 0.04 }))
}

const length = ({ legs }: Walk) => legs.reduce((sum, leg) => sum + leg, 0)
const inOrder = ({ order }: Walk) => [...order].sort((one, other) => one - other)

test('一百米的直线，按走一百三十米算', () => {
  // 纬度一度约 111.2 公里。
  expect(walkMetres(here, { ...here, lat: here.lat + 0.1 / 111.195 })).toBeCloseTo(130, 0)
})

test('东西方向按纬度折算', () => {
  const north = walkMetres(here, { ...here, lat: here.lat + 0.01 })
  const east = walkMetres(here, { ...here, lng: here.lng + 0.01 })
  expect(east / north).toBeCloseTo(Math.cos((here.lat * Math.PI) / 180), 4)
})

test('每秒一米一，不足一分钟算一分钟', () => {
  expect([walkMinutes(0), walkMinutes(1), walkMinutes(66), walkMinutes(67), walkMinutes(660)]).toEqual([0, 1, 1, 2, 10])
})

test('每一处都走到，只走一次', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const stops = scattered(seed, seed)
    const all = stops.map((_, at) => at)
    expect(inOrder(shortWalk(stops, here))).toEqual(all)
    expect(inOrder(shortWalk(stops))).toEqual(all)
  }
})

test('从来不比只走最近的更远', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const stops = scattered(4 + seed, seed)
    expect(length(shortWalk(stops, here))).toBeLessThanOrEqual(length(nearestFirst(stops, here)) + 0.001)
    expect(length(shortWalk(stops))).toBeLessThanOrEqual(length(nearestFirst(stops)) + 0.001)
  }
})

test('只走最近的会东西来回跑，改成先走完一头', () => {
  const at = (steps: number): Point => ({ lng: here.lng + steps * 0.001, lat: here.lat })
  const stops = [at(1), at(-1.5), at(4), at(-6)]
  const step = walkMetres(here, at(1))
  expect(length(nearestFirst(stops, here))).toBeCloseTo(18 * step, 3)
  expect(length(shortWalk(stops, here))).toBeCloseTo(14 * step, 3)
})

test('不知道我在哪里，就从第一处开始', () => {
  const stops = scattered(12, 3)
  const walk = shortWalk(stops)
  expect(walk.order[0]).toBe(0)
  expect(walk.legs[0]).toBe(0)
})

test('每一段是从上一处走过来的路', () => {
  const stops = scattered(6, 5)
  const { order, legs } = shortWalk(stops, here)
  const points = [here, ...order.map((at) => stops[at] as Point)]
  legs.forEach((leg, at) => expect(leg).toBeCloseTo(walkMetres(points[at] as Point, points[at + 1] as Point), 6))
})

test('没有要去的地方，就不用走', () => {
  expect(shortWalk([], here)).toEqual({ order: [], legs: [] })
  expect(shortWalk([])).toEqual({ order: [], legs: [] })
})

test('几件在同一个地方，也都排得上', () => {
  const stops = [here, here, here]
  expect(inOrder(shortWalk(stops, here))).toEqual([0, 1, 2])
  expect(length(shortWalk(stops, here))).toBe(0)
})

test('一百处很快排好', () => {
  const stops = scattered(100, 9)
  const start = performance.now()
  shortWalk(stops, here)
  expect(performance.now() - start).toBeLessThan(500)
})
