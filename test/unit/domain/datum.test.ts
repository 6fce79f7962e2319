import { gcj02Of } from '../../../cloudfunctions/domain/datum'
import { metresBetween } from '../../../cloudfunctions/domain/distance'

test.each<[[number, number], [number, number]]>([
  // coordtransform 和 eviltransform 的说明里给的例子.
  [
    [116.404, 39.915],
    [116.41024449916938, 39.91640428150164],
  ],
  [
    [121.4737, 31.2304],
    [121.478216, 31.228456],
  ],
])('WGS-84 的 %j 是 GCJ-02 的 %j', (wgs84, gcj02) => {
  expect(metresBetween(gcj02Of(wgs84), gcj02)).toBeLessThan(1)
})

test('在芜湖差四百到七百米；国外的不动', () => {
  const shift = metresBetween(gcj02Of([118.38, 31.34]), [118.38, 31.34])
  expect(shift).toBeGreaterThan(400)
  expect(shift).toBeLessThan(700)
  expect(gcj02Of([2.3522, 48.8566])).toEqual([2.3522, 48.8566])
})
