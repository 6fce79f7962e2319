import { mount, tap } from '../support/load'
import { accept, aCard, aDeadline } from './builders'
import { press } from './press'

const CARD = 'components/ticket-card/ticket-card'

test('居民看到题目、还有多久、谁在办和承诺的时间', () => {
  const card = mount(CARD, { ticket: aCard() })
  for (const text of ['楼道灯不亮', '还有 2 小时', '等待接单', '今天 17:00 前办结'])
    expect(card.dom.textContent).toContain(text)
})

test('网格员看到类别、地点、几人附议、重办几次', () => {
  const card = mount(CARD, { ticket: aCard({ seconds: 3, reopenings: 1 }), isTask: true })
  for (const text of ['公共照明', '乙社区 · 第05网格', '3 人附议', '重办 1 次'])
    expect(card.dom.textContent).toContain(text)
})

test('超期的任务，左边是红的', () => {
  const card = mount(CARD, { ticket: aCard({ deadline: aDeadline({ level: 'overdue' }) }), isTask: true })
  expect(card.querySelector('.ticket--overdue')).toBeDefined()
})

test('已经办结的，不再说什么时候前办结', () => {
  const card = mount(CARD, { ticket: aCard({ deadline: aDeadline({ level: 'done', text: '按时办结' }) }) })
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
