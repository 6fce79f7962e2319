import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import Modal from '../../console/parts/modal.vue'
import PlaceEdit from '../../console/parts/place-edit.vue'
import { CallError } from '../../console/services/call-error'
import { call } from '../../console/services/cloud'
import { fieldText, namesOf, spansOf } from '../../console/services/place-form'
import type { Legend, PlaceForm } from '../../typings/contract'

let requests = 0
jest.mock('../../console/services/cloud', () => ({
  call: jest.fn(),
  newRequestId: () => `request-${++requests}`,
}))
const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, Record<string, unknown>, string?]>

const LEGEND: Legend = { services: [{ code: 'wifi', name: '无线上网' }], classes: [] }
const FORM: PlaceForm = {
  ...{
    revision: 3,
    phone: '1',
    keeper: '张伟',
    services: ['wifi'],
    extended: ['量血压'],
    accessibility: [],
    photos: [],
  },
  ...{ name: '车站驿站', class: 'station', address: '示例路 1 号', point: [118.4, 31.35], isDesk: false },
  hours: [{ days: [1, 2], spans: [['08:30', '17:30']] }],
  exceptions: [],
}

let page: VueWrapper
let router: Router
/** What the server has, and what becomes of an edit. */
let form: PlaceForm
let outcomes: Array<CallError | undefined>

beforeEach(() => {
  form = FORM
  outcomes = []
  ask.mockReset()
  ask.mockImplementation((_, action) => {
    const trouble = action === 'edit' ? outcomes.shift() : undefined
    return trouble ? Promise.reject(trouble) : Promise.resolve({ id: 'st-1', form })
  })
  router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: { template: '<div />' } }],
  })
  page = mount(PlaceEdit, {
    props: { id: 'st-1', form: FORM, legend: LEGEND },
    attachTo: document.body,
    global: { plugins: [router] },
  })
})
afterEach(() => page.unmount())

test('改了没有存就走，先问一声；什么都没改就不问', async () => {
  await router.push('/places')
  expect(router.currentRoute.value.path).toBe('/places')
  await field('电话').setValue('2')
  const leaving = router.push('/tickets')
  await flushPromises()
  expect(document.body.textContent).toContain('这个地点改了还没有存，离开就没有了。')
  page.getComponent(Modal).vm.$emit('update:visible', false)
  await leaving
  expect(router.currentRoute.value.path).toBe('/places')
  expect(field('电话').element.value).toBe('2')
})

const field = (label: string) => {
  const found = page.findAll('label').find((one) => one.text().startsWith(label))!
  return page.get<HTMLInputElement>(`[id="${found.attributes('for')}"]`)
}
async function save(): Promise<void> {
  await page.get('form').trigger('submit')
  await flushPromises()
}
const edits = () => ask.mock.calls.filter(([, action]) => action === 'edit').map(([, , input]) => input)

test('只送改了的，连同看到的是哪一版；什么都没改就不送', async () => {
  await save()
  expect(page.emitted('cancel')).toHaveLength(1)
  await field('电话').setValue('0553-1')
  await save()
  expect(edits()).toEqual([{ id: 'st-1', revision: 3, change: { phone: '0553-1' } }])
  expect(page.emitted('kept')).toHaveLength(1)
})

test('两个人都改了电话：两边并排，选一边；别人改的别的也留着', async () => {
  await field('电话').setValue('mine')
  await field('负责人').setValue('李娜')
  form = { ...FORM, revision: 4, phone: 'theirs', extended: ['代收快递'] }
  outcomes = [new CallError('place/changed', '刚才有人改过这里的资料')]
  await save()
  expect(page.text()).toContain('他人改成')
  const sides = page.findAll('input[type=radio]').map((one) => one.attributes('aria-label'))
  expect(sides).toEqual(['电话：他人改成theirs', '电话：您改成mine'])
  await page.findAll('input[type=radio]')[0]!.trigger('change')
  await save()
  expect(edits().at(-1)).toEqual({ id: 'st-1', revision: 4, change: { keeper: '李娜' } })
})

test('没等到回音：填好的都在，再送还是同一件', async () => {
  await field('电话').setValue('0553-1')
  outcomes = [new CallError('network', '网络不太好，请再试一次')]
  await save()
  expect(page.get('[role=alert]').text()).toContain('填好的都在')
  await save()
  const ids = ask.mock.calls.filter(([, action]) => action === 'edit').map((one) => one[3])
  expect(ids[0]).toBe(ids[1])
})

test('时间随手写也看得懂，看不懂的说一声，不动原来的', async () => {
  const spans = page.get<HTMLInputElement>('[aria-label="第 1 行的时间"]')
  await spans.setValue('8：30~11:30，14:00至17:30')
  await spans.trigger('change')
  await save()
  expect(edits()[0]!['change']).toEqual({
    hours: [
      {
        days: [1, 2],
        spans: [
          ['08:30', '11:30'],
          ['14:00', '17:30'],
        ],
      },
    ],
  })
  await spans.setValue('随便')
  await spans.trigger('change')
  expect(page.text()).toContain('时间要写成 08:30-17:30')
})

test('一项一项写成人看的话', () => {
  const draft = { ...FORM, photos: ['a', 'b'], exceptions: [{ date: '2026-10-01', spans: [], note: '国庆节' }] }
  expect(fieldText('services', draft, LEGEND)).toBe('无线上网')
  expect(fieldText('hours', draft, LEGEND)).toBe('周一二 08:30-17:30')
  expect(fieldText('exceptions', draft, LEGEND)).toBe('2026-10-01 不开 国庆节')
  expect(fieldText('photos', draft, LEGEND)).toBe('2 张')
  expect(namesOf('停车、 充电，停车')).toEqual(['停车', '充电'])
  expect(spansOf('')).toEqual([])
})
