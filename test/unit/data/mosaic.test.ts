import { cut } from '../../../data/jinghu/generate/cut'
import {
  isInside,
  sides,
  signedArea,
  toLngLat,
  toMetres,
  type Point,
  type Ring,
} from '../../../data/jinghu/generate/geometry'
import { commonBorder, outline, stitch } from '../../../data/jinghu/generate/mosaic'

/** Corners on the lattice, so that areas can be compared exactly. */
const ring = (...corners: Point[]): Ring => corners.map((corner) => toMetres(toLngLat(corner)))
const box = (x: number, y: number, width: number, height: number) =>
  ring([x, y], [x + width, y], [x + width, y + height], [x, y + height])
const area = (cells: Ring[]) => cells.reduce((sum, cell) => sum + signedArea(cell), 0)

test('邻居在我边上的转角，缝合后也是我的转角', () => {
  const [left, upper, lower] = stitch([box(0, 0, 100, 100), box(100, 50, 100, 50), box(100, 0, 100, 50)])
  expect(left).toHaveLength(5)
  expect(commonBorder(left!, upper!)).toBeCloseTo(50, 0)
  expect(commonBorder(left!, lower!)).toBeCloseTo(50, 0)
})

test('几块拼起来的外轮廓是一个环，面积等于各块之和', () => {
  const cells = stitch([box(0, 0, 100, 100), box(100, 50, 100, 50), box(100, 0, 100, 50)])
  expect(signedArea(outline(cells))).toBeCloseTo(area(cells), 6)
})

test('重叠、分离或围出空洞的块拼不成一个区域，会报错', () => {
  const block = box(0, 0, 100, 100)
  expect(() => outline([block, block])).toThrow('overlap')
  expect(() => outline([block, box(300, 0, 100, 100)])).toThrow('more than one ring')
  const frame = [box(0, 0, 300, 100), box(0, 100, 100, 100), box(200, 100, 100, 100), box(0, 200, 300, 100)]
  expect(() => outline(stitch(frame))).toThrow('more than one ring')
})

test('弯曲的区域切开后，被隔断的碎块归给邻居：每个种子一块，严丝合缝', () => {
  // A U: the end of the right arm lies nearest to the seed in the left arm, but the gap is between them.
  const u = ring([0, 0], [300, 0], [300, 300], [200, 300], [200, 100], [100, 100], [100, 300], [0, 300])
  const seeds: Point[] = [
    [98, 250],
    [20, 20],
    [290, 20],
  ]
  const cells = cut(u, seeds)
  expect(cells.map((cell) => seeds.map((seed) => isInside(seed, cell)))).toEqual([
    [true, false, false],
    [false, true, false],
    [false, false, true],
  ])
  expect(cells.map((cell) => isInside([250, 290], cell))).toEqual([false, false, true])
  const stitched = stitch(cells)
  expect(signedArea(outline(stitched))).toBeCloseTo(signedArea(u), -1)
  const all = stitched.flatMap((cell) => sides(cell).map(String))
  expect(new Set(all).size).toBe(all.length)
})
