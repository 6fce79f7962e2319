import type { PlaceView } from '../../typings/contract'
import { errandsOf } from '../../miniprogram/packages/circle/place/errands'
import { mount, settle, type Mounted } from '../support/load'
import { aPerson, aWorker } from './builders'
import { aShop, aStation } from './circle-page'
import { Phone, refusal } from './phone'
import { call, press, pressClass } from './press'

const aDoor = (change: Partial<PlaceView> = {}): PlaceView => ({
  ...aStation(),
  address: '乙社区第05网格小区架空层',
  areaText: '甲街道 · 乙社区 · 第05网格',
  area: 'g-5',
  phone: '0553-1234567',
  hoursText: ['每天 08:30—17:30'],
  exceptionsText: ['10月1日 不开（国庆节）'],
  serviceNames: ['免费饮水', '开放卫生间'],
  extended: ['法律咨询'],
  accessibility: ['无障碍坡道'],
  keeper: '王秀兰',
  photos: [],
  isSample: true,
  mayRun: false,
  ...change,
})

function doorPhone(change: Partial<PlaceView> = {}, me = aPerson()): Phone {
  const phone = new Phone(me)
  phone.answer('place', 'get', () => aDoor(change))
  phone.answer('circle', 'route', () => ({
    ...{ line: [], metres: 590, minutes: 9, basis: 'network' as const, basisText: '按步行路网' },
  }))
  phone.answer('station', 'today', () => ({
    duty: [{ name: '李建军', spanText: '08:30—12:00', isNow: true }],
    contacts: [{ name: '许凤霞', duty: '楼栋长', phone: '13800000001' }],
  }))
  phone.answer('activity', 'upcoming', () => ({
    items: [
      { id: 'a-1', title: '免费理发', kindText: '活动', whenText: '周四 09:00—11:00', leftText: '还有 3 个名额' },
    ],
  }))
  phone.answer('need', 'resources', () => ({
    items: [{ id: 'r-1', title: '轮椅借用', kindText: '物品', whenText: '每天' }],
  }))
  return phone
}

async function open(query: object = { id: 'st-1' }): Promise<Mounted> {
  const page = mount('packages/circle/place/place')
  await call(page, 'onLoad', query)
  await settle()
  return page
}

const cardOf = (page: Mounted) => (page.instance.onShareAppMessage as () => object).call(page.instance)

describe('一个地点', () => {
  test('开不开、在哪里、有什么、谁负责，今天谁值守，有什么活动，都看得到', async () => {
    const phone = doorPhone()
    const page = await open()
    for (const text of [
      ...['乙社区先锋驿站', '先锋驿站', '开放中，到 17:30', '示例', '乙社区第05网格小区架空层', '负责人 王秀兰'],
      ...['免费饮水', '法律咨询', '每天 08:30—17:30', '10月1日 不开（国庆节）', '无障碍坡道'],
      ...['今天值守李建军现在值守08:30—12:00', '许凤霞', '免费理发', '还有 3 个名额', '轮椅借用', '意见箱'],
    ])
      expect(page.dom.textContent).toContain(text)
    expect(phone.title).toBe('先锋驿站')
    expect(page.dom.textContent).not.toContain('我管这里')
    expect(page.dom.textContent).not.toContain('借活动室')
  })

  test('停用了的说清楚为什么，开放时间、意见箱不再摆出来', async () => {
    doorPhone({ closedText: '这个地点2026年3月2日停用了：搬到新址', isOpen: false, openText: '已停用' })
    const { textContent } = (await open()).dom
    for (const text of ['这个地点2026年3月2日停用了：搬到新址', '已停用', '乙社区先锋驿站'])
      expect(textContent).toContain(text)
    for (const text of ['每天 08:30—17:30', '意见箱', '免费饮水']) expect(textContent).not.toContain(text)
  })

  test('从我的网格走多久', async () => {
    const phone = doorPhone()
    expect((await open()).dom.textContent).toContain('从您的网格步行 9 分钟')
    expect(phone.sentTo('circle.route')).toMatchObject([{ input: { from: { area: 'g-5' }, to: 'st-1' } }])
  })

  test('从服务圈来的，从那里出发的地方算', async () => {
    const phone = doorPhone()
    const page = await open({ id: 'st-1', lng: '118.4', lat: '31.35' })
    expect(phone.sentTo('circle.route')).toMatchObject([{ input: { from: { point: { lng: 118.4, lat: 31.35 } } } }])
    expect(page.dom.textContent).toContain('步行 9 分钟')
    expect(page.dom.textContent).not.toContain('从您的网格')
  })

  test.each(['p=st-1', 's=st-1'])('扫门口的码 %s：就是这里，不用走', async (scene) => {
    const phone = doorPhone()
    await open({ scene: encodeURIComponent(scene) })
    expect(phone.sentTo('place.get')).toMatchObject([{ input: { id: 'st-1' } }])
    expect(phone.sentTo('circle.route')).toEqual([])
  })

  test('没有网格的，不说走多久', async () => {
    const phone = doorPhone({}, aPerson({ home: undefined }))
    await open()
    expect(phone.sentTo('circle.route')).toEqual([])
  })

  test('值守、活动、资源、路线取不到的，少说一样，别的照样', async () => {
    const phone = doorPhone()
    const broken = () => {
      throw refusal('internal', '系统出了点问题')
    }
    phone.answer('station', 'today', broken)
    phone.answer('activity', 'upcoming', broken)
    phone.answer('need', 'resources', broken)
    phone.answer('circle', 'route', broken)
    const page = await open()
    const text = page.dom.textContent
    expect(text).toContain('每天 08:30—17:30')
    for (const words of ['今天值守', '最近的活动', '大家用得上的', '步行', '系统出了点问题'])
      expect(text).not.toContain(words)
    await press(page, '活动')
    expect(phone.opened).toEqual(['navigateTo /packages/activity/list/list?place=st-1'])
  })

  test('开放时间多于三行的先收起', async () => {
    doorPhone({ hoursText: ['周一 8', '周二 8', '周三 8', '周四 9'] })
    const page = await open()
    expect(page.dom.textContent).not.toContain('周四 9')
    await press(page, '全部时间')
    expect(page.dom.textContent).toContain('周四 9')
    await press(page, '收起')
    expect(page.dom.textContent).not.toContain('周四 9')
  })

  test('没有写开放时间、没有电话的，说清楚', async () => {
    doorPhone({ hoursText: [], phone: '', exceptionsText: [] })
    const page = await open()
    expect(page.dom.textContent).toContain('还没有写，请先打电话问')
    expect(page.dom.textContent).not.toContain('电话电话')
    expect(page.dom.querySelector('[class$="phone"]')?.textContent ?? '').not.toContain('0553')
  })

  test('打电话、导航、看活动、写意见', async () => {
    const phone = doorPhone()
    const page = await open()
    phone.answer('place', 'get', () => aDoor())
    await press(page, '免费理发')
    await press(page, '全部 ›')
    await press(page, '意见箱')
    await press(page, '导航')
    await pressClass(page, 'phone')
    expect(phone.opened).toEqual([
      'navigateTo /packages/activity/activity/activity?id=a-1',
      'navigateTo /packages/activity/list/list?place=st-1',
      'navigateTo /packages/station/opinion/opinion?place=st-1',
    ])
    expect(phone.located).toMatchObject([{ longitude: 118.402, latitude: 31.351, address: '乙社区第05网格小区架空层' }])
    expect(phone.dialled).toEqual(['13800000001'])
  })

  test('照片点开看大图', async () => {
    doorPhone({ photos: ['https://photo/1', 'https://photo/2'] })
    const shown: object[] = []
    const page = await open()
    Object.assign(wx, { previewImage: (options: object) => shown.push(options) })
    await pressClass(page, 'photo')
    expect(shown).toMatchObject([{ urls: ['https://photo/1', 'https://photo/2'], current: 'https://photo/2' }])
  })

  test('党群服务中心可以借活动室', async () => {
    const phone = doorPhone({ id: 'ce-1', kind: 'centre', class: 'centre', className: '党群服务中心' })
    await press(await open({ id: 'ce-1' }), '借活动室')
    expect(phone.opened).toEqual(['navigateTo /packages/activity/rooms/rooms?place=ce-1'])
  })

  test('店和设施没有值守、活动、意见箱，也不去问', async () => {
    const phone = doorPhone({ ...aShop() })
    const page = await open({ id: 'li-1' })
    expect(page.dom.textContent).not.toContain('意见箱')
    for (const what of ['station.today', 'activity.upcoming', 'need.resources']) expect(phone.sentTo(what)).toEqual([])
  })

  test('管这里的人：值守与记录、四张清单、海报、改开放时间', async () => {
    const phone = doorPhone({ mayRun: true }, aWorker())
    const page = await open()
    for (const text of ['值守与记录', '四张清单', '门口的海报', '改开放时间、电话']) await press(page, text)
    expect(phone.opened).toEqual([
      'navigateTo /packages/station/desk/desk?place=st-1',
      'navigateTo /packages/need/lists/lists?place=st-1',
      'navigateTo /packages/circle/poster/poster?id=st-1',
      'navigateTo /packages/circle/edit/edit?id=st-1',
    ])
    expect(errandsOf(aDoor({ ...aShop(), mayRun: true })).map(({ text }) => text)).toEqual([
      '门口的海报',
      '改开放时间、电话',
    ])
  })

  test('从改资料的页面回来，看到的是新的', async () => {
    const phone = doorPhone()
    const page = await open()
    phone.answer('place', 'get', () => aDoor({ hoursText: ['每天 09:00—12:00'] }))
    await call(page, 'onShow')
    await settle()
    expect(page.dom.textContent).toContain('每天 09:00—12:00')
  })

  test('转发的卡片打开还是这里', async () => {
    doorPhone()
    expect(cardOf(await open())).toEqual({
      title: '乙社区先锋驿站：每天 08:30—17:30',
      path: '/packages/circle/place/place?id=st-1',
    })
  })

  test('没有这个地点，说服务端的原话；没有网络可以再试，看过的还看得到', async () => {
    const phone = doorPhone()
    phone.answer('place', 'get', () => {
      throw refusal('place/unknown', '没有找到这个地点，可能已经撤掉了')
    })
    const gone = await open()
    expect(gone.dom.textContent).toContain('没有找到这个地点')
    expect(gone.dom.textContent).not.toContain('再试一次')
    expect(cardOf(gone)).toMatchObject({ path: '/pages/home/home' })
    phone.answer('place', 'get', () => aDoor())
    await open()
    phone.connect(false)
    expect((await open()).dom.textContent).toContain('暂时连不上，显示')
    expect((await open({ id: 'st-2' })).dom.textContent).toContain('没有加载出来')
  })
})
