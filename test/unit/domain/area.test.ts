import { areaText, chainOf, locate } from '../../../cloudfunctions/domain/area'
import { heirsAfter } from '../../../cloudfunctions/domain/atlas-version'
import { metresBetween } from '../../../cloudfunctions/domain/distance'
import { packShapes, type Shape, Shapes } from '../../../cloudfunctions/domain/shapes'
import { chain } from '../../support/city-facts'

type Position = [number, number]
const round = (n: number) => Math.round(n * 1e6) / 1e6
const square = (x: number, y: number, size: number): Position[] =>
  corners(x, y, size).map(([lng, lat]) => [round(lng), round(lat)])
const corners = (x: number, y: number, size: number): Position[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
]
const shape = (kind: Shape['kind'], path: string[], ...rings: Position[][]): Shape => ({ kind, path, rings })

/** A street of 0.03°: a community with two grids, a village, and land that belongs to neither. */
const city = new Shapes(
  packShapes([
    shape('street', ['d', 's'], square(118.4, 31.3, 0.03)),
    shape('community', ['d', 's', 'c'], square(118.4, 31.3, 0.02)),
    shape('grid', ['d', 's', 'c', 'g1'], square(118.4, 31.3, 0.01), square(118.404, 31.304, 0.002)),
    shape('grid', ['d', 's', 'c', 'g2'], square(118.41, 31.3, 0.01)),
    shape('village', ['d', 's', 'v'], square(118.421, 31.321, 0.005)),
    shape('water', [], square(118.402, 31.306, 0.001)),
  ]),
)

test('点在网格里，归网格', () => {
  expect(locate([118.402, 31.302], city)).toEqual(['d', 's', 'c', 'g1'])
  expect(locate([118.412, 31.302], city)).toEqual(['d', 's', 'c', 'g2'])
})

test('网格中间挖掉的地方不归它', () => {
  expect(locate([118.405, 31.305], city)).toEqual(['d', 's'])
})

test('点在村里，归村，由街道受理', () => {
  expect(locate([118.423, 31.323], city)).toEqual(['d', 's', 'v'])
})

test('差一步出网格，30 米内算最近的网格，再远归街道', () => {
  const metre = 1 / 111_195
  expect(locate([118.415, 31.31 + 20 * metre], city)).toEqual(['d', 's', 'c', 'g2'])
  expect(locate([118.415, 31.31 + 40 * metre], city)).toEqual(['d', 's'])
})

test('湖在网格里面：是水面，反映问题还是归那个网格', () => {
  const [lake, land]: Position[] = [
    [118.4025, 31.3065],
    [118.4035, 31.3065],
  ]
  expect([city.isWater(lake!), city.isWater(land!)]).toEqual([true, false])
  expect(locate(lake!, city)).toEqual(['d', 's', 'c', 'g1'])
  expect(city.pathOf('')).toBeUndefined()
})

test('江里和外地，哪里都不归', () => {
  expect(locate([118.35, 31.35], city)).toBeUndefined()
  expect(locate([116.397, 39.908], city)).toBeUndefined()
})

test('撤并了的网格，由并进去的那一个接着管；一并再并，都归最后那一个', () => {
  const borders = [shape('grid', ['d', 's', 'c', 'g3'], square(118.4, 31.3, 0.01))]
  const once = heirsAfter(new Map(), [{ id: 'g1', mergedInto: 'g2' }])
  const merged = new Shapes(packShapes(borders, heirsAfter(once, [{ id: 'g2', mergedInto: 'g3' }, { id: 'g3' }])))
  for (const id of ['g1', 'g2', 'g3']) {
    expect(merged.heirOf(id)).toBe('g3')
    expect(merged.pathOf(id)).toEqual(['d', 's', 'c', 'g3'])
    expect(merged.outline(id)).toEqual(square(118.4, 31.3, 0.01))
  }
  expect([merged.heirOf('constructor'), merged.pathOf('constructor')]).toEqual(['constructor', undefined])
  // A merged grid lies nowhere: it is not among the borders.
  expect(merged.areas).toHaveLength(1)
})

test('从 Node 的 Buffer 读也一样：它可能只是大缓冲区的一角', () => {
  const packed = packShapes([shape('grid', ['d', 's', 'c', 'g'], square(118.4, 31.3, 0.01))])
  expect(new Shapes(Buffer.from(packed)).containing([118.405, 31.305], 'grid')).toEqual(['d', 's', 'c', 'g'])
})

test('按编号能查到路径和边界，查不到的为空', () => {
  expect(city.pathOf('g2')).toEqual(['d', 's', 'c', 'g2'])
  expect(city.outline('g2')).toEqual(square(118.41, 31.3, 0.01))
  expect(city.pathOf('nowhere')).toBeUndefined()
  expect(city.outline('nowhere')).toEqual([])
})

test('网格的全名从街道说到网格', () => {
  expect(areaText(chain())).toBe('甲街道 · 乙社区 · 第01网格')
})

test('没有街道的一组区域拼不成链', () => {
  expect(chainOf([])).toBeUndefined()
})

test('距离：一分纬度约 1853 米', () => {
  expect(metresBetween([118.4, 31.3], [118.4, 31.3 + 1 / 60])).toBeCloseTo(1853, -1)
})
