import { wgs84ToGcj02 } from '../../../cloudfunctions/domain/datum'
import { metresBetween } from '../../../cloudfunctions/domain/distance'

/** eviltransform's own tests. */
const PUBLISHED: Array<{ wgs84: [number, number]; gcj02: [number, number] }> = [
  { wgs84: [121.5272106, 31.1774276], gcj02: [121.531541859215, 31.17530398364597] },
  { wgs84: [113.912316, 22.543847], gcj02: [113.9171764808363, 22.540796131694766] },
  { wgs84: [116.377817, 39.911954], gcj02: [116.38404722455657, 39.91334545536069] },
]

test('上海、深圳、北京三点和公开的对照值相差不到一米', () => {
  for (const { wgs84, gcj02 } of PUBLISHED) expect(metresBetween(wgs84ToGcj02(wgs84), gcj02)).toBeLessThan(1)
})

test('在芜湖偏移约五百米，相邻两点的距离几乎不变', () => {
  const [here, there]: Array<[number, number]> = [
    [118.37, 31.34],
    [118.371, 31.341],
  ]
  const [a, b] = [wgs84ToGcj02(here!), wgs84ToGcj02(there!)]
  expect(metresBetween(here!, a)).toBeGreaterThan(400)
  expect(metresBetween(here!, a)).toBeLessThan(700)
  expect(metresBetween(a, b) / metresBetween(here!, there!)).toBeCloseTo(1, 2)
})

test('国外的点原样返回', () => {
  expect(wgs84ToGcj02([2.35, 48.85])).toEqual([2.35, 48.85])
})
