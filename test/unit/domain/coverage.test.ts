import { packShapes, Shapes } from '../../../cloudfunctions/domain/shapes'
import type { Area } from '../../../cloudfunctions/domain/area'
import { areasOfNodes, coverageRows, covered, settle, thingsOf, whatIf } from '../../../cloudfunctions/domain/coverage'
import { packTable, Table, type TablePlace } from '../../../cloudfunctions/domain/table'
import { Walk } from '../../../cloudfunctions/domain/walk'
import { at, networkOf } from '../../support/paths'

/** One street of 4 km, in four grids of 10 steps each; the last is without a path. */
const network = networkOf({
  label: '测试路网',
  points: Array.from({ length: 31 }, (_, i) => at(i, 0)),
  edges: Array.from({ length: 30 }, (_, i) => ({ from: i, to: i + 1 })),
  water: [],
})
const grid = (n: number, population?: number): Area => ({
  _id: `g${n}`,
  schemaVersion: 1,
  kind: 'grid',
  code: `g${n}`,
  name: `第0${n}网格`,
  path: ['d', 's', n < 3 ? 'c1' : 'c2', `g${n}`],
  centre: at(n * 10 - 5, 0),
  ...(population !== undefined && { population }),
})
const grids = [grid(1, 100), grid(2, 300), grid(3, 600), grid(4, 50)]
const shapes = new Shapes(
  packShapes(
    grids.map(({ path }, i) => ({
      path,
      kind: 'grid',
      rings: [[at(i * 10 - 0.01, -1), at(i * 10 + 9.99, -1), at(i * 10 + 9.99, 1), at(i * 10 - 0.01, 1)]],
    })),
  ),
)
const community = (id: string): Area => ({ ...grid(1), _id: id, kind: 'community', name: id, path: ['d', 's', id] })
const legend = {
  services: [{ code: 'water', name: '免费饮水' }],
  classes: [{ code: 'market', name: '菜市场', group: 'basic' as const }],
}
const things = thingsOf(legend)
const place = (id: string, east: number, kind: string, services: string[] = []): TablePlace => ({
  id,
  point: at(east, 0),
  class: kind,
  services,
})
const tableOf = (places: TablePlace[]) => new Table(packTable(network, places, 990, 0))
const settlement = settle(grids, network, areasOfNodes(network, shapes))
const rowsOf = (table: Table, limit = 9_900, level = [community('c1'), community('c2')]) =>
  coverageRows(settlement, covered(settlement, table, things, limit), things, level)
const row = (table: Table, code: string, ...rest: [limit?: number]) =>
  rowsOf(table, ...rest).find((one) => one.code === code)!

test('居民摊在网格的路口上，一个不少；没有路的网格算在最近的路口', () => {
  const sums = [0, 0, 0, 0]
  settlement.home.forEach((home, i) => (sums[home] = sums[home]! + settlement.weight[i]!))
  expect(sums.map(Math.round)).toEqual([100, 300, 600, 50])
  expect(settlement.residents).toBe(1_050)
})

test('走得到的居民占多少，缺口先说人多的', () => {
  const table = tableOf([place('st-1', 5, 'station', ['water'])])
  // Ten steps of about 100 m either way reach a little less than 990 m: the first grid, and half of the second.
  const station = row(table, 'station')
  expect(station).toMatchObject({ name: '先锋驿站', group: 'post' })
  expect(station.covered).toBeGreaterThan(220)
  expect(station.covered).toBeLessThan(260)
  expect(station.share).toMatch(/^2[1-4]\.\d%$/)
  expect(station.gaps.map(({ area }) => area)).toEqual(['c2', 'c1'])
  expect(station.gaps[0]).toMatchObject({ area: 'c2', name: 'c2', without: 650, residents: 650 })
  expect(row(table, 'water')).toMatchObject({ name: '免费饮水', group: 'service', covered: station.covered })
  expect(row(table, 'market')).toMatchObject({ group: 'basic', covered: 0, share: '0.0%' })
})

test('时间越短，走得到的人越少', () => {
  const table = tableOf([place('m-1', 15, 'market')])
  const shares = [3_300, 6_600, 9_900].map((limit) => row(table, 'market', limit).covered)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(new Set(shares).size).toBe(3)
})

test('两处都走得到的人只算一次', () => {
  const one = row(tableOf([place('m-1', 5, 'market')]), 'market').covered
  const two = row(tableOf([place('m-1', 5, 'market'), place('m-2', 5, 'market')]), 'market').covered
  expect(two).toBe(one)
})

test('要是设一处：多出来的人，和真设了再数的一样', () => {
  const before = [place('m-1', 5, 'market')]
  const snap = network.snap(at(24, 0))!
  const walk = new Walk(network)
  const [found] = whatIf({ settlement, table: tableOf(before), walk }, snap, [things.at(-1)!], 9_900)
  const after = tableOf([...before, place('m-2', 24, 'market')])
  expect(found).toMatchObject({ code: 'market', before: row(tableOf(before), 'market').share })
  expect(found!.after).toBe(row(after, 'market').share)
  expect(found!.gained).toBe(row(after, 'market').covered - row(tableOf(before), 'market').covered)
})

test('没有人住，就没有比例可说', () => {
  const empty = settle([grid(1)], network, areasOfNodes(network, shapes))
  const rows = coverageRows(empty, covered(empty, tableOf([]), things, 9_900), things, [])
  expect(rows.every(({ share, gaps }) => share === '—' && gaps.length === 0)).toBe(true)
})
