import { myself } from '../../miniprogram/services/store'
import { mount, settle, type Mounted } from '../support/load'
import { aCard, aGrid, aPerson, aPlace, aTicket, aWorker } from './builders'
import { aReach } from './circle-page'
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

test('网格名片一点就打开', async () => {
  const phone = phoneOf()
  await press(await open(), '网格名片')
  expect(phone.opened).toEqual(['navigateTo /packages/grid/card/card?area=g-5'])
})

describe('走路 15 分钟内', () => {
  test('有几处，最近的三处走多久；点开是服务圈，只打开一次', async () => {
    const phone = phoneOf()
    phone.answer('circle', 'reach', () => aReach())
    const page = await open()
    expect(phone.sentTo('circle.reach')).toMatchObject([{ input: { from: { area: 'g-5' }, minutes: 15 } }])
    for (const text of ['1 个先锋驿站、1 个党群服务中心、3 处店和设施', '乙社区先锋驿站4 分钟', '汀苑菜市场7 分钟'])
      expect(page.dom.textContent).toContain(text)
    expect(page.dom.textContent).not.toContain('便民药房')
    await pressClass(page, 'grid-map--map')
    expect(phone.opened).toEqual(['switchTab /pages/circle/circle'])
  })

  test('回到首页不再问；取不到的，不画也不说', async () => {
    const phone = phoneOf()
    phone.answer('circle', 'reach', () => {
      throw refusal('internal', '系统出了点问题')
    })
    const page = await open()
    await call(page, 'onShow')
    await settle()
    expect(phone.sentTo('circle.reach')).toHaveLength(1)
    expect(page.dom.textContent).not.toContain('走路 15 分钟内')
    expect(phone.toasts).toEqual([])
  })

  test('还没有网格的，不问', async () => {
    const phone = phoneOf(aPerson({ home: undefined }))
    await open()
    expect(phone.sentTo('circle.reach')).toEqual([])
  })
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

describe('按我现在的位置找', () => {
  const picking = async (me = aPerson({ home: undefined })) => {
    const phone = phoneOf(me)
    phone.answer('account', 'settle', () => aGrid())
    phone.answer('account', 'agree', () => ({}))
    phone.answer('area', 'children', () => [])
    phone.answer('area', 'locate', () => aPlace())
    const page = await open()
    await press(page, '选择我的网格')
    return { phone, page }
  }

  test('找到了问一句，说是就住在那里', async () => {
    const { phone, page } = await picking()
    await press(page, '按我现在的位置找')
    expect(phone.dialogs).toEqual(['您在 乙社区 · 第05网格，就选它吗？'])
    expect(phone.sentTo('account.settle')).toMatchObject([{ input: { grid: 'g-5' } }])
    expect(page.data.isPicking).toBe(false)
  })

  test('说不是，单子还在，自己选', async () => {
    const { phone, page } = await picking()
    phone.saysYes = false
    await press(page, '按我现在的位置找')
    expect(phone.sentTo('account.settle')).toEqual([])
    expect(page.data).toMatchObject({ isPicking: true, isFinding: false, hereFault: '' })
  })

  test('没有定位、不在本区、那里没有网格，都说清楚，单子还在', async () => {
    const { phone, page } = await picking()
    phone.answer('area', 'locate', () => {
      throw refusal('area/outside', '这个位置不在本区范围内，请重新选择', 'point')
    })
    await press(page, '按我现在的位置找')
    expect(page.dom.textContent).toContain('这个位置不在本区范围内，请重新选择')
    phone.answer('area', 'locate', () => aPlace({ id: 'v-1', kind: 'village', text: '甲街道 · 丙村' }))
    await press(page, '按我现在的位置找')
    expect(page.dom.textContent).toContain('丙村还没有划分网格，请在下面选择')
    Object.assign(wx, { getLocation: () => Promise.reject(new Error('auth deny')) })
    await press(page, '按我现在的位置找')
    expect(page.dom.textContent).toContain('没有定位到您在哪里，请在下面选择')
    expect(phone.dialogs).toEqual([])
    expect(page.data).toMatchObject({ isPicking: true, isFinding: false })
  })

  test('先同意隐私保护指引；暂不就不定位', async () => {
    const { phone, page } = await picking(aPerson({ home: undefined, agreed: 0 }))
    await press(page, '按我现在的位置找')
    expect(page.dom.textContent).toContain('先说清楚，怎么用您的信息')
    await press(page, '暂不')
    expect(phone.sentTo('area.locate')).toEqual([])
    expect(page.data).toMatchObject({ isPicking: true, isFinding: false })
  })
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

describe('站内信', () => {
  const DAY = 86_400_000
  const now = Date.now()
  const notice = (title: string, daysAgo: number) => ({
    ...{ id: title, title, at: now - daysAgo * DAY, text: '王秀兰 已接单', ticket: 't-1' },
    push: 'sent' as const,
  })
  const readAt = now - 2.5 * DAY

  function receiver(): Phone {
    const phone = new Phone(aPerson({ unread: 3 }))
    phone.answer('notice', 'list', ({ cursor }) =>
      cursor
        ? { items: [notice('前天的', 2), notice('早就看过的', 3)], readAt: now }
        : { items: [notice('今天的', 0), notice('昨天的', 1)], next: '1', readAt },
    )
    phone.answer('notice', 'read', () => ({}))
    return phone
  }
  async function inbox(): Promise<Mounted> {
    const page = mount('pages/notices/notices')
    await call(page, 'onLoad')
    await settle()
    return page
  }
  const isNew = (page: Mounted) => page.querySelectorAll('.dot').map(({ dom }) => dom.className.includes('dot--new'))

  test('没看过的有标记；看到哪一刻，就说到那一刻为止看过了', async () => {
    const phone = receiver()
    const page = await inbox()
    expect(isNew(page)).toEqual([true, true])
    expect(phone.sentTo('notice.read').map(({ input }) => input)).toEqual([{ until: now }])
    await press(page, '今天的')
    expect(phone.opened).toEqual(['navigateTo /pages/ticket/ticket?id=t-1'])
  })

  test('翻到后面，没看过的也有标记', async () => {
    const phone = receiver()
    const page = await inbox()
    await call(page, 'onReachBottom')
    await settle()
    expect(isNew(page)).toEqual([true, true, true, false])
    expect(phone.sentTo('notice.read')).toHaveLength(1)
  })

  test('没记上看过，照样看得到', async () => {
    const phone = receiver()
    phone.answer('notice', 'read', () => {
      throw refusal('internal', '系统出了点问题')
    })
    const page = await inbox()
    expect(page.dom.textContent).toContain('今天的')
    expect(page.dom.textContent).not.toContain('系统出了点问题')
    expect(myself()?.unread).toBe(3)
  })

  test('都看过的，不用再说', async () => {
    const phone = receiver()
    phone.answer('notice', 'list', () => ({ items: [notice('今天的', 0)], readAt: now }))
    expect(isNew(await inbox())).toEqual([false])
    expect(phone.sentTo('notice.read')).toEqual([])
  })
})

describe('提交好了', () => {
  const shares = async (ticket: ReturnType<typeof aTicket>) => {
    new Phone().answer('ticket', 'get', () => ticket)
    const page = mount('pages/done/done')
    await call(page, 'onLoad', { id: ticket.id })
    await settle()
    return page.dom.textContent?.includes('告诉邻居')
  }

  test('可以告诉邻居；匿名投进意见箱的，不请他转出去', async () => {
    expect(await shares(aTicket())).toBe(true)
    expect(await shares(aTicket({ isAnonymous: true }))).toBe(true)
    expect(await shares(aTicket({ isAnonymous: true, isBoxed: true }))).toBe(false)
  })
})

describe('拨号、复制的时候取消了，不当成出错', () => {
  function cancelled(api: 'makePhoneCall' | 'setClipboardData') {
    const failing = Promise.reject(new Error(`${api}:fail cancel`))
    Object.assign(wx, { [api]: () => failing })
    return jest.spyOn(failing, 'catch')
  }

  test('紧急电话', async () => {
    new Phone()
    const caught = cancelled('makePhoneCall')
    await press(mount('components/emergency-band/emergency-band'), '110')
    expect(caught).toHaveBeenCalled()
  })

  test('诉求里的编号', async () => {
    new Phone()
    const caught = cancelled('setClipboardData')
    await call(mount('pages/ticket/reported/reported', { ticket: aTicket() }), 'copy', {
      currentTarget: { dataset: { no: 'JH261122-7K3QX' } },
    })
    expect(caught).toHaveBeenCalled()
  })

  test('提交成功那一页的编号', async () => {
    new Phone()
    const caught = cancelled('setClipboardData')
    await call(mount('pages/done/done'), 'copy')
    expect(caught).toHaveBeenCalled()
  })
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
    const phone = new Phone(aPerson({ quota: { progress: 2, resolved: 0, task: 0, activity: 0 } }))
    phone.answer('notice', 'consent', () => ({ progress: 2, resolved: 0, task: 0, activity: 1 }))
    const page = await mine()
    expect(page.dom.textContent).toContain('还可接收 2 条')
    await press(page, '开启')
    expect(phone.sentTo('notice.consent')).toMatchObject([{ input: { templates: ['activity'] } }])
    expect(page.dom.textContent).toContain('还可接收 1 条')
    page.detach()
  })
})
