import type { TicketView } from '../../typings/contract'
import { mount, settle } from '../support/load'
import { aGrid, aNeighbour, aPerson, aPlace, aTicket, lamp, rubbish } from './builders'
import { type Phone, refusal } from './phone'
import { call, press, pressAtOnce, type } from './press'
import { openReport, PAGE, phoneReady, reports, SEND, written } from './report-page'

describe('写', () => {
  test('停下笔来，就按文字推荐类别', async () => {
    jest.useFakeTimers()
    try {
      phoneReady()
      const page = mount(PAGE)
      void call(page, 'onLoad', {})
      void type(page, 'onWords', '路灯不亮')
      await jest.advanceTimersByTimeAsync(1000)
      expect(page.dom.textContent).toContain('建议：公共照明')
    } finally {
      jest.useRealTimers()
    }
  })

  test('还没推荐类别就离开了，回来接着推荐', async () => {
    jest.useFakeTimers()
    try {
      phoneReady()
      const page = mount(PAGE)
      void call(page, 'onLoad', {})
      void type(page, 'onWords', '路灯不亮')
      page.detach()
      const again = mount(PAGE)
      void call(again, 'onLoad', {})
      expect(again.data).toMatchObject({ words: '路灯不亮', category: null })
      await jest.advanceTimersByTimeAsync(1000)
      expect(again.dom.textContent).toContain('建议：公共照明')
    } finally {
      jest.useRealTimers()
    }
  })

  test('自己选过的类别，不再跟着文字变', async () => {
    jest.useFakeTimers()
    try {
      phoneReady()
      const page = mount(PAGE)
      void call(page, 'onLoad', {})
      void call(page, 'chooseClass', { detail: { category: rubbish } })
      void type(page, 'onWords', '路灯不亮')
      await jest.advanceTimersByTimeAsync(1000)
      expect(page.dom.textContent).toContain('暴露垃圾')
      expect(page.dom.textContent).not.toContain('公共照明')
    } finally {
      jest.useRealTimers()
    }
  })

  test('打开就知道在哪个网格、会交给谁', async () => {
    phoneReady()
    const page = await openReport()
    expect(page.dom.textContent).toContain('乙社区 · 第05网格')
    expect(page.dom.textContent).toContain('网格员 王秀兰')
  })

  test('没给定位，就先标在自己的网格，并且说明', async () => {
    phoneReady()
    Object.assign(wx, { getLocation: () => Promise.reject(new Error('auth deny')) })
    const page = await openReport()
    expect(page.data.place).toMatchObject({ point: { lng: aGrid().centre[0], lat: aGrid().centre[1] } })
    expect(page.dom.textContent).toContain('没有定位，先标在您的网格中心')
  })

  interface Opening {
    url: string
    events: { chosen(place: object): void }
    success(opened: { eventChannel: { emit(...what: unknown[]): void } }): void
  }

  test('在地图上改了位置，回来就是新的位置', async () => {
    phoneReady()
    const page = await openReport()
    const navigateTo = jest.fn()
    Object.assign(wx, { navigateTo })
    await call(page, 'changePlace')
    const [[options]] = navigateTo.mock.calls as [[Opening]]
    expect(options.url).toBe('/pages/place/place?given=1&lng=118.4&lat=31.35')
    const given: unknown[] = []
    options.success({ eventChannel: { emit: (...what) => given.push(what) } })
    expect(given).toEqual([['given', page.data.place]])
    const place = { ...(page.data.place as object), located: aPlace({ text: '甲街道 · 丁社区 · 第01网格' }) }
    options.events.chosen(place)
    await call(page, 'onShow')
    expect(page.dom.textContent).toContain('丁社区 · 第01网格')
  })

  test('既没定位也没有网格，就请人在地图上选', async () => {
    phoneReady(aPerson({ home: undefined }))
    Object.assign(wx, { getLocation: () => Promise.reject(new Error('auth deny')) })
    const page = await openReport()
    expect(page.dom.textContent).toContain('请在地图上选择')
  })
})

describe('草稿', () => {
  test('每敲一个字都存着，再打开时恢复并说一声', async () => {
    const phone = phoneReady()
    await written('楼道灯坏了三天')
    const again = await openReport()
    expect(again.data).toMatchObject({ words: '楼道灯坏了三天', category: lamp })
    expect(again.dom.textContent).toContain('已为您恢复草稿')
    expect(phone.storage.size).toBe(1)
  })

  test('传好的照片也在草稿里', async () => {
    const phone = phoneReady()
    phone.camera = ['wxfile://a.jpg']
    const page = await written()
    await call(page, 'addPhotos')
    const again = await openReport()
    expect(again.data.photos).toMatchObject([
      { state: 'done', fileID: expect.stringContaining('/photos/p-1/') as string },
    ])
  })

  test('什么都没写，就没有草稿', async () => {
    const phone = phoneReady()
    await openReport()
    expect(phone.storage.size).toBe(0)
  })

  test('清空先问一句；说不，什么都还在', async () => {
    const phone = phoneReady()
    phone.saysYes = false
    await written()
    const page = await openReport()
    await press(page, '清空')
    expect(page.data.words).toBe('3 单元楼道灯坏了')
    expect((await openReport()).dom.textContent).toContain('已为您恢复草稿')
  })

  test('清空就真的空了，下次也不再恢复', async () => {
    const phone = phoneReady()
    await written()
    const page = await openReport()
    await press(page, '清空')
    expect(phone.dialogs).toEqual([expect.stringContaining('不能恢复')])
    expect(page.data).toMatchObject({ words: '', category: null })
    expect((await openReport()).dom.textContent).not.toContain('已为您恢复草稿')
  })
})

describe('提交', () => {
  test('订阅提醒就在点的那一下问，问两种', async () => {
    const phone = phoneReady()
    const page = await written()
    pressAtOnce(page, SEND)
    expect(phone.asked).toEqual([['tmpl-progress', 'tmpl-resolved']])
    await settle()
  })

  test('写的、选的、在哪里、同意了什么，都送到', async () => {
    const phone = phoneReady()
    const page = await written()
    await press(page, SEND)
    expect(reports(phone)).toEqual([
      {
        words: '3 单元楼道灯坏了',
        category: lamp.code,
        place: { point: { lng: 118.4, lat: 31.35 }, address: '' },
        photos: [],
        consent: { templates: ['progress', 'resolved'], tap: expect.any(String) as string },
      },
    ])
    expect(phone.opened).toEqual(['redirectTo /pages/done/done?id=t-1'])
  })

  test('不同意提醒，照样能提交', async () => {
    const phone = phoneReady()
    phone.consent = 'reject'
    await press(await written(), SEND)
    expect(reports(phone)[0]?.consent).toBeUndefined()
  })

  test('手选的网格优先于地图上的点', async () => {
    const phone = phoneReady()
    const page = await written()
    page.setData({ place: { ...(page.data.place as object), isByHand: true, address: '3 单元门口' } })
    await press(page, SEND)
    expect(reports(phone)).toMatchObject([{ place: { area: 'g-5', address: '3 单元门口' } }])
  })

  test('连点两下，只提交一件', async () => {
    const phone = phoneReady()
    const page = await written()
    pressAtOnce(page, SEND)
    pressAtOnce(page, '正在提交…')
    await settle()
    expect(reports(phone)).toHaveLength(1)
  })

  test('没写、没选的，在那一处说，不问提醒也不发送', async () => {
    const phone = phoneReady()
    const page = await openReport()
    await press(page, SEND)
    expect(page.dom.textContent).toContain('请写几个字')
    await type(page, 'onWords', '灯坏了')
    await press(page, SEND)
    expect(page.dom.textContent).toContain('请选择类别')
    expect(phone.asked).toEqual([])
    expect(reports(phone)).toEqual([])
  })

  test('改了那一处，那里的红字就没有了，别处的还在', async () => {
    phoneReady()
    const page = await openReport()
    await press(page, SEND)
    await call(page, 'chooseClass', { detail: { category: lamp } })
    expect(page.dom.textContent).toContain('请写几个字')
    await type(page, 'onWords', '灯坏了')
    expect(page.dom.textContent).not.toContain('请写几个字')
  })

  test('成功以后草稿没有了，下一件是新的一件', async () => {
    const phone = phoneReady()
    await press(await written(), SEND)
    await press(await written('另一件事'), SEND)
    const [first, second] = phone.sentTo('ticket.report')
    expect(first?.requestId).not.toBe(second?.requestId)
    expect(phone.storage.size).toBe(0)
  })

  test('有照片没传上去，就不提交，请人重试', async () => {
    const phone = phoneReady()
    phone.canUpload = false
    phone.camera = ['wxfile://a.jpg']
    const page = await written()
    await call(page, 'addPhotos')
    await press(page, SEND)
    expect(reports(phone)).toEqual([])
    expect(phone.asked).toEqual([])
    expect(page.dom.textContent).toContain('有照片没传上去')
    expect(page.dom.textContent).toContain('点此重试')
    phone.canUpload = true
    await press(page, '点此重试')
    await press(page, SEND)
    expect(reports(phone)).toMatchObject([{ photos: [expect.stringMatching(/^cloud:.*\.jpg$/)] }])
  })
})

describe('没成功', () => {
  test('网络断了：什么都没丢，再点一次还是同一件', async () => {
    const phone = phoneReady()
    const page = await written()
    phone.isOnline = false
    await press(page, SEND)
    expect(page.dom.textContent).toContain('网络不太好，内容已保存')
    expect(page.data.words).toBe('3 单元楼道灯坏了')
    phone.isOnline = true
    await press(page, '重试')
    const [lost, sent] = phone.sentTo('ticket.report')
    expect(sent?.requestId).toBe(lost?.requestId)
    expect(phone.opened).toHaveLength(1)
  })

  test('关掉再来，也还是同一件', async () => {
    const phone = phoneReady()
    const page = await written()
    phone.isOnline = false
    await press(page, SEND)
    page.detach()
    phone.isOnline = true
    await press(await openReport(), SEND)
    const [lost, sent] = phone.sentTo('ticket.report')
    expect(sent?.requestId).toBe(lost?.requestId)
  })

  test('其实已经送到过了，就带人去看那一件', async () => {
    const phone = phoneReady()
    phone.answer('ticket', 'report', () => {
      throw refusal('request/reused', '这次提交刚才已经成功')
    })
    const page = await written()
    await press(page, SEND)
    expect(page.dom.textContent).toContain('这次提交刚才已经成功')
    await press(page, '去看看')
    expect(phone.opened).toEqual(['switchTab /pages/tickets/tickets'])
  })

  test('服务端不接受的，在那一处说它的原话', async () => {
    const phone = phoneReady()
    phone.answer('ticket', 'report', () => {
      throw refusal('place/outside', '这里不在本区范围内', 'place.point')
    })
    const page = await written()
    await press(page, SEND)
    expect(page.data.fault).toMatchObject({ field: 'place', text: '这里不在本区范围内' })
    expect(page.dom.textContent).toContain('这里不在本区范围内')
    expect(page.data.isSending).toBe(false)
  })
})

describe('附近已有相似的', () => {
  const nearby = async (phone: Phone) => {
    phone.answer('ticket', 'similar', () => [aNeighbour()])
    return written()
  }

  test('知道了类别和地点，就说附近有几件', async () => {
    const page = await nearby(phoneReady())
    expect(page.dom.textContent).toContain('附近已有 1 件相似')
    expect(page.dom.textContent).toContain('距离 12 米')
  })

  test('附议并关注：就在那一下问提醒，之后去看那一件，草稿不要了', async () => {
    const phone = phoneReady()
    phone.answer('ticket', 'second', (): TicketView => aTicket({ id: 't-9' }))
    const page = await nearby(phone)
    pressAtOnce(page, '附议并关注')
    expect(phone.asked).toHaveLength(1)
    await settle()
    expect(phone.sentTo('ticket.second')).toMatchObject([
      { input: { id: 't-9', consent: { templates: ['progress', 'resolved'] } } },
    ])
    expect(phone.opened).toEqual(['redirectTo /pages/ticket/ticket?id=t-9'])
    expect(phone.storage.size).toBe(0)
  })

  test('附议没成功，写的还在', async () => {
    const phone = phoneReady()
    phone.answer('ticket', 'second', () => {
      throw refusal('ticket/ended', '这件诉求已经结束了')
    })
    const page = await nearby(phone)
    await press(page, '附议并关注')
    expect(phone.toasts).toEqual(['这件诉求已经结束了'])
    expect(page.data.words).toBe('3 单元楼道灯坏了')
    expect(phone.storage.size).toBe(1)
  })
})
