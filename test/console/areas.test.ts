import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import AreasPage from '../../console/pages/areas.vue'
import { CallError } from '../../console/services/call-error'
import { call } from '../../console/services/cloud'
import type { AtlasDetail, AtlasView, Corner, Ring } from '../../typings/contract'
import { atlasAreas } from '../support/atlas'

jest.mock('../../console/services/cloud', () => ({
  whenTokenRefused: () => undefined,
  call: jest.fn(),
  newRequestId: () => 'request-00000001',
}))

const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, Record<string, unknown>]>

const at = (x: number, y: number): Corner => [118_380_000 + x, 31_340_000 + y]
const square = (x: number): Ring => [at(x, 0), at(x + 900, 0), at(x + 900, 900), at(x, 900)]
const view = (canDraw = true): AtlasView => ({ version: 3, text: '镜湖区', areas: atlasAreas, canDraw, left: 0 })
const detail = (version = 3): AtlasDetail => ({
  version,
  borders: [
    { id: 'g1', kind: 'grid', name: '第01网格', parent: 'c', rings: [square(0)] },
    { id: 'g2', kind: 'grid', name: '第02网格', parent: 'c', rings: [square(900)] },
  ],
})

/** What the map is given, and hears of: Leaflet needs a browser. */
const BorderMap = defineComponent({
  name: 'BorderMap',
  props: ['borders', 'sketch', 'isEditing', 'isTogether', 'chosen', 'problems', 'theirs'],
  emits: ['move', 'insert', 'remove', 'choose', 'pick'],
  setup: (_, { expose }) => {
    expose({ show: () => undefined })
    return () => h('div')
  },
})

let page: VueWrapper
const answers: Record<string, (input: Record<string, unknown>) => unknown> = {}

async function open(address: string): Promise<void> {
  setActivePinia(createPinia())
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: { template: '<div />' } }],
  })
  await router.push(address)
  page = mount(AreasPage, { global: { plugins: [router], stubs: { BorderMap } } })
  await flushPromises()
}

async function press(text: string): Promise<void> {
  await page
    .findAll('button')
    .find((one) => one.text() === text)!
    .trigger('click')
  await flushPromises()
}

async function moves(from: Corner, to: Corner): Promise<void> {
  page.findComponent(BorderMap).vm.$emit('move', from, to)
  await jest.advanceTimersByTimeAsync(1_000)
  await flushPromises()
}

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] })
  ask.mockReset().mockImplementation((_, action, input) => Promise.resolve().then(() => answers[action]!(input)))
  Object.assign(answers, {
    list: () => view(),
    get: () => detail(),
    check: () => ({ version: 3, problems: [], text: '改了 2 块地方的界线' }),
    save: () => ({ version: 4, text: '改了 2 块地方的界线。已经是第 4 版，一分钟内处处按新的算' }),
  })
})
afterEach(() => {
  page?.unmount()
  jest.useRealTimers()
})

const saveButton = () => page.findAll('button').find((one) => one.text() === '保存')!
const isOff = () => saveButton().attributes('disabled') !== undefined

test('挪一个界点，服务器看过没有问题才能保存；存了说是第几版', async () => {
  await open('/areas?area=g1')
  await press('改界线')
  expect(isOff()).toBe(true)
  await moves(at(900, 0), at(950, 20))
  expect(ask).toHaveBeenCalledWith('atlas', 'check', expect.objectContaining({ version: 3 }))
  expect(page.text()).toContain('改了 2 块地方的界线')
  await press('保存')
  const [, , input] = ask.mock.calls.find(([, action]) => action === 'save')!
  expect(input).toMatchObject({ version: 3, moved: [{ id: 'g1' }, { id: 'g2' }] })
  expect(page.text()).toContain('已经是第 4 版')
})

test('不一起挪的：加界点、删界点，送去检查的只有手上这一块', async () => {
  await open('/areas?area=g1')
  await press('改界线')
  await page.find('.tools input[type=checkbox]').setValue(false)
  const map = page.findComponent(BorderMap)
  const looks = async (event: string, ...corners: Corner[]) => {
    map.vm.$emit(event, ...corners)
    await jest.advanceTimersByTimeAsync(1_000)
    await flushPromises()
    return ask.mock.calls.filter(([, action]) => action === 'check').at(-1)?.[2]['moved']
  }
  expect(await looks('insert', at(900, 0), at(900, 900), at(950, 400))).toMatchObject([{ id: 'g1' }])
  expect(await looks('remove', at(900, 0))).toMatchObject([{ id: 'g1' }])
})

test('有问题的列在旁边，手上这一块的在前，保存不了；撤销以后又可以看', async () => {
  const problem = (area: string, text: string) => ({ kind: 'crossing', area, text, at: at(0, 0), ring: [] })
  answers['check'] = () => ({
    version: 3,
    problems: [problem('g2', '第02网格的界线和自己交叉了'), problem('g1', '第01网格的界线和自己交叉了')],
    text: '',
  })
  await open('/areas?area=g1')
  await press('改界线')
  await moves(at(900, 0), at(-500, 1_500))
  expect(page.findAll('.problem').map((one) => one.text())).toEqual([
    '第01网格的界线和自己交叉了',
    '第02网格的界线和自己交叉了',
  ])
  expect(isOff()).toBe(true)
  await press('撤销')
  expect(page.findComponent(BorderMap).props('sketch')).toMatchObject({ g1: [square(0)] })
})

test('别人先存了一版：说清楚，画好的还在，对着新的看过再存', async () => {
  answers['save'] = () => {
    throw new CallError('atlas/moved-on', '刚才有人改了网格，现在是新的一版。您改的还在，请看一看再保存', 'version')
  }
  await open('/areas?area=g1')
  await press('改界线')
  await moves(at(900, 0), at(950, 20))
  await press('保存')
  expect(page.find('[role=alert]').text()).toContain('刚才有人改了网格')
  Object.assign(answers, {
    get: () => ({
      ...detail(5),
      borders: detail().borders.map((one) =>
        one.id === 'g1' ? { ...one, rings: [[...square(0), at(-50, 400)]] } : one,
      ),
      changed: { at: Date.parse('2026-11-29T14:05+08:00'), by: '谢少华', text: '改了 1 块地方的界线' },
    }),
    check: () => ({ version: 5, problems: [], text: '改了 2 块地方的界线' }),
    save: () => ({ version: 6, text: '已经是第 6 版' }),
  })
  await press('对着现在的看一看')
  await jest.advanceTimersByTimeAsync(1_000)
  await flushPromises()
  const { g1 } = page.findComponent(BorderMap).props('sketch') as { g1: Ring[] }
  expect(g1[0]).toContainEqual(at(950, 20))
  // 谁存的、是哪一版，摆在自己画的旁边.
  expect(page.text()).toContain('谢少华 11/29 14:05 存了第 5 版：改了 1 块地方的界线。您也改了第01网格')
  expect(page.findComponent(BorderMap).props('theirs')).toMatchObject([{ id: 'g1' }])
  await press('保存')
  expect(ask.mock.calls.filter(([, action]) => action === 'save').at(-1)?.[2]).toMatchObject({ version: 5 })
  expect(page.text()).toContain('已经是第 6 版')
})

test('一块地方有办公电话的，写在旁边；没有的，不写这一行', async () => {
  const areas = atlasAreas.map((one) => (one.id === 'c' ? { ...one, phone: '0553-0001002' } : one))
  answers['list'] = () => ({ ...view(), areas })
  await open('/areas?area=c')
  expect(page.get('.facts').text()).toContain('办公电话0553-0001002')
  await open('/areas?area=g1')
  expect(page.get('.facts').text()).not.toContain('办公电话')
})

test('没有取到，说原因，可以再试；街道看得到，改不了界线和编号', async () => {
  answers['list'] = () => {
    throw new CallError('network', '网络不通')
  }
  await open('/areas')
  expect(page.text()).toContain('网络不通')
  answers['list'] = () => view(false)
  await press('再试一次')
  await page.findAll('.area')[0]!.trigger('click')
  await flushPromises()
  expect(page.text()).toContain('界线和编号由区网格中心来改')
  expect(page.findAll('button').some((one) => one.text() === '改界线')).toBe(false)
})

test('一版还在换上：说还剩多少，看得到定下来的，换完了就不说了；这时候存不了的，说等一等，画的还在', async () => {
  answers['list'] = () => ({ ...view(), left: 512 })
  answers['save'] = () => {
    throw new CallError('atlas/busy', '第 3 版还在换上，还剩 512 块地方，请过几分钟再保存', 'version')
  }
  await open('/areas?area=g1')
  expect(page.find('.card-head [role=status]').text()).toContain('这一版还在换上，还剩 512 块地方，几分钟内换完')
  await press('改界线')
  await moves(at(900, 0), at(950, 20))
  await press('保存')
  expect(page.find('[role=alert]').text()).toContain('请过几分钟再保存')
  expect(page.findComponent(BorderMap).props('sketch')).toMatchObject({ g1: [expect.arrayContaining([at(950, 20)])] })
  answers['list'] = () => view()
  await press('看看换完没有')
  expect(page.find('.card-head').text()).not.toContain('还在换上')
})
