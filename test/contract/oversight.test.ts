import { readSheet } from 'read-excel-file/node'
import type { LocalCity } from '../support/city'
import { Desk, PASSWORD } from '../support/desk'
import { cityOfThisFile } from '../support/of-this-file'

// 监督：谁在什么时候从哪里做了什么，定时器跑过没有，还有多少排着队。

const COMMUNITY = '340202014002'

/** The timers run when a test says so. */
const NOT_TICKING = { ticking: false }

let city: LocalCity
let street: Desk
let district: Desk
cityOfThisFile(async (opened) => {
  city = opened
  const desk = (username: string) => new Desk(city.url, username)
  ;[street, district] = [desk('zhelu'), desk('quzhongxin')]
  await street.ask('login', 'create', { username: 'jianing', role: 'community', scope: COMMUNITY, name: '贾宁' })
  const invited = { role: 'worker' as const, scope: `${COMMUNITY}005`, isStandIn: true }
  await city.phone('o-demo-community-340202014002-1').ask('account', 'invite', invited)
}, NOT_TICKING)

test('谁、什么时候、从哪里、做了什么，最新的在前', async () => {
  const { items, text } = await street.ask('oversight', 'audits', {})
  expect(text).toBe('赭麓街道')
  expect(items.map(({ actionText, viaText, scopeText, ip }) => [actionText, viaText, scopeText, ip])).toEqual([
    ['发出邀请', '微信', '车站社区第05网格', '127.0.0.1'],
    ['开了电脑端账号', '电脑端', '车站社区', '127.0.0.1'],
  ])
  expect(items[0]?.name).not.toBe('')
})

test('按动作、按人、按时间查', async () => {
  const only = async (filters: object) =>
    (await street.ask('oversight', 'audits', filters)).items.map(({ action }) => action)
  expect(await only({ action: 'login' })).toEqual(['login.create'])
  expect(await only({ action: 'account.invite' })).toEqual(['account.invite'])
  expect(await only({ action: 'place' })).toEqual([])
  expect(await only({ from: city.cloud.now() })).toEqual([])
  expect(await only({ until: city.cloud.now() })).toHaveLength(2)
  const { person } = await street.ask('account', 'me', {})
  expect(await only({ by: person })).toEqual(['login.create'])
  expect((await street.ask('oversight', 'audits', {})).actions.length).toBeGreaterThan(20)
})

test('找一个人、一样东西、一个网络地址', async () => {
  const found = async (q: string) => (await street.ask('oversight', 'audits', { q })).items.map(({ action }) => action)
  const me = await street.ask('account', 'me', {})
  const [invited, created] = (await street.ask('oversight', 'audits', {})).items
  expect(await found(me.name)).toEqual(['login.create'])
  expect(await found(created!.object)).toEqual(['login.create'])
  expect(await found(invited!.ip)).toHaveLength(2)
  expect(await found('没有这个人')).toEqual([])
  expect(await street.call('oversight', 'audits', { q: ' ' })).toMatchObject({ code: 'request/invalid' })
})

test('街道看不到别的街道的，区看得到全部的，社区、网格员没有', async () => {
  const elsewhere = { username: 'yiping', role: 'street' as const, scope: '340202013', name: '易平' }
  await district.ask('login', 'create', elsewhere)
  const all = (await district.ask('oversight', 'audits', {})).items
  expect(all.some(({ scopeText }) => scopeText === '张家山街道')).toBe(true)
  expect((await street.ask('oversight', 'audits', {})).items).toHaveLength(2)
  expect(await street.call('oversight', 'audits', { area: '340202013' })).toMatchObject({ code: 'search/not-yours' })
  const denied = { code: 'oversight/not-centre', message: '审计和运行情况只给街道和区网格中心看' }
  expect(await new Desk(city.url, 'chezhan', PASSWORD).call('oversight', 'audits', {})).toMatchObject(denied)
  expect(await city.worker.call('oversight', 'health', {})).toMatchObject(denied)
})

test('钟没跑过就说晚了；跑过以后说什么时候、做了什么', async () => {
  const before = await district.ask('oversight', 'health', {})
  expect(before.timers.every(({ isLate }) => isLate)).toBe(true)
  await city.passes({ minutes: 1 })
  const { timers, queues } = await district.ask('oversight', 'health', {})
  expect(timers.map(({ text }) => text)).toEqual(['诉求的钟', '吹哨的钟', '其他日常'])
  expect(timers.every(({ isLate, ranAt }) => !isLate && ranAt !== undefined)).toBe(true)
  expect(timers[0]?.done).toHaveProperty('moved')
  expect(queues.map(({ text }) => text)).toContain('要推的消息')
})

test('排着队的数得出来，也说得出等了多久', async () => {
  await city.resident.report()
  const { queues, at } = await district.ask('oversight', 'health', {})
  const rollups = queues.find(({ name }) => name === 'rollups')
  expect(rollups?.waiting).toBeGreaterThan(0)
  expect(rollups?.since).toBeLessThanOrEqual(at)
  await city.passes({ minutes: 1 })
  const after = await district.ask('oversight', 'health', {})
  expect(after.queues.find(({ name }) => name === 'rollups')?.waiting).toBe(0)
})

test('带走审计清单：筛过的几行，带走也记一笔', async () => {
  const file = await street.ask('oversight', 'exportAudits', { action: 'login' })
  expect(file).toMatchObject({ lines: 1, isCut: false })
  expect(file.name).toMatch(/^赭麓街道审计 .*\.xlsx$/)
  const rows = await readSheet(Buffer.from(file.content, 'base64'))
  expect(rows[0]).toEqual(['时间', '谁', '做了什么', '对哪一个', '在哪里', '从哪里办的', '网络地址'])
  expect(rows[1]).toEqual(expect.arrayContaining(['开了电脑端账号', '车站社区', '电脑端', '127.0.0.1']))
  const [line] = (await street.ask('oversight', 'audits', { action: 'oversight' })).items
  expect(line).toMatchObject({ actionText: '导出审计清单', scopeText: '赭麓街道' })
})

test('正好一千行，是全部；多一行，说还有', async () => {
  const line = (n: number) => ({
    ...{ _id: `line-${n}`, schemaVersion: 1, at: city.cloud.now() - n, by: 'p-district-1', action: 'notice.settle' },
    ...{ object: 'x', scope: '340202013', path: ['340202', '340202013'], via: 'console', ip: '' },
  })
  const ofOther = () => district.ask('oversight', 'exportAudits', { area: '340202013', action: 'notice.settle' })
  city.cloud.load(
    'audits',
    Array.from({ length: 1_000 }, (_, n) => line(n)),
  )
  expect(await ofOther()).toMatchObject({ lines: 1_000, isCut: false })
  city.cloud.load('audits', [line(1_000)])
  expect(await ofOther()).toMatchObject({ lines: 1_000, isCut: true })
})

test('重算到哪里了，离开再回来也看得到；别的街道的看不到', async () => {
  expect((await street.ask('oversight', 'rebuilds', {})).rebuilds).toEqual([])
  await city.resident.report()
  await city.passes({ minutes: 1 })
  await street.ask('board', 'rebuild', { area: '340202014' })
  const [waiting] = (await street.ask('oversight', 'rebuilds', {})).rebuilds
  expect(waiting).toMatchObject({ isDone: false, share: 0, day: '', days: 0 })
  await city.passes({ minutes: 2 })
  const { rebuilds, text } = await street.ask('oversight', 'rebuilds', {})
  expect(text).toBe('赭麓街道')
  expect(rebuilds).toEqual([expect.objectContaining({ isDone: true, share: 1, mended: 0 })])
  expect(rebuilds[0]?.days).toBeGreaterThan(0)
  expect(await street.call('oversight', 'rebuilds', { area: '340202013' })).toMatchObject({ code: 'search/not-yours' })
})
