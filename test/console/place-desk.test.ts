import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import PlaceClosing from '../../console/parts/place-closing.vue'
import PlaceNew from '../../console/pages/place-new.vue'
import { CallError } from '../../console/services/call-error'
import { call } from '../../console/services/cloud'
import { groundOf, liesIn } from '../../console/services/district-map'
import { placesOf } from '../../console/services/place-filters'
import { classChoices } from '../../console/services/place-form'
import type { PlaceView } from '../../typings/contract'

// 在电脑上新增、停用、重新启用一个地点。地图要真的浏览器：这里没有图，就写经度和纬度。

let requests = 0
jest.mock('../../console/services/cloud', () => ({
  whenTokenRefused: () => undefined,
  call: jest.fn(),
  newRequestId: () => `request-${++requests}`,
}))
const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, Record<string, unknown>, string?]>

const LEGEND = {
  services: [{ code: 'wifi', name: '无线上网' }],
  classes: [{ code: 'pharmacy', name: '药店', group: 'basic' as const }],
}
let page: VueWrapper
let router: Router
let outcomes: Array<CallError | undefined>

beforeEach(() => {
  outcomes = []
  setActivePinia(createPinia())
  router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: { template: '<div />' } }],
  })
  ask.mockReset().mockImplementation((_, action) => {
    if (action === 'legend') return Promise.resolve(LEGEND)
    const trouble = outcomes.shift()
    return trouble ? Promise.reject(trouble) : Promise.resolve({ id: 'li-1', name: '新开的药店' })
  })
})
afterEach(() => page.unmount())

const field = (label: string) => {
  const found = page.findAll('label').find((one) => one.text().startsWith(label))!
  return page.get<HTMLInputElement>(`[id="${found.attributes('for')}"]`)
}
const sent = (action: string) => ask.mock.calls.filter((one) => one[1] === action)

describe('新增地点', () => {
  beforeEach(async () => {
    page = mount(PlaceNew, { attachTo: document.body, global: { plugins: [router] } })
    await flushPromises()
  })
  const save = async () => {
    await page.get('form').trigger('submit')
    await flushPromises()
  }
  async function fill(): Promise<void> {
    await field('名称').setValue(' 新开的药店 ')
    await field('类别').setValue('pharmacy')
    await field('地址').setValue('示例路 1 号')
    await field('经度').setValue('118.4079')
    await field('纬度').setValue('31.3501')
  }

  test('没有类别、没有位置、写的不是经纬度，不送，说在那一项旁边', async () => {
    await save()
    expect(page.get('[role=alert]').text()).toBe('请选择类别')
    await fill()
    await field('经度').setValue('东经一百一十八')
    expect(page.text()).toContain('经度和纬度写成 118.390500 和 31.345000 这样')
    await save()
    expect(page.text()).toContain('请在地图上放好位置，或者写清经度和纬度')
    expect(sent('add')).toEqual([])
  })

  test('没等到回音，填好的都在，再送还是同一件；加好了就到它自己的页上，不再问', async () => {
    await fill()
    outcomes = [new CallError('network', '网络不太好，请再试一次')]
    await save()
    expect(page.text()).toContain('填好的都在')
    await save()
    expect(sent('add').map((one) => one[3])).toEqual([sent('add')[0]![3], sent('add')[0]![3]])
    expect(sent('add')[0]![2]).toEqual({
      ...{ class: 'pharmacy', name: '新开的药店', address: '示例路 1 号', point: [118.4079, 31.3501], phone: '' },
      ...{ hours: [{ days: [1, 2, 3, 4, 5, 6, 7], spans: [['08:30', '17:30']] }], services: [] },
    })
    expect(router.currentRoute.value.path).toBe('/places/li-1')
  })

  test('不归自己管的位置，服务器的话说在位置旁边', async () => {
    await fill()
    outcomes = [new CallError('place/not-your-area', '这个位置不在您管的地方，请在界线里面点', 'point')]
    await save()
    expect(page.findAll('[role=alert]').map((one) => one.text())).toContain('这个位置不在您管的地方，请在界线里面点')
  })
})

describe('停用', () => {
  const place = { id: 'st-1', name: '车站驿站' } as PlaceView
  const open = (facts: Partial<PlaceView> = {}) => {
    page = mount(PlaceClosing, { props: { place: { ...place, ...facts }, revision: 3 }, attachTo: document.body })
    return page.get('button').trigger('click')
  }
  const press = async (text: string) => {
    const button = [...document.body.querySelectorAll<HTMLElement>('[role=dialog] button')].find(
      (one) => one.textContent?.trim() === text,
    )
    button!.click()
    await flushPromises()
  }
  const typed = async (text: string) => {
    const input = document.body.querySelector<HTMLInputElement>('[role=dialog] input')!
    input.value = text
    input.dispatchEvent(new Event('input'))
    await flushPromises()
  }

  test('要写原因；写了就停用，带着看到的那一版', async () => {
    await open()
    await press('停用')
    expect(document.body.textContent).toContain('请写一句停用的原因，居民看得到')
    await typed('搬到新址')
    await press('停用')
    expect(sent('close')[0]![2]).toEqual({ id: 'st-1', revision: 3, reason: '搬到新址' })
    expect(page.emitted('kept')).toHaveLength(1)
  })

  test('别人刚改过：取来最新的，说一声，再点一次才停', async () => {
    outcomes = [new CallError('place/changed', '刚才有人改过')]
    await open()
    await typed('搬到新址')
    await press('停用')
    expect(document.body.textContent).toContain('还要这样做，请再点一次')
    await page.setProps({ revision: 4 })
    await press('停用')
    expect(sent('close').map((one) => one[2]['revision'])).toEqual([3, 4])
  })

  test('停用着的，可以重新启用', async () => {
    await open({ closedText: '这个地点2026年3月2日停用了：搬到新址' })
    await press('重新启用')
    expect(sent('reopen')[0]![2]).toEqual({ id: 'st-1', revision: 3 })
  })
})

test('名单平常只有在用的；驿站和中心不能改成别的；点在不在界线里', () => {
  page = mount({ template: '<i />' })
  const none = { area: '', kind: '', class: '', state: '', words: '' }
  expect(placesOf(none, '')).toMatchObject({ state: 'open' })
  expect(placesOf({ ...none, state: 'closed' }, '')).toMatchObject({ state: 'closed' })
  expect(placesOf({ ...none, state: 'all' }, '')).not.toHaveProperty('state')
  expect(classChoices(LEGEND, 'station')).toEqual([{ value: 'station', text: '先锋驿站' }])
  expect(classChoices(LEGEND, 'pharmacy')).toEqual([{ value: 'pharmacy', text: '药店' }])
  expect(classChoices(LEGEND)).toHaveLength(3)
  const ring: Array<[number, number]> = [
    [0, 0],
    [4, 0],
    [4, 4],
    [0, 4],
  ]
  const hole: Array<[number, number]> = [
    [1, 1],
    [2, 1],
    [2, 2],
    [1, 2],
  ]
  expect([liesIn([3, 3], [ring, hole]), liesIn([1.5, 1.5], [ring, hole]), liesIn([5, 3], [ring])]).toEqual([
    ...[true, false, false],
  ])
  const street = { id: 's', kind: 'street' as const, name: '甲街道', parent: 'd', rings: [ring] }
  const community = { id: 'c', kind: 'community' as const, name: '乙社区', parent: 's', rings: [hole] }
  const map = { areas: [street, community], water: [] }
  expect(groundOf(map, 'c')).toEqual([community])
  expect(groundOf(map, 'd')).toEqual([street])
})
