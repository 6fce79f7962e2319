import type { AreaItem } from '../../typings/contract'
import { originIn, originQuery } from '../../miniprogram/services/origin'
import { settle, type Mounted } from '../support/load'
import { aPerson, aWorker } from './builders'
import {
  aReach,
  aShop,
  aStation,
  circlePhone,
  drag,
  namesIn,
  openCircle,
  places,
  tapMarker,
  walked,
} from './circle-page'
import { refusal, type Phone } from './phone'
import { call, press } from './press'

const askedFrom = (phone: Phone) => phone.sentTo('circle.reach').map(({ input }) => input.from)
const cardOf = (page: Mounted) => (page.instance.onShareAppMessage as () => object).call(page.instance)
const noPosition = () => Object.assign(wx, { getLocation: () => Promise.reject(new Error('auth deny')) })

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

  test('没有同意过隐私指引的不问位置，从我的网格出发', async () => {
    const { phone } = circlePhone(aPerson({ agreed: 0 }))
    const getLocation = jest.fn()
    Object.assign(wx, { getLocation })
    const page = await openCircle()
    expect(getLocation).not.toHaveBeenCalled()
    expect(askedFrom(phone)).toEqual([{ area: 'g-5' }])
    expect(page.dom.textContent).toContain('从乙社区第05网格出发步行 15 分钟 · 5 处')
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

describe('走多久', () => {
  test('换 5 分钟、10 分钟，重新算', async () => {
    const { phone } = circlePhone()
    const page = await openCircle({ area: 'g-5' })
    await press(page, '5 分钟')
    await press(page, '5 分钟')
    await press(page, '10 分钟')
    expect(phone.sentTo('circle.reach').map(({ input }) => input.minutes)).toEqual([15, 5, 10])
    expect(page.dom.textContent).toContain('步行 10 分钟')
  })

  test('老年人步速记在手机上，下次打开还是', async () => {
    const { phone } = circlePhone()
    const page = await openCircle({ area: 'g-5' })
    await press(page, '老年人步速')
    await openCircle({ area: 'g-5' })
    await press(page, '老年人步速')
    expect(phone.sentTo('circle.reach').map(({ input }) => input.pace)).toEqual(['normal', 'elder', 'elder', 'normal'])
  })

  test('没有路网，就说是按直线估算的', async () => {
    const { phone } = circlePhone()
    const basisText = '没有步行路网，按直线距离 × 1.3 估算'
    phone.answer('circle', 'reach', () => aReach({ basis: 'straight', basisText }))
    phone.answer('circle', 'route', () => ({
      ...{ line: [], metres: 1260, minutes: 19 },
      ...{ basis: 'straight' as const, basisText },
    }))
    const page = await openCircle({ area: 'g-5' })
    expect(page.dom.textContent).toContain(basisText)
    await call(page, 'showWay', { currentTarget: { dataset: { at: 0 } } })
    expect(page.dom.textContent).toContain('步行 19 分钟 · 1.3 公里')
    expect(page.data.paths).toEqual([])
  })

  test('营业的会变：回到这一页，过了一阵的重新问', async () => {
    const { phone } = circlePhone()
    const page = await openCircle({ area: 'g-5' })
    await call(page, 'onShow')
    expect(phone.sentTo('circle.reach')).toHaveLength(1)
    const later = Date.now() + 700_000
    const clock = jest.spyOn(Date, 'now').mockReturnValue(later)
    await call(page, 'onShow')
    clock.mockRestore()
    expect(phone.sentTo('circle.reach')).toHaveLength(2)
  })
})

describe('去不了的地方和没有网络', () => {
  const outside = () => {
    throw refusal('circle/outside', '这里不在本区范围内', 'from')
  }

  test('人在区外：说明白，从我的网格出发', async () => {
    const { phone } = circlePhone()
    phone.answer('circle', 'reach', ({ from, minutes }) => ('point' in from ? outside() : aReach({ minutes })))
    const page = await openCircle()
    expect(page.dom.textContent).toContain('这里不在本区范围内')
    expect(page.dom.textContent).toContain('从乙社区第05网格出发')
    await press(page, '10 分钟')
    expect(page.dom.textContent).not.toContain('这里不在本区范围内')
  })

  test('点到了江里：说明白，原来的还在，可以从我的网格出发', async () => {
    const { phone } = circlePhone()
    const page = await openCircle({ area: 'g-9' })
    phone.answer('circle', 'reach', ({ from, minutes }) => {
      if ('point' in from) throw refusal('circle/water', '这里是水面，请在岸上选一处', 'from')
      return aReach({ minutes, fromText: '我的网格' })
    })
    await call(page, 'onMapTap', { detail: { longitude: 118.35, latitude: 31.35 } })
    await press(page, '从这里出发')
    expect(page.dom.textContent).toContain('这里是水面，请在岸上选一处')
    expect(namesIn(page)).toHaveLength(5)
    await press(page, '从我的网格出发')
    expect(page.dom.textContent).toContain('从我的网格出发步行')
    expect(page.dom.textContent).not.toContain('这里是水面')
  })

  test('人在区外，也没有网格：说明白，可以选', async () => {
    const { phone } = circlePhone(aPerson({ home: undefined }))
    phone.answer('circle', 'reach', outside)
    phone.answer('area', 'children', () => [])
    const page = await openCircle()
    expect(page.dom.textContent).toContain('这里不在本区范围内')
    await press(page, '选网格')
    expect(page.data.isPicking).toBe(true)
  })

  test('没有网络：看过的网格还看得到，说是什么时候的', async () => {
    const { phone } = circlePhone()
    await openCircle({ area: 'g-5' })
    phone.connect(false)
    const page = await openCircle({ area: 'g-5' })
    expect(namesIn(page)).toHaveLength(5)
    expect(page.dom.textContent).toContain('暂时连不上，显示')
    await press(page, '10 分钟')
    expect(phone.toasts).toEqual(['网络不太好，请再试一次'])
    expect(page.data.minutes).toBe(15)
  })

  test('没有网络，也没看过：说没加载出来，有了网络再试', async () => {
    const { phone } = circlePhone()
    phone.connect(false)
    const page = await openCircle({ area: 'g-6' })
    expect(page.dom.textContent).toContain('没有加载出来')
    phone.connect(true)
    await press(page, '再试一次')
    await settle()
    expect(namesIn(page)).toHaveLength(5)
  })

  test('名目取不到，照样看得到、筛得了驿站', async () => {
    const { phone } = circlePhone()
    phone.answer('place', 'legend', () => {
      throw refusal('internal', '系统出了点问题')
    })
    const page = await openCircle({ area: 'g-5' })
    await press(page, '先锋驿站1')
    expect(namesIn(page)).toEqual(['乙社区先锋驿站'])
  })
})

describe('看一处', () => {
  test('点地图上的标记：写明是哪一处，列表滚到它，标记变大、不并进别的', async () => {
    const { map } = circlePhone()
    const page = await openCircle({ area: 'g-5' })
    await tapMarker(page, map, '汀苑菜市场')
    expect(page.data).toMatchObject({ scrollTo: 2, chosen: { name: '汀苑菜市场', minutes: '7' } })
    expect(page.querySelectorAll('.place--on')).toHaveLength(1)
    const marker = map.markers.find(({ callout }) => callout)
    expect(marker).toMatchObject({ callout: { content: '汀苑菜市场' }, width: 38 })
    expect(marker?.joinCluster).toBeUndefined()
    await press(page, '×')
    expect(page.data.chosen).toBeNull()
    expect(map.markers.some(({ callout }) => callout)).toBe(false)
  })

  test('看着一处的时候点别的地方，就不看了；再点才标一点', async () => {
    const { map } = circlePhone()
    const page = await openCircle({ area: 'g-5' })
    await tapMarker(page, map, '汀苑菜市场')
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 1000)
    await call(page, 'onMapTap', { detail: { longitude: 118.38, latitude: 31.34 } })
    expect(page.data).toMatchObject({ chosen: null, isPinned: false })
    await call(page, 'onMapTap', { detail: { longitude: 118.38, latitude: 31.34 } })
    later.mockRestore()
    expect(page.data.isPinned).toBe(true)
  })

  test('地图下边的一处，说明写到上边去，不挡着它', async () => {
    const { map } = circlePhone()
    const page = await openCircle({ area: 'g-5' })
    await tapMarker(page, map, '汀苑菜市场')
    expect(page.data.isCardHigh).toBe(false)
    map.view = { west: 118.39, south: 31.351, east: 118.41, north: 31.37 }
    await tapMarker(page, map, '便民药房')
    expect(page.data.isCardHigh).toBe(true)
  })

  test('点标记的那一下，地图上不另外标一点；点出发的地方什么也不选', async () => {
    const { map } = circlePhone()
    const page = await openCircle({ area: 'g-5' })
    await tapMarker(page, map, '汀苑菜市场')
    await call(page, 'onMapTap', { detail: { longitude: 118.405, latitude: 31.352 } })
    expect(page.data.isPinned).toBe(false)
    await call(page, 'unchoose')
    await tapMarker(page, map, '从乙社区')
    expect(page.data.chosen).toBeNull()
  })

  test('路线画在地图上，说多少分钟多少米；导航交给地图，详情带着从哪里来', async () => {
    const { phone, map } = circlePhone()
    const page = await openCircle({ area: 'g-5' })
    await tapMarker(page, map, '乙社区先锋驿站')
    await call(page, 'showWay', { currentTarget: { dataset: { at: 0 } } })
    expect(phone.sentTo('circle.route')).toMatchObject([
      { input: { from: { area: 'g-5' }, to: 'st-1', pace: 'normal' } },
    ])
    expect(page.dom.textContent).toContain('步行 4 分钟 · 260 米')
    expect(page.data.paths).toHaveLength(1)
    await press(page, '导航')
    expect(phone.located).toMatchObject([{ longitude: 118.402, latitude: 31.351, name: '乙社区先锋驿站' }])
    await press(page, '详情')
    expect(phone.opened).toEqual(['navigateTo /packages/circle/place/place?id=st-1&area=g-5'])
    await tapMarker(page, map, '便民药房')
    expect(page.data.paths).toEqual([])
    expect(page.dom.textContent).not.toContain('导航')
  })

  test('路线没找到，说服务端的原话', async () => {
    const { phone } = circlePhone()
    phone.answer('circle', 'route', () => {
      throw refusal('circle/no-way', '走不到那里')
    })
    const page = await openCircle({ area: 'g-5' })
    await call(page, 'showWay', { currentTarget: { dataset: { at: 0 } } })
    expect(phone.toasts).toEqual(['走不到那里'])
    expect(page.data.isRouting).toBe(false)
  })

  test('列表里点一处，打开它', async () => {
    const { phone } = circlePhone()
    const page = await openCircle({ area: 'g-5' })
    await press(page, '便民药房')
    expect(phone.opened).toEqual(['navigateTo /packages/circle/place/place?id=li-2&area=g-5'])
  })
})

describe('圈子以外', () => {
  test('移动了地图，可以搜这一片；圈里有的还说多少分钟；能回到圈里', async () => {
    const { phone, map } = circlePhone()
    const far = aShop({ id: 'li-9', name: '远处菜市场' })
    phone.answer('place', 'around', () => ({ items: [far, aStation()], isCut: true }))
    const page = await openCircle({ area: 'g-5' })
    expect(page.dom.textContent).not.toContain('搜这一片')
    await drag(page)
    await press(page, '搜这一片')
    expect(phone.sentTo('place.around')).toMatchObject([{ input: { bounds: map.view } }])
    expect(namesIn(page)).toEqual(['远处菜市场', '乙社区先锋驿站'])
    expect(page.dom.textContent).toMatch(/约 \d+分钟/)
    expect(page.dom.textContent).toContain('地图上这一片2 多处')
    expect(page.dom.textContent).toContain('只列了当中的一部分')
    expect(map.names()).toContain('远处菜市场')
    expect(map.names()).toContain('乙社区先锋驿站，步行 4 分钟')
    await press(page, '回到步行 15 分钟')
    expect(namesIn(page)).toHaveLength(5)
  })

  test('走得到的太多，说只列了最近的', async () => {
    const { phone } = circlePhone()
    phone.answer('circle', 'reach', () => aReach({ isCut: true }))
    expect((await openCircle({ area: 'g-5' })).dom.textContent).toContain('只列了最近的')
  })

  test('地图自己的移动不算；范围读不到、服务端不给的，说一句', async () => {
    const { phone, map } = circlePhone()
    const page = await openCircle({ area: 'g-5' })
    await call(page, 'onRegion', { type: 'end', causedBy: 'update', detail: {} })
    expect(page.data.isMoved).toBe(false)
    phone.answer('place', 'around', () => {
      throw refusal('place/wide', '范围太大，请放大地图')
    })
    await drag(page)
    await press(page, '搜这一片')
    map.view = undefined
    await press(page, '搜这一片')
    expect(phone.toasts).toEqual(['范围太大，请放大地图', '没有读到地图的范围，请再移动一下地图'])
    expect(namesIn(page)).toHaveLength(5)
  })
})

describe('手绘地图', () => {
  const hand = (west: number, name = '车站社区') => ({
    ...{ community: `c-${west}`, name, url: `https://photo/${west}.png` },
    bounds: { west, south: 31.34, east: west + 0.02, north: 31.36 },
  })

  test('这一片有的才有开关；开了铺上，关了收起', async () => {
    const { phone, map } = circlePhone()
    phone.answer('place', 'handMaps', () => [hand(118.5), hand(118.395)])
    const page = await openCircle({ area: 'g-5' })
    await press(page, '手绘地图')
    expect([...map.overlays]).toEqual([
      [
        2,
        {
          src: 'https://photo/118.395.png',
          bounds: {
            southwest: { longitude: 118.395, latitude: 31.34 },
            northeast: { longitude: 118.395 + 0.02, latitude: 31.36 },
          },
        },
      ],
    ])
    await press(page, '手绘地图')
    expect([...map.overlays]).toEqual([])
  })

  test('移到别的社区，铺那里的；移到没有的地方，开关也收起来', async () => {
    const { phone, map } = circlePhone()
    phone.answer('place', 'handMaps', () => [hand(118.5), hand(118.395)])
    const page = await openCircle({ area: 'g-5' })
    await press(page, '手绘地图')
    map.view = { west: 118.5, south: 31.34, east: 118.52, north: 31.36 }
    await drag(page)
    expect([...map.overlays.keys()]).toEqual([1])
    map.view = { west: 118.6, south: 31.34, east: 118.62, north: 31.36 }
    await drag(page)
    expect([...map.overlays.keys()]).toEqual([])
    expect(page.data.hasHandMap).toBe(false)
  })

  test('两张都看得见一些，只铺正看着的那个社区的，不互相盖住', async () => {
    const { phone, map } = circlePhone()
    phone.answer('place', 'handMaps', () => [hand(118.405), hand(118.392), hand(118.38)])
    const page = await openCircle({ area: 'g-5' })
    await press(page, '手绘地图')
    expect([...map.overlays.keys()]).toEqual([2])
    map.view = { west: 118.41, south: 31.34, east: 118.42, north: 31.36 }
    await drag(page)
    expect([...map.overlays.keys()]).toEqual([1])
  })

  test('没有手绘地图的区，没有开关', async () => {
    circlePhone()
    expect((await openCircle({ area: 'g-5' })).dom.textContent).not.toContain('手绘地图')
  })
})

describe('很多处', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => walked(aShop({ id: `li-${at}`, name: `第 ${at} 家` }), 1 + (at % 15)))

  test('一次列二十处，再看再添；点了后面的标记，就列到它', async () => {
    const { phone, map } = circlePhone()
    phone.answer('circle', 'reach', () => aReach({ items: many(75) }))
    const page = await openCircle({ area: 'g-5' })
    expect(namesIn(page)).toHaveLength(20)
    await press(page, '再看 20 处（还有 55 处）')
    expect(namesIn(page)).toHaveLength(40)
    await tapMarker(page, map, '第 65 家')
    expect(namesIn(page)).toHaveLength(75)
    expect(page.data.scrollTo).toBe(65)
    expect(page.dom.textContent).toContain('按步行路网')
  })

  test('一千处：每次送给渲染层的都在 64 KB 以内，节点不到一千个', async () => {
    const { phone } = circlePhone()
    phone.answer('circle', 'reach', () => aReach({ items: many(1000) }))
    const sizes: number[] = []
    const page = await openCircle({ area: 'g-5' })
    const setData = page.instance.setData as (change: object, then?: () => void) => void
    page.instance.setData = function (change: Record<string, unknown>, then?: () => void) {
      const sent = Object.entries(change).filter(([name]) => !name.startsWith('_'))
      sizes.push(JSON.stringify(sent).length)
      return setData.call(this, change, then)
    }
    await press(page, '10 分钟')
    await press(page, '现在开放0')
    await press(page, '现在开放0')
    await press(page, '再看 20 处（还有 980 处）')
    expect(sizes.length).toBeGreaterThan(5)
    expect(Math.max(...sizes)).toBeLessThan(64 * 1024)
    expect(page.dom.querySelectorAll('*').length).toBeLessThan(1000)
  })
})

describe('转发', () => {
  test('标题说从哪里多少分钟到得了几处，打开就从那里', async () => {
    circlePhone()
    const page = await openCircle({ area: 'g-5', minutes: '10' })
    await press(page, '先锋驿站1')
    expect(cardOf(page)).toEqual({
      title: '从乙社区第05网格步行 10 分钟能到 5 处',
      path: '/pages/circle/circle?minutes=10&area=g-5',
    })
  })

  test('从我现在的位置出发的，位置不转给别人', async () => {
    circlePhone()
    expect(cardOf(await openCircle())).toEqual({
      title: '步行 15 分钟能到哪里？看看您身边的服务',
      path: '/pages/circle/circle?minutes=15',
    })
  })

  test('还没有看到的时候，也转得出去', async () => {
    const { phone } = circlePhone()
    phone.connect(false)
    expect(cardOf(await openCircle({ area: 'g-6' }))).toMatchObject({ path: '/pages/circle/circle?minutes=15' })
  })
})

test('网格员和工作人员也看得到', async () => {
  circlePhone(aWorker())
  expect(namesIn(await openCircle())).toHaveLength(5)
})
