import { filterWhistles } from '../../console/services/whistle-filters'
import { framed } from '../../console/services/map-frame'
import type { DrawnArea } from '../../console/services/district-map'
import { agoText } from '../../console/services/moment'
import { passwordRules } from '../../console/services/password'
import { periodsUntil } from '../../console/services/period'
import { menuOf } from '../../console/shell/menu'
import { card } from '../support/console-facts'

const isGood = (password: string): boolean => passwordRules(password).every(({ isMet }) => isMet)

test.each([
  ['Jinghu-2026', true],
  ['jinghu2026', false],
  ['-Jinghu2026', false],
  ['Jh-2026', false],
  ['Jinghu 2026', false],
  ['密码Jinghu2026', false],
  [`Aa1${'x'.repeat(29)}`, true],
  [`Aa1${'x'.repeat(30)}`, false],
])('新密码 %s 合不合要求：%s', (password, expected) => {
  expect(isGood(password)).toBe(expected)
})

test('部门看不到指挥台，街道看得到；经办人看不到账号，联络员看得到；没有身份的什么都没有', () => {
  const paths = (role?: 'department' | 'street' | 'community', keepsLogins = false) =>
    menuOf(role && { role, keepsLogins }).flatMap(({ items }) => items.map(({ path }) => path))
  expect(paths('department')).not.toContain('/command')
  expect(paths('street')).toContain('/command')
  expect(paths('street', true)).toEqual(expect.arrayContaining(['/logins', '/audits', '/health', '/screenings']))
  expect(paths('department', true)).toContain('/logins')
  expect(paths('department')).not.toContain('/logins')
  expect(paths('department')).not.toContain('/audits')
  expect(paths('department')).not.toContain('/screenings')
  expect(paths('department')).toContain('/findings')
  expect(paths('community')).not.toContain('/logins')
  expect(paths('community')).toEqual(expect.arrayContaining(['/screenings', '/deliveries']))
  expect(paths()).toEqual([])
})

test('筛名单：进度、类别、部门、编号里的字，都要符合', () => {
  const cards = [
    card({ id: 'a', standing: 'overdue' }),
    card({ id: 'b', kind: 'emergency' }),
    card({ id: 'c', standing: 'waiting', statusText: '等待平台接单' }),
  ]
  const filter = { standing: '', kind: '', department: '', q: '' }
  const left = (change: Partial<typeof filter>, name = '') =>
    filterWhistles(cards, { ...filter, ...change }, name).map(({ id }) => id)
  expect(left({})).toEqual(['a', 'b', 'c'])
  expect(left({ standing: 'overdue' })).toEqual(['a'])
  expect(left({ standing: 'in-time' })).toEqual(['b', 'c'])
  expect(left({ kind: 'emergency' })).toEqual(['b'])
  expect(left({ department: 'd-chengguan' }, '区城管局')).toEqual(['a', 'b'])
  expect(left({ department: 'none' })).toEqual(['c'])
  expect(left({ q: '7k3qx' })).toEqual(['a', 'b', 'c'])
  expect(left({ q: '弋江' })).toEqual([])
})

test('多久以前，说成人话', () => {
  expect([0, 10_000, 180_000, 7_200_000, 259_200_000].map(agoText)).toEqual([
    '刚刚',
    '10 秒前',
    '3 分钟前',
    '2 小时前',
    '3 天前',
  ])
})

test('可以看最近十二个月和三年', () => {
  const periods = periodsUntil(Date.parse('2026-01-31T23:30:00+08:00')).map(({ value }) => value)
  expect(periods.slice(0, 2)).toEqual(['2026-01', '2025-12'])
  expect(periods.slice(-3)).toEqual(['2026', '2025', '2024'])
})

/** A square with its lower left corner there. */
const square = (id: string, lng: number, lat: number, size: number): DrawnArea => ({
  id,
  kind: 'street',
  name: `${id}街道`,
  parent: '340202',
  rings: [
    [
      [lng, lat],
      [lng + size, lat],
      [lng + size, lat + size],
      [lng, lat + size],
    ],
  ],
})

test('地图上名字挤在一起，就把最大的那块放到图外；够大就都画上', () => {
  const areas = [square('小甲', 0, 1, 0.1), square('小乙', 0.12, 1, 0.1), square('大', 0, -1, 1.5)]
  const idsOf = (width: number) => framed(areas, { width, height: width, scale: 1 }).outside.map(({ id }) => id)
  expect(idsOf(300)).toEqual(['大'])
  expect(idsOf(3000)).toEqual([])
})
