import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gcj02Of } from '../../../cloudfunctions/domain/datum'
import { Network } from '../../../cloudfunctions/domain/network'
import type { LngLat } from '../../../cloudfunctions/domain/plane'
import { Table } from '../../../cloudfunctions/domain/table'
import { Walk } from '../../../cloudfunctions/domain/walk'
import { effort } from '../../../data/network/assemble'
import { ImportFailure } from '../../../data/network/failure'
import { importNetwork } from '../../../data/network/main'
import { readOptions } from '../../../data/network/options'
import { readOsm } from '../../../data/network/osm'
import { isBlocked, isWalkable } from '../../../data/network/walkable'

const FIXTURES = join(__dirname, '../../support/fixtures/network')
const OSM = join(FIXTURES, 'corner.osm')
const LINES = join(FIXTURES, 'lines.geojson')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'network-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const collection = (...geometries: object[]): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: geometries.map((geometry) => ({ type: 'Feature', properties: {}, geometry })),
  })

async function made(...args: string[]): Promise<{ network: Network; lines: string[] }> {
  const lines = await importNetwork(readOptions([...args, '--out', folder]))
  return { lines, network: new Network(readFileSync(join(folder, 'network.bin'))) }
}
/** Metres on foot between two points. */
function metres(network: Network, from: LngLat, to: LngLat): number | undefined {
  const [start, end] = [network.snap(from, 5)!, network.snap(to, 5)!]
  const walk = new Walk(network)
  walk.from(start, 20_000)
  const length = walk.toSnap(start, end, 20_000)
  return length === undefined ? undefined : length / 10
}

test('OpenStreetMap 的文件：走得的路留下，高速、锁着的门、没下载全的半截都不算', async () => {
  const { network, lines } = await made('--in', OSM, '--convert', 'none', '--label', '示例 © OpenStreetMap')
  expect(network.facts.label).toBe('示例 © OpenStreetMap')
  expect(lines[0]).toContain('1 片水面')
  // 1-2-3-7-12 hang together with 2-4; the gate at 5 cuts 6 off, and there is no path between 4 and 7.
  expect(network.snap([118.371, 31.333], 20)).toBeUndefined()
  expect(metres(network, [118.37, 31.33], [118.373, 31.331])).toBeCloseTo(190 + 111.2 + 95, -1)
  expect(metres(network, [118.371, 31.331], [118.372, 31.331])).toBeCloseTo(111.2 + 95 + 111.2, -1)
  expect(network.isWater(network.spotOf([118.375, 31.3345]))).toBe(true)
  expect(network.isWater(network.spotOf([118.3735, 31.3345]))).toBe(false)
})

test('GeoJSON 的线：有共同的点就相连，写明是高速的不算', async () => {
  const { network } = await made('--in', LINES)
  expect(metres(network, [118.371, 31.331], [118.372, 31.331])).toBeCloseTo(111.2 + 95 + 111.2, -1)
})

test('上坡费力，下坡不省力；不说按高程就不算坡', async () => {
  const [low, high]: LngLat[] = [
    [118.371, 31.33],
    [118.372, 31.33],
  ]
  const { network: plain } = await made('--in', OSM, '--convert', 'none')
  expect(metres(plain, low!, high!)).toBeCloseTo(95, 0)
  for (const file of [OSM, LINES]) {
    const { network } = await made('--in', file, '--convert', 'none', '--elevation')
    // 10.5 m up over 95 m: Tobler's function makes 0.11 of slope half as long again.
    expect(metres(network, low!, high!)).toBeCloseTo(95 * Math.exp(3.5 * 0.1105), 0)
    expect(metres(network, high!, low!)).toBeCloseTo(95 * Math.exp(3.5 * (0.0605 - 0.05)), 0)
  }
  expect(effort(0)).toBe(1)
  expect(effort(-0.03)).toBe(1)
  expect(effort(0.1)).toBeCloseTo(1.419, 3)
})

test('封闭的线走不过去，封闭的地方走不进去', async () => {
  const wall = {
    type: 'LineString',
    coordinates: [
      [118.3715, 31.329],
      [118.3715, 31.332],
    ],
  }
  const { network } = await made('--in', LINES, '--closed', write('wall.geojson', collection(wall)))
  expect(metres(network, [118.371, 31.331], [118.372, 31.331])).toBeUndefined()
  const yard = [
    [118.3705, 31.3305],
    [118.3715, 31.3305],
    [118.3715, 31.3315],
    [118.3705, 31.3315],
    [118.3705, 31.3305],
  ]
  const shut = collection({ type: 'Polygon', coordinates: [yard] })
  const { network: fenced } = await made('--in', LINES, '--closed', write('yard.geojson', shut))
  expect(fenced.snap([118.371, 31.331], 20)).toBeUndefined()
  expect(metres(fenced, [118.37, 31.33], [118.372, 31.331])).toBeDefined()
})

test('OpenStreetMap 都是 WGS-84，换算成 GCJ-02，差了五百米的也对得上', async () => {
  const { network } = await made('--in', OSM)
  const corner = gcj02Of([118.371, 31.33])
  expect(network.snap(corner, 2)).toBeDefined()
  expect(network.snap([118.371, 31.33], 100)).toBeUndefined()
  expect(network.isWater(network.spotOf(gcj02Of([118.375, 31.3345])))).toBe(true)
})

test('湖里有岛，岛还是地；小水塘不算；只给水面也行', async () => {
  const square = (size: number): LngLat[] =>
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
      [-1, -1],
    ].map(([x = 0, y = 0]) => [118.37 + x * size, 31.33 + y * size])
  const lake = { type: 'Polygon', coordinates: [square(0.01), square(0.002)] }
  const pond = { type: 'MultiPolygon', coordinates: [[square(0.0001)]] }
  const { network, lines } = await made('--water', write('water.geojson', collection(lake, pond)))
  expect(lines[0]).toContain('0 个路口，0 段路，1 片水面')
  expect(network.isWater(network.spotOf([118.375, 31.33]))).toBe(true)
  expect(network.isWater(network.spotOf([118.3701, 31.3301]))).toBe(false)
})

test('给了地点，就再算一张表', async () => {
  const place = { _id: 'st-1', point: [118.372, 31.3305], class: 'station', services: ['water'] }
  const far = { _id: 'st-2', point: [119, 32], class: 'station', services: [] }
  const places = write('places.json', JSON.stringify([place, far]))
  const { network, lines } = await made('--in', OSM, '--convert', 'none', '--places', places)
  expect(lines.at(-1)).toContain('table.bin：2 个地点，1 个附近没有路')
  const table = new Table(readFileSync(join(folder, 'table.bin')))
  expect(table.near(network.snap([118.37, 31.33])!, 9_900)[0]).toBe(0)
})

test('多半地点附近没有路的，不是这里的地图，什么也不写', async () => {
  const far = { _id: 'st-2', point: [119, 32], class: 'station', services: [] }
  const places = write('far.json', JSON.stringify([far]))
  await expect(made('--in', OSM, '--places', places)).rejects.toThrow(
    '1 个地点里 1 个附近没有路：这份地图不是这里的，或者坐标要换算（--convert）',
  )
  expect(existsSync(join(folder, 'network.bin'))).toBe(false)
})

describe('坐标系对不对，有地点就看得出来', () => {
  /** Thirty streets each way, 100 m or so apart, and a door at every corner, some metres from it. */
  const steps = Array.from({ length: 30 }, (_, i) => i / 1_000)
  const streets = steps.flatMap((step): LngLat[][] => [
    steps.map((along) => [118.37 + along, 31.33 + step]),
    steps.map((along) => [118.37 + step, 31.33 + along]),
  ])
  const doors = steps.flatMap((x) => steps.map((y): LngLat => [118.37 + x + 0.00003, 31.33 + y + 0.00003]))
  const map = () => write('map.geojson', collection({ type: 'MultiLineString', coordinates: streets }))
  const facing = (points: LngLat[]) =>
    write('doors.json', JSON.stringify(points.map((point, i) => ({ _id: `p-${i}`, point, services: [] }))))

  test('路是 WGS-84 的、地点是 GCJ-02 的：附近也有路，可是没那么近，请人换算', async () => {
    const args = ['--in', map(), '--places', facing(doors.map(gcj02Of))]
    await expect(made(...args)).rejects.toThrow(
      /^这些坐标像是 WGS-84 的：换算以后，地点离路 \d 米，现在 \d\d 米。确认后加 --convert wgs84；确实不用换算，加 --convert none$/,
    )
    expect(existsSync(join(folder, 'network.bin'))).toBe(false)
    const corner: LngLat = [118.38, 31.34]
    expect((await made(...args, '--convert', 'wgs84')).network.snap(gcj02Of(corner), 1)).toBeDefined()
    expect((await made(...args, '--convert', 'none')).network.snap(corner, 1)).toBeDefined()
  })

  test('已经换算过的又换算一次，也看得出来；对得上的不多话', async () => {
    const args = ['--in', map(), '--places', facing(doors)]
    await expect(made(...args, '--convert', 'wgs84')).rejects.toThrow(
      /^这些坐标像是已经换算过的：不换算，地点离路 \d 米，换算了 \d\d 米。确认后加 --convert none$/,
    )
    expect((await made(...args)).lines).toHaveLength(3)
  })

  test('没有地点可对照，就说没有核对', async () => {
    expect((await made('--in', map())).lines.at(-1)).toBe(
      '没有用 --places 对照地点：这份地图是不是本区的、坐标要不要换算，没有核对',
    )
  })
})

describe('读不了的，说得明白', () => {
  const failure = async (...args: string[]): Promise<string> => {
    try {
      await made(...args)
    } catch (error) {
      expect(error).toBeInstanceOf(ImportFailure)
      return (error as Error).message
    }
    throw new Error('it was read')
  }

  test('截断的 XML，说出在第几行', async () => {
    const text = readFileSync(OSM, 'utf8')
    const cut = write('cut.osm', text.slice(0, text.indexOf('<way id="103"') + 20))
    expect(await failure('--in', cut)).toMatch(/^cut\.osm 第 \d+ 行读不下去：.+。文件可能没有下载完整$/)
    const tail = write('tail.osm', text.slice(0, text.indexOf('</osm>')))
    expect(await failure('--in', tail)).toContain('文件可能没有下载完整')
  })

  test('不是地图的文件', async () => {
    expect(await failure('--in', write('other.osm', '<html></html>'))).toContain('不是 OpenStreetMap 的 .osm 文件')
    expect(await failure('--in', write('cut.geojson', '{"type":"Feature'))).toContain('不是完整的 GeoJSON')
    expect(await failure('--in', write('list.geojson', '[]'))).toContain('最外层应是 FeatureCollection 或 Feature')
    expect(await failure('--in', write('empty.geojson', collection()))).toContain('里没有能走的路')
    const line = (...coordinates: number[][]) => collection({ type: 'LineString', coordinates })
    const swapped = write('swapped.geojson', line([31.33, 118.37], [31.331, 118.37]))
    const sentence = '坐标 31.33, 118.37 的经度和纬度像是写反了，确认后加 --convert swap'
    expect(await failure('--in', swapped)).toBe(sentence)
    expect(await failure('--in', LINES, '--closed', swapped)).toBe(sentence)
    const { network } = await made('--in', swapped, '--convert', 'swap')
    expect(network.snap([118.37, 31.3305], 2)).toBeDefined()
    const abroad = line([-118.37, 31.33], [118.37, 31.33])
    expect(await failure('--in', write('abroad.geojson', abroad))).toContain('不在国内，请检查坐标的写法和单位')
    expect(await failure('--in', OSM, '--convert', 'bd09')).toBe('--convert 只能是 swap、wgs84、none，不能是 bd09')
    const odd = collection({
      type: 'LineString',
      coordinates: [
        ['a', 1],
        [2, 3],
      ],
    })
    expect(await failure('--in', write('odd.geojson', odd))).toContain('有一条线没有坐标')
    const nowhere =
      '<osm><node id="1"/><node id="2"/><way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="path"/></way></osm>'
    expect(await failure('--in', write('odd.osm', nowhere.replaceAll('/><node', ' lat="x"/><node')))).toContain(
      '没有坐标',
    )
  })

  test('选项不对、文件不在，把用法打印出来', () => {
    expect(() => readOptions(['--inn', 'x'])).toThrow(/--in <file>/)
    expect(() => readOptions([])).toThrow(/要用 --in 给出路，或用 --water 给出水面/)
    expect(() => readOptions(['--in', join(folder, 'none.osm')])).toThrow(/没有这个文件/)
  })

  test('文件中途没了', async () => {
    await expect(readOsm(join(folder, 'none.osm'))).rejects.toThrow(/打不开/)
  })
})

test.each([
  [{ highway: 'residential' }, true],
  [{ highway: 'primary_link' }, true],
  [{ highway: 'steps' }, true],
  [{ highway: 'motorway' }, false],
  [{ highway: 'trunk' }, true],
  [{ highway: 'trunk', motorroad: 'yes' }, false],
  [{ highway: 'cycleway' }, false],
  [{ highway: 'cycleway', foot: 'designated' }, true],
  [{ highway: 'service', access: 'private' }, false],
  [{ highway: 'service', access: 'no', foot: 'yes' }, true],
  [{ highway: 'residential', foot: 'use_sidepath' }, false],
  [{ highway: 'construction', foot: 'yes' }, false],
  [{ highway: 'corridor', indoor: 'yes' }, false],
  [{ man_made: 'pier' }, true],
  [{ railway: 'rail' }, false],
  [{ building: 'yes' }, false],
])('%j 能不能走：%s', (tags, can) => {
  expect(isWalkable(tags)).toBe(can)
})

test.each([
  [{}, false],
  [{ barrier: 'bollard' }, false],
  [{ barrier: 'gate' }, false],
  [{ barrier: 'gate', locked: 'yes' }, true],
  [{ barrier: 'gate', access: 'private' }, true],
  [{ barrier: 'gate', access: 'private', foot: 'yes' }, false],
])('%j 挡不挡路：%s', (tags, does) => {
  expect(isBlocked(tags)).toBe(does)
})
