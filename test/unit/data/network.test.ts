import type { Spot } from '../../../cloudfunctions/domain/plane'
import { RAILWAY } from '../../../data/jinghu/generate/terrain'
import { demoNetwork } from '../../support/paths'

const network = demoNetwork()
/** Both ends of every piece of path, once. */
const pieces = Array.from({ length: network.size }, (_, a) => a).flatMap((a) =>
  [...network.targets.subarray(network.offsets[a], network.offsets[a + 1])]
    .filter((b) => a < b)
    .map((b): [Spot, Spot] => [
      [network.x[a]!, network.y[a]!],
      [network.x[b]!, network.y[b]!],
    ]),
)
const middle = ([one, other]: [Spot, Spot]): Spot => [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2]
const apart = (one: Spot, other: Spot): number => Math.hypot(one[0] - other[0], one[1] - other[1])

/** On which side of the line from `a` to `b` a spot lies. */
const side = (a: Spot, b: Spot, spot: Spot): boolean =>
  (b[0] - a[0]) * (spot[1] - a[1]) > (b[1] - a[1]) * (spot[0] - a[0])

test('示例路网过铁路只走道口，每个道口都走得过', () => {
  const rails = RAILWAY.line.map((point) => network.spotOf(point))
  const crossings = RAILWAY.crossings.map((point) => network.spotOf(point))
  const across = pieces.filter(([a, b]) =>
    rails
      .slice(1)
      .some(
        (end, i) => side(a, b, rails[i]!) !== side(a, b, end) && side(rails[i]!, end, a) !== side(rails[i]!, end, b),
      ),
  )
  expect(across).toHaveLength(crossings.length)
  for (const crossing of crossings)
    expect(Math.min(...across.map((piece) => apart(middle(piece), crossing)))).toBeLessThan(50)
})

test('示例路网没有一段路走在江里、湖里', () => {
  expect(network.water.length).toBeGreaterThan(3)
  expect(pieces.filter((piece) => [...piece, middle(piece)].some((spot) => network.isWater(spot)))).toEqual([])
})
