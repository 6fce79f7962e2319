import fc from 'fast-check'
import type { Corner, Ring } from '../../../cloudfunctions/contract/atlas'
import { flawsOf, insideOf, isIn, tidied } from '../../../cloudfunctions/domain/border'
import { signedSize } from '../../../cloudfunctions/domain/clipping'
import { box, corner, HERE } from '../../support/net'

const kindsOf = (...rings: Ring[]) => flawsOf(rings, HERE).map(({ kind }) => kind)

test('一个方块没有什么不对；顺时针画的，转过来就是', () => {
  expect(kindsOf(box(0, 0))).toEqual([])
  const clockwise = [...box(0, 0)].reverse()
  expect(signedSize(clockwise)).toBeLessThan(0)
  expect(signedSize(tidied(clockwise))).toBeGreaterThan(0)
})

test('连着两个一样的点、首尾重复的点，收拾掉就好', () => {
  const ring = box(0, 0)
  expect(tidied([ring[0]!, ring[0]!, ...ring.slice(1), ring[0]!])).toHaveLength(4)
})

test('不到三个点、离得太远、经过同一个点两次、有洞、太小，各说各的', () => {
  expect(kindsOf([])).toEqual(['few'])
  expect(kindsOf(box(0, 0).slice(0, 2))).toEqual(['few'])
  expect(kindsOf([...box(0, 0), [0, 0]])).toEqual(['far'])
  expect(kindsOf([corner(0, 0), corner(1, 0), corner(0.5, 0.5), corner(1, 1), corner(0, 1), corner(0.5, 0.5)])).toEqual(
    ['repeated'],
  )
  expect(kindsOf(box(0, 0, 3, 3), box(1, 1))).toEqual(['hole'])
  expect(kindsOf(box(0, 0, 0.02, 0.02))).toEqual(['small'])
})

test('交叉的线，说出叉在哪里：X 形、碰到自己的边、折回去', () => {
  const bow = [corner(0, 0), corner(1, 1), corner(1, 0), corner(0, 1)]
  expect(flawsOf([bow], HERE)).toEqual([{ kind: 'crossing', at: corner(0.5, 0.5) }])
  const touching = [corner(0, 0), corner(2, 0), corner(2, 2), corner(1, 0), corner(0, 2)]
  expect(flawsOf([touching], HERE)).toEqual([{ kind: 'crossing', at: corner(1, 0) }])
  const back = [corner(0, 0), corner(2, 0), corner(1, 0), corner(1, 1)]
  expect(kindsOf(back)).toEqual(['crossing'])
  const endsOnItself = [corner(1, 0), corner(2, 0), corner(2, 1), corner(3, 0)]
  expect(kindsOf(endsOnItself)).toEqual(['crossing'])
})

/** Corners at rising angles around a middle: never crosses itself. */
const star = fc
  .array(fc.record({ step: fc.integer({ min: 1, max: 60 }), far: fc.integer({ min: 300, max: 3_000 }) }), {
    minLength: 6,
    maxLength: 40,
  })
  .map((spokes): Ring => {
    const whole = spokes.reduce((sum, { step }) => sum + step, 0)
    let turned = 0
    return spokes.map(({ step, far }): Corner => {
      turned += step
      const angle = (turned / whole) * 2 * Math.PI
      return [HERE[0] + Math.round(far * Math.cos(angle)), HERE[1] + Math.round(far * Math.sin(angle))]
    })
  })
  // A spoke that takes more than half a turn leaves the middle outside.
  .filter((ring) => ring.every((one, i) => turn(one, ring[(i + 1) % ring.length]!) > 0))
const turn = (a: Corner, b: Corner): number => (a[0] - HERE[0]) * (b[1] - HERE[1]) - (a[1] - HERE[1]) * (b[0] - HERE[0])

/** Does any side cross another that is no neighbour? Asked of every pair by orientation alone. */
function crosses(ring: Ring): boolean {
  const sign = (a: Corner, b: Corner, c: Corner) =>
    Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
  const side = (i: number) => [ring[i]!, ring[(i + 1) % ring.length]!] as const
  return ring.some((_, i) =>
    ring.some((__, j) => {
      if (j < i + 2 || (i === 0 && j === ring.length - 1)) return false
      const [[a, b], [c, d]] = [side(i), side(j)]
      return sign(a, b, c) * sign(a, b, d) < 0 && sign(c, d, a) * sign(c, d, b) < 0
    }),
  )
}

test('绕着中间一圈画的，从来不算交叉；里面找的那个点，总在里面', () => {
  fc.assert(
    fc.property(star, (ring) => {
      expect(kindsOf(ring)).not.toContain('crossing')
      expect(isIn(ring, insideOf(ring))).toBe(true)
    }),
    { seed: 20261128, numRuns: 300 },
  )
})

test('随手连的点，真交叉的一个也不漏', () => {
  const scribble = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 })), {
    minLength: 4,
    maxLength: 9,
    selector: String,
  })
  fc.assert(
    fc.property(scribble, (points) => {
      const ring = points.map(([x, y]): Corner => [HERE[0] + x, HERE[1] + y])
      if (crosses(ring)) expect(kindsOf(ring)).toEqual(['crossing'])
    }),
    { seed: 20261128, numRuns: 500 },
  )
})

test('两千个点的一圈，检查完就是', () => {
  const ring = Array.from({ length: 2_000 }, (_, i): Corner => {
    const angle = (i / 2_000) * 2 * Math.PI
    return [HERE[0] + Math.round(90_000 * Math.cos(angle)), HERE[1] + Math.round(90_000 * Math.sin(angle))]
  })
  expect(kindsOf(ring)).toEqual([])
})
