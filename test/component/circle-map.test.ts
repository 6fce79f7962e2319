import { aShop, aStation, circlePhone, drag, namesIn, openCircle, tapMarker } from './circle-page'
import { refusal } from './phone'
import { call, press } from './press'

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
  test('铺着的时候，标记画得小，不并成数，画上的名字看得到；收起就照旧', async () => {
    const { phone, map } = circlePhone()
    phone.answer('place', 'handMaps', () => [hand(118.395)])
    const page = await openCircle({ area: 'g-5' })
    await press(page, '手绘地图')
    expect(map.markers.filter(({ width }) => width === 18)).toHaveLength(5)
    expect(map.markers.some(({ joinCluster }) => joinCluster)).toBe(false)
    await press(page, '手绘地图')
    expect(map.markers.filter(({ joinCluster, width }) => joinCluster && width === 28)).toHaveLength(5)
  })
})
