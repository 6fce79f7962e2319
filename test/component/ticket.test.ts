import { mount, settle, type Mounted } from '../support/load'
import { accept, aDeadline, aPerson, aTicket, resolve } from './builders'
import { Phone, refusal } from './phone'
import { call, press, pressAtOnce } from './press'
import type { TicketView } from '../../typings/contract'

function phoneWith(change: Partial<TicketView> = {}, me = aPerson()): Phone {
  const phone = new Phone(me)
  phone.answer('ticket', 'get', () => aTicket(change))
  return phone
}

const pages: Mounted[] = []
afterEach(async () => {
  for (const page of pages.splice(0)) await call(page, 'onUnload')
})

async function open(): Promise<Mounted> {
  const page = mount('pages/ticket/ticket')
  pages.push(page)
  await call(page, 'onLoad', { id: 't-1' })
  await call(page, 'onShow')
  await settle()
  return page
}

test('最上面说到哪一步了、什么时候办好、还有多久', async () => {
  phoneWith()
  const text = (await open()).dom.textContent
  for (const part of ['已派给网格员 王秀兰，等待接单', '预计今天 17:00 前办结', '还有 2 小时', '上报', '派单'])
    expect(text).toContain(part)
})

test('办结了只说结果，不再说预计', async () => {
  phoneWith({ deadline: aDeadline({ level: 'done', text: '按时办结' }) })
  const text = (await open()).dom.textContent
  expect(text).toContain('按时办结')
  expect(text).not.toContain('预计')
})

test('附议的人看不到原话，看到的是类别', async () => {
  phoneWith({ relation: 'follower', words: undefined })
  const page = await open()
  expect(page.querySelector('.words')?.dom.textContent).toBe('公共照明')
})

test('不用填的操作，点了就办，就在那一下问提醒', async () => {
  const phone = phoneWith({ relation: 'handler', actions: [accept] })
  phone.answer('ticket', 'act', () => aTicket({ statusText: '王秀兰 正在处理' }))
  const page = await open()
  pressAtOnce(page, '接单')
  expect(phone.asked).toEqual([['tmpl-task']])
  await settle()
  await settle()
  expect(page.dom.textContent).toContain('王秀兰 正在处理')
})

test('要填的操作，去填', async () => {
  const phone = phoneWith({ relation: 'handler', actions: [resolve] })
  await press(await open(), '办结')
  expect(phone.opened).toEqual(['navigateTo /pages/act/act?id=t-1&action=resolve'])
  expect(phone.asked).toEqual([])
})

test('前后照片都不多就并排对比，多了就各占整行', async () => {
  const photos = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `p-${at}`, url: `https://p/${at}` }))
  phoneWith({ photos: photos(2), proof: photos(1) })
  expect((await open()).querySelector('.photos--stacked')).toBeUndefined()
  phoneWith({ photos: photos(9), proof: photos(1) })
  expect((await open()).querySelector('.photos--stacked')).toBeDefined()
})

test('可以再加一条办结提醒', async () => {
  const phone = phoneWith()
  phone.answer('notice', 'consent', () => ({ progress: 1, resolved: 1, task: 0 }))
  const page = await open()
  await press(page, '办结时微信提醒我')
  expect(phone.sentTo('notice.consent')).toMatchObject([{ input: { templates: ['progress', 'resolved'] } }])
  expect(page.dom.textContent).toContain('还可接收 1 条提醒')
})

test('转发出去的卡片只有类别和街道，没有原话', async () => {
  phoneWith({ words: '3 单元王奶奶家门口', title: '3 单元王奶奶家门口' })
  const page = await open()
  const card = (page.instance.onShareAppMessage as () => object).call(page.instance)
  expect(card).toEqual({ title: '公共照明 · 甲街道', path: '/pages/ticket/ticket?id=t-1' })
})

test('不能看的，说服务端的原话', async () => {
  const phone = phoneWith()
  phone.answer('ticket', 'get', () => {
    throw refusal('ticket/not-yours', '只有当事人能看这件诉求')
  })
  expect((await open()).dom.textContent).toContain('只有当事人能看这件诉求')
})

test('已经看到的，断网了也不会变没', async () => {
  const phone = phoneWith()
  const page = await open()
  phone.isOnline = false
  await call(page, 'onPullDownRefresh')
  expect(page.dom.textContent).toContain('3 单元楼道灯坏了')
})
