import type { Owed } from '../../cloudfunctions/contract/search'
import type { Whistle } from '../../cloudfunctions/domain/whistle'
import type { LocalCity } from '../support/city'
import { Desk } from '../support/desk'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'
import {
  act,
  blow,
  calledFrom,
  type Cast,
  castOf,
  CHENGGUAN,
  done,
  NOISE,
  onSite,
  STREET,
  ticketInHand,
} from '../support/whistle'

// 等我办的哨：街道欠的审核、审批、裁定、评价、答复，部门欠的应哨、报到、办结，区里欠的裁定。

let city: LocalCity
let cast: Cast
let street: Desk
let community: Desk
let district: Desk
let liaison: Desk
cityOfThisFile((opened) => {
  city = opened
  cast = castOf(city)
  const desk = (username: string) => new Desk(city.url, username)
  ;[street, community, district, liaison] = [desk('zhelu'), desk('chezhan'), desk('quzhongxin'), desk('chengguan')]
})

const listed = async (at: Desk, owed: Owed, area?: string) => {
  const input = { owed, ...(area && { area }) }
  return (await at.ask('search', 'whistles', input)).items.map(({ id }) => id)
}
/** Kinds with something, as counted: each is as long as its list. */
async function counted(at: Desk): Promise<Record<string, number>> {
  const { kinds, count } = await at.ask('search', 'owed', {})
  for (const { name, count: one } of kinds) expect(await listed(at, name)).toHaveLength(one)
  expect(await listed(at, 'any')).toHaveLength(count)
  return Object.fromEntries(kinds.flatMap(({ name, count: one }) => (one > 0 ? [[name, one]] : [])))
}

test('谁也不欠的时候都是零，各叫什么一样说', async () => {
  const { kinds, count, isMore } = await street.ask('search', 'owed', {})
  expect(kinds.map(({ text }) => text)).toEqual(['待审核', '待接单', '待裁定', '待审批', '待评价', '申诉'])
  expect([count, isMore, ...kinds.map((one) => one.count)]).toEqual([0, false, 0, 0, 0, 0, 0, 0])
  const { kinds: ours } = await liaison.ask('search', 'owed', {})
  expect(ours.map(({ text }) => text)).toEqual(['待应哨', '待报到', '待办结'])
})

test('平台没有接单的等社区，重点哨等街道；接了就等部门', async () => {
  const { id } = await blow(cast.worker, (await ticketInHand(cast)).id)
  const { id: noise } = await blow(cast.worker, (await ticketInHand(cast)).id, NOISE)
  expect(await counted(community)).toEqual({ toAccept: 1 })
  expect(await listed(community, 'toAccept')).toEqual([id])
  expect(await listed(street, 'toAccept')).toEqual([noise])
  expect(await counted(liaison)).toEqual({})
  await act(cast.clerk, id, { name: 'accept' })
  expect(await counted(community)).toEqual({})
  expect(await listed(liaison, 'toAnswer')).toEqual([id])
})

test('清单之外的等街道审核', async () => {
  const ticket = (await ticketInHand(cast)).id
  const { id } = await cast.worker.ask('whistle', 'blow', {
    ...{ ticket, words: '树倒在河里，清单上没有这一项', kind: 'regular', field: 'service' },
  })
  expect(await listed(street, 'toReview')).toEqual([id])
  expect(await listed(district, 'toReview')).toEqual([])
})

test('部门一步一步：应哨、报到、办结，办结了等街道评价，评价了谁也不欠', async () => {
  const { id, ...view } = await calledFrom(cast)
  const at = () => Promise.all((['toAnswer', 'toReportIn', 'toFinish'] as const).map((kind) => listed(liaison, kind)))
  const isAt = async (step: number) => (await at()).map((ids) => ids.includes(id)).indexOf(true) === step
  expect(await isAt(0)).toBe(true)
  await act(cast.officer, id, { name: 'answer' })
  expect(await isAt(1)).toBe(true)
  await act(cast.officer, id, { name: 'reportIn', point: onSite({ id, ...view }), photos: [] })
  expect(await isAt(2)).toBe(true)
  await act(cast.officer, id, { name: 'complete', note: '办好了', photos: [await cast.officer.upload()] })
  expect(await isAt(-1)).toBe(true)
  expect(await listed(street, 'toEvaluate')).toEqual([id])
  expect(await listed(street, 'toEvaluate', '340202014002')).toEqual([id])
  expect(await listed(street, 'toEvaluate', '340202014001')).toEqual([])
  await act(cast.street, id, { name: 'evaluate', verdict: 'satisfied', points: 90, note: '' })
  expect(await listed(street, 'any')).not.toContain(id)
})

test('待报到，手机和电脑一个意思：不用到场的，应了哨就在办', async () => {
  const { id } = await calledFrom(cast)
  const records = new Records(city)
  const onPhone = async () => {
    const { items, tabs } = await cast.officer.ask('board', 'tasks', {})
    const toReportIn = items.filter((one) => one.tabs.includes('toReportIn')).map((one) => one.id)
    expect(tabs.find(({ name }) => name === 'toReportIn')?.count).toBe(toReportIn.length)
    expect(toReportIn.sort()).toEqual((await listed(liaison, 'toReportIn')).sort())
    return items.find((one) => one.id === id)?.tabs
  }
  await act(cast.officer, id, { name: 'answer' })
  expect(await onPhone()).toEqual(['toReportIn'])
  const { parties } = records.one<Whistle>('whistles', id)
  await records.change('whistles', id, {
    parties: parties.map((one) => (one.department === CHENGGUAN ? { ...one, reportInBy: null } : one)),
  })
  expect(await onPhone()).toEqual(['handling'])
  expect(await listed(liaison, 'toFinish')).toContain(id)
})

test('分给别人的，不算我的；联络员都看得到', async () => {
  const { id } = await calledFrom(cast)
  const officer = cast.officer
  const seen = async (phone: typeof officer) =>
    (await phone.ask('search', 'whistles', { owed: 'any' })).items.map((one) => one.id)
  expect(await seen(officer)).toContain(id)
  const me = (await cast.liaison.ask('account', 'me', {})).person
  await act(cast.liaison, id, { name: 'assign', to: me, note: '' })
  expect(await seen(officer)).not.toContain(id)
  expect(await seen(cast.liaison)).toContain(id)
  expect(await seen(cast.head)).toEqual([])
  expect(await cast.head.ask('search', 'owed', {})).toEqual({ kinds: [], count: 0, isMore: false })
})

test('没有说是哪个台、哪个部门的，也说清楚是谁的；负责人的也说', async () => {
  const input = { owed: 'any' as const }
  expect((await liaison.ask('search', 'whistles', input)).text).toBe('区城管局')
  expect((await cast.head.ask('search', 'whistles', input)).text).toBe('区城管局')
  expect((await street.ask('search', 'whistles', input)).text).toBe('赭麓街道')
})

test('申请延期的等街道审批，退回的等街道裁定', async () => {
  const { id } = await calledFrom(cast)
  await act(cast.officer, id, { name: 'decline', reason: 'not-ours', note: '不归我们管' })
  expect(await listed(street, 'toDecide')).toEqual([id])
  await act(cast.street, id, { name: 'uphold', department: CHENGGUAN, note: '归你们' })
  await act(cast.officer, id, { name: 'answer' })
  const { actions } = await cast.officer.ask('whistle', 'get', { id })
  const until = actions.find(({ name }) => name === 'extend')?.needs.date?.value ?? 0
  await act(cast.officer, id, { name: 'extend', note: '等材料', until })
  expect(await listed(street, 'toApprove')).toEqual([id])
  expect(await listed(street, 'toDecide')).toEqual([])
  expect((await counted(street)).toApprove).toBe(1)
})

test('申诉先等街道答复，再等区里裁定；一声不等两次', async () => {
  const { id } = await done(await calledFrom(cast), cast.officer)
  await act(cast.street, id, { name: 'evaluate', verdict: 'dissatisfied', points: 40, note: '一般' })
  await act(cast.liaison, id, { name: 'object', line: 'evaluation', note: '我们办好了', photos: [] })
  expect(await listed(street, 'toRespond')).toEqual([id])
  expect(await listed(district, 'toRespond')).toEqual([])
  await act(cast.street, id, { name: 'respond', department: CHENGGUAN, agrees: 'no', note: '没有办好' })
  expect(await listed(street, 'toRespond')).toEqual([])
  expect(await counted(district)).toEqual({ toRespond: 1 })
  expect(await listed(district, 'toAnswer')).toEqual([])
  await act(cast.district, id, { name: 'rule', department: CHENGGUAN, upheld: 'yes', note: '成立' })
  expect(await counted(district)).toEqual({})

  const after = await cast.street.ask('whistle', 'get', { id })
  expect(after.evaluation).toMatchObject({ text: '不满意（申诉成立，不计）', points: 40 })
  expect(after.sheets.map(({ streetText }) => streetText)).toEqual(['不满意 40 分', '街道的评价不计（申诉成立）'])
  const month = new Date(city.cloud.now() + 28_800_000).toISOString().slice(0, 7)
  const { items } = await district.ask('assessment', 'sheets', { department: CHENGGUAN, month })
  expect(items.find(({ whistle }) => whistle === id)).toMatchObject({
    street: '不计（申诉成立）',
    objection: '申诉成立',
  })
})

test('只看得到自己的：别的台、别的部门的都不行', async () => {
  for (const input of [{ desk: '340202' }, { department: CHENGGUAN }]) {
    expect(await street.call('search', 'owed', input)).toMatchObject({ code: 'search/not-yours' })
    expect(await street.call('search', 'whistles', { ...input, owed: 'any', desk: '340202' })).toMatchObject({
      code: 'search/not-yours',
    })
  }
  expect(await liaison.call('search', 'owed', { desk: STREET })).toMatchObject({ code: 'search/not-yours' })
  expect(await city.worker.call('search', 'whistles', { owed: 'any' })).toMatchObject({ code: 'search/not-staff' })
})

test('部门办好了还开着的再多，欠的还是欠的那几声，没有“更多”', async () => {
  const before = await liaison.ask('search', 'owed', {})
  const { id } = await done(await calledFrom(cast), cast.officer)
  const [whistle] = city.cloud.read('whistles', { _id: id })
  const busy = Array.from({ length: 1_000 }, (_, at) => ({
    ...whistle,
    ...{ _id: `w-busy-${at}`, no: `BUSY${at}`, isOpen: true, waits: [], desks: [], dueBy: at },
  }))
  city.cloud.load('whistles', busy)
  expect(await liaison.ask('search', 'owed', {})).toEqual(before)
  expect(before.count).toBeGreaterThan(0)
})
