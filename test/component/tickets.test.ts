import type { TaskBoard, TicketCard } from '../../typings/contract'
import { dropStep, startQueue, waitingSteps, wakeQueue } from '../../miniprogram/services/queue'
import { switchRole } from '../../miniprogram/services/store'
import { mount, settle, type Mounted } from '../support/load'
import { accept, aCard, aDeadline, aPerson, aRole, aTicket, aWorker } from './builders'
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
      cursor
        ? { items: [aCard({ id: 't-2', title: '第二页的' })] }
        : { items: mine, ...(mine.length > 0 && { next: 'c1' }) },
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

describe('办的人', () => {
  const overdue = aCard({
    id: 't-1',
    title: '下水道反水',
    deadline: aDeadline({ level: 'overdue', text: '已超期 40 分钟' }),
    actions: [accept],
    tabs: ['overdue', 'toAccept'],
  })
  const handling = aCard({
    id: 't-2',
    no: 'JH261122-8A2BC',
    title: '路灯不亮',
    status: 'handling',
    categoryText: '路面照明',
    tabs: ['handling'],
  })
  const board = (change: Partial<TaskBoard> = {}): TaskBoard => ({
    items: [overdue, handling],
    tabs: [
      { name: 'overdue', text: '已超期', count: 1, tone: 'overdue' },
      { name: 'toAccept', text: '待接单', count: 1, tone: 'plain' },
      { name: 'handling', text: '处理中', count: 4, tone: 'plain' },
    ],
    isCut: false,
    ...change,
  })
  const street = aRole({ role: 'street', scope: 's-1', text: '街道' })
  const worker = (quota = 5) => {
    const roles = [aRole({ role: 'worker', text: '网格员' }), street]
    const phone = new Phone(aWorker({ roles, quota: { progress: 0, resolved: 0, task: quota, activity: 0 } }))
    phone.answer('ticket', 'tasks', () => board())
    phone.answer('ticket', 'act', () => aTicket())
    startQueue()
    wakeQueue()
    return phone
  }
  afterEach(() => {
    for (const { requestId } of waitingSteps()) dropStep(requestId)
  })

  /** The list alone, without the page around it. */
  const openList = async (): Promise<Mounted> => {
    const list = mount('pages/tickets/task-board/task-board', { fetches: 1 })
    await settle()
    return list
  }
  const search = (list: Mounted, words: string) => call(list, 'search', { detail: { words } })

  test('先看到服务端数好的几个数字，再看到最急的', async () => {
    worker()
    const page = await open()
    for (const text of ['已超期', '待接单', '处理中', '4', '下水道反水', '已超期 40 分钟'])
      expect(page.dom.textContent).toContain(text)
    await close(page)
  })

  test('以现在的身份去问', async () => {
    const phone = worker()
    const page = await open()
    expect(phone.sentTo('ticket.tasks')).toMatchObject([{ input: { as: { role: 'worker', scope: 'g-5' } } }])
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

  test('只看一个类别', async () => {
    worker()
    const list = await openList()
    await call(list, 'chooseCategory', { detail: { category: '路面照明' } })
    expect(list.dom.textContent).toContain('路灯不亮')
    expect(list.dom.textContent).not.toContain('下水道反水')
    list.detach()
  })

  test('打几个字，编号、内容、地点里有的都找得到', async () => {
    worker()
    const list = await openList()
    await search(list, '8a2b')
    expect(list.dom.textContent).not.toContain('下水道反水')
    await search(list, '第05网格 反水')
    expect(list.dom.textContent).toContain('下水道反水')
    expect(list.dom.textContent).not.toContain('路灯不亮')
    await search(list, '没有的东西')
    await press(list, '看全部')
    expect(list.dom.textContent).toContain('路灯不亮')
    list.detach()
  })

  test('列表里没有的完整编号，到辖区里去找，找到就打开', async () => {
    const phone = worker()
    phone.answer('ticket', 'find', ({ no }) => aCard({ id: 't-9', no }))
    const list = await openList()
    await search(list, ' jh261101-0000z')
    await press(list, '找 JH261101-0000Z')
    expect(phone.sentTo('ticket.find')).toMatchObject([{ input: { no: 'JH261101-0000Z' } }])
    expect(phone.opened).toEqual(['navigateTo /pages/ticket/ticket?id=t-9'])
    list.detach()
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

  test('接错了，十秒之内可以撤回', async () => {
    const phone = worker()
    phone.answer('ticket', 'act', () => aTicket({ undoUntil: Date.now() + 9_500 }))
    const list = await openList()
    await press(list, '接单')
    await settle()
    expect(list.dom.textContent).toContain('已接单')
    phone.answer('ticket', 'act', () => aTicket())
    await press(list, '撤回 (10)')
    expect(phone.sentTo('ticket.act').at(-1)).toMatchObject({ input: { id: 't-1', command: { name: 'undo' } } })
    list.detach()
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

  test('没有网络：看上次的内容并说是什么时候的；接单先存下，恢复了自动发，编号不变', async () => {
    const phone = worker()
    const page = await open()
    phone.connect(false)
    await call(page, 'load')
    await settle()
    expect(page.dom.textContent).toMatch(/暂时连不上，显示 \d\d:\d\d 的内容/)
    expect(page.dom.textContent).toContain('下水道反水')
    await press(page, '接单')
    await settle()
    expect(page.dom.textContent).toContain('“接单”已存下，有网络时自动发送')
    expect(page.dom.textContent).toContain('待发送 1 个操作')
    const tried = phone.sentTo('ticket.act').map(({ requestId }) => requestId)
    phone.connect(true)
    await settle()
    await settle()
    const sent = phone.sentTo('ticket.act').map(({ requestId }) => requestId)
    expect(new Set([...tried, ...sent]).size).toBe(1)
    expect(page.dom.textContent).not.toContain('待发送')
    await close(page)
  })

  test('发了没有回音的，能取到列表时就再发，还是同一次接单', async () => {
    const phone = worker()
    const page = await open()
    phone.answer('ticket', 'act', () => Promise.reject(new Error('lost')))
    await press(page, '接单')
    await settle()
    phone.answer('ticket', 'act', () => aTicket())
    await call(page, 'load')
    await settle()
    const ids = phone.sentTo('ticket.act').map(({ requestId }) => requestId)
    expect(ids.length).toBeGreaterThan(1)
    expect(new Set(ids).size).toBe(1)
    expect(waitingSteps()).toEqual([])
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

  test('长按一件要接的，从它开始批量接单；已经接了的不算', async () => {
    const phone = worker()
    const list = await openList()
    await call(list, 'hold', { detail: { id: 't-1' } })
    await call(list, 'hold', { detail: { id: 't-2' } })
    expect(phone.opened).toEqual(['navigateTo /packages/work/batch/batch?id=t-1'])
    list.detach()
  })

  test('从列表去批量接单，去看路线', async () => {
    const phone = worker()
    const page = await open()
    await press(page, '批量接单 1')
    await press(page, '路线')
    expect(phone.opened).toEqual(['navigateTo /packages/work/batch/batch', 'navigateTo /packages/work/map/map'])
    await close(page)
  })

  test('发现问题自成一条，不压在卡片上；点一下就去登记，写明是巡查', async () => {
    const phone = worker()
    const list = await openList()
    const bar = list.querySelector('.bar')
    expect(bar?.dom.textContent).toBe('发现问题')
    expect(list.querySelector('.board')?.dom.contains(bar?.dom ?? null)).toBe(false)
    await press(list, '发现问题')
    expect(phone.opened).toEqual(['navigateTo /pages/report/report?source=patrol'])
    list.detach()
  })

  test('提醒用完了就说，点一下开启', async () => {
    const phone = worker(0)
    phone.answer('notice', 'consent', () => ({ progress: 0, resolved: 0, task: 1, activity: 0 }))
    const page = await open()
    await press(page, '提醒已用完，点此再开')
    expect(phone.sentTo('notice.consent')).toMatchObject([{ input: { templates: ['task'] } }])
    expect(page.dom.textContent).not.toContain('点此再开')
    await close(page)
  })

  test('都办完了，就说都办完了', async () => {
    const phone = worker()
    phone.answer('ticket', 'tasks', () => board({ items: [] }))
    const page = await open()
    expect(page.dom.textContent).toContain('都办完了')
    await close(page)
  })

  test('换一个身份，看的是那个身份的，原来筛的不算', async () => {
    const phone = worker()
    const page = await open()
    await press(page, '处理中')
    phone.answer('ticket', 'tasks', ({ as }) =>
      as?.role === 'street' ? board({ items: [aCard({ title: '街道的一件' })] }) : board(),
    )
    switchRole(street)
    await call(page, 'load')
    await settle()
    expect(page.dom.textContent).toContain('街道的一件')
    await close(page)
  })
})
