import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import AssessmentPage from '../../console/pages/assessment.vue'
import WhistlesPage from '../../console/pages/whistles.vue'
import { call } from '../../console/services/cloud'
import { useSession } from '../../console/stores/session'
import type { MeView, OwedView } from '../../typings/contract'

// 吹哨页：等我办的，一种一种，在地址里。

jest.mock('../../console/services/cloud', () => ({
  whenTokenRefused: () => undefined,
  call: jest.fn(),
  newRequestId: () => 'request-1',
}))

const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, Record<string, unknown>]>
let page: VueWrapper
let router: Router
let owed: OwedView

async function open(
  role: 'street' | 'department',
  address: string,
  component: Component = WhistlesPage,
): Promise<void> {
  setActivePinia(createPinia())
  const scope = role === 'street' ? 's-zhelu' : 'd-chengguan'
  const held = { role, scope, text: '', isStandIn: false, keepsLogins: false, invites: [] }
  useSession().me = { person: 'p-1', name: '周晓雯', roles: [held] } as unknown as MeView
  router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: { template: '<div />' } }],
  })
  await router.push(address)
  page = mount(component, { attachTo: document.body, global: { plugins: [router] } })
  await flushPromises()
}

const kind = (name: OwedView['kinds'][number]['name'], text: string, count: number) => ({ name, text, count })
const asked = (action: string) => ask.mock.calls.filter(([, one]) => one === action).map(([, , input]) => input)
const bar = () => page.get('[aria-label=等我办]')
const parts = () =>
  bar()
    .findAll('button')
    .map((one) => one.text())

beforeEach(() => {
  owed = { kinds: [kind('toReview', '待审核', 0), kind('toEvaluate', '待评价', 2)], count: 2, isMore: false }
  ask
    .mockReset()
    .mockImplementation((_, action) =>
      Promise.resolve(
        action === 'owed'
          ? owed
          : action === 'scopes'
            ? { areas: [], departments: [] }
            : { text: '赭麓街道', items: [], rows: [] },
      ),
    )
})
afterEach(() => page.unmount())

test('有几声等我评价，点一下就是那几声；在地址里，别的筛选还在', async () => {
  await open('street', '/whistles?kind=key')
  expect(parts()).toEqual(['不论等谁', '等我办 2', '待评价 2'])
  expect(asked('owed')).toEqual([{ desk: 's-zhelu' }])
  await bar().findAll('button')[2]!.trigger('click')
  await flushPromises()
  expect(router.currentRoute.value.query).toEqual({ kind: 'key', owed: 'toEvaluate' })
  expect(asked('whistles').at(-1)).toMatchObject({ owed: 'toEvaluate', desk: 's-zhelu', kind: 'key' })
  expect(page.text()).toContain('没有等您办的')
  expect(page.findAll('select').some((one) => one.text().includes('没办完的'))).toBe(false)
})

test('地址里写着的种类，现在一声没有了，也看得到选着它；多得数不完的，写明还有', async () => {
  owed = { ...owed, count: 999, isMore: true }
  await open('street', '/whistles?owed=toReview')
  expect(parts()).toEqual(['不论等谁', '等我办 999+', '待审核 0+', '待评价 2+'])
  expect(bar().find('[aria-pressed=true]').text()).toBe('待审核 0+')
})

test('部门看自己要应哨、要报到的；街道的种类不算它的', async () => {
  owed = { kinds: [kind('toAnswer', '待应哨', 3), kind('toReportIn', '待报到', 1)], count: 4, isMore: false }
  await open('department', '/whistles?owed=toEvaluate')
  expect(parts()).toEqual(['不论等谁', '等我办 4', '待应哨 3', '待报到 1'])
  expect(asked('owed')).toEqual([{ department: 'd-chengguan' }])
  expect(asked('whistles').at(-1)).not.toHaveProperty('owed')
  await bar().findAll('button')[3]!.trigger('click')
  await flushPromises()
  expect(asked('whistles').at(-1)).toMatchObject({ owed: 'toReportIn', department: 'd-chengguan' })
})

test('部门负责人只看不办，没有这一条筛选', async () => {
  owed = { kinds: [], count: 0, isMore: false }
  await open('department', '/whistles')
  expect(page.find('[aria-label=等我办]').exists()).toBe(false)
})

test('考核页上看得到有几声哨的申诉等着答复，点过去就是那几声；没有就不说', async () => {
  owed = { kinds: [kind('toRespond', '申诉', 3)], count: 3, isMore: false }
  await open('street', '/assessment', AssessmentPage)
  const link = page.findAll('a').find((one) => one.text().includes('申诉'))
  expect(link?.text()).toBe('有 3 声哨的申诉等您答复')
  expect(link?.attributes('href')).toBe('/whistles?owed=toRespond')
  page.unmount()
  owed = { kinds: [kind('toRespond', '申诉', 0)], count: 0, isMore: false }
  await open('street', '/assessment', AssessmentPage)
  expect(page.text()).not.toContain('申诉')
})
