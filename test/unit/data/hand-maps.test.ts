import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { PNG } from 'pngjs'
import { Bounds } from '../../../cloudfunctions/contract/place'
import { readDistrict } from '../../../data/hand-maps/district'
import { drawHandMap } from '../../../data/hand-maps/hand-map'
import { paint } from '../../../data/pictures/paint'
import { Sheet } from '../../../data/hand-maps/sheet'
import { toMetres } from '../../../data/jinghu/generate/geometry'
import { MAIN_GRID } from '../../../data/jinghu/generate/plot'
import { areaById, FOLDER, shapeOf } from './district'

interface Entry {
  community: string
  name: string
  file: string
  bounds: Bounds
  sample: boolean
}

const maps = JSON.parse(readFileSync(join(FOLDER, 'hand-maps.json'), 'utf8')) as Entry[]
const picture = ({ file }: Entry): Buffer => readFileSync(join(FOLDER, 'hand-maps', file))

test('十个社区各有一张手绘地图，都标明示例，故事里的社区在其中', () => {
  expect(maps).toHaveLength(10)
  expect(new Set(maps.map(({ community }) => community)).size).toBe(10)
  expect(maps.some(({ community }) => MAIN_GRID.startsWith(community))).toBe(true)
  expect(readdirSync(join(FOLDER, 'hand-maps')).sort()).toEqual(maps.map(({ file }) => file).sort())
  for (const { community, name, sample } of maps) {
    expect(areaById.get(community)).toMatchObject({ kind: 'community', name })
    expect(sample).toBe(true)
  }
})

test.each(maps)('$name 的手绘地图装得下整个社区，范围是合同里的范围', ({ community, bounds }) => {
  const { west, south, east, north } = v.parse(Bounds, bounds)
  for (const [lng, lat] of shapeOf.get(community)?.flat() ?? []) {
    expect(west < lng && lng < east && south < lat && lat < north).toBe(true)
  }
})

test.each(maps)('$name 的手绘地图不超过 300 KB，长边不小于 1000 像素，宽高与范围相称', (entry) => {
  const bytes = picture(entry)
  expect(bytes.length).toBeLessThanOrEqual(300_000)
  const { width, height } = PNG.sync.read(bytes)
  expect(Math.max(width, height)).toBeGreaterThanOrEqual(1000)
  const { west, south, east, north } = entry.bounds
  const [left, bottom] = toMetres([west, south])
  const [right, top] = toMetres([east, north])
  // one pixel up is as many metres as one pixel to the right
  expect((right - left) / width / ((top - bottom) / height)).toBeCloseTo(1, 2)
})

test('图上的四个角就是范围的四个角，北在上', () => {
  const [ring = []] = shapeOf.get(maps[0]?.community ?? '') ?? []
  const sheet = new Sheet(ring)
  const { west, south, east, north } = sheet.bounds
  expect(sheet.at([west, north])).toEqual([0, 0])
  expect(sheet.at([east, south])).toEqual([sheet.width, sheet.height])
})

test('重新画一遍，图样与提交的范围一样；名字、驿站都画了上去', () => {
  const district = readDistrict(FOLDER)
  const entry = maps.find(({ community }) => MAIN_GRID.startsWith(community))
  const community = district.cells.find(({ id }) => id === entry?.community)
  if (!entry || !community) throw new Error('the story has no map')
  const once = drawHandMap(community, district)
  expect(once.bounds).toEqual(entry.bounds)
  expect(drawHandMap(community, district).svg).toBe(once.svg)
  const bare = drawHandMap(community, { ...district, spots: [] })
  expect(once.svg.length).toBeGreaterThan(bare.svg.length)
})

test('铁路远远地从图外面过，也画得成图片', () => {
  const district = readDistrict(FOLDER)
  const community = district.cells.find(({ id }) => id === maps[0]?.community)
  if (!community) throw new Error('the first map has no community')
  const rails = district.ground.filter(({ kind }) => kind === 'rail').flatMap(({ lines }) => lines.flat())
  const { svg, bounds } = drawHandMap(community, district)
  const isOn = ([lng, lat]: [number, number]) =>
    bounds.west < lng && lng < bounds.east && bounds.south < lat && lat < bounds.north
  expect(rails.some((point) => !isOn(point))).toBe(true)
  expect(PNG.sync.read(paint(svg, { width: 200, colours: 16 })).width).toBe(200)
})
