import type { RoleView } from '../../typings/contract'
import { settle, type Mounted } from '../support/load'
import { aPerson, aPlace, aRole, aWorker, lamp } from './builders'
import { refusal } from './phone'
import { call, press, pressAtOnce, type } from './press'
import { openReport, phoneReady, reports, written } from './report-page'

// 工作人员登记。

/** Comes back from the map page with a place. */
async function choosePlace(page: Mounted): Promise<void> {
  const located = aPlace({ id: 'g-9', text: '甲街道 · 乙社区 · 第09网格' })
  page.setData({ _chosen: { point: { lng: 118.4, lat: 31.35 }, located, address: '', isByHand: false } })
  await call(page, 'onShow')
}

const staff = (change: Partial<RoleView>) => aPerson({ roles: [aRole(change)] })

test('居民没有来源可选', async () => {
  phoneReady()
  expect((await openReport({ source: 'patrol' })).dom.textContent).not.toContain('怎么知道的')
})

test('网格员巡查发现的：问的是任务提醒，来源送到', async () => {
  const phone = phoneReady(aWorker())
  const page = await openReport({ source: 'patrol' })
  await type(page, 'onWords', '井盖松了')
  await call(page, 'chooseClass', { detail: { category: lamp } })
  pressAtOnce(page, '登记派单')
  expect(phone.asked).toEqual([['tmpl-task']])
  await settle()
  expect(reports(phone)).toMatchObject([{ source: 'patrol' }])
})

test('社区接的电话：来电人的称呼和电话就在面前', async () => {
  const phone = phoneReady(staff({ role: 'community', scope: 'c-1', text: '社区 · 乙社区' }))
  const page = await openReport()
  expect(page.dom.textContent).toContain('谁来反映的')
  expect(page.dom.textContent).not.toContain('巡查发现')
  await press(page, '来访')
  await type(page, 'onWords', '井盖松了')
  await call(page, 'chooseClass', { detail: { category: lamp } })
  await choosePlace(page)
  await call(page, 'onBehalf', { detail: { behalf: { who: '张女士', phone: '' } } })
  await press(page, '登记派单')
  expect(reports(phone)).toMatchObject([{ source: 'walk-in', behalf: { who: '张女士' } }])
})

test('在驿站开箱登记：地点先是驿站，哪个箱子送到；登记成了，告诉打开这一页的人', async () => {
  const phone = phoneReady(staff({ role: 'community', scope: 'c-1', text: '社区 · 乙社区' }))
  phone.answer('area', 'scene', () => ({
    ...aPlace(),
    station: { id: 'st-1', name: '乙社区先锋驿站', point: [118.4, 31.35] as [number, number] },
  }))
  const page = await openReport({ source: 'opinion-box', scene: 's%3Dst-1', box: 'st-1' })
  const told: unknown[] = []
  Object.assign(page.instance, { getOpenerEventChannel: () => ({ emit: (...said: unknown[]) => told.push(said) }) })
  await type(page, 'onWords', '建议多放几把椅子')
  await call(page, 'chooseClass', { detail: { category: lamp } })
  await press(page, '登记派单')
  expect(reports(phone)).toMatchObject([
    { source: 'opinion-box', box: 'st-1', place: { area: 'g-5', address: '乙社区先锋驿站' } },
  ])
  expect(told).toEqual([['reported', { id: expect.any(String) as string }]])
})

test('改成来电的，就不是箱子里的', async () => {
  const phone = phoneReady(staff({ role: 'community', scope: 'c-1', text: '社区 · 乙社区' }))
  const page = await openReport({ source: 'opinion-box', box: 'st-1' })
  await press(page, '来电')
  await type(page, 'onWords', '井盖松了')
  await call(page, 'chooseClass', { detail: { category: lamp } })
  await choosePlace(page)
  await press(page, '登记派单')
  expect(reports(phone)[0]).not.toHaveProperty('box')
})

const clerk = staff({ role: 'community', scope: 'c-1', text: '社区 · 乙社区' })

test.each([['来电'], ['来访'], ['意见箱']])('%s：不拿登记的人站着的地方当地点，要人来选', async (source) => {
  const phone = phoneReady(clerk)
  const page = await openReport()
  await press(page, source)
  expect(phone.sentTo('area.locate')).toEqual([])
  expect(page.dom.textContent).toContain('请选择事情发生的地方')
  await type(page, 'onWords', '井盖松了')
  await call(page, 'chooseClass', { detail: { category: lamp } })
  await press(page, '登记派单')
  expect(page.data.fault).toMatchObject({ field: 'place', text: '请选择事情发生的地方' })
  await choosePlace(page)
  await press(page, '登记派单')
  expect(reports(phone)).toHaveLength(1)
})

test('改成来电，定位找到的不算，自己选的留着；改回本人，又按定位来', async () => {
  phoneReady(clerk)
  const page = await openReport()
  await press(page, '本人反映')
  expect(page.data.place).toMatchObject({ located: { id: 'g-5' } })
  await press(page, '来电')
  expect(page.data.place).toBeNull()
  await press(page, '本人反映')
  await choosePlace(page)
  await press(page, '来电')
  expect(page.data.place).toMatchObject({ located: { id: 'g-9' } })
})

test('还在定位就改成来电，定位到了也不算', async () => {
  const phone = phoneReady(clerk)
  const page = await openReport()
  let found = (): void => undefined
  phone.answer('area', 'locate', () => new Promise((resolve) => (found = () => resolve(aPlace()))))
  await press(page, '本人反映')
  await press(page, '来电')
  found()
  await settle()
  expect(page.data).toMatchObject({ place: null, isLocating: false })
})

test('草稿里的地方是定位找到的，接着登记来电也不算', async () => {
  const phone = phoneReady(aWorker())
  const page = await openReport({ source: 'patrol' })
  await type(page, 'onWords', '井盖松了')
  expect(page.data.place).toMatchObject({ located: { id: 'g-5' } })
  page.detach()
  expect((await openReport({ source: 'phone' })).data.place).toBeNull()
  expect(phone.sentTo('area.locate')).toHaveLength(1)
})

test('标题：工作人员登记的是登记诉求，居民的是我要反映', async () => {
  const phone = phoneReady(clerk)
  const page = await openReport()
  expect(phone.title).toBe('登记诉求')
  await press(page, '本人反映')
  expect(phone.title).toBe('我要反映')
})

test('不在自己辖区，服务端不收，就在来源那里说', async () => {
  const phone = phoneReady(aWorker())
  phone.answer('ticket', 'report', () => {
    throw refusal('ticket/not-yours', '只有所在辖区的工作人员可以这样登记', 'source')
  })
  const page = await written('井盖松了')
  await press(page, '登记派单')
  expect(page.dom.textContent).toContain('只有所在辖区的工作人员可以这样登记')
  await press(page, '本人反映')
  expect(page.dom.textContent).not.toContain('只有所在辖区的工作人员可以这样登记')
})
