import type { TaskBoard, TicketCard } from '../../typings/contract'
import { isForToday, routeOf } from '../../miniprogram/packages/work/map/stops'
import { mount, settle, type Mounted } from '../support/load'
import { aCard, aDeadline, aWorker } from './builders'
import { Phone } from './phone'
import { call, press } from './press'

const DAY = 86_400_000

/** A task so many hundred metres east of where the phone is. */
const taskAt = (id: string, steps: number, change: Partial<TicketCard> = {}): TicketCard =>
  aCard({
    id,
    title: `任务${id}`,
    point: [118.4 + steps * 0.001, 31.35],
    deadline: aDeadline({ dueBy: Date.now() }),
    ...change,
  })

const tasks: TicketCard[] = [
  taskAt('远', 6),
  taskAt('近', 1, { deadline: aDeadline({ level: 'overdue', text: '已超期 40 分钟', dueBy: Date.now() - DAY }) }),
  taskAt('中', 3),
  taskAt('后天', 2, { deadline: aDeadline({ dueBy: Date.now() + 2 * DAY }) }),
]
const board: TaskBoard = { items: tasks, tabs: [], isCut: false }

function worker(items: TicketCard[] = tasks): Phone {
  const phone = new Phone(aWorker())
  phone.answer('ticket', 'tasks', () => ({ ...board, items }))
  return phone
}

async function open(): Promise<Mounted> {
  const page = mount('packages/work/map/map')
  await call(page, 'onShow')
  await settle()
  return page
}

const titles = (page: Mounted) => (page.data.stops as Array<{ title: string }>).map(({ title }) => title)

test('今天的任务从我在的地方开始，由近到远排好，标着号', async () => {
  worker()
  const page = await open()
  expect(titles(page)).toEqual(['任务近', '任务中', '任务远'])
  expect(page.data.markers).toMatchObject([
    { id: 1, callout: { content: '1', bgColor: '#c62f26' } },
    { id: 2, callout: { content: '2', bgColor: '#0f7c8a' } },
    { id: 3, callout: { content: '3' } },
  ])
  expect(page.dom.textContent).toContain('从您现在的位置出发')
})

test('一共几处、走多远、多少分钟', async () => {
  worker()
  const page = await open()
  // 经度差 0.006 度在北纬 31.35 度约 570 米，按走 1.3 倍是 740 米。
  expect(page.dom.textContent).toContain('3 处，一共走约 740 米、12 分钟')
})

test('看全部，后天的也排进来', async () => {
  worker()
  const page = await open()
  await press(page, '全部 4')
  expect(titles(page)).toEqual(['任务近', '任务后天', '任务中', '任务远'])
})

test('不知道我在哪里，从最急的一件开始', async () => {
  worker()
  Object.assign(wx, { getLocation: () => Promise.reject(new Error('auth deny')) })
  const page = await open()
  expect(titles(page)[0]).toBe('任务远')
  expect(page.dom.textContent).toContain('不知道您在哪里，从最急的一件开始')
  expect(page.dom.textContent).toContain('从这里开始')
})

test('点地图上的号，列表里标出这一处', async () => {
  worker()
  const page = await open()
  await call(page, 'onMarker', { detail: { markerId: 2 } })
  expect(page.querySelectorAll('.stop--on')).toHaveLength(1)
  expect(page.querySelector('.stop--on')?.dom.textContent).toContain('任务中')
})

test('几处在同一地点：说和上一处在同一地点，地图上合用一个号，点它都标出来，每一处都打得开', async () => {
  const phone = worker([
    taskAt('近', 1),
    taskAt('楼上', 3),
    taskAt('楼下', 3, { deadline: aDeadline({ level: 'overdue', dueBy: Date.now() - DAY }) }),
  ])
  const page = await open()
  expect((page.data.stops as Array<{ leg: string }>).map(({ leg }) => leg)).toEqual([
    expect.stringMatching(/^走/),
    expect.stringMatching(/^走/),
    '和上一处在同一地点',
  ])
  expect(page.data.markers).toMatchObject([
    { id: 1, callout: { content: '1' } },
    { id: 2, callout: { content: '2、3', bgColor: '#c62f26' }, ariaLabel: '第 2、3 处，任务楼上、任务楼下' },
  ])
  await call(page, 'onMarker', { detail: { markerId: 2 } })
  expect(page.data.chosen).toBe(1)
  expect(page.querySelectorAll('.stop--on')).toHaveLength(2)
  await press(page, '任务楼下')
  expect(phone.opened).toEqual([`navigateTo /pages/ticket/ticket?id=${encodeURIComponent('楼下')}`])
})

test('同一地点的很多，一个号写不下，就说一共几处', async () => {
  worker([taskAt('1', 2), taskAt('2', 2), taskAt('3', 2), taskAt('4', 2)])
  expect((await open()).data.markers).toMatchObject([{ callout: { content: '1 等 4 处' } }])
})

test('第一处就在脚下，不说从那里开始', () => {
  const here = { lng: 118.4, lat: 31.35 }
  expect(routeOf([taskAt('1', 0)], here).stops).toMatchObject([{ leg: '就在您这里' }])
  expect(routeOf([taskAt('1', 0)], undefined).stops).toMatchObject([{ leg: '从这里开始' }])
})

test('点一处打开那一件，点导航交给地图', async () => {
  const phone = worker()
  const page = await open()
  await press(page, '任务近')
  expect(phone.opened).toEqual([`navigateTo /pages/ticket/ticket?id=${encodeURIComponent('近')}`])
  await call(page, 'guide', { currentTarget: { dataset: { at: 0 } } })
  expect(phone.located).toMatchObject([
    { longitude: expect.closeTo(118.401, 6) as number, latitude: 31.35, name: '任务近' },
  ])
})

test('今天没有要跑的，直接看全部', async () => {
  worker([taskAt('后天', 2, { deadline: aDeadline({ dueBy: Date.now() + 2 * DAY }) })])
  const page = await open()
  expect(titles(page)).toEqual(['任务后天'])
  expect(page.data.scope).toBe('all')
})

test('办完一处回来，那一处不在了，从现在的位置重新排；选的还是全部', async () => {
  const phone = worker()
  const page = await open()
  await press(page, '全部 4')
  phone.answer('ticket', 'tasks', () => ({ ...board, items: tasks.filter(({ id }) => id !== '近') }))
  Object.assign(wx, { getLocation: () => Promise.resolve({ longitude: 118.407, latitude: 31.35 }) })
  await call(page, 'onShow')
  await settle()
  expect(titles(page)).toEqual(['任务远', '任务中', '任务后天'])
})

test('不肯给位置的，回到这一页不再问', async () => {
  worker()
  const getLocation = jest.fn(() => Promise.reject(new Error('auth deny')))
  Object.assign(wx, { getLocation })
  const page = await open()
  await call(page, 'onShow')
  await settle()
  expect(getLocation).toHaveBeenCalledTimes(1)
})

test('什么身份也没有的，不用一直等', async () => {
  new Phone(aWorker({ roles: [] }))
  expect((await open()).dom.textContent).toContain('今天没有要跑的')
})

test('没有网络，路线按存下的任务排', async () => {
  const phone = worker()
  await open()
  phone.isOnline = false
  const page = await open()
  expect(titles(page)).toEqual(['任务近', '任务中', '任务远'])
  expect(page.dom.textContent).toContain('暂时连不上，显示')
})

test('什么任务也没有，就说没有', async () => {
  worker([])
  expect((await open()).dom.textContent).toContain('没有在办的任务')
})

test.each([
  {
    about: '紧急的',
    card: taskAt('1', 0, { urgency: 'urgent', deadline: aDeadline({ dueBy: Date.now() + 9 * DAY }) }),
    is: true,
  },
  { about: '超期的', card: taskAt('1', 0, { deadline: aDeadline({ level: 'overdue', dueBy: 0 }) }), is: true },
  { about: '今天到期的', card: taskAt('1', 0), is: true },
  { about: '后天到期的', card: taskAt('1', 0, { deadline: aDeadline({ dueBy: Date.now() + 2 * DAY }) }), is: false },
  {
    about: '办完了等评价的',
    card: taskAt('1', 0, { deadline: aDeadline({ level: 'done', isOver: true, dueBy: 0 }) }),
    is: false,
  },
])('今天要跑的：$about → $is', ({ card, is }) => {
  expect(isForToday(card, Date.now())).toBe(is)
})

test('没有位置的任务不上地图', () => {
  expect(routeOf([aCard()], undefined).stops).toEqual([])
})
