import type { AreaItem } from '../../typings/contract'
import { originIn, originQuery } from '../../miniprogram/services/origin'
import { aPerson } from './builders'
import { circlePhone, namesIn, noPosition, openCircle, places } from './circle-page'
import type { Phone } from './phone'
import { call, press } from './press'

const askedFrom = (phone: Phone) => phone.sentTo('circle.reach').map(({ input }) => input.from)

describe('从哪里出发', () => {
  test('手机在哪里就从哪里：说从哪里、多少分钟、几处，画出范围，由近到远列出来', async () => {
    const { phone, map } = circlePhone()
    const page = await openCircle()
    expect(askedFrom(phone)).toEqual([{ point: { lng: 118.4, lat: 31.35 } }])
    expect(page.dom.textContent).toContain('从您现在的位置出发步行 15 分钟 · 5 处')
    expect(namesIn(page)).toEqual(places.map(({ name }) => name))
    expect(page.data.polygons).toMatchObject([{ fillColor: '#0f7c8a26', strokeColor: '#0f7c8aff' }])
    expect(map.clusters).toMatchObject({ enableDefaultStyle: true, zoomOnClick: true })
    expect(map.markers.map(({ iconPath }) => iconPath.replace('/images/', ''))).toEqual([
      'dot-here.png',
      'pin-station.png',
      'pin-centre.png',
      'pin-basic.png',
      'pin-basic.png',
      'pin-better.png',
    ])
    expect(map.markers.filter(({ joinCluster }) => joinCluster)).toHaveLength(5)
  })

  test.each([
    { what: '我们的隐私指引', change: { agreed: 0 }, answered: {} },
    { what: '微信的隐私指引', change: {}, answered: { hasAgreedToWeChat: false } },
    { what: '使用位置', change: {}, answered: { allowsLocation: false } },
  ])('没有同意过$what的：一打开什么也不问，从我的网格出发', async ({ change, answered }) => {
    const { phone } = circlePhone(aPerson(change))
    Object.assign(phone, answered)
    const getLocation = jest.fn()
    Object.assign(wx, { getLocation })
    const page = await openCircle()
    expect(getLocation).not.toHaveBeenCalled()
    expect(page.dom.textContent).not.toContain('怎么用您的信息')
    expect(askedFrom(phone)).toEqual([{ area: 'g-5' }])
    expect(page.dom.textContent).toContain('从乙社区第05网格出发步行 15 分钟 · 5 处')
  })

  test('点了用我现在的位置，才问隐私指引；暂不的，原来的还在', async () => {
    const { phone } = circlePhone(aPerson({ agreed: 0 }))
    const page = await openCircle()
    await press(page, '改')
    await press(page, '用我现在的位置')
    expect(page.dom.textContent).toContain('怎么用您的信息')
    await press(page, '暂不')
    expect(askedFrom(phone)).toEqual([{ area: 'g-5' }])
    expect(page.dom.textContent).toContain('从乙社区第05网格出发')
  })

  test('不肯给位置的，从我的网格出发', async () => {
    const { phone } = circlePhone()
    noPosition()
    await openCircle()
    expect(askedFrom(phone)).toEqual([{ area: 'g-5' }])
  })

  test('位置一直不来，不一直等', async () => {
    const { phone } = circlePhone()
    Object.assign(wx, { getLocation: () => new Promise(() => undefined) })
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] })
    const opening = openCircle()
    await jest.advanceTimersByTimeAsync(10_000)
    await opening
    jest.useRealTimers()
    expect(askedFrom(phone)).toEqual([{ area: 'g-5' }])
  })

  test.each([
    { how: '驿站的码', query: { scene: encodeURIComponent('s=st-1') }, from: { place: 'st-1' } },
    { how: '门口海报的码', query: { scene: encodeURIComponent('p=li-1') }, from: { place: 'li-1' } },
    { how: '网格的码', query: { scene: encodeURIComponent('g=g-7') }, from: { area: 'g-7' } },
    { how: '转来的卡片', query: { area: 'g-7', minutes: '10' }, from: { area: 'g-7' } },
    { how: '卡片里的一点', query: { lng: '118.41', lat: '31.36' }, from: { point: { lng: 118.41, lat: 31.36 } } },
  ])('从$how进来，就从那里出发，不问位置', async ({ query, from }) => {
    const { phone } = circlePhone()
    const getLocation = jest.fn()
    Object.assign(wx, { getLocation })
    await openCircle(query)
    expect(askedFrom(phone)).toEqual([from])
    expect(getLocation).not.toHaveBeenCalled()
    expect(originIn(Object.fromEntries(new URLSearchParams(originQuery(from))))).toEqual(from)
  })

  test('没有位置，也没有网格：给出全区的地图，在上面点一下就能出发', async () => {
    const { phone, map } = circlePhone(aPerson({ home: undefined }))
    noPosition()
    phone.answer('area', 'children', (): AreaItem[] => [
      { id: 's-1', kind: 'street', name: '甲街道', centre: [118.39, 31.33] },
      { id: 's-2', kind: 'street', name: '乙街道', centre: [118.42, 31.36] },
    ])
    const page = await openCircle()
    expect(page.data.framed).toEqual([
      { longitude: 118.39, latitude: 31.33 },
      { longitude: 118.42, latitude: 31.36 },
    ])
    expect(page.dom.textContent).toContain('不用打开定位')
    expect(page.dom.textContent?.match(/从哪里出发/g)).toHaveLength(1)
    await call(page, 'onMapTap', { detail: { longitude: 118.38, latitude: 31.34 } })
    expect(map.markers).toMatchObject([{ callout: { content: '这里' } }])
    await press(page, '从这里出发')
    expect(askedFrom(phone)).toEqual([{ point: { lng: 118.38, lat: 31.34 } }])
    expect(page.dom.textContent).toContain('从乙社区第05网格出发')
  })

  test('地图上按住不放，也能标一点；不要了就收起来', async () => {
    const { map } = circlePhone()
    const page = await openCircle()
    await call(page, 'onLongPress', { touches: [{ clientX: 400, clientY: 350 }] })
    expect(map.names()).toContain('标的地方')
    await press(page, '不了')
    expect(map.names()).not.toContain('标的地方')
    expect(page.dom.textContent).not.toContain('从这里出发')
  })

  test('改：我的网格、选一个网格、扫码、现在的位置', async () => {
    const { phone } = circlePhone()
    const page = await openCircle({ area: 'g-9' })
    await press(page, '改')
    await press(page, '从我的网格出发')
    await press(page, '改')
    await press(page, '选一个网格')
    expect(page.data.isPicking).toBe(true)
    await call(page, 'pickArea', { detail: { area: { id: 'g-3' } } })
    phone.scanned = 'pages/report/report?scene=s%3Dst-1'
    await press(page, '改')
    await press(page, '扫门口或楼道里的码')
    await press(page, '改')
    await press(page, '用我现在的位置')
    expect(askedFrom(phone)).toEqual([
      { area: 'g-9' },
      { area: 'g-5' },
      { area: 'g-3' },
      { place: 'st-1' },
      { point: { lng: 118.4, lat: 31.35 } },
    ])
  })

  test('没定位到、扫了别的码，都说一句，原来的还在', async () => {
    const { phone } = circlePhone()
    const page = await openCircle({ area: 'g-9' })
    noPosition()
    await call(page, 'onWay', { detail: { name: 'here' } })
    await call(page, 'onWay', { detail: { name: 'scan' } })
    expect(phone.toasts).toEqual(['没有定位到您在哪里，可以在地图上点一下', '这不是网格、驿站的码'])
    expect(askedFrom(phone)).toEqual([{ area: 'g-9' }])
  })

  test('没选过网格的，说从我的网格出发就是选一个', async () => {
    circlePhone(aPerson({ home: undefined }))
    const page = await openCircle({ area: 'g-9' })
    await call(page, 'onWay', { detail: { name: 'home' } })
    expect(page.data.isPicking).toBe(true)
  })
})
