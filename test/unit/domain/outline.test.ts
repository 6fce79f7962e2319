import { CELL, circleOutline, MOST_CORNERS, Outliner } from '../../../cloudfunctions/domain/outline'
import { areaOf, holds, metresApart, type Spot } from '../../../cloudfunctions/domain/plane'
import { shrinkTo, simplifyLine, simplifyRing } from '../../../cloudfunctions/domain/simplify'
import { seamed, subtract } from '../../../cloudfunctions/domain/subtract'
import { Walk } from '../../../cloudfunctions/domain/walk'
import { randomFor } from '../../../data/jinghu/generate/random'
import { demoNetwork } from '../../support/paths'

const network = demoNetwork()
const walk = new Walk(network)
const outliner = new Outliner(network, walk)
const random = randomFor('outlines')

const distanceToSide = (spot: Spot, [a, b]: [Spot, Spot]): number => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const along = ((spot[0] - a[0]) * dx + (spot[1] - a[1]) * dy) / (dx * dx + dy * dy)
  const t = Math.min(1, Math.max(0, along))
  return metresApart(spot, [a[0] + dx * t, a[1] + dy * t])
}
const sides = (ring: Spot[]): Array<[Spot, Spot]> => ring.map((spot, i) => [spot, ring[(i + 1) % ring.length]!])
const distanceTo = (ring: Spot[], spot: Spot): number =>
  Math.min(...sides(ring).map((side) => distanceToSide(spot, side)))
const isIn = (rings: Spot[][], spot: Spot): boolean => rings.some((ring) => holds(ring, spot))

/** Points on the water, most of them close to a bank. */
const WET = network.water.flatMap((water) =>
  Array.from({ length: 400 }, (): Spot => {
    const [a, b] = [water[Math.floor(random() * water.length)]!, water[Math.floor(random() * water.length)]!]
    const share = random()
    return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
  }).filter((spot) => holds(water, spot) && distanceTo(water, spot) > 0.1),
)

/** Random starts all over the district, with those nearest to the water among them. */
const starts = [
  ...Array.from({ length: 60 }, () => Math.floor(random() * network.size)),
  ...network.water.flatMap((ring) => ring.map((spot) => nearestNode(spot))),
]
function nearestNode(spot: Spot): number {
  let [best, far] = [0, Infinity]
  for (let node = 0; node < network.size; node += 1) {
    const squared = (network.x[node]! - spot[0]) ** 2 + (network.y[node]! - spot[1]) ** 2
    if (squared < far) [best, far] = [node, squared]
  }
  return best
}

describe.each([2_400, 4_800, 9_900])('走 %d 分米以内的范围', (limit) => {
  const drawn = starts.map((node) => {
    const next = network.targets[network.offsets[node]!]!
    walk.from({ a: node, b: next, share: 0, away: 0, ...network.edge(node, next), component: 0 }, limit)
    const reached = [...walk.reached.subarray(0, walk.count)].map((i): Spot => [network.x[i]!, network.y[i]!])
    return { rings: outliner.draw(limit), reached }
  })

  test('走得到的每个路口，都在圈里，或者离圈不到一格', () => {
    const left = drawn.flatMap(({ rings, reached }) =>
      reached
        .filter((spot) => !isIn(rings, spot))
        .filter((spot) => Math.min(...rings.map((ring) => distanceTo(ring, spot))) > CELL),
    )
    expect(left).toEqual([])
  })

  test('圈不盖在水面上', () => {
    expect(drawn.flatMap(({ rings }) => WET.filter((spot) => isIn(rings, spot)))).toEqual([])
  })

  test(`所有的角加起来不超过 ${MOST_CORNERS} 个，圈是逆时针的，没有洞`, () => {
    for (const { rings } of drawn) {
      expect(rings.length).toBeGreaterThan(0)
      expect(rings.flat().length).toBeLessThanOrEqual(MOST_CORNERS)
      for (const ring of rings) expect(areaOf(ring)).toBeGreaterThan(0)
    }
  })
})

/** A star: crooked, but never crossing itself. */
function star(x: number, y: number, size: number): Spot[] {
  const corners = 5 + Math.floor(random() * 20)
  return Array.from({ length: corners }, (_, i): Spot => {
    const radius = size * (0.3 + 0.7 * random())
    const angle = (2 * Math.PI * (i + 0.8 * random())) / corners
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  })
}

test('一片地减去一片水：留下的都是地，一点不多，一点不少', () => {
  for (let i = 0; i < 300; i += 1) {
    const land = star(0, 0, 100)
    const water = star(random() * 160 - 80, random() * 160 - 80, 20 + random() * 80)
    const left = subtract(land, water)
    for (const ring of left) expect(areaOf(ring)).toBeGreaterThan(0)
    const wrong = Array.from({ length: 150 }, (): Spot => [random() * 220 - 110, random() * 220 - 110]).filter(
      (spot) =>
        isIn(left, spot) !== (holds(land, spot) && !holds(water, spot)) &&
        Math.min(distanceTo(land, spot), distanceTo(water, spot)) > 0.05,
    )
    expect(wrong).toEqual([])
  }
})

test('边叠着边、角碰着角，也减得开', () => {
  const square = (x: number, y: number, size: number): Spot[] => [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
  ]
  const areas = (rings: Spot[][]) => rings.reduce((sum, ring) => sum + areaOf(ring), 0)
  expect(areas(subtract(square(0, 0, 10), square(5, 0, 10)))).toBeCloseTo(50, 0)
  expect(areas(subtract(square(0, 0, 10), square(10, 10, 10)))).toBeCloseTo(100, 0)
  expect(areas(subtract(square(0, 0, 10), square(0, 0, 10)))).toBeCloseTo(0, 0)
  expect(areas(subtract(square(0, 0, 10), square(2, 2, 5)))).toBeCloseTo(75, 0)
  expect(subtract(square(0, 0, 10), square(-5, -5, 30))).toEqual([])
  expect(subtract(square(0, 0, 10), square(20, 20, 5))).toEqual([square(0, 0, 10)])
})

test('几个洞都用缝连到外面，还是洞', () => {
  const around = circleOutline([0, 0], 100, [])[0]!
  const holes = [circleOutline([40, 0], 20, [])[0]!, circleOutline([-40, 0], 20, [])[0]!]
  const open = seamed(around, holes)
  expect(holds(open, [40, 0])).toBe(false)
  expect(holds(open, [-40, 5])).toBe(false)
  expect(holds(open, [0, 50])).toBe(true)
  expect(areaOf(open)).toBeCloseTo(areaOf(around) - areaOf(holes[0]!) - areaOf(holes[1]!), 3)
})

test('化简的线，丢掉的角离它不超过容差；两头不动', () => {
  const line = Array.from({ length: 200 }, (_, i): Spot => [i * 5, random() * 30])
  const simple = simplifyLine(line, 12)
  expect(simple.length).toBeLessThan(line.length)
  expect([simple[0], simple.at(-1)]).toEqual([line[0], line.at(-1)])
  const pieces = simple.slice(1).map((spot, i): [Spot, Spot] => [simple[i]!, spot])
  for (const spot of line) expect(Math.min(...pieces.map((side) => distanceToSide(spot, side)))).toBeLessThanOrEqual(12)
  const ring = star(0, 0, 500)
  for (const spot of ring) expect(distanceTo(simplifyRing(ring, 20), spot)).toBeLessThanOrEqual(20)
})

test('角还是太多，就往里收：不会盖到原来盖不到的地方', () => {
  const rings = [star(0, 0, 300), star(900, 0, 200)]
  const shrunk = shrinkTo(rings, 12)
  expect(shrunk.flat().length).toBeLessThanOrEqual(12)
  const spots = Array.from({ length: 2_000 }, (): Spot => [random() * 1_500 - 400, random() * 800 - 400])
  expect(spots.filter((spot) => isIn(shrunk, spot) && !isIn(rings, spot))).toEqual([])
})

test('没有路网时是一个圆，河对岸不算', () => {
  const river: Spot[] = [
    [100, -1_000],
    [200, -1_000],
    [200, 1_000],
    [100, 1_000],
  ]
  const [ring, ...others] = circleOutline([0, 0], 500, [river])
  expect(others).toEqual([])
  expect(holds(ring!, [0, 490])).toBe(true)
  expect(holds(ring!, [150, 0])).toBe(false)
  expect(holds(ring!, [300, 0])).toBe(false)
})
