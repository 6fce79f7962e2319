import type { TaskBoard, TicketCard } from '../../typings/contract'
import { dropStep, startQueue, waitingSteps, wakeQueue } from '../../miniprogram/services/queue'
import { mount, settle, type Mounted } from '../support/load'
import { accept, aCard, aTicket, aWorker } from './builders'
import { Phone, refusal } from './phone'
import { call, press, pressAtOnce } from './press'

const tasks: TicketCard[] = [
  aCard({ id: 't-1', title: '下水道反水', tabs: ['toAccept'], actions: [accept] }),
  aCard({ id: 't-2', title: '楼道堆物', tabs: ['toAccept'], actions: [accept] }),
  aCard({ id: 't-3', title: '井盖松动', tabs: ['toAccept'], actions: [accept] }),
  aCard({ id: 't-4', title: '已经接了的', status: 'handling', actions: [] }),
  aCard({ id: 't-5', title: '上报出去、还能收回的', tabs: ['kept'], actions: [accept] }),
]
const board: TaskBoard = { items: tasks, tabs: [], isCut: false }

function worker(): Phone {
  const phone = new Phone(aWorker({ quota: { progress: 0, resolved: 0, task: 8, activity: 0 } }))
  phone.answer('ticket', 'tasks', () => board)
  phone.answer('ticket', 'act', ({ id }) => aTicket({ id }))
  startQueue()
  wakeQueue()
  return phone
}

async function open(id = ''): Promise<Mounted> {
  const page = mount('packages/work/batch/batch')
  await call(page, 'onLoad', { id })
  await settle()
  return page
}

const accepted = (phone: Phone) => phone.sentTo('ticket.act').map(({ input }) => input.id)

/** Waits until every row has its result. */
async function over(page: Mounted): Promise<void> {
  while (!page.data.isOver) await settle()
}

afterEach(() => {
  for (const { requestId } of waitingSteps()) dropStep(requestId)
})

test('只列等着接的；长按的那一件已经勾上', async () => {
  worker()
  const page = await open('t-2')
  expect(page.dom.textContent).toContain('楼道堆物')
  expect(page.dom.textContent).not.toContain('已经接了的')
  expect(page.dom.textContent).toContain('接单 1 件')
})

test('没勾的时候不能接', async () => {
  const phone = worker()
  const page = await open()
  expect(page.dom.textContent).toContain('请勾选要接的')
  await call(page, 'send')
  expect(phone.sentTo('ticket.act')).toEqual([])
})

test('勾上两件一起接，只问一次提醒，每一件都说接没接成', async () => {
  const phone = worker()
  phone.answer('ticket', 'act', ({ id }) => {
    if (id === 't-2') throw refusal('ticket/not-allowed', '这件诉求已由他人接单')
    return aTicket({ id })
  })
  const page = await open()
  await press(page, '下水道反水')
  await press(page, '楼道堆物')
  pressAtOnce(page, '接单 2 件')
  expect(phone.asked).toEqual([['tmpl-task']])
  await over(page)
  expect(accepted(phone)).toEqual(['t-1', 't-2'])
  for (const text of ['已接单', '这件诉求已由他人接单', '1 件已接单，1 件没有接成，还可接收 8 条提醒'])
    expect(page.dom.textContent).toContain(text)
  await press(page, '完成')
  expect(phone.opened).toEqual(['navigateBack'])
})

test('全选、全不选', async () => {
  worker()
  const page = await open()
  await press(page, '全选')
  expect(page.dom.textContent).toContain('接单 3 件')
  await press(page, '全不选')
  expect(page.dom.textContent).toContain('请勾选要接的')
})

test('再点一下就不接这一件', async () => {
  const phone = worker()
  const page = await open('t-1')
  await press(page, '下水道反水')
  await press(page, '井盖松动')
  await press(page, '接单 1 件')
  await over(page)
  expect(accepted(phone)).toEqual(['t-3'])
})

test('没有网络，看着存下的列表接，先排着，恢复了一件一件发', async () => {
  const phone = worker()
  await open()
  phone.connect(false)
  const page = await open()
  expect(page.dom.textContent).toContain('暂时连不上，显示')
  await press(page, '全选')
  await press(page, '接单 3 件')
  await over(page)
  expect(page.dom.textContent).toContain('3 件已存下，有网络时发送')
  expect(accepted(phone)).toEqual([])
  phone.connect(true)
  await settle()
  expect(accepted(phone)).toEqual(['t-1', 't-2', 't-3'])
})

test('恢复以后，接成了的换成已接单，没接成的说为什么，总数也跟着变', async () => {
  const phone = worker()
  const page = await open()
  phone.connect(false)
  await press(page, '全选')
  await press(page, '接单 3 件')
  await over(page)
  phone.answer('ticket', 'act', ({ id }) => {
    if (id === 't-2') throw refusal('ticket/not-allowed', '这件诉求已由他人接单')
    return aTicket({ id })
  })
  phone.connect(true)
  for (let turn = 0; turn < 3; turn += 1) await settle()
  expect(page.dom.textContent).toContain('2 件已接单，1 件没有接成')
  expect(page.dom.textContent).toContain('这件诉求已由他人接单')
  expect(page.dom.textContent).not.toContain('待发送')
  expect(page.dom.textContent).not.toContain('有网络时发送')
})

test('连点两下，每一件只接一次', async () => {
  const phone = worker()
  const page = await open('t-1')
  pressAtOnce(page, '接单 1 件')
  await call(page, 'send')
  await over(page)
  expect(accepted(phone)).toEqual(['t-1'])
})

test('没有等着接的，就说都接了', async () => {
  const phone = worker()
  phone.answer('ticket', 'tasks', () => ({ ...board, items: [] }))
  expect((await open()).dom.textContent).toContain('派给您的都接了')
})

test('什么身份也没有的，不用一直等', async () => {
  new Phone(aWorker({ roles: [] }))
  expect((await open()).dom.textContent).toContain('没有等着接的')
})
