import type { LocalCity } from '../support/city'
import { ESCALATE } from '../support/city-facts'
import { Desk } from '../support/desk'
import { cityOfThisFile } from '../support/of-this-file'
import { calledFrom, castOf, done, see } from '../support/whistle'

// 管理后台的清单：诉求和吹哨，一页一页，只看得到自己管着的。

const COMMUNITY = '340202014002'
const STREET = '340202014'

let city: LocalCity
let street: Desk
let district: Desk
let community: Desk
let filed: string[]
cityOfThisFile(async (opened) => {
  city = opened
  const desk = (username: string) => new Desk(city.url, username)
  ;[street, district, community] = [desk('zhelu'), desk('quzhongxin'), desk('chezhan')]
  filed = []
  for (let i = 0; i < 53; i += 1) filed.push((await city.neighbour.report({ words: `第 ${i} 处路灯不亮` })).id)
  await city.resident.report({ place: { area: '340202013001003' }, words: '别的街道的一件' })
})

test('待办的按期限排，一页五十件，翻到底一件不重一件不漏', async () => {
  const first = await street.ask('search', 'tickets', {})
  expect(first.items).toHaveLength(50)
  expect(first.text).toBe('赭麓街道')
  const second = await street.ask('search', 'tickets', { cursor: first.next ?? '' })
  expect(second.next).toBeUndefined()
  const all = [...first.items, ...second.items]
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  expect(filed.every((id) => all.some((one) => one.id === id))).toBe(true)
  const dues = all.map(({ deadline }) => deadline.dueBy)
  expect(dues).toEqual([...dues].sort((a, b) => a - b))
  expect(all[0]).toMatchObject({ holderText: expect.any(String) as string, streetText: '赭麓街道' })
})

test('全部的按上报先后，最新的在前；办结的也在里面', async () => {
  const { items } = await district.ask('search', 'tickets', { which: 'all' })
  expect(items[0]).toMatchObject({ streetText: '张家山街道' })
  const times = items.map(({ reportedAt }) => reportedAt)
  expect(times).toEqual([...times].sort((a, b) => b - a))
})

test('社区只看得到自己的；别的地方的、上级的都不行', async () => {
  expect((await community.ask('search', 'tickets', {})).area).toBe(COMMUNITY)
  for (const area of ['340202013001', STREET, '340202'])
    expect(await community.call('search', 'tickets', { area })).toMatchObject({
      code: 'search/not-yours',
      message: '只能看自己管着的地方和部门',
    })
  expect(await city.worker.call('search', 'tickets', {})).toMatchObject({
    code: 'search/not-staff',
    message: '清单只给社区、街道、区网格中心和应哨部门看',
  })
  expect(await district.ask('search', 'tickets', { area: '340202013' })).toMatchObject({
    text: '张家山街道',
    items: [expect.objectContaining({ title: '别的街道的一件' })],
  })
})

test('按编号、类别、紧急程度、时间筛', async () => {
  const [one] = (await street.ask('search', 'tickets', {})).items
  const found = await street.ask('search', 'tickets', { no: one?.no ?? '' })
  expect(found.items.map(({ id }) => id)).toEqual([one?.id])
  expect((await street.ask('search', 'tickets', { no: 'JH000000-00000' })).items).toEqual([])
  expect((await street.ask('search', 'tickets', { category: 'no-such' })).items).toEqual([])
  expect((await street.ask('search', 'tickets', { urgency: 'urgent' })).items).toEqual([])
  const now = city.cloud.now()
  expect((await street.ask('search', 'tickets', { which: 'all', from: now })).items).toEqual([])
  expect((await street.ask('search', 'tickets', { which: 'all', until: now })).items).toHaveLength(50)
})

test('没人接的、超期的、等审批的各是各的', async () => {
  const { id } = await city.resident.report({ words: '单独的一件' })
  const waiting = async () => (await community.ask('search', 'tickets', { only: 'waiting' })).items
  expect((await waiting()).length).toBeGreaterThan(0)
  await city.worker.act(id, { name: 'accept' })
  expect((await waiting()).map((one) => one.id)).not.toContain(id)
  expect((await community.ask('search', 'tickets', { only: 'approval' })).items).toEqual([])
  expect((await community.ask('search', 'tickets', { only: 'late' })).items).toEqual([])
  await city.worker.act(id, ESCALATE)
})

test('吹哨清单：街道看本街道的，部门看叫到自己的，点数字看到的就是那几声', async () => {
  const whistle = await calledFrom(castOf(city))
  const officer = new Desk(city.url, 'chengguan')
  const own = await street.ask('search', 'whistles', {})
  expect(own.items.map(({ id }) => id)).toContain(whistle.id)
  const called = await officer.ask('search', 'whistles', {})
  expect(called.text).toBe('区城管局')
  expect(called.items.every(({ leadText }) => leadText !== '')).toBe(true)
  expect(await officer.call('search', 'whistles', { area: STREET })).toMatchObject({ code: 'search/not-yours' })
  expect(await officer.call('search', 'whistles', { department: 'd-city-01' })).toMatchObject({
    code: 'search/not-yours',
  })
  expect((await district.ask('search', 'whistles', { department: 'd-district-01' })).text).toBe('区城管局')
  expect((await street.ask('search', 'whistles', { only: 'late' })).items).toEqual([])
  await city.passes({ days: 20 })
  expect((await street.ask('search', 'whistles', { only: 'late' })).items.map(({ id }) => id)).toEqual([whistle.id])
  expect((await street.ask('search', 'whistles', { which: 'all', kind: 'emergency' })).items).toEqual([])
})

test('街道和部门一起筛，是这个街道里由它主办的；四个数各有各的名单', async () => {
  const [own] = (await street.ask('search', 'whistles', {})).items
  const idsOf = async (input: object) => (await street.ask('search', 'whistles', input)).items.map(({ id }) => id)
  expect(await idsOf({ area: STREET, department: 'd-district-01' })).toEqual([own?.id])
  expect(await idsOf({ area: STREET, department: 'd-city-01' })).toEqual([])
  expect(await idsOf({ only: 'running' })).toEqual([])
  expect(await idsOf({ which: 'all', only: 'doneLate' })).toEqual([])
  expect(await idsOf({ which: 'all', only: 'onTime' })).toEqual([])
  const officer = new Desk(city.url, 'chengguan')
  const input = { area: STREET, department: 'd-district-01' }
  expect(await officer.call('search', 'whistles', input)).toMatchObject({ code: 'search/not-yours' })

  const fresh = await calledFrom(castOf(city))
  expect(await idsOf({ only: 'running' })).toEqual([fresh.id])
  const after = await done(fresh, city.department)
  expect(await idsOf({ which: 'all', only: 'onTime' })).toEqual([after.id])
  const late = await done(await see(city.department, own?.id ?? ''), city.department)
  expect(await idsOf({ which: 'all', only: 'doneLate' })).toEqual([late.id])
})

test('诉求的四个数各有各的名单：没到期的、超期的、按时办结的、超时办结的，撤回的都不在', async () => {
  const ids = async (only: 'running' | 'late' | 'onTime' | 'doneLate') =>
    (await community.ask('search', 'tickets', { which: 'all', only })).items.map(({ id }) => id)
  const { id } = await city.resident.report({ words: '今天刚报的一件' })
  expect(await ids('running')).toContain(id)
  expect(await ids('late')).not.toContain(id)
  await city.resident.act(id, { name: 'withdraw', note: '自己弄好了' })
  for (const only of ['running', 'late', 'onTime', 'doneLate'] as const) expect(await ids(only)).not.toContain(id)
  expect((await ids('late')).length).toBeGreaterThan(0)
})

test('今天反映的和没办完的：街道、社区、网格，一层一层加起来都是那么多', async () => {
  await city.passes({ minutes: 2 })
  const sumOf = (rows: Array<{ open: number }>) => rows.reduce((sum, { open }) => sum + open, 0)
  const whole = await district.ask('board', 'today', {})
  expect(whole.text).toBe('镜湖区')
  expect(whole.open.open).toBeGreaterThan(53)
  expect([sumOf(whole.below), sumOf(whole.grids)]).toEqual([whole.open.open, whole.open.open])
  const own = await community.ask('board', 'today', {})
  expect(sumOf(own.below)).toBe(own.open.open)
  expect(own.open.open).toBeLessThan(whole.open.open)
  expect(whole.below.find(({ area }) => area === STREET)?.open).toBe((await street.ask('board', 'today', {})).open.open)
  expect(await street.call('board', 'today', { area: '340202' })).toMatchObject({ code: 'search/not-yours' })
})

test('今天的四个数加起来是今天反映的', async () => {
  const fresh = await city.resident.report({ words: '今天的一件' })
  expect(fresh.id).not.toBe('')
  await city.passes({ minutes: 2 })
  const { buckets, text } = (await street.ask('board', 'today', {})).day
  expect(text).toMatch(/^\d+月\d+日$/)
  expect(buckets.total).toBeGreaterThan(0)
  expect(buckets.onTime + buckets.late + buckets.overdue + buckets.running).toBe(buckets.total)
})

test('地图上的边界：工作人员要得到街道的，也要得到全部网格的', async () => {
  const streets = await street.ask('area', 'outlines', {})
  expect(streets).toHaveLength(10)
  expect(streets.every(({ outline }) => outline.length > 2)).toBe(true)
  const grids = await district.ask('area', 'outlines', { deep: true })
  expect(grids.filter(({ kind }) => kind === 'grid')).toHaveLength(696)
  expect(await city.resident.call('area', 'outlines', {})).toMatchObject({
    code: 'area/not-serving',
    message: '边界只给工作人员看',
  })
})

test('筛选用的地方：区看全部街道和社区，社区只有自己', async () => {
  const all = await district.ask('search', 'scopes', {})
  expect(all.areas.filter(({ kind }) => kind === 'street')).toHaveLength(10)
  expect(all.areas.filter(({ kind }) => kind === 'community')).toHaveLength(55)
  expect(all.departments).toHaveLength(30)
  // 区里哪里都是自己的：几百个网格不用一一说.
  expect(all.within).toEqual([])
  const own = await community.ask('search', 'scopes', {})
  expect(own.within.length).toBeGreaterThan(0)
  expect(own.areas.map(({ area }) => area)).toEqual([COMMUNITY])
  expect(await city.resident.call('search', 'scopes', {})).toMatchObject({ code: 'search/not-staff' })
})

test('街道的清单上写着能一起办什么：督办、派给、并件，每一件各自说成不成', async () => {
  const [first, second] = (await street.ask('search', 'tickets', {})).items
  const steps = first?.actions.map(({ name }) => name)
  expect(steps).toEqual(expect.arrayContaining(['dispatch', 'supervise', 'merge']))
  const until = first?.actions.find(({ name }) => name === 'supervise')?.needs.date?.value ?? 0
  const command = { name: 'supervise' as const, note: '请抓紧', until }
  const ask = (id: string) => street.call('ticket', 'act', { id, command })
  expect(await ask(first?.id ?? '')).toMatchObject({ ok: true })
  expect(await ask(second?.id ?? '')).toMatchObject({ ok: true })
  const seen = (await community.ask('search', 'tickets', { no: first?.no ?? '' })).items
  expect(seen[0]?.actions.map(({ name }) => name)).not.toContain('supervise')
})
