import type { TaskBoard, TicketCard } from '../../typings/contract'
import { mount, settle, type Mounted } from '../support/load'
import { accept, aCard, aDeadline, aPerson, aTicket, aWorker } from './builders'
import { Phone, refusal } from './phone'
import { call, press, pressAtOnce } from './press'

async function open(): Promise<Mounted> {
  const page = mount('pages/tickets/tickets')
  await call(page, 'onShow')
  await settle()
  return page
}

const close = (page: Mounted) => call(page, 'onUnload')

describe('居民', () => {
  const resident = (mine: TicketCard[] = []) => {
    const phone = new Phone(aPerson())
    phone.answer('ticket', 'mine', ({ cursor }) =>
      cursor ? { items: [aCard({ id: 't-2', title: '第二页的' })] } : { items: mine, next: 'c1' },
    )
    phone.answer('ticket', 'followed', () => ({ items: [] }))
    return phone
  }

  test('看到自己反映的，点开就是那一件', async () => {
    const phone = resident([aCard()])
    const page = await open()
    await press(page, '楼道灯不亮')
    expect(phone.opened).toEqual(['navigateTo /pages/ticket/ticket?id=t-1'])
    await close(page)
  })

  test('拉到底就有下一页，到头了会说', async () => {
    resident([aCard()])
    const page = await open()
    await call(page, 'onReachBottom')
    await settle()
    expect(page.dom.textContent).toContain('楼道灯不亮')
    expect(page.dom.textContent).toContain('第二页的')
    expect(page.dom.textContent).toContain('没有更多了')
    await close(page)
  })

  test('还没有反映过，就告诉他可以反映什么，点了就去', async () => {
    const phone = resident()
    const page = await open()
    expect(page.dom.textContent).toContain('还没有反映过问题')
    await press(page, '我要反映')
    expect(phone.opened).toEqual(['navigateTo /pages/report/report'])
    await close(page)
  })

  test('切到我附议的', async () => {
    const phone = resident([aCard()])
    const page = await open()
    await press(page, '我附议的')
    expect(phone.sentTo('ticket.followed')).toHaveLength(1)
    expect(page.dom.textContent).toContain('还没有附议过')
    await close(page)
  })

  test('没加载出来说原因，再试一次就好', async () => {
    const phone = resident([aCard()])
    phone.isOnline = false
    const page = await open()
    expect(page.dom.textContent).toContain('网络不太好')
    phone.isOnline = true
    await press(page, '再试一次')
    expect(page.dom.textContent).toContain('楼道灯不亮')
    await close(page)
  })
})

describe('网格员', () => {
  const overdue = aCard({
    id: 't-1',
    title: '下水道反水',
    deadline: aDeadline({ level: 'overdue', text: '已超期 40 分钟' }),
    actions: [accept],
  })
  const handling = aCard({ id: 't-2', title: '路灯不亮', status: 'handling' })
  const board = (change: Partial<TaskBoard> = {}): TaskBoard => ({
    items: [overdue, handling],
    counts: { overdue: 1, dueToday: 0, toAccept: 1, handling: 1 },
    isCut: false,
    ...change,
  })
  const worker = (quota = 5) => {
    const phone = new Phone(aWorker({ quota: { progress: 0, resolved: 0, task: quota } }))
    phone.answer('ticket', 'tasks', () => board())
    phone.answer('ticket', 'act', () => aTicket())
    return phone
  }

  test('先看到几件超期、几件待接，再看到最急的', async () => {
    worker()
    const page = await open()
    for (const text of ['已超期', '今天到期', '待接单', '处理中', '下水道反水', '已超期 40 分钟'])
      expect(page.dom.textContent).toContain(text)
    await close(page)
  })

  test('点一个数字只看这一类，再点看全部', async () => {
    worker()
    const page = await open()
    await press(page, '处理中')
    expect(page.dom.textContent).not.toContain('下水道反水')
    await press(page, '处理中')
    expect(page.dom.textContent).toContain('下水道反水')
    await close(page)
  })

  test('接单的那一下就问提醒，接完说还能收几条', async () => {
    const phone = worker()
    const page = await open()
    pressAtOnce(page, '接单')
    expect(phone.asked).toEqual([['tmpl-task']])
    await settle()
    await settle()
    expect(phone.sentTo('ticket.act')).toMatchObject([
      { input: { id: 't-1', command: { name: 'accept' }, consent: { templates: ['task'] } } },
    ])
    expect(phone.toasts).toEqual(['已接单，还可接收 5 条提醒'])
    await close(page)
  })

  test('连点两下接单，只接一次', async () => {
    const phone = worker()
    const page = await open()
    pressAtOnce(page, '接单')
    pressAtOnce(page, '接单')
    await settle()
    await settle()
    expect(phone.sentTo('ticket.act')).toHaveLength(1)
    expect(phone.asked).toHaveLength(1)
    await close(page)
  })

  test('没送到再点，还是同一次接单', async () => {
    const phone = worker()
    const page = await open()
    phone.answer('ticket', 'act', () => Promise.reject(new Error('lost')))
    await press(page, '接单')
    await settle()
    phone.answer('ticket', 'act', () => aTicket())
    await press(page, '接单')
    await settle()
    const [lost, sent] = phone.sentTo('ticket.act')
    expect(sent?.requestId).toBe(lost?.requestId)
    await close(page)
  })

  test('别人先接了，说一声，并换成最新的样子', async () => {
    const phone = worker()
    const page = await open()
    phone.answer('ticket', 'act', () => {
      throw refusal('ticket/not-allowed', '这件诉求已由他人接单')
    })
    phone.answer('ticket', 'tasks', () => board({ items: [handling] }))
    await press(page, '接单')
    await settle()
    expect(phone.toasts).toEqual(['这件诉求已由他人接单'])
    expect(page.dom.textContent).not.toContain('下水道反水')
    await close(page)
  })

  test('提醒用完了就说，点一下开启', async () => {
    const phone = worker(0)
    phone.answer('notice', 'consent', () => ({ progress: 0, resolved: 0, task: 1 }))
    const page = await open()
    await press(page, '还可接收 0 条提醒，点此开启')
    expect(phone.sentTo('notice.consent')).toMatchObject([{ input: { templates: ['task'] } }])
    expect(page.dom.textContent).not.toContain('点此开启')
    await close(page)
  })

  test('都办完了，就说都办完了', async () => {
    const phone = worker()
    phone.answer('ticket', 'tasks', () => board({ items: [] }))
    const page = await open()
    expect(page.dom.textContent).toContain('都办完了')
    await close(page)
  })
})
