import fc from 'fast-check'
import type { Corner, Ring } from '../../../cloudfunctions/contract/atlas'
import { borderOfRoot } from '../../../cloudfunctions/domain/atlas'
import { sizeOf } from '../../../cloudfunctions/domain/clipping'
import { joined, type Net, outerOf, problemsOf, TOLERANCE } from '../../../cloudfunctions/domain/topology'
import { box, corner, HERE, SIDE, town } from '../../support/net'

const { net, root } = town()
const isAt = (a: Corner, b: Corner) => a[0] === b[0] && a[1] === b[1]

/** The town with corners moved, in the borders of these areas. */
const moved = (from: Corner, to: Corner, ids = [...net.keys()]): Net =>
  new Map(
    [...net].map(([id, area]) => [
      id,
      ids.includes(id)
        ? { ...area, rings: area.rings.map((ring) => ring.map((one) => (isAt(one, from) ? to : one))) }
        : area,
    ]),
  )
const redrawn = (id: string, ...rings: Ring[]): Net => new Map(net).set(id, { ...net.get(id)!, rings })
const problems = (after: Net, touched = [...net.keys()]) => problemsOf(net, after, touched, borderOfRoot(root))
const told = (after: Net, touched?: string[]) => problems(after, touched).map(({ kind, area }) => `${kind} ${area}`)

test('原来的网没有什么不对', () => {
  expect(problems(net)).toEqual([])
})

test('几块地方共有的界点一起挪，谁也不缺、谁也不叠', () => {
  expect(told(moved(corner(1, 1), corner(1.3, 1.2)))).toEqual([])
})

test('只挪一块的，说出和谁叠了多少、哪里空了，都指得出地方', () => {
  const after = moved(corner(1, 1), corner(1.3, 1.3), ['g1'])
  const found = problems(after, ['g1'])
  expect(found.map(({ kind }) => kind)).toEqual(['overlap', 'overlap', 'overlap'])
  expect(found[0]?.text).toMatch(/^车站社区第01网格和车站社区第0[234]网格重叠了 [\d,]+ 平方米$/)
  for (const { ring, at } of found) {
    expect(ring.length).toBeGreaterThan(2)
    expect(at[0]).toBeGreaterThanOrEqual(HERE[0])
  }
  const back = problems(moved(corner(1, 1), corner(0.7, 0.7), ['g1']), ['g1'])
  expect(back).toMatchObject([{ kind: 'gap', area: 'c' }])
  expect(back[0]?.text).toMatch(/^车站社区里有 [\d,]+ 平方米不在任何网格里$/)
})

test('超出社区的网格，社区伸进村里，都说得出来', () => {
  const outside = problems(redrawn('g2', [corner(1, 0), corner(2.5, 0), corner(2, 1), corner(1, 1)]), ['g2'])
  expect(outside.map(({ kind, text }) => [kind, text.replace(/[\d,]+/g, 'n')])).toEqual([
    ['overlap', '车站社区第n网格和天城村重叠了 n 平方米'],
    ['outside', '车站社区第n网格有 n 平方米超出了车站社区'],
  ])
  expect(told(moved(corner(2, 1), corner(2.4, 1), ['c']), ['c'])).toEqual(['overlap c', 'gap c'])
})

test('区的边界不在这里改：街道往外、往里都不行', () => {
  expect(told(moved(corner(3, 1), corner(3.4, 1)))).toEqual(['outside s'])
  expect(problems(moved(corner(3, 1), corner(3.4, 1)))[0]?.text).toMatch(/^赭麓街道有 [\d,]+ 平方米超出了镜湖区的边界$/)
  const lost = problems(moved(corner(3, 1), corner(2.6, 1)))
  expect(lost).toMatchObject([{ kind: 'gap', area: 's' }])
  expect(lost[0]?.text).toMatch(/^镜湖区里有 [\d,]+ 平方米不在任何街道里$/)
})

test('一条线上差出的一点点不算', () => {
  const sliver = moved(corner(1, 1), [corner(1, 1)[0], corner(1, 1)[1] + 2], ['g1'])
  expect(told(sliver)).toEqual([])
})

test('线自己就不对的，先说线；每一种都是一句话', () => {
  const say = (...rings: Ring[]) => problems(redrawn('g1', ...rings), ['g1']).map(({ text }) => text)
  expect(say([corner(0, 0), corner(1, 1), corner(1, 0), corner(0, 1)])).toEqual(['第01网格的界线和自己交叉了'])
  expect(say([corner(0, 0), corner(1, 0)])).toEqual(['第01网格的界点不够，至少要三个'])
  expect(say([...box(0, 0), [0, 0]])).toEqual(['第01网格有一个界点离本区太远，请检查坐标'])
  expect(say(box(0, 0), box(0.2, 0.2, 0.2, 0.2))).toEqual(['第01网格里面有洞，一块地方要连成一片'])
  expect(say(box(0, 0, 0.02, 0.02))).toContain('第01网格太小了，不到 100 平方米')
  expect(say([corner(0, 0), corner(1, 0), corner(0.5, 0.5), corner(1, 1), corner(0, 1), corner(0.5, 0.5)])).toEqual([
    '第01网格的界线两次经过同一个点',
  ])
})

test('本来就缺一块的网，改别处不怪它；缺得更多才说', () => {
  const torn = moved(corner(1, 1), corner(0.7, 0.7), ['g1'])
  const root2 = borderOfRoot(root)
  const further = new Map(torn).set('g4', { ...torn.get('g4')!, rings: [box(1, 1)] })
  expect(problemsOf(torn, further, ['g1', 'g4'], root2)).toEqual([])
  const worse = new Map(torn).set('g1', {
    ...torn.get('g1')!,
    rings: [[corner(0, 0), corner(1, 0), corner(0.4, 0.4), corner(0, 1)]],
  })
  expect(problemsOf(torn, worse, ['g1'], root2).map(({ kind }) => kind)).toEqual(['gap'])
})

test('共有的界点怎么挪都不缺不叠；只挪一块，差多少就说多少', () => {
  const place = fc.tuple(fc.integer({ min: -450, max: 450 }), fc.integer({ min: -450, max: 450 }))
  fc.assert(
    fc.property(place, ([dx, dy]) => {
      const middle = corner(1, 1)
      const to: Corner = [middle[0] + dx, middle[1] + dy]
      expect(told(moved(middle, to))).toEqual([])
      const alone = moved(middle, to, ['g1'])
      const found = problems(alone, ['g1'])
      const gaps = found.filter(({ kind }) => kind === 'gap')
      const overlaps = found.filter(({ kind }) => kind === 'overlap')
      const sum = (list: typeof found) => list.reduce((all, { ring }) => all + sizeOf(ring), 0)
      const gained = sizeOf(outerOf(alone.get('g1')!)) - sizeOf(outerOf(net.get('g1')!))
      // What was taken lies on the others, what was left lies on nobody; slivers are not told.
      expect(Math.abs(sum(overlaps) - sum(gaps) - gained)).toBeLessThan(5 * TOLERANCE)
    }),
    { seed: 20261128, numRuns: 200 },
  )
})

test('撤并：挨着的合成一块；只碰到一个角的、不挨着的不行', () => {
  const both = joined(box(0, 0), box(1, 0))!
  expect(sizeOf(both)).toBeCloseTo(2 * sizeOf(box(0, 0)), 0)
  expect(joined(box(0, 0), box(3, 0))).toBeUndefined()
  const corners = joined(box(0, 0), box(1, 1))
  expect(corners).toBeUndefined()
  expect(SIDE).toBe(1_000)
})
