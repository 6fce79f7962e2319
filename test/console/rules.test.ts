import type { TicketCard } from '../../typings/contract'
import type { ConsoleRole } from '../../console/services/account'
import { dueCases, moreDue } from '../../console/services/due'
import { heatColour } from '../../console/services/heat'
import { whistleSearchOf } from '../../console/services/whistle-filters'
import { framed } from '../../console/services/map-frame'
import type { DrawnArea } from '../../console/services/district-map'
import { agoText } from '../../console/services/moment'
import { passwordRules } from '../../console/services/password'
import { periodsUntil } from '../../console/services/period'
import { menuOf } from '../../console/shell/menu'
import { card } from '../support/console-facts'

const isGood = (password: string): boolean => passwordRules(password, 'zhelu').every(({ isMet }) => isMet)

test.each([
  ['Jinghu-2026', true],
  ['jinghu2026', false],
  ['-Jinghu2026', false],
  ['Jh-2026', false],
  ['Jinghu 2026', false],
  ['密码Jinghu2026', false],
  [`Aa1${'x'.repeat(29)}`, true],
  [`Aa1${'x'.repeat(30)}`, false],
  ['ZHElu-2026', false],
  ['2026-ulehZ', false],
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
  expect(paths('department', true)).toContain('/staff')
  expect(paths('department')).not.toContain('/staff')
  expect(paths('community')).toContain('/staff')
  expect(paths('department')).not.toContain('/audits')
  expect(paths('department')).not.toContain('/screenings')
  expect(paths('department')).toContain('/findings')
  expect(paths('community')).not.toContain('/logins')
  expect(paths('community')).toEqual(expect.arrayContaining(['/screenings', '/deliveries']))
  expect(paths()).toEqual([])
})

const FILTERS = {
  ...{ owed: '', which: '', only: '', kind: '', area: '', department: '', from: '', until: '', no: '' },
}
const inRole = (role: 'street' | 'department', scope: string) => ({ role, scope, text: '' }) as ConsoleRole

test('吹哨清单按现在的身份问：街道问自己的地方，部门问叫到自己的', () => {
  const asked = (change: Partial<typeof FILTERS>, role = inRole('street', 's-1')) =>
    whistleSearchOf({ ...FILTERS, ...change }, '', role)
  expect(asked({})).toEqual({ which: 'open', no: '', cursor: '', area: 's-1' })
  expect(asked({ area: 'c-1', department: 'd-1' })).toMatchObject({ area: 'c-1', department: 'd-1' })
  expect(asked({ department: 'none' })).toEqual({ which: 'open', only: 'waiting', no: '', cursor: '', area: 's-1' })
  expect(asked({ area: 'c-1', department: 'd-2' }, inRole('department', 'd-1'))).toEqual({
    ...{ which: 'open', no: '', cursor: '', department: 'd-1' },
  })
  expect(asked({ only: 'doneLate' })).toMatchObject({ which: 'all', only: 'doneLate' })
  expect(asked({ only: '<script>', kind: 'bogus' })).toEqual({ which: 'open', no: '', cursor: '', area: 's-1' })
})

test('诉求和哨排在一起：超期的在前，再按期限；没到期的不在', () => {
  const due = (dueBy: number, level: 'overdue' | 'soon' | 'normal' = 'normal') => ({ ...card().deadline, dueBy, level })
  const tickets = [
    { ...card({ id: 't-1', deadline: due(5, 'soon') }) },
    { ...card({ id: 't-2', deadline: due(3, 'overdue') }) },
    { ...card({ id: 't-3', deadline: due(1) }) },
  ] as unknown as TicketCard[]
  const whistles = [card({ id: 'w-1', standing: 'overdue', deadline: due(4) }), card({ id: 'w-2' })]
  expect(dueCases(tickets, whistles).map(({ to }) => to)).toEqual(['/tickets/t-2', '/whistles/w-1', '/tickets/t-1'])
})

test('没有列出来的还有几件，按数字算，点过去是同一种；列全了就不说', () => {
  const tags = [
    { text: '催办 2 次', tone: 'soon' as const },
    { text: '常规', tone: 'plain' as const },
  ]
  const whistles = [card({ id: 'w-1', standing: 'overdue', tags }), card({ id: 'w-2', standing: 'soon' })]
  const shown = dueCases([], whistles)
  expect(shown.map((one) => one.tags)).toEqual([['催办 2 次'], []])
  const figures = (overdue: number, dueSoon: number) => ({ open: 99, waiting: 0, overdue, dueSoon })
  expect(moreDue(shown, figures(3, 0), figures(9, 1))).toEqual([
    { text: '还有 3 件超期的诉求', count: 3, path: '/tickets', only: 'late' },
    { text: '还有 8 声超期的哨', count: 8, path: '/whistles', only: 'late' },
  ])
  expect(moreDue(shown, figures(0, 0), figures(1, 1))).toEqual([])
  expect(moreDue(shown, undefined, undefined)).toEqual([])
})

test('热力从冷到热变色，超出的不算', () => {
  expect(heatColour(0)).toEqual([47, 166, 179])
  expect(heatColour(1)).toEqual([205, 45, 38])
  expect(heatColour(9)).toEqual(heatColour(1))
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
