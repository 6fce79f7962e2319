import type { AuditLine } from '../../cloudfunctions/contract/oversight'
import { type LocalCity, newRequestId } from '../support/city'
import { Desk } from '../support/desk'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'
import { act, blow, type Cast, castOf, CHENGGUAN, STREET, ticketInHand } from '../support/whistle'

// 审计没有漏的：工作人员的每一步、每一次带走，都有一行，也都有人看得到。

let city: LocalCity
let cast: Cast
let street: Desk
let other: Desk
let district: Desk
cityOfThisFile(async (opened) => {
  city = opened
  cast = castOf(city)
  ;[street, district] = [new Desk(city.url, 'zhelu'), new Desk(city.url, 'quzhongxin')]
  const elsewhere = { username: 'yiping', role: 'street' as const, scope: '340202013', name: '易平' }
  const { password } = await district.ask('login', 'create', elsewhere)
  other = new Desk(city.url, 'yiping', password)
  await other.ask('login', 'changePassword', { old: password, password: 'Zhangjiashan-2026' })
  other = new Desk(city.url, 'yiping', 'Zhangjiashan-2026')
})

const linesOf = async (desk: Desk, filters: object = {}): Promise<AuditLine[]> =>
  (await desk.ask('oversight', 'audits', filters)).items
const saidOf = async (desk: Desk, filters: object = {}): Promise<string[]> =>
  (await linesOf(desk, filters)).map(({ actionText, objectText }) => `${actionText} ${objectText}`)

test('工作人员在诉求上走的每一步都有一行，写着是哪一件；居民自己的不记', async () => {
  const { resident, worker } = cast
  const ticket = await ticketInHand(cast)
  await resident.act(ticket.id, { name: 'supplement', note: '晚上也有', photos: [] })
  await worker.act(ticket.id, { name: 'progress', note: '已经联系', photos: [] })
  const until = city.cloud.now() + 3 * 24 * 60 * 60_000
  await street.ask('ticket', 'act', { id: ticket.id, command: { name: 'supervise', until, note: '三天内办好' } })
  await street.ask('ticket', 'act', { id: ticket.id, command: { name: 'summarise', text: '门口有人摆摊' } })
  const found = await linesOf(street, { q: ticket.no })
  expect(found.map(({ name, actionText, viaText }) => [actionText, name !== '', viaText])).toEqual([
    ['改了公开摘要', true, '电脑端'],
    ['督办诉求', true, '电脑端'],
    ['写了诉求进展', true, '微信'],
    ['接单', true, '微信'],
  ])
  for (const line of found) expect(line).toMatchObject({ objectText: ticket.no, scopeText: '车站社区第05网格' })
  expect(await linesOf(street, { q: ticket.no.toLowerCase() })).toHaveLength(4)
  expect(await linesOf(other, { q: ticket.no })).toEqual([])
})

test('同一步重发，什么时候发都还是那一行，时间是办的那一刻', async () => {
  const ticket = await cast.resident.report()
  const requestId = newRequestId()
  await cast.worker.act(ticket.id, { name: 'accept' }, requestId)
  const [first] = await linesOf(street, { q: ticket.no })
  await city.passes({ minutes: 3 })
  await cast.worker.act(ticket.id, { name: 'accept' }, requestId)
  expect(await linesOf(street, { q: ticket.no })).toEqual([first])
})

test('没有办成的一步不记', async () => {
  const ticket = await cast.resident.report()
  const refused = await cast.stranger.call('ticket', 'act', { id: ticket.id, command: { name: 'accept' } })
  expect(refused).toMatchObject({ ok: false })
  expect(await linesOf(district, { q: ticket.no })).toEqual([])
})

test('吹哨、接单、应哨、督办，一步一行，写着是哪一声；哨在的街道和区里都看得到', async () => {
  const { worker, clerk, officer } = cast
  const whistle = await blow(worker, (await ticketInHand(cast)).id)
  await act(clerk, whistle.id, { name: 'accept' })
  await act(officer, whistle.id, { name: 'answer' })
  for (const desk of [street, district])
    expect(await saidOf(desk, { q: whistle.no })).toEqual([
      `应哨 ${whistle.no}`,
      `平台接单 ${whistle.no}`,
      `吹哨 ${whistle.no}`,
    ])
})

test('替人登记的诉求有一行，居民自己反映的没有', async () => {
  const behalf = await cast.worker.report({ source: 'patrol' })
  expect(await saidOf(street, { q: behalf.no })).toEqual([`登记诉求 ${behalf.no}`])
  expect(await linesOf(street, { q: (await cast.resident.report()).no })).toEqual([])
})

test('替人登记的一行断在半路没写下，再发一遍就补上，时间是登记的那一刻', async () => {
  const records = new Records(city)
  const requestId = newRequestId()
  const ticket = await cast.worker.report({ source: 'patrol' }, requestId)
  const [line] = records.find<{ _id: string }>('audits', { object: ticket.id })
  await records.remove('audits', line!._id)
  await city.passes({ minutes: 3 })
  expect((await cast.worker.report({ source: 'patrol' }, requestId)).id).toBe(ticket.id)
  expect(records.find('audits', { object: ticket.id })).toEqual([line])
})

test('带走考核表，街道自己和区里都看得到是哪一张，别的街道看不到', async () => {
  const { name } = await street.ask('spreadsheet', 'assessment', { table: 'departments', period: '2026-03' })
  const title = name.replace(/\.xlsx$/, '')
  for (const desk of [street, district])
    expect(await saidOf(desk, { action: 'spreadsheet' })).toContain(`导出考核表 ${title}`)
  expect(await linesOf(other, { action: 'spreadsheet' })).toEqual([])
  await cast.officer.ask('spreadsheet', 'sheets', { department: CHENGGUAN, month: '2026-03' })
  const [line] = await linesOf(district, { action: 'spreadsheet.sheets' })
  expect(line).toMatchObject({ actionText: '导出评单', scopeText: '区城管局' })
})

test('用同一个编号带走两次：马上重发是一行，过后再来是另一行', async () => {
  const requestId = newRequestId()
  const takeAway = () => district.ask('catalogue', 'export', {}, requestId)
  const lines = async () => (await linesOf(district, { action: 'catalogue.export' })).length
  await takeAway()
  expect(await lines()).toBe(1)
  await city.passes({ minutes: 2 })
  await takeAway()
  expect(await lines()).toBe(2)
  expect(await saidOf(district, { action: 'catalogue.export' })).toContain('导出事项清单 事项清单第 1 版')
})

test('本人改电话、导出、注销，在家所在的网格；没有家的在区里', async () => {
  const guest = await city.phone('o-guest-of-audits').agrees()
  await guest.ask('account', 'phone', { number: '13800001234' })
  expect(await linesOf(district, { action: 'account.phone' })).toMatchObject([{ scopeText: '镜湖区' }])
  await guest.ask('account', 'settle', { grid: `${STREET}002005` })
  await guest.ask('account', 'export', {})
  expect(await linesOf(street, { action: 'account.export' })).toMatchObject([{ scopeText: '车站社区第05网格' }])
  await guest.ask('account', 'erase', { confirm: '注销' })
  const [line] = await linesOf(street, { action: 'account.erase' })
  expect(line).toMatchObject({ name: '', objectText: '已注销的人' })
})

test('从前没有写地方的，区里找得到，街道没有', async () => {
  const old = { _id: 'old-1', schemaVersion: 1, at: city.cloud.now(), by: 'p-district-1', action: 'account.phone' }
  city.cloud.load('audits', [{ ...old, object: 'p-gone', scope: '', path: [], via: 'wechat', ip: '10.9.9.9' }])
  expect(await linesOf(district, { q: '10.9.9.9' })).toHaveLength(1)
  expect(await linesOf(street, { q: '10.9.9.9' })).toEqual([])
})

test('重算数字，谁开始的有一行；问算到哪里了，不另记', async () => {
  await district.ask('board', 'rebuild', { area: STREET })
  await city.passes({ minutes: 2 })
  await district.ask('board', 'rebuild', { area: STREET })
  expect(await saidOf(district, { action: 'board' })).toEqual(['重算数字 赭麓街道'])
})

test('对哪一个，写的是名字，不是编号', async () => {
  await street.ask('login', 'create', { username: 'jianing', role: 'community', scope: `${STREET}002`, name: '贾宁' })
  expect(await saidOf(street, { action: 'login' })).toEqual(['开了电脑端账号 账号 jianing'])
  for (const { objectText, object } of await linesOf(district)) {
    expect(objectText).not.toMatch(/^(?:\d{6,}|p-|u-|d-|[a-z]+$)/)
    expect(objectText === object && !/[一-鿿]/.test(object)).toBe(false)
  }
})
