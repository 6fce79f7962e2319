import { settle } from '../support/load'
import { aPerson, aWorker } from './builders'
import { aReach, circlePhone, namesIn, openCircle } from './circle-page'
import { refusal } from './phone'
import { call, press } from './press'

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

test('网格员和工作人员也看得到', async () => {
  circlePhone(aWorker())
  expect(namesIn(await openCircle())).toHaveLength(5)
})
