/**
 * The map as a resident meets it. Tolerance: the outer border of the land may differ by one metre from the source (corners are put on
 * the lattice of stored coordinates), so points that close to it are left out. Inside there is no tolerance at all.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Flatbush from 'flatbush'
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { Area, LngLat } from '../../../data/jinghu/generate/documents'
import {
  boxOf,
  distanceToSide,
  isInside,
  sides,
  signedArea,
  toLngLat,
  toMetres,
  type Point,
  type Ring,
} from '../../../data/jinghu/generate/geometry'
import { randomFor } from '../../../data/jinghu/generate/random'
import { readBoundary } from '../../../data/jinghu/generate/source'
import { areaById, areas, FOLDER, ofKind, shapeOf, shapes } from './district'

const OUTER_TOLERANCE = 1

/** Areas that can be asked which of them hold a point. */
interface Mosaic {
  cells: Array<{ id: string; ring: Ring }>
  index: Flatbush
}

const base = JSON.parse(readFileSync(join(FOLDER, 'base.geojson'), 'utf8')) as FeatureCollection<
  Polygon | MultiPolygon,
  { kind: string; name: string }
>
const parts: Ring[] = readBoundary().map((part) => part.map(toMetres))
const river: Ring = (
  base.features.find((feature) => feature.properties.name === '长江')?.geometry as Polygon
).coordinates[0]!.slice(1).map((corner) => toMetres(corner as LngLat))
const edgeOfLand = [...parts, river].flatMap((ring) => sides(ring))

const smallest = mosaicOf([...ofKind('grid'), ...ofKind('village')])

function mosaicOf(among: Area[]): Mosaic {
  const cells = among.map(({ _id }) => ({ id: _id, ring: ringOf(_id) }))
  const index = new Flatbush(cells.length)
  for (const { ring } of cells) {
    const { minX, minY, maxX, maxY } = boxOf(ring)
    index.add(minX, minY, maxX, maxY)
  }
  index.finish()
  return { cells, index }
}

function ringOf(id: string): Ring {
  const [outer, ...holes] = shapeOf.get(id) ?? []
  if (!outer || holes.length > 0) throw new Error(`${id} is not one ring`)
  return outer.map(toMetres)
}

function holding(point: Point, { cells, index }: Mosaic): string[] {
  const [x, y] = point
  return index
    .search(x, y, x, y)
    .map((i) => cells[i]!)
    .filter(({ ring }) => isInside(point, ring))
    .map(({ id }) => id)
}

const isLand = (point: Point) => parts.some((part) => isInside(point, part)) && !isInside(point, river)
const isNearEdge = (point: Point) => edgeOfLand.some((side) => distanceToSide(point, side) <= OUTER_TOLERANCE)

function randomPoints(count: number): Point[] {
  const random = randomFor('tiling test')
  const boxes = parts.map(boxOf)
  return Array.from({ length: count }, (_, i) => {
    const box = boxes[i % boxes.length]!
    return [box.minX + random() * (box.maxX - box.minX), box.minY + random() * (box.maxY - box.minY)]
  })
}

test('区以下每个区域有一个简单多边形：不自交，逆时针，首尾点不重复，坐标 6 位小数', () => {
  expect(shapes.map((shape) => shape.area)).toEqual(areas.slice(1).map((area) => area._id))
  for (const { area, rings } of shapes) {
    const corners = rings[0]!
    expect(corners.every(([lng, lat]) => Number(lng.toFixed(6)) === lng && Number(lat.toFixed(6)) === lat)).toBe(true)
    expect(new Set(corners.map(String)).size).toBe(corners.length)
    const ring = ringOf(area)
    expect(signedArea(ring)).toBeGreaterThan(0)
    expect([area, crossings(ring)]).toEqual([area, 0])
  }
})

test('陆地上任意一点恰好属于一个网格或村，江里和区外的点不属于任何一个', () => {
  const points = randomPoints(12_000).map((point) => ({ point, land: isLand(point), held: holding(point, smallest) }))
  const wrong = points.filter(({ land, held }) => held.length !== (land ? 1 : 0)).map(({ point }) => point)
  expect(wrong.filter((point) => !isNearEdge(point)).map(toLngLat)).toEqual([])
  expect(points.filter(({ land }) => land).length).toBeGreaterThan(4_000)
})

test('站在网格边界线上的人也恰好属于一个网格或村：界线两侧没有缝隙、没有重叠', () => {
  const onBorders = smallest.cells
    .flatMap(({ ring }) => sides(ring))
    .flatMap(([[ax, ay], [bx, by]]): Point[] => {
      const [x, y] = [(ax + bx) / 2, (ay + by) / 2]
      return [
        [x + 0.03, y + 0.02],
        [x - 0.03, y - 0.02],
      ]
    })
    .filter(isLand)
  const wrong = onBorders.filter((point) => holding(point, smallest).length !== 1)
  expect(wrong.filter((point) => !isNearEdge(point)).map(toLngLat)).toEqual([])
  expect(onBorders.length).toBeGreaterThan(6_000)
})

test('一个点所在的网格、社区、街道互相包含', () => {
  const upper = mosaicOf([...ofKind('street'), ...ofKind('community'), ...ofKind('village')])
  for (const point of randomPoints(5_000)) {
    const [cell] = holding(point, smallest)
    if (!cell) continue
    const path = areaById.get(cell)?.path ?? []
    const expected = path.filter((id) => !['district', 'grid'].includes(areaById.get(id)?.kind ?? ''))
    expect(holding(point, upper).sort()).toEqual(expected.sort())
  }
})

test('各级面积逐级相等', () => {
  const area = (ids: string[]) => ids.reduce((sum, id) => sum + signedArea(ringOf(id)), 0)
  for (const parent of [...ofKind('street'), ...ofKind('community')]) {
    const children = areas.filter((child) => child.path.at(-2) === parent._id).map((child) => child._id)
    expect(Math.abs(area(children) - area([parent._id]))).toBeLessThan(0.01)
  }
})

test('每个区域的中心点在它自己里面', () => {
  for (const { area } of shapes) expect(isInside(toMetres(areaById.get(area)!.centre), ringOf(area))).toBe(true)
})

test('底图有区界、10 个街道、55 个社区、12 个村和水面，不超过 300 KB', () => {
  const count = (kind: string) => base.features.filter((feature) => feature.properties.kind === kind).length
  expect([count('district'), count('street'), count('community'), count('village')]).toEqual([1, 10, 55, 12])
  expect(base.features.filter((feature) => feature.properties.kind === 'water').map((w) => w.properties.name)).toEqual([
    '长江',
    '镜湖',
    '汀棠湖',
    '赭山北塘',
  ])
  expect(readFileSync(join(FOLDER, 'base.geojson')).length).toBeLessThan(300_000)
})

/** How often sides of the ring that are not neighbours meet: they cross, or a corner of one lies on the other. */
function crossings(ring: Ring): number {
  const all = sides(ring)
  const areNeighbours = (i: number, j: number) => [1, all.length - 1].includes(Math.abs(i - j))
  let met = 0
  all.forEach(([a, b], i) =>
    all.forEach(([c, d], j) => {
      if (i === j || areNeighbours(i, j)) return
      const cross = turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
      if (cross || distanceToSide(c, [a, b]) < 1e-6) met++
    }),
  )
  return met
}

function turn([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
}
