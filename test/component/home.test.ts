import { mount, settle, type Mounted } from '../support/load'
import { aCard, aGrid, aPerson, aWorker } from './builders'
import { Phone, refusal } from './phone'
import { call, press, pressClass, type } from './press'

const pages: Mounted[] = []
afterEach(async () => {
  for (const page of pages.splice(0)) await call(page, 'onUnload')
})

async function open(): Promise<Mounted> {
  const page = mount('pages/home/home')
  pages.push(page)
  await call(page, 'onLoad')
  await call(page, 'onShow')
  await settle()
  return page
}

function phoneOf(me = aPerson()): Phone {
  const phone = new Phone(me)
  phone.answer('ticket', 'mine', () => ({
    items: [aCard(), aCard({ id: 't-2', title: '已经结案的', status: 'closed' })],
  }))
  return phone
}

test('看到我的网格、网格员在不在岗', async () => {
  phoneOf()
  const page = await open()
  for (const text of ['网格员 王秀兰', '在岗', '乙社区 · 第05网格']) expect(page.dom.textContent).toContain(text)
})

test('网格员不在岗，就说谁代岗，电话也打给他', async () => {
  phoneOf(aPerson({ home: aGrid({ worker: { name: '王秀兰', phone: '13800000000', onDuty: false } }) }))
  const called: string[] = []
  Object.assign(wx, {
    makePhoneCall: ({ phoneNumber }: { phoneNumber: string }) => Promise.resolve(called.push(phoneNumber)),
  })
  const page = await open()
  expect(page.dom.textContent).toContain('杨月琴 代岗')
  await pressClass(page, 'phone')
  expect(called).toEqual(['13900000000'])
})

test('只列还在办的诉求，点开就是那一件', async () => {
  const phone = phoneOf()
  const page = await open()
  expect(page.dom.textContent).not.toContain('已经结案的')
  await press(page, '楼道灯不亮')
  expect(phone.opened).toEqual(['navigateTo /pages/ticket/ticket?id=t-1'])
})

test('点网格的小地图，打开网格名片，只打开一次', async () => {
  const phone = phoneOf()
  await pressClass(await open(), 'grid-map--map')
  expect(phone.opened).toEqual(['navigateTo /packages/grid/card/card?area=g-5'])
})

test('一点就去反映', async () => {
  const phone = phoneOf()
  await press(await open(), '我要反映')
  expect(phone.opened).toEqual(['navigateTo /pages/report/report'])
})

test('还没有网格的，可以选一个，选完就看到网格员', async () => {
  const phone = phoneOf(aPerson({ home: undefined }))
  phone.answer('account', 'settle', () => aGrid())
  phone.answer('area', 'children', () => [])
  const page = await open()
  await press(page, '选择我的网格')
  expect(page.data.isPicking).toBe(true)
  await call(page, 'settle', { detail: { area: { id: 'g-5' } } })
  expect(phone.sentTo('account.settle')).toMatchObject([{ input: { grid: 'g-5' } }])
  expect(page.dom.textContent).toContain('网格员 王秀兰')
})

test('没选成，说服务端的原话', async () => {
  const phone = phoneOf(aPerson({ home: undefined }))
  phone.answer('account', 'settle', () => {
    throw refusal('area/unknown', '没有找到这个网格，请重新选择')
  })
  await call(await open(), 'settle', { detail: { area: { id: 'g-0' } } })
  expect(phone.toasts).toEqual(['没有找到这个网格，请重新选择'])
})

test('网格员打开，直接到任务', async () => {
  const phone = phoneOf(aWorker())
  await open()
  expect(phone.opened).toEqual(['switchTab /pages/tickets/tickets'])
})

test('没加载出来，再试一次就好', async () => {
  const phone = phoneOf()
  phone.isOnline = false
  const page = await open()
  expect(page.dom.textContent).toContain('没有加载出来')
  phone.isOnline = true
  await press(page, '再试一次')
  await settle()
  expect(page.dom.textContent).toContain('楼道灯不亮')
})

test('站内信：点开就算都看过了，没看过的有标记', async () => {
  const phone = new Phone(aPerson({ unread: 1 }))
  const notice = {
    id: 'n-1',
    at: Date.now(),
    title: '已有人接单',
    text: '王秀兰 已接单',
    ticket: 't-1',
    push: 'sent' as const,
  }
  phone.answer('notice', 'list', () => ({ items: [{ ...notice, isRead: false }], unread: 1 }))
  phone.answer('notice', 'read', () => ({}))
  const page = mount('pages/notices/notices')
  await call(page, 'onLoad')
  await settle()
  expect(page.querySelector('.dot--new')).toBeDefined()
  expect(phone.sentTo('notice.read')).toHaveLength(1)
  await press(page, '已有人接单')
  expect(phone.opened).toEqual(['navigateTo /pages/ticket/ticket?id=t-1'])
})

describe('我的', () => {
  const mine = async () => {
    const page = mount('pages/mine/mine')
    await call(page, 'onShow')
    await settle()
    return page
  }

  test('有几种身份就可以切换，下次打开还是这一种', async () => {
    const phone = new Phone(aWorker())
    const page = await mine()
    await type(page, 'change', 'resident@')
    expect(phone.storage.get('role')).toBe('resident@')
    expect(page.querySelector('.as')?.dom.textContent).toBe('居民')
    page.detach()
  })

  test('只有一种身份的，不问他切换', async () => {
    new Phone(aPerson())
    const page = await mine()
    expect(page.dom.textContent).not.toContain('切换身份')
    page.detach()
  })

  test('还能收几条提醒一目了然，点开启多一条', async () => {
    const phone = new Phone(aPerson({ quota: { progress: 2, resolved: 0, task: 0 } }))
    phone.answer('notice', 'consent', () => ({ progress: 2, resolved: 1, task: 0 }))
    const page = await mine()
    expect(page.dom.textContent).toContain('还可接收 2 条')
    await press(page, '开启')
    expect(phone.sentTo('notice.consent')).toMatchObject([{ input: { templates: ['resolved'] } }])
    expect(page.dom.textContent).toContain('还可接收 1 条')
    page.detach()
  })
})
