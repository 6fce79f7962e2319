import type { AreaItem, StationItem } from '../../typings/contract'
import { mount, settle, type Mounted } from '../support/load'
import { aPlace } from './builders'
import { Phone, refusal } from './phone'
import { call, press, pressClass, type } from './press'
import { placeInput, type Place } from '../../miniprogram/services/place'
import { openReport, phoneReady as reportReady } from './report-page'

const area: AreaItem = { id: 'g-7', kind: 'grid', name: '第07网格', centre: [118.42, 31.36] }

function phoneReady(): Phone {
  const phone = new Phone()
  phone.answer('area', 'locate', () => aPlace())
  return phone
}

/** The page with the map at a place; `chosen` collects what it hands back. */
async function open(chosen: unknown[] = [], given?: Place): Promise<Mounted> {
  const page = mount('pages/place/place')
  let take: (place: Place) => void = () => undefined
  Object.assign(page.instance, {
    getOpenerEventChannel: () => ({
      emit: (_: string, place: unknown) => chosen.push(place),
      on: (_: string, listener: typeof take) => (take = listener),
    }),
  })
  await call(page, 'onLoad', { lng: '118.4', lat: '31.35', given: given ? '1' : '' })
  if (given) take(given)
  await settle()
  return page
}

/** What the map says when a person has moved it so that the pin points elsewhere. */
async function drag(page: Mounted, longitude: number, latitude: number): Promise<void> {
  Object.assign(wx, {
    createMapContext: () => ({
      getCenterLocation: ({ success }: { success(centre: object): void }) => success({ longitude, latitude }),
    }),
  })
  await call(page, 'onRegion', { type: 'begin', causedBy: 'gesture', detail: {} })
  await call(page, 'onRegion', { type: 'end', causedBy: 'drag', detail: {} })
  await settle()
}

test('标记指着哪里，就说是哪个网格、谁来处理', async () => {
  phoneReady()
  const page = await open()
  expect(page.dom.textContent).toContain('甲街道 · 乙社区 · 第05网格')
  expect(page.dom.textContent).toContain('网格员 王秀兰')
})

test('移动地图，就按新的位置找', async () => {
  const phone = phoneReady()
  const page = await open()
  await drag(page, 118.5, 31.4)
  expect(phone.sentTo('area.locate').at(-1)?.input).toEqual({ point: { lng: 118.5, lat: 31.4 } })
})

test('地图自己的移动不算', async () => {
  const phone = phoneReady()
  const page = await open()
  await call(page, 'onRegion', { type: 'end', causedBy: 'update', detail: {} })
  expect(phone.sentTo('area.locate')).toHaveLength(1)
})

test('读不到标记在哪里，就说没有读到，不一直转', async () => {
  phoneReady()
  const page = await open()
  await call(page, 'onRegion', { type: 'begin', causedBy: 'gesture', detail: {} })
  Object.assign(wx, {
    createMapContext: () => ({ getCenterLocation: ({ fail }: { fail(error: object): void }) => fail({ errMsg: '' }) }),
  })
  await call(page, 'onRegion', { type: 'end', causedBy: 'drag', detail: {} })
  expect(page.dom.textContent).toContain('没有读到标记的位置，请再移动一下地图')
})

test('移到本区以外，说服务端的原话，也选不了', async () => {
  const phone = phoneReady()
  const chosen: unknown[] = []
  const page = await open(chosen)
  phone.answer('area', 'locate', () => {
    throw refusal('area/outside', '这个位置不在本区范围内，请重新选择', 'point')
  })
  await drag(page, 120, 40)
  expect(page.dom.textContent).toContain('这个位置不在本区范围内')
  await press(page, '就选这里')
  expect(chosen).toEqual([])
})

/** Locates only once told to. */
function slowly(phone: Phone): () => void {
  let found = () => {}
  phone.answer('area', 'locate', () => new Promise((resolve) => (found = () => resolve(aPlace()))))
  return () => found()
}

test('还在查找时点了就选这里，一找到就选它', async () => {
  const phone = phoneReady()
  const chosen: unknown[] = []
  const page = await open(chosen)
  const find = slowly(phone)
  await drag(page, 118.5, 31.4)
  await press(page, '就选这里')
  expect(chosen).toEqual([])
  expect(page.dom.textContent).toContain('正在查找…')
  expect(page.dom.textContent).not.toContain('就选这里')
  find()
  await settle()
  expect(chosen).toMatchObject([{ point: { lng: 118.5, lat: 31.4 } }])
  expect(phone.opened).toEqual(['navigateBack'])
})

test('手选网格以后马上点就选这里，也不会白点', async () => {
  phoneReady()
  const chosen: unknown[] = []
  const page = await open(chosen)
  const choosing = call(page, 'chooseArea', { detail: { area, text: '甲街道 · 乙社区 · 第07网格' } })
  await call(page, 'confirm')
  await choosing
  expect(chosen).toMatchObject([{ located: { id: 'g-7' } }])
})

test('点了以后又去挪地图，就不替人选了', async () => {
  const phone = phoneReady()
  const chosen: unknown[] = []
  const page = await open(chosen)
  const find = slowly(phone)
  await drag(page, 118.5, 31.4)
  await press(page, '就选这里')
  await drag(page, 118.6, 31.5)
  find()
  await settle()
  expect(chosen).toEqual([])
})

test('选好了，位置和说明一起带回去', async () => {
  const phone = phoneReady()
  const chosen: unknown[] = []
  const page = await open(chosen)
  await type(page, 'onAddress', ' 3 单元门口 ')
  await press(page, '就选这里')
  expect(chosen).toEqual([
    { point: { lng: 118.4, lat: 31.35 }, located: aPlace(), address: '3 单元门口', isByHand: false },
  ])
  expect(phone.opened).toEqual(['navigateBack'])
})

test('手选的网格就是它，哪怕中心点落在别处', async () => {
  phoneReady()
  const chosen: unknown[] = []
  const page = await open(chosen)
  await call(page, 'chooseArea', { detail: { area, text: '甲街道 · 乙社区 · 第07网格' } })
  expect(page.dom.textContent).toContain('第07网格')
  await press(page, '就选这里')
  expect(chosen).toMatchObject([{ isByHand: true, located: { id: 'g-7' }, point: { lng: 118.42, lat: 31.36 } }])
})

describe('扫码', () => {
  test('扫了就是那个网格，地图也移过去', async () => {
    const phone = phoneReady()
    phone.answer('area', 'scene', () =>
      aPlace({ id: 'g-9', text: '甲街道 · 乙社区 · 第09网格', centre: [118.43, 31.37] }),
    )
    phone.scanned = 'pages/report/report?scene=g%3Dg-9'
    const chosen: unknown[] = []
    const page = await open(chosen)
    await press(page, '扫码')
    expect(phone.sentTo('area.scene').map(({ input }) => input)).toEqual([{ scene: 'g=g-9' }])
    expect(page.data.start).toEqual({ lng: 118.43, lat: 31.37 })
    await press(page, '就选这里')
    expect(chosen).toMatchObject([{ isByHand: true, located: { id: 'g-9' } }])
  })

  const station: StationItem = { id: 'st-9', name: '乙社区先锋驿站', point: [118.44, 31.38] }
  const atItsDoor: Place = {
    ...{ point: { lng: 118.44, lat: 31.38 }, located: aPlace({ id: 'g-9', centre: [118.43, 31.37] }) },
    ...{ station: '乙社区先锋驿站', address: '', isByHand: true },
  }

  test('扫了驿站的码，就在它门口，送出去的地点写着它；挪开了就不是它，自己写的说明还在', async () => {
    const phone = phoneReady()
    phone.answer('area', 'scene', () => ({ ...atItsDoor.located, station }))
    phone.scanned = 'pages/report/report?scene=s%3Dst-9'
    const chosen: Place[] = []
    const page = await open(chosen)
    await type(page, 'onAddress', '门口左边的花坛')
    await press(page, '扫码')
    expect(page.data.start).toEqual({ lng: 118.44, lat: 31.38 })
    expect(page.dom.textContent).toContain('乙社区先锋驿站')
    await press(page, '就选这里')
    expect(chosen).toEqual([{ ...atItsDoor, address: '门口左边的花坛' }])
    expect(placeInput(chosen[0]!)).toMatchObject({ area: 'g-9', address: '乙社区先锋驿站 门口左边的花坛' })
    await drag(page, 118.5, 31.4)
    await press(page, '就选这里')
    expect(placeInput(chosen[1]!)).toEqual({ point: { lng: 118.5, lat: 31.4 }, address: '门口左边的花坛' })
  })

  test('选好的再打开，还是那里，不重新找；补一句说明，网格和驿站都留着', async () => {
    const phone = phoneReady()
    const chosen: unknown[] = []
    const page = await open(chosen, atItsDoor)
    await type(page, 'onAddress', '花坛')
    await press(page, '就选这里')
    expect(chosen).toEqual([{ ...atItsDoor, address: '花坛' }])
    expect(phone.sentTo('area.locate')).toEqual([])
  })

  test('扫的码还没有答，人已经挪了地图：地图和地点都是后挪的', async () => {
    const phone = phoneReady()
    let answer = () => {}
    phone.answer(
      'area',
      'scene',
      () => new Promise((resolve) => (answer = () => resolve({ ...atItsDoor.located, station }))),
    )
    phone.scanned = 'pages/report/report?scene=s%3Dst-9'
    const page = await open()
    await press(page, '扫码')
    await drag(page, 118.5, 31.4)
    answer()
    await settle()
    expect(page.data).toMatchObject({ start: { lng: 118.4, lat: 31.35 }, place: { point: { lng: 118.5, lat: 31.4 } } })
  })

  test.each([['这不是本小程序的二维码'], ['这个码指的驿站已经没有了，请在地图上选择位置']])(
    '用不上的码（%s）：说服务端的原话，选好的地方还在',
    async (sentence) => {
      const phone = phoneReady()
      phone.answer('area', 'scene', () => {
        throw refusal('area/station', sentence, 'scene')
      })
      const chosen: unknown[] = []
      const page = await open(chosen)
      await press(page, '扫码')
      expect(phone.toasts).toEqual([sentence])
      expect(page.dom.textContent).toContain('甲街道 · 乙社区 · 第05网格')
      await press(page, '就选这里')
      expect(chosen).toMatchObject([{ located: { id: 'g-5' } }])
    },
  )

  test('还没有选好的地方，码又用不上：说服务端的原话，选不了', async () => {
    const phone = phoneReady()
    phone.answer('area', 'locate', () => {
      throw refusal('area/outside', '这个位置不在本区范围内，请重新选择', 'point')
    })
    phone.answer('area', 'scene', () => {
      throw refusal('input/invalid', '这不是本小程序的二维码', 'scene')
    })
    const page = await open()
    await press(page, '扫码')
    expect(page.dom.textContent).toContain('这不是本小程序的二维码')
  })

  test('没扫就回来，什么都不变', async () => {
    phoneReady()
    Object.assign(wx, { scanCode: () => Promise.reject(new Error('scanCode:fail cancel')) })
    const page = await open()
    await press(page, '扫码')
    expect(page.dom.textContent).toContain('第05网格')
  })
})

describe('表单里的小地图', () => {
  test('点一下只去一次选位置的页面，点得再快也是', async () => {
    const phone = reportReady()
    const page = await openReport()
    await pressClass(page, 'map')
    expect(phone.opened).toHaveLength(1)
    expect(phone.opened[0]).toMatch(/^navigateTo \/pages\/place\/place/)
    await call(page, 'changePlace')
    expect(phone.opened).toHaveLength(1)
  })

  test('回到表单以后，还可以再改', async () => {
    const phone = reportReady()
    const page = await openReport()
    await pressClass(page, 'map')
    await call(page, 'onShow')
    await pressClass(page, 'map')
    expect(phone.opened).toHaveLength(2)
  })
})
