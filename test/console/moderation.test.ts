import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import BulletinPage from '../../console/pages/bulletin.vue'
import DeliveriesPage from '../../console/pages/deliveries.vue'
import FindingsPage from '../../console/pages/findings.vue'
import ScreeningsPage from '../../console/pages/screenings.vue'
import MonthSheets from '../../console/parts/month-sheets.vue'
import { CallError } from '../../console/services/call-error'
import { call } from '../../console/services/cloud'
import { useSession } from '../../console/stores/session'
import type { MeView, ScreeningView } from '../../typings/contract'

jest.mock('../../console/services/cloud', () => ({
  whenTokenRefused: () => undefined,
  call: jest.fn(),
  newRequestId: () => 'request-1',
}))

const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, Record<string, unknown>]>
let page: VueWrapper
/** What each action of the server answers; an error is thrown. */
let answers: Record<string, unknown>

async function open(component: Component, address: string, props = {}): Promise<void> {
  setActivePinia(createPinia())
  const role = { role: 'community', scope: 'c-1', text: '车站社区', isStandIn: false, keepsLogins: false, invites: [] }
  useSession().me = { person: 'p-1', name: '周晓雯', roles: [role] } as unknown as MeView
  const routes = [{ path: '/:rest(.*)*', component: { template: '<div />' } }]
  const router = createRouter({ history: createMemoryHistory(), routes })
  await router.push(address)
  page = mount(component, { props, attachTo: document.body, global: { plugins: [router] } })
  await flushPromises()
}

const asked = (action: string) => ask.mock.calls.filter(([, one]) => one === action).map(([, , input]) => input)

beforeEach(() => {
  answers = {}
  ask.mockReset().mockImplementation((_, action) => {
    const answer = answers[action]
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  })
})

afterEach(() => page.unmount())

const screened = (change: Partial<ScreeningView> = {}): ScreeningView => ({
  ...{ id: 's-1', at: 1, kind: 'words', reason: '微信拿不准', ticket: 't-1', no: 'JH1', categoryText: '公共照明' },
  ...{ whereText: '赭麓街道 · 车站社区', words: '灯又灭了' },
  ...change,
})

describe('审核队列', () => {
  const items = [screened(), screened({ id: 's-2', no: 'JH2', kind: 'photo', words: undefined, url: '/two.jpg' })]
  const panel = () => page.get('.look')

  test('要看的放大在旁边：写了什么、在哪里、为什么；一个键留下，接着看下一件', async () => {
    answers = { list: { items }, decide: {} }
    await open(ScreeningsPage, '/screenings')
    expect(asked('list')[0]).toEqual({ scope: 'c-1', cursor: '' })
    for (const text of ['灯又灭了', '赭麓街道 · 车站社区', '微信拿不准']) expect(panel().text()).toContain(text)
    answers.list = { items: [items[1]] }
    await panel().trigger('keydown', { key: 'a' })
    await flushPromises()
    expect(asked('decide')).toEqual([{ id: 's-1', verdict: 'keep' }])
    expect(panel().get('img').attributes('src')).toBe('/two.jpg')
    expect(page.text()).toContain('文字 JH1：已留下')
  })

  test('没有加载出来的照片不能留下：按钮按不动，键也不行；移除可以；刷新了再看', async () => {
    answers = { list: { items: [items[1]] }, decide: {} }
    await open(ScreeningsPage, '/screenings')
    await panel().get('img').trigger('error')
    expect(panel().get('[role="alert"]').text()).toContain('没有加载出来，看不到的不能留下')
    const keep = () =>
      panel()
        .findAll('button')
        .find((one) => one.text().startsWith('留下'))!
    expect(keep().attributes('disabled')).toBeDefined()
    await panel().trigger('keydown', { key: 'a' })
    await flushPromises()
    expect(asked('decide')).toEqual([])
    await page
      .findAll('button')
      .find((one) => one.text() === '刷新')!
      .trigger('click')
    await flushPromises()
    expect(panel().find('img').exists()).toBe(true)
    expect(keep().attributes('disabled')).toBeUndefined()
  })

  test('服务器不让，原话说明，那一件还在', async () => {
    const own = new CallError('screening/own', '自己写的、拍的，请同事来看')
    answers = { list: { items }, decide: own }
    await open(ScreeningsPage, '/screenings')
    await panel().trigger('keydown', { key: 'x' })
    await flushPromises()
    expect(asked('decide')).toEqual([{ id: 's-1', verdict: 'remove' }])
    expect(page.text()).toContain('自己写的、拍的，请同事来看')
    expect(panel().text()).toContain('灯又灭了')
  })

  test('同事先处理了：说是谁、什么时候、怎么处理的，从清单里去掉，接着看下一件；一起办的也一样', async () => {
    const message = '这一条黄振宇已经在3月2日 09:30处理过了，结果是留下'
    answers = { list: { items }, decide: new CallError('screening/done', message) }
    await open(ScreeningsPage, '/screenings')
    answers.list = { items: [items[1]] }
    await panel().trigger('keydown', { key: 'x' })
    await flushPromises()
    expect(page.findAll('.told').at(-1)!.text()).toBe(`文字 JH1：${message}`)
    expect(panel().get('img').attributes('src')).toBe('/two.jpg')
    await page.get('[aria-label=选中这一页的全部]').setValue(true)
    answers.list = { items: [] }
    await page
      .findAll('button')
      .find((button) => button.text() === '移除')!
      .trigger('click')
    await flushPromises()
    expect(page.get('[aria-label=不在这一页的结果]').text()).toBe(`照片 JH2：${message}`)
    expect(page.text()).not.toContain('已选')
  })

  test('没有要看的，说都看完了', async () => {
    answers = { list: { items: [] } }
    await open(ScreeningsPage, '/screenings')
    expect(page.text()).toContain('都看完了')
    expect(page.find('.look').exists()).toBe(false)
  })
})

const delivered = { state: 'sent', text: '已送达', about: '微信收下了', count: 999, isMore: true }

test('送达：每种各多少，多到数不完的说“还多”；没数到，不说都送到了', async () => {
  answers = { deliveries: { since: 1, at: 2, states: [delivered] }, undelivered: { items: [] } }
  await open(DeliveriesPage, '/deliveries?days=30')
  expect(asked('deliveries')).toEqual([{ scope: 'c-1', days: 30 }])
  expect(page.get('.states').text()).toContain('999+')
  expect(page.text()).toContain('这些天里，用微信推送的都送到了，或者还在送')
  page.unmount()
  answers.deliveries = new CallError('network', '网络不太好，请再试一次')
  await open(DeliveriesPage, '/deliveries?days=no')
  expect(asked('deliveries').at(-1)).toEqual({ scope: 'c-1', days: 7 })
  expect(page.get('[role=alert]').text()).toContain('网络不太好，请再试一次')
  expect(page.text()).toContain('没有可以再送的')
  expect(page.text()).not.toContain('都送到了')
})

test('没有次数了的，没有送到：说有多少、为什么，不说都送到了', async () => {
  const about = '本人同意的次数用完了，站内信里有；急的请打电话'
  const spent = { state: 'no-quota', text: '没有次数了', about, count: 23, isMore: false }
  const none = { state: 'failed', text: '没有送到', about: '微信不收', count: 0, isMore: false }
  answers = { deliveries: { since: 1, at: 2, states: [delivered, spent, none] }, undelivered: { items: [] } }
  await open(DeliveriesPage, '/deliveries')
  expect(page.findAll('.short li').map((one) => one.text())).toEqual([`没有次数了 23 条：${about}`])
  expect(page.text()).not.toContain('都送到了')
})

test('没有次数了的，一条一条列得出：诉求点得开，居民不说是谁，换了天数就是那些天的', async () => {
  const row = { id: 'n-1', at: 1, title: '已有人接单', to: '居民', ticket: 't-1' }
  const whistle = 'packages/whistle/whistle/whistle?id=w-1'
  const other = { id: 'n-2', at: 1, title: '有一件事超期了', to: '网格员 王秀兰', page: whistle }
  const news = {
    id: 'n-3',
    at: 1,
    title: '您的异议有答复了',
    to: '居民',
    page: 'packages/publication/award/award?id=r',
  }
  answers = {
    deliveries: { since: 1, at: 2, states: [delivered] },
    unreached: { items: [row, other, news] },
    undelivered: { items: [] },
  }
  await open(DeliveriesPage, '/deliveries?days=30&list=spent')
  expect(asked('unreached')).toEqual([{ scope: 'c-1', days: 30, cursor: '' }])
  expect(asked('undelivered')).toEqual([])
  expect(page.findAll('tbody a').map((one) => one.attributes('href'))).toEqual(['/tickets/t-1', '/whistles/w-1'])
  const [first, second] = page.findAll('tbody tr').map((line) => line.text())
  expect(first).toContain('打开诉求看电话')
  expect(second).toContain('网格员 王秀兰')
  await page.get('[aria-label=看哪一些]').findAll('button')[0]?.trigger('click')
  await flushPromises()
  expect(asked('undelivered')).toHaveLength(1)
})

test('监察发现：说的是谁，每一处打开那声哨', async () => {
  const mark = { whistle: 'w-1', no: 'JS1', at: 1, text: '没有报到' }
  const finding = { id: 'f', ruleText: '没有到场就办结', about: '', departmentText: '区城管局', marks: [mark] }
  answers = { findings: { month: '2026-03', monthText: '2026年3月', findings: [finding], rules: [] } }
  await open(FindingsPage, '/findings?month=2026-03')
  expect(asked('findings')).toEqual([{ month: '2026-03' }])
  expect(page.get('tbody a').attributes('href')).toBe('/whistles/w-1')
  expect(page.text()).toContain('区城管局')
})

test('评单：份数 × 权重 = 得分；申诉到了哪一步', async () => {
  const line = { text: '应哨', outcomeText: '超时', value: 0.5, weight: 25, points: '12.50' }
  const objection = { lineText: '应哨', state: 'open', stateText: '等街道答复' }
  const sheet = { whistle: 'w-1', no: 'JS1', title: '占道经营', roleText: '主办', system: '87.50', street: '', at: 1 }
  answers = { sheets: { items: [{ ...sheet, objection: '申诉中', lines: [line], objections: [objection] }] } }
  await open(MonthSheets, '/', { department: 'd-1', month: '2026-03', unlisted: '平均里还有 2 声超时未办结的。' })
  expect(page.text()).toContain('平均里还有 2 声超时未办结的。')
  expect(page.text()).toContain('应哨 超时：0.50 × 25 = 12.50')
  expect(page.text()).toContain('等街道答复')
})

test('简报没有取到，再试一次就有', async () => {
  answers = { bulletin: new CallError('network', '网络不太好，请再试一次') }
  await open(BulletinPage, '/bulletin?month=2026-03')
  expect(page.text()).toContain('网络不太好，请再试一次')
  const table = {
    table: 'streets',
    title: '',
    period: '',
    periodText: '',
    headings: ['名次', '街道'],
    rows: [],
    note: '',
  }
  const buckets = { total: 0, onTime: 0, late: 0, overdue: 0, running: 0, setAside: 0 }
  answers.bulletin = {
    ...{
      month: '2026-03',
      monthText: '2026年3月',
      title: '工作简报',
      lead: '2026年3月，没有吹哨。',
      figures: [],
      buckets,
    },
    ...{ departments: table, streets: table, findings: [], html: '' },
  }
  await page.findAll('button').at(-1)!.trigger('click')
  await flushPromises()
  expect(page.text()).toContain('2026年第 3 期')
  expect(page.text()).toContain('本月没有发现。')
})
