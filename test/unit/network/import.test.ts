import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gcj02Of } from '../../../cloudfunctions/domain/datum'
import { metresBetween } from '../../../cloudfunctions/domain/distance'
import { Network } from '../../../cloudfunctions/domain/network'
import { degrees, type LngLat } from '../../../cloudfunctions/domain/plane'
import { run } from '../../../data/network/command'
import { HELP } from '../../../data/network/flags'

const FIXTURES = join(__dirname, '../../support/fixtures/paths')
const OSM = join(FIXTURES, 'small.osm')
const GEOJSON = join(FIXTURES, 'small.geojson')
const BOTH = [
  ['.osm', ['--in', OSM]],
  ['GeoJSON', ['--in', GEOJSON, '--datum', 'wgs84']],
] as const

/** Corners of the drawing in `small.osm`, WGS-84. */
const FRONT_WEST: LngLat = [118.36, 31.33]
const FRONT_MIDDLE: LngLat = [118.362, 31.33]
const FRONT_EAST: LngLat = [118.366, 31.33]
const BRIDGE: LngLat = [118.362, 31.33275]
const BACK_WEST: LngLat = [118.362, 31.334]
const STEPS_FOOT: LngLat = [118.364, 31.334]
const STEPS_HEAD: LngLat = [118.364, 31.3345]

let folder: string
let out: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'network-'))
  out = join(folder, 'made.bin')
})
afterEach(() => rmSync(folder, { recursive: true }))

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

async function command(...args: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = []
  const code = await run(args, (text) => said.push(text))
  return { code, said: said.join('\n') }
}

/** Makes a network and opens it. */
async function made(...args: string[]): Promise<{ network: Network; said: string }> {
  const { code, said } = await command(...args, '--out', out)
  expect([code, said]).toEqual([0, said])
  return { network: new Network(readFileSync(out)), said }
}

/** The sentence of a refusal; nothing is written. */
async function refused(...args: string[]): Promise<string> {
  const { code, said } = await command(...args, '--out', out)
  expect([code, existsSync(out)]).toEqual([1, false])
  return said
}

const positionOf = (network: Network, node: number): LngLat =>
  degrees(network.facts, [network.x[node]!, network.y[node]!])

/** The node at a corner of the drawing. */
function nodeAt(network: Network, wgs84: LngLat, within = 2): number | undefined {
  const at = gcj02Of(wgs84)
  return Array.from({ length: network.size }, (_, node) => node).find(
    (node) => metresBetween(positionOf(network, node), at) < within,
  )
}

/** Walking decimetres between two corners; undefined when one cannot walk there. */
function walk(network: Network, from: LngLat, to: LngLat): number | undefined {
  const [start, end] = [nodeAt(network, from), nodeAt(network, to)]
  const costs = Array.from({ length: network.size }, (_, node) => (node === start ? 0 : Infinity))
  for (let isShorter = true; isShorter;) {
    isShorter = false
    costs.forEach((cost, node) => {
      for (let edge = network.offsets[node]!; edge < network.offsets[node + 1]!; edge += 1) {
        const to = network.targets[edge]!
        if (cost + network.costs[edge]! >= costs[to]!) continue
        costs[to] = cost + network.costs[edge]!
        isShorter = true
      }
    })
  }
  const cost = costs[end ?? -1]
  return cost === Infinity ? undefined : cost
}

const line = (...coordinates: LngLat[]) => ({ type: 'LineString', coordinates })
const square = ([lng, lat]: LngLat, half: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [lng - half, lat - half],
      [lng + half, lat - half],
      [lng + half, lat + half],
      [lng - half, lat + half],
      [lng - half, lat - half],
    ],
  ],
})

describe.each(BOTH)('一份手工画的小地图，%s', (_, given) => {
  test('能走的路连成一片：街道、桥、台阶、小路、允许步行的私家路、广场', async () => {
    const { network, said } = await made(...given)
    expect(said).toContain('读到 15 条路，其中可步行 12 条')
    expect(network.facts.components).toHaveLength(1)
    for (const corner of [[118.366, 31.331], [118.366, 31.3348], [118.367, 31.3335], STEPS_HEAD] as LngLat[])
      expect(nodeAt(network, corner)).toBeDefined()
  })

  test('不能走的路不在里面：私家院子、高速、没有人行道的快速路；房子和孤立的一小段也不在', async () => {
    const { network, said } = await made(...given)
    for (const corner of [
      [118.364, 31.331],
      [118.359, 31.335],
      [118.358, 31.33],
      [118.3605, 31.3345],
      [118.372, 31.338],
    ] as LngLat[])
      expect(nodeAt(network, corner, 20)).toBeUndefined()
    expect(said).toContain('零碎孤立的节点 2 个')
  })

  test('锁着的门过不去', async () => {
    const { network, said } = await made(...given)
    expect(nodeAt(network, [118.36, 31.3318])).toBeUndefined()
    expect(said).toContain('封闭 2')
  })

  test('过河要走桥，河面和拼起来的池塘写进文件', async () => {
    const { network } = await made(...given)
    expect(walk(network, FRONT_MIDDLE, BACK_WEST)! / 10).toBeCloseTo(metresBetween(FRONT_MIDDLE, BACK_WEST), -1)
    expect(network.water).toHaveLength(2)
  })

  test('上台阶比平路慢，下台阶比上台阶快', async () => {
    const { network } = await made(...given)
    const [up, down] = [walk(network, STEPS_FOOT, STEPS_HEAD)!, walk(network, STEPS_HEAD, STEPS_FOOT)!]
    const metres = metresBetween(STEPS_FOOT, STEPS_HEAD)
    const slope = 10 / metres
    expect(up / 10).toBeCloseTo(metres * Math.exp(3.5 * slope), 0)
    expect(down / 10).toBeCloseTo(metres * Math.exp(3.5 * (slope - 0.1)), 0)
    expect(up).toBeGreaterThan(down)
  })

  test('只许一个方向走的步道只有一个方向', async () => {
    const { network } = await made(...given)
    const [from, to]: LngLat[] = [
      [118.366, 31.331],
      [118.365, 31.3312],
    ]
    const along = metresBetween(from!, to!)
    expect(walk(network, from!, to!)! / 10).toBeCloseTo(along, 0)
    expect(walk(network, to!, from!)! / 10).toBeGreaterThan(along * 2)
  })

  test('街上每六十米至少有一个节点，长度照实，很小的弯拉直', async () => {
    const { network } = await made(...given)
    const lengths = Array.from({ length: network.size }, (_, from) =>
      [...network.targets.subarray(network.offsets[from], network.offsets[from + 1])].map((to) =>
        metresBetween(positionOf(network, from), positionOf(network, to)),
      ),
    ).flat()
    expect(Math.max(...lengths)).toBeLessThan(60.5)
    expect(walk(network, FRONT_WEST, FRONT_EAST)! / 10).toBeCloseTo(metresBetween(FRONT_WEST, FRONT_EAST), -1)
    expect(nodeAt(network, [118.363, 31.33402], 0.5)).toBeUndefined()
  })
})

test('两种格式做出同一份路网', async () => {
  const [one, other] = [await made('--in', OSM), await made('--in', GEOJSON, '--datum', 'wgs84')].map(
    ({ network }) => network,
  )
  expect(one!.size).toBe(other!.size)
  expect([...one!.costs]).toEqual([...other!.costs])
  expect([...one!.targets]).toEqual([...other!.targets])
  expect([one!.facts.label, other!.facts.label]).toEqual(['small.osm', 'small.geojson'])
})

test('WGS-84 换成 GCJ-02；写明 gcj02 就照原样', async () => {
  const { network: moved } = await made('--in', OSM)
  expect(metresBetween(positionOf(moved, nodeAt(moved, FRONT_WEST)!), FRONT_WEST)).toBeGreaterThan(400)
  const { network: kept } = await made('--in', OSM, '--datum', 'gcj02')
  const nearest = Array.from({ length: kept.size }, (_, i) => metresBetween(positionOf(kept, i), FRONT_WEST))
  expect(Math.min(...nearest)).toBeLessThan(0.2)
})

test('封闭的线拦住桥，封闭的区域里没有路', async () => {
  const { network: whole } = await made('--in', OSM)
  const across = [-0.0005, 0.0005].map((east) => gcj02Of([BRIDGE[0] + east, BRIDGE[1]]))
  const closedBridge = file('bridge.geojson', line(...across))
  const { network, said } = await made('--in', OSM, '--closed', closedBridge)
  expect(said).toContain('封闭 3')
  expect(walk(network, FRONT_MIDDLE, BACK_WEST)).toBeUndefined()
  const closedYard = file('yard.geojson', square(gcj02Of([118.366, 31.331]), 0.0003))
  const { network: smaller } = await made('--in', OSM, '--closed', closedYard)
  expect(nodeAt(smaller, [118.366, 31.331])).toBeUndefined()
  expect(smaller.size).toBeLessThan(whole.size)
})

test('只留边界里的路', async () => {
  const within = file('within.geojson', square(gcj02Of([118.362, 31.33]), 0.0025))
  const { network, said } = await made('--in', OSM, '--within', within)
  expect(nodeAt(network, FRONT_WEST)).toBeDefined()
  expect(nodeAt(network, FRONT_EAST)).toBeUndefined()
  expect(said).toMatch(/边界外 [1-9]/)
})

test('高程表给没有高程的路加上坡度，水面文件加上水面', async () => {
  const heights = file('ele.csv', `lng,lat,ele\n${FRONT_WEST.join()},0\n${FRONT_MIDDLE.join()},30\n`)
  const lake = file('lake.geojson', square([118.365, 31.3322], 0.0001))
  const { network } = await made('--in', OSM, '--elevation', heights, '--water', lake)
  const [up, down] = [walk(network, FRONT_WEST, FRONT_MIDDLE)!, walk(network, FRONT_MIDDLE, FRONT_WEST)!]
  expect(up / down).toBeCloseTo(Math.exp(3.5 * 0.1), 1)
  expect(network.water).toHaveLength(3)
})

test('手画的线没有标签也算路', async () => {
  const drawn = file('drawn.geojson', { type: 'Feature', properties: {}, geometry: line(FRONT_WEST, FRONT_EAST) })
  const { network } = await made('--in', drawn, '--datum', 'gcj02')
  expect(network.size).toBe(11)
})

describe('用不了的文件说清楚怎么办', () => {
  const PART = readFileSync(OSM, 'utf8')
  const osm = (inside: string) => `<osm version="0.6">${inside}</osm>`

  test('不是 XML、是别的 XML、空的、没有下载完的', async () => {
    expect(await refused('--in', file('a.osm', 'PK\u0003\u0004 not xml'))).toContain('osmium cat')
    expect(await refused('--in', file('b.osm', '<gpx></gpx>'))).toContain('最外层是 <gpx>')
    expect(await refused('--in', file('c.osm', ''))).toContain('是空的')
    for (const share of [0.3, 0.6, 0.95])
      expect(await refused('--in', file('d.osm', PART.slice(0, PART.length * share)))).toContain('请重新下载或导出')
  })

  test('没有路、没有可步行的路、路上的点没有坐标', async () => {
    expect(await refused('--in', file('a.osm', osm('')))).toContain('没有一条线带 highway 标签')
    const way = (kind: string) => `<way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="${kind}"/></way>`
    expect(await refused('--in', file('b.osm', osm(way('motorway'))))).toContain('1 条路都不许步行')
    expect(await refused('--in', file('c.osm', osm(way('footway'))))).toContain('连同路上的节点')
    const node = '<node id="1" lon="118.36" lat="31.33"/>'
    expect(await refused('--in', file('d.osm', osm(node + way('footway'))))).toContain('都没有坐标')
  })

  test('经纬度写反、不在中国', async () => {
    const path = (...ends: LngLat[]) => file('path.geojson', line(...ends))
    expect(await refused('--in', path([31.33, 118.36], [31.34, 118.36]), '--datum', 'gcj02')).toContain('经纬度写反了')
    expect(await refused('--in', path([13155000, 3680000], [0, 0]), '--datum', 'gcj02')).toContain('不在中国境内')
  })

  test('边界里一条路也没有、全部封闭', async () => {
    const elsewhere = file('elsewhere.geojson', square([118.5, 31.2], 0.01))
    expect(await refused('--in', OSM, '--within', elsewhere)).toContain('边界里没有一条路')
    const everywhere = file('everywhere.geojson', square([118.37, 31.33], 0.1))
    expect(await refused('--in', OSM, '--closed', everywhere)).toContain('被 --closed 封住')
  })

  test('坏的 JSON、不是 GeoJSON、没有多边形、没有线、读不出的高程', async () => {
    const bad = file('bad.geojson', '{"type": "FeatureCollection", "fea')
    expect(await refused('--in', bad, '--datum', 'gcj02')).toContain('不是正确的 JSON')
    expect(await refused('--in', file('x.json', { a: 1 }), '--datum', 'gcj02')).toContain('不是 GeoJSON')
    const nothing = file('nothing.geojson', { type: 'FeatureCollection', features: [] })
    expect(await refused('--in', OSM, '--within', nothing)).toContain('没有一个多边形')
    expect(await refused('--in', OSM, '--closed', nothing)).toContain('没有线')
    expect(await refused('--in', OSM, '--elevation', file('e.csv', '118.36,31.33,3\n4,5'))).toContain('第 2 行')
    expect(await refused('--in', OSM, '--elevation', file('f.csv', 'lng,lat,ele\n118.36,31.33,3\n4,,6'))).toContain(
      '第 3 行',
    )
    expect(await refused('--in', OSM, '--elevation', file('g.csv', '31.33,118.36,8'))).toContain('经纬度写反了')
  })

  test('没有的文件、不认识的参数、缺的参数、没说的坐标系', async () => {
    expect(await refused('--in', join(folder, 'none.osm'))).toContain('读不到文件')
    expect(await refused('--in', OSM, '--fast')).toContain('不认识的参数 --fast')
    expect(await refused('--in', OSM, 'more')).toContain('不认识的参数 more')
    expect(await refused('--in', OSM, '--datum', 'bd09')).toContain('坐标系 bd09 不认识')
    expect(await refused('--in', GEOJSON)).toContain('请写明 --datum')
    expect((await command('--in', OSM)).said).toContain('请写明 --in 和 --out')
    expect((await command('--in')).said).toContain('后面要写明值')
  })
})

test('什么都不写，或写 --help，只打印说明', async () => {
  expect(await command()).toEqual({ code: 0, said: HELP })
  expect(await command('--help')).toEqual({ code: 0, said: HELP })
})
