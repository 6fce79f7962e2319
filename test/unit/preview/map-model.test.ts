import { packOutlines, unpackOutlines, type Outline } from '../../../local/preview/outlines'
import { Borders, middleOf, rounded } from '../../../local/preview/runtime/builtins/map-borders'
import { clusterSpots, type Spot } from '../../../local/preview/runtime/builtins/map-cluster-model'

/** Numbers that look random and are the same every time. */
function seeded(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48271) % 2147483647) / 2147483647
}

describe('聚合', () => {
  test('站得近的归到先来的那一个，站得远的各自一个', () => {
    const spots: Spot[] = [
      { id: 1, x: 0, y: 0 },
      { id: 2, x: 500, y: 0 },
      { id: 3, x: 59, y: 0 },
      { id: 4, x: 118, y: 0 },
    ]
    expect(clusterSpots(spots, 60).map((group) => group.map(({ id }) => id))).toEqual([[1, 3]])
    expect(clusterSpots(spots, 59)).toEqual([])
  })

  test('一千个点里没有谁在两个聚合里；各自一个的彼此都够远', () => {
    const next = seeded(7)
    const spots = Array.from({ length: 1000 }, (_, id): Spot => ({ id, x: next() * 2000 - 1000, y: next() * 2000 }))
    const groups = clusterSpots(spots, 60)
    const gathered = groups.flat()
    expect(new Set(gathered).size).toBe(gathered.length)
    const alone = spots.filter((spot) => !gathered.includes(spot))
    for (const one of alone) {
      const near = alone.filter((other) => other !== one && Math.hypot(other.x - one.x, other.y - one.y) < 60)
      expect(near).toEqual([])
    }
    for (const [first, ...others] of groups) {
      for (const other of others)
        expect(Math.hypot(other.x - (first?.x ?? 0), other.y - (first?.y ?? 0))).toBeLessThan(60)
    }
  })
})

describe('底图', () => {
  const LEFT: Outline['ring'] = [[0, 0], [1, 0], [1, 1], [0, 1]] // prettier-ignore
  const RIGHT: Outline['ring'] = [[1, 0], [2, 0], [2, 1], [1, 1]] // prettier-ignore

  test('两家共有的边只画一次，上一级画过的不再画', () => {
    const borders = new Borders()
    const sides = (lines: unknown[][]): number => lines.reduce((sum, line) => sum + line.length - 1, 0)
    expect(sides(borders.take([LEFT, RIGHT]))).toBe(7)
    expect(borders.take([RIGHT])).toEqual([])
  })

  test('一圈没有别家的边连成一条线', () => {
    const [line, ...others] = new Borders().take([LEFT])
    expect(others).toEqual([])
    expect(line).toHaveLength(5)
    expect(line?.[0]).toEqual(line?.[4])
  })

  test('名字写在重心上，绕着哪个方向数都一样', () => {
    expect(middleOf(RIGHT)).toEqual([1.5, 0.5])
    expect(middleOf([...RIGHT].reverse())).toEqual([1.5, 0.5])
  })

  test('削去的角都在原来的边上，削过的仍在原来的框里', () => {
    const cut = rounded(LEFT)
    expect(cut).toHaveLength(16)
    for (const [x, y] of cut) expect([x >= 0, x <= 1, y >= 0, y <= 1]).toEqual([true, true, true, true])
  })

  test('打包的边界拆开来一个角也不差', () => {
    const next = seeded(11)
    const outlines = Array.from({ length: 20 }, (_, index): Outline => ({
      name: `${index}`,
      ring: Array.from({ length: 12 }, () => [
        Math.round((118.3 + next()) * 1e6) / 1e6,
        Math.round((31 + next()) * 1e6) / 1e6,
      ]),
    }))
    expect(unpackOutlines(packOutlines(outlines))).toEqual(outlines)
    expect(unpackOutlines(packOutlines([]))).toEqual([])
  })
})
