import type { Area } from '../../../cloudfunctions/domain/area'
import {
  closedTo,
  type Invitation,
  invitationCode,
  invitesOf,
  readCode,
  superiorRole,
  usesLeft,
} from '../../../cloudfunctions/domain/invitation'
import type { HeldRole } from '../../../cloudfunctions/domain/person'

const grid: Area = {
  _id: 'g',
  schemaVersion: 1,
  kind: 'grid',
  code: 'g',
  name: '第01网格',
  path: ['d', 's', 'c', 'g'],
  centre: [118.4, 31.3],
}
const community: Area = { ...grid, _id: 'c', kind: 'community', path: ['d', 's', 'c'] }
const street: Area = { ...grid, _id: 's', kind: 'street', path: ['d', 's'] }

const HOLDERS: Record<string, HeldRole> = {
  居民: { role: 'resident', scope: 'g' },
  团队成员: { role: 'team', scope: 'g' },
  代班网格员: { role: 'worker', scope: 'g', standIn: true },
  网格员: { role: 'worker', scope: 'g' },
  别的网格的网格员: { role: 'worker', scope: 'g2' },
  社区: { role: 'community', scope: 'c' },
  别的社区: { role: 'community', scope: 'c2' },
  街道: { role: 'street', scope: 's' },
  区: { role: 'district', scope: 'd' },
}

test.each([
  { role: 'team' as const, area: grid, superiors: ['网格员', '社区'] },
  { role: 'worker' as const, area: grid, superiors: ['社区'] },
  { role: 'community' as const, area: community, superiors: ['街道'] },
  { role: 'street' as const, area: street, superiors: ['区'] },
  { role: 'worker' as const, area: community, superiors: [] },
  { role: 'street' as const, area: grid, superiors: [] },
])('$role 在 $area.kind 只由 $superiors 邀请', ({ role, area, superiors }) => {
  const able = Object.entries(HOLDERS).filter(([, held]) => superiorRole([held], role, area))
  expect(able.map(([name]) => name)).toEqual(superiors)
})

test('身份里写明能请谁', () => {
  const texts = Object.fromEntries(
    Object.entries(HOLDERS).map(([name, held]) => [name, invitesOf(held).map(({ role }) => role)]),
  )
  expect(texts).toMatchObject({
    居民: [],
    团队成员: [],
    代班网格员: [],
    网格员: ['team'],
    社区: ['team', 'worker'],
    街道: ['community'],
    区: ['street'],
  })
})

const invitation = (facts: Partial<Invitation> = {}): Invitation => ({
  _id: 'ABCD1234',
  schemaVersion: 1,
  role: 'team',
  scope: 'g',
  categories: [],
  by: 'superior',
  byText: '乙社区 周晓雯',
  roleText: '网格团队 · 乙社区第01网格',
  requestId: 'request-1',
  createdAt: 0,
  expiresAt: 1_000,
  uses: 1,
  usedBy: [],
  joined: [],
  ...facts,
})

test.each([
  { why: '可以加入', facts: {}, roles: [], now: 999 },
  {
    why: '到点就过期',
    facts: {},
    roles: [],
    now: 1_000,
    code: 'invitation/expired',
    message: '邀请已过期，请对方重新邀请',
  },
  {
    why: '别人用掉了',
    facts: { usedBy: ['x'], joined: ['x'] },
    roles: [],
    now: 1,
    code: 'invitation/used-up',
    message: '这个邀请码已经用完了，请对方重新邀请',
  },
  { why: '还剩一次', facts: { uses: 2, usedBy: ['x'] }, roles: [], now: 1 },
  {
    why: '已经是了',
    facts: {},
    roles: [{ role: 'team', scope: 'g' }],
    now: 1,
    code: 'invitation/already',
    message: '您已经是网格团队 · 乙社区第01网格了',
  },
  { why: '在别处是', facts: {}, roles: [{ role: 'team', scope: 'g2' }], now: 1 },
  {
    why: '代班转为网格员',
    facts: { role: 'worker' },
    roles: [{ role: 'worker', scope: 'g', standIn: true }],
    now: 1,
  },
  { why: '自己发的', facts: { by: 'me' }, roles: [], now: 1, code: 'invitation/own', message: '这是您自己发出的邀请' },
  { why: '自己没走完的，过期了也能走完', facts: { usedBy: ['me'] }, roles: [], now: 9_999 },
  {
    why: '进来过又走了',
    facts: { uses: 9, usedBy: ['me'], joined: ['me'] },
    roles: [],
    now: 1,
    code: 'invitation/used-up',
    message: '这个邀请码已经用完了，请对方重新邀请',
  },
] as Array<{
  why: string
  facts: Partial<Invitation>
  roles: HeldRole[]
  now: number
  code?: string
  message?: string
}>)('$why', ({ facts, roles, now, code, message }) => {
  const refusal = closedTo(invitation(facts), 'me', roles, now)
  expect([refusal?.code, refusal?.message]).toEqual([code, message])
})

test('还能用几次，不会是负数', () => {
  expect(usesLeft(invitation({ uses: 2, usedBy: ['a'] }))).toBe(1)
  expect(usesLeft(invitation({ uses: 1, usedBy: ['a', 'b'] }))).toBe(0)
})

test('邀请码八个字，没有容易念错的字母；念错了也认得', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
  for (let at = 0; at < 256; at += 8) expect(invitationCode(bytes.slice(at))).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
  expect(readCode('OIL01ABC')).toBe('01101ABC')
})
