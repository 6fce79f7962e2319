import type { TicketCard } from '../../typings/contract'
import { mount, settle, tap } from '../support/load'
import { accept, aCard, aDeadline } from './builders'
import { press } from './press'

const CARD = 'components/ticket-card/ticket-card'

test('居民看到题目、还有多久、谁在办和承诺的时间', () => {
  const card = mount(CARD, { ticket: aCard() })
  for (const text of ['楼道灯不亮', '还有 2 小时', '等待接单', '今天 17:00 前办结'])
    expect(card.dom.textContent).toContain(text)
})

test('办的人看到类别、地点和轻重：紧急、几人附议、返工几次', () => {
  const tags: TicketCard['tags'] = [
    { text: '紧急', tone: 'overdue' },
    { text: '返工 1 次', tone: 'soon' },
    { text: '3 人附议', tone: 'brand' },
  ]
  const card = mount(CARD, { ticket: aCard({ tags }), isTask: true })
  for (const text of ['公共照明', '乙社区 · 第05网格', '紧急', '返工 1 次', '3 人附议'])
    expect(card.dom.textContent).toContain(text)
})

test('办的人也看到时限用掉了多少', () => {
  const card = mount(CARD, { ticket: aCard({ deadline: aDeadline({ used: 0.4 }) }), isTask: true })
  expect(card.dom.innerHTML).toContain('width: 40%')
})

test('紧急的，还没超期左边也是红的', () => {
  const card = mount(CARD, { ticket: aCard({ urgency: 'urgent' }), isTask: true })
  expect(card.querySelector('.ticket--overdue')).toBeDefined()
})

test('有一步等着网络的，说是哪一步，按钮先收起来', () => {
  const card = mount(CARD, {
    ticket: aCard({ actions: [{ ...accept, text: '马上接单' }] }),
    isTask: true,
    waiting: '接单',
  })
  expect(card.dom.textContent).toContain('“接单”已存下')
  expect(card.dom.textContent).not.toContain('马上接单')
})

test('长按说是哪一件', async () => {
  const card = mount(CARD, { ticket: aCard(), isTask: true })
  const held: unknown[] = []
  card.addEventListener('hold', ({ detail }) => held.push(detail))
  card.querySelector('.body')?.dispatchEvent('longpress')
  await settle()
  expect(held).toEqual([{ id: 't-1' }])
})

test('超期的任务，左边是红的', () => {
  const card = mount(CARD, { ticket: aCard({ deadline: aDeadline({ level: 'overdue' }) }), isTask: true })
  expect(card.querySelector('.ticket--overdue')).toBeDefined()
})

test('已经办结的，不再说什么时候前办结', () => {
  const card = mount(CARD, {
    ticket: aCard({ deadline: aDeadline({ level: 'done', isOver: true, text: '按时办结' }) }),
  })
  expect(card.dom.textContent).toContain('按时办结')
  expect(card.dom.textContent).not.toContain('前办结')
})

test('点卡片说要打开哪一件', async () => {
  const card = mount(CARD, { ticket: aCard() })
  const opened: unknown[] = []
  card.addEventListener('open', ({ detail }) => opened.push(detail))
  await tap(card, '.body')
  expect(opened).toEqual([{ id: 't-1' }])
})

test('点卡片上的按钮说要做什么，不会同时打开', async () => {
  const card = mount(CARD, { ticket: aCard({ actions: [accept] }), isTask: true })
  const heard: unknown[] = []
  card.addEventListener('act', ({ detail }) => heard.push(detail))
  card.addEventListener('open', () => heard.push('opened'))
  await press(card, '接单')
  expect(heard).toEqual([{ id: 't-1', name: 'accept' }])
})
