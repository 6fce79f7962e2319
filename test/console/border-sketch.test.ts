import type { AreaBorder, Corner, Ring } from '../../typings/contract'
import { countBelow, findAreas, nextGrid, pathOf } from '../../console/services/atlas'
import { readBorderFile } from '../../console/services/border-file'
import {
  insertCorner,
  moveCorner,
  movedOf,
  NEW,
  rebased,
  removeCorner,
  sketchOf,
  splitArea,
  stepped,
} from '../../console/services/border-sketch'
import { atlasAreas } from '../support/atlas'

const at = (x: number, y: number): Corner => [118_380_000 + x, 31_340_000 + y]
const square = (x: number): Ring => [at(x, 0), at(x + 100, 0), at(x + 100, 100), at(x, 100)]
const border = (id: string, ring: Ring): AreaBorder => ({ id, kind: 'grid', name: id, parent: 'c', rings: [ring] })
/** Two that share a side. */
const borders = [border('a', square(0)), border('b', square(100))]
const sketch = sketchOf(borders)

test('共有的界点一起挪；只挪自己的，邻居不动', () => {
  const both = moveCorner(sketch, at(100, 0), at(120, 10))
  expect(movedOf(borders, both).map(({ id }) => id)).toEqual(['a', 'b'])
  const one = moveCorner(sketch, at(100, 0), at(120, 10), 'a')
  expect(movedOf(borders, one).map(({ id }) => id)).toEqual(['a'])
})

test('在共有的边上加界点，两边都加；删也两边都删，三个点的不再删', () => {
  const more = insertCorner(sketch, at(100, 0), at(100, 100), at(110, 50))
  expect(more['a']![0]).toHaveLength(5)
  expect(more['b']![0]).toHaveLength(5)
  expect(removeCorner(more, at(110, 50))).toEqual(sketch)
  const triangle = removeCorner(sketch, at(0, 0))!
  expect(removeCorner(triangle, at(0, 100))).toBeUndefined()
})

test('只改自己的：加界点、删界点，邻居也不动', () => {
  const more = insertCorner(sketch, at(100, 0), at(100, 100), at(110, 50), 'a')
  expect(movedOf(borders, more).map(({ id }) => id)).toEqual(['a'])
  expect(more['a']![0]).toContainEqual(at(110, 50))
  const less = removeCorner(sketch, at(100, 0), 'a')!
  expect(movedOf(borders, less).map(({ id }) => id)).toEqual(['a'])
  expect(less['a']![0]).toHaveLength(3)
})

test('从两个界点之间分成两块；挨着的两点分不出，已经分过的不再分', () => {
  const cut = splitArea(sketch, 'a', at(0, 0), at(100, 100))!
  expect([cut['a']![0]!.length, cut[NEW]![0]!.length]).toEqual([3, 3])
  expect(splitArea(sketch, 'a', at(0, 0), at(100, 0))).toBeUndefined()
  expect(splitArea(cut, 'a', at(0, 0), at(100, 100))).toBeUndefined()
})

test('别人先存了一版：自己改过的还是自己的，没改的按新的', () => {
  const mine = moveCorner(sketch, at(0, 0), at(10, 10))
  const theirs = [borders[0]!, border('b', [...square(100), at(90, 50)])]
  const now = rebased(borders, theirs, mine)
  expect(now['a']).toEqual(mine['a'])
  expect(now['b']).toEqual(theirs[1]!.rings)
})

test('方向键挪一米，按住 Shift 挪十米', () => {
  expect(stepped(at(0, 0), 'ArrowRight', false)).toEqual(at(11, 0))
  expect(stepped(at(0, 0), 'ArrowDown', true)).toEqual(at(0, -90))
  expect(stepped(at(0, 0), 'a', false)).toBeUndefined()
})

test('按名称、编号、旧编号都找得到；下一个编号不用别人用过的', () => {
  expect(findAreas(atlasAreas, '第02').map(({ id }) => id)).toEqual(['g2'])
  expect(findAreas(atlasAreas, '340202014002009').map(({ id }) => id)).toEqual(['g2'])
  expect(findAreas(atlasAreas, ' ')).toEqual([])
  expect(pathOf(atlasAreas, 'g2').map(({ id }) => id)).toEqual(['d', 'c', 'g2'])
  expect(nextGrid(atlasAreas, 'c')).toEqual({ code: '340202014002010', name: '第10网格' })
  // 到了 999，用中间空着的.
  const last = atlasAreas.map((area) => (area.id === 'g2' ? { ...area, code: '340202014002999' } : area))
  expect(nextGrid(last, 'c')).toEqual({ code: '340202014002002', name: '第02网格' })
  // 社区连同下面的换了编号，接着新的往下排.
  const renumbered = atlasAreas.map((area) => ({ ...area, code: area.code.replace('340202014002', '340202014008') }))
  expect(nextGrid(renumbered, 'c').code).toBe('340202014008003')
  expect([countBelow(atlasAreas, 'd'), countBelow(atlasAreas, 'g1')]).toEqual([3, 0])
})

describe('GeoJSON 文件', () => {
  const fileOf = (content: unknown): File => {
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    const file = new File([text], '界线.geojson')
    // jsdom's files cannot be read.
    return Object.assign(file, { arrayBuffer: () => Promise.resolve(new TextEncoder().encode(text).buffer) })
  }
  const feature = (geometry: unknown, properties: object = { 编号: '340202014002005' }) => ({
    ...{ type: 'Feature', properties, geometry },
  })
  const read = (...features: unknown[]) => readBorderFile(fileOf({ type: 'FeatureCollection', features }))

  test('面读成界线，首尾重复的点去掉；不是面的留着行，没有界线', async () => {
    const ring = [
      [118.38, 31.34],
      [118.381, 31.34],
      [118.381, 31.341],
      [118.38, 31.34],
    ]
    const rows = await read(
      feature({ type: 'Polygon', coordinates: [ring] }),
      feature({ type: 'Point', coordinates: [118, 31] }, { code: 7 }),
      null,
    )
    expect(rows.map(({ code, rings }) => [code, rings.map(({ length }) => length)])).toEqual([
      ['340202014002005', [3]],
      ['7', []],
      ['', []],
    ])
    expect(rows[0]?.rings[0]?.[0]).toEqual([118_380_000, 31_340_000])
  })

  test('坐标不是数的、太大的，不会变成别处的点混过去', async () => {
    const [row] = await read(
      feature({
        type: 'Polygon',
        coordinates: [
          [
            [118.38, 31.34],
            ['x', null],
            [1e9, 31],
          ],
        ],
      }),
    )
    expect(row?.rings[0]).toEqual([
      [118_380_000, 31_340_000],
      [0, 0],
      [0, 31_000_000],
    ])
  })

  test('读不懂的、不是 FeatureCollection 的，说清楚', async () => {
    await expect(readBorderFile(fileOf('{'))).rejects.toThrow('这份 GeoJSON 读不出来，可能没有存完整')
    await expect(readBorderFile(fileOf({ type: 'Polygon' }))).rejects.toThrow(
      '这份文件不是 GeoJSON 的 FeatureCollection，请重新导出',
    )
  })
})
