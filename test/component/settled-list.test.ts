import type { ScreeningPage, ScreeningView, UndeliveredView } from '../../typings/contract'
import { mount, settle, type Mounted } from '../support/load'
import { aPerson, aRole } from './builders'
import { onItsWay } from './on-its-way'
import { Phone, refusal } from './phone'
import { call, press, pressAtOnce } from './press'

const doubtful = (id: string, words: string): ScreeningView => ({
  id,
  at: 1,
  kind: 'words',
  reason: '微信拿不准',
  ticket: 't-1',
  no: 'JH260302-7K3QX',
  whereText: '赭麓街道 · 车站社区',
  categoryText: '暴露垃圾',
  words,
})
const lost: UndeliveredView = {
  id: 'n-1',
  at: 1,
  title: '有新的诉求等您接单',
  to: '网格员 王秀兰',
  ticket: 't-1',
  push: 'failed',
  reason: '微信繁忙，已重试 5 次',
  advice: '过一会儿点“再送”',
}

function clerk(): Phone {
  const phone = new Phone(aPerson({ roles: [aRole({ role: 'community', scope: 'c-1' })] }))
  phone.answer('screening', 'list', () => ({ items: [doubtful('s-1', '找物业的混蛋')] }))
  phone.answer('screening', 'decide', () => ({}))
  phone.answer('notice', 'undelivered', () => ({ items: [lost] }))
  phone.answer('notice', 'settle', () => ({}))
  return phone
}

async function open(path: string): Promise<Mounted> {
  const page = mount(path)
  await call(page, 'onLoad', {})
  await settle()
  return page
}
const screening = () => open('packages/work/screening/screening')

test('看过可以留的，从列表里拿走；连点两下只算一次', async () => {
  const phone = clerk()
  const page = await screening()
  expect(page.dom.textContent).toContain('找物业的混蛋')
  pressAtOnce(page, '保留')
  pressAtOnce(page, '保留')
  await settle()
  expect(phone.sentTo('screening.decide').map(({ input }) => input)).toEqual([{ id: 's-1', verdict: 'keep' }])
  expect(page.dom.textContent).toContain('都看过了')
  expect(phone.toasts).toEqual(['已保留'])
})

test('移除先问一声，说清楚谁都看不到、不能恢复；说不就留着', async () => {
  const phone = clerk()
  phone.saysYes = false
  const page = await screening()
  await press(page, '移除')
  await settle()
  expect(phone.sentTo('screening.decide')).toEqual([])
  expect(page.dom.textContent).toContain('找物业的混蛋')
})

test('已经有人处理过的，照原话说明，还在原处', async () => {
  const phone = clerk()
  phone.answer('screening', 'decide', () => {
    throw refusal('screening/done', '这一条已经有人处理过了')
  })
  const page = await screening()
  await press(page, '保留')
  await settle()
  expect(phone.toasts).toEqual(['这一条已经有人处理过了'])
  expect(page.dom.textContent).toContain('找物业的混蛋')
})

test('这一页看完了，后面还有：不说都看过了，接着取', async () => {
  const phone = clerk()
  const { answer, arrive } = onItsWay<ScreeningPage>({ items: [doubtful('s-2', '第二页的话')] })
  phone.answer('screening', 'list', ({ cursor }) =>
    cursor ? answer() : { items: [doubtful('s-1', '找物业的混蛋')], next: '1~s-1' },
  )
  const page = await screening()
  await press(page, '保留')
  await settle()
  expect(page.dom.textContent).not.toContain('都看过了')
  await arrive()
  expect(page.dom.textContent).toContain('第二页的话')
  await press(page, '保留')
  await settle()
  expect(page.dom.textContent).toContain('都看过了')
})

test('没送达的提醒，再送一次就从列表里拿走', async () => {
  const phone = clerk()
  const page = await open('packages/work/undelivered/undelivered')
  expect(page.dom.textContent).toContain('微信繁忙，已重试 5 次')
  await press(page, '再送一次')
  await settle()
  expect(phone.sentTo('notice.settle').map(({ input }) => input)).toEqual([{ id: 'n-1', how: 'again' }])
  expect(page.dom.textContent).toContain('没有可以再送的')
})
