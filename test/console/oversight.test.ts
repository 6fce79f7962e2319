import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import type { Component } from 'vue'
import AuditsPage from '../../console/pages/audits.vue'
import HealthPage from '../../console/pages/health.vue'
import { AUDIT_TEXT } from '../../cloudfunctions/domain/audit'
import { actionGroups } from '../../console/services/audits'
import { CallError } from '../../console/services/call-error'
import { call, ping } from '../../console/services/cloud'
import { doneText, FUNCTIONS } from '../../console/services/health'
import type { AuditPage, HealthView } from '../../typings/contract'

jest.mock('../../console/services/cloud', () => ({
  whenTokenRefused: () => undefined,
  call: jest.fn(),
  ping: jest.fn(),
}))

const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, Record<string, unknown>]>
const knock = jest.mocked(ping)
const EVERY = 15_000
const MINUTE = 60_000

let page: VueWrapper
let router: Router

async function open(component: Component, address: string): Promise<void> {
  setActivePinia(createPinia())
  router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: { template: '<div />' } }],
  })
  await router.push(address)
  page = mount(component, { global: { plugins: [router] } })
  await flushPromises()
}

async function press(text: string): Promise<void> {
  await page
    .findAll('button')
    .find((one) => one.text() === text)!
    .trigger('click')
  await flushPromises()
}

async function passes(time: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(time)
  await flushPromises()
}

function hide(isHidden: boolean): void {
  Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] })
  ask.mockReset()
  knock.mockReset().mockResolvedValue(42)
})

afterEach(() => {
  page?.unmount()
  hide(false)
  jest.useRealTimers()
})

describe('运行情况', () => {
  const health = (): HealthView => ({
    at: 100 * MINUTE,
    timers: [
      { name: 'clock', text: '诉求的钟', ranAt: 99 * MINUTE, took: 1500, isLate: false, done: { moved: 3, pushed: 0 } },
      { name: 'whistle-clock', text: '吹哨的钟', ranAt: 88 * MINUTE, took: 20, isLate: true, done: {} },
      { name: 'upkeep', text: '其他日常', took: 0, isLate: true, done: {} },
    ],
    queues: [
      { name: 'pushes', text: '要推的消息', waiting: 7, since: 95 * MINUTE },
      { name: 'jobs', text: '交接、清除、重算', waiting: 0 },
    ],
  })
  const rows = () => page.findAll('tbody tr').map((row) => row.text())

  beforeEach(() => ask.mockResolvedValue(health()))

  test('晚了的，用字说，不只是红；没跑过的也说', async () => {
    await open(HealthPage, '/health')
    expect(page.text()).toContain('2 个晚了：该每分钟跑一次，三分钟没有跑')
    expect(rows()[0]).toMatch(/1 分钟前.*按时.*1\.5 秒.*到点推进 3$/)
    expect(rows()[1]).toMatch(/12 分钟前.*晚了.*没有到点要做的/)
    expect(rows()[2]).toMatch(/还没有跑过.*晚了/)
  })

  test('排着队的：几个，从什么时候等起', async () => {
    await open(HealthPage, '/health')
    expect(rows()[3]).toMatch(/要推的消息.*7.*从5 分钟前等到现在/)
    expect(rows()[4]).toContain('没有等的')
  })

  test('看着的时候十五秒问一次，看不见就不问；走了不再问', async () => {
    await open(HealthPage, '/health')
    await passes(EVERY)
    expect(ask).toHaveBeenCalledTimes(2)
    hide(true)
    await passes(5 * EVERY)
    expect(ask).toHaveBeenCalledTimes(2)
    hide(false)
    await flushPromises()
    expect(ask).toHaveBeenCalledTimes(3)
    page.unmount()
    await passes(5 * EVERY)
    expect(ask).toHaveBeenCalledTimes(3)
  })

  test('断线了，上一次的还在，说明白；连上了自己好', async () => {
    await open(HealthPage, '/health')
    ask.mockRejectedValueOnce(new CallError('network', '网络不太好，请再试一次'))
    await passes(EVERY)
    expect(page.text()).toContain('网络不太好，请再试一次。下面是上一次取到的')
    expect(page.text()).toContain('断线了，这是15 秒前的')
    expect(rows()[0]).toContain('诉求的钟')
    await passes(EVERY)
    expect(page.text()).not.toContain('断线了')
  })

  test('不给看，原话说明，不再问', async () => {
    ask.mockRejectedValue(new CallError('oversight/not-centre', '审计和运行情况只给街道和区网格中心看'))
    await open(HealthPage, '/health')
    expect(page.get('[role=alert]').text()).toContain('审计和运行情况只给街道和区网格中心看')
    await passes(5 * EVERY)
    expect(ask).toHaveBeenCalledTimes(1)
  })

  test('每个云函数问一次，答得上来的写用了多久，答不上来的写为什么；再问一遍', async () => {
    knock.mockImplementation((name) =>
      name === 'room' ? Promise.reject(new CallError('network', '网络不太好，请再试一次')) : Promise.resolve(42),
    )
    await open(HealthPage, '/health')
    expect(knock).toHaveBeenCalledTimes(FUNCTIONS.length)
    expect(page.text()).toContain('1 个没有答上来')
    expect(page.text()).toContain('没有答上来：网络不太好，请再试一次')
    expect(page.text()).toContain('42 毫秒')
    knock.mockResolvedValue(42)
    await press('再问一遍')
    expect(page.text()).toContain(`${FUNCTIONS.length} 个都答得上来`)
    await passes(EVERY)
    expect(knock).toHaveBeenCalledTimes(2 * FUNCTIONS.length)
  })

  test('不认得的活，用它自己的名字', () => {
    expect(doneText({ moved: 2, newer: 1 })).toBe('到点推进 2 · newer 1')
  })
})

describe('审计', () => {
  const ACTIONS: AuditPage['actions'] = [
    { action: 'login.create', text: '开了电脑端账号' },
    { action: 'login.lock', text: '停用账号' },
    { action: 'ticket.reveal', text: '查看反映人电话' },
  ]
  const audits = (): AuditPage => ({
    text: '镜湖区',
    items: [
      {
        ...{ id: 'a-1', at: Date.parse('2026-11-22T14:05:09+08:00'), person: 'p-1', name: '' },
        ...{
          action: 'login.lock',
          actionText: '停用账号',
          object: 'u-7',
          objectText: 'chengguan',
          scopeText: '区城管局',
        },
        ...{ viaText: '电脑端', ip: '10.0.0.7' },
      },
    ],
    actions: ACTIONS,
  })
  const SCOPES = {
    areas: [
      { area: '340202', name: '镜湖区', kind: 'district', parent: '' },
      { area: 's-zhelu', name: '赭麓街道', kind: 'street', parent: '340202' },
    ],
    departments: [],
  }
  /** What the server answers of the list; its own areas it always knows. */
  const answer = (page: AuditPage): void =>
    void ask.mockImplementation((_, action) =>
      Promise.resolve(action === 'scopes' ? SCOPES : action === 'audits' ? page : undefined),
    )
  const asked = () => ask.mock.calls.filter(([, action]) => action === 'audits').map(([, , input]) => input)
  beforeEach(() => answer(audits()))

  test('谁、什么时候、做了什么、从哪里；注销了的人也有说法', async () => {
    await open(AuditsPage, '/audits')
    const row = page.get('tbody tr').text()
    for (const text of ['2026/11/22 14:05:09', '已注销的人', '停用账号', 'chengguan', '区城管局', '电脑端', '10.0.0.7'])
      expect(row).toContain(text)
    expect(page.get('tbody tr [title="u-7"]').text()).toBe('chengguan')
  })

  test('能筛的每一样都用中文说，没有一样是代码里的名字', () => {
    const groups = actionGroups(Object.entries(AUDIT_TEXT).map(([action, text]) => ({ action, text })))
    for (const { text } of groups) expect(text).toMatch(/^[一-鿿]+$/)
  })

  test('地址里的筛法就是问服务器的；结束那一天算在内', async () => {
    await open(AuditsPage, '/audits?action=login&from=2026-11-20&until=2026-11-22')
    expect(asked().at(-1)).toEqual({
      action: 'login',
      from: Date.parse('2026-11-20T00:00:00+08:00'),
      until: Date.parse('2026-11-23T00:00:00+08:00'),
      cursor: '',
    })
    expect(page.findAll<HTMLSelectElement>('select').map(({ element }) => element.value)).toContain('login')
    await page.get('[aria-label=到哪天]').setValue('2026-11-21')
    await flushPromises()
    expect(router.currentRoute.value.query.until).toBe('2026-11-21')
    expect(asked()).toHaveLength(2)
  })

  test('找一个人、一个地方、点名字只看他：都写在地址里，都拿去问', async () => {
    await open(AuditsPage, '/audits?area=s-zhelu&q=' + encodeURIComponent('周晓雯'))
    expect(asked().at(-1)).toEqual({ area: 's-zhelu', q: '周晓雯', cursor: '' })
    await page.get('tbody .name').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query.by).toBe('p-1')
    expect(asked().at(-1)).toMatchObject({ by: 'p-1', q: '周晓雯' })
    await page.get('[type=search]').setValue('u-7')
    await page.get('[role=search] form').trigger('submit')
    await flushPromises()
    expect(asked().at(-1)).toMatchObject({ q: 'u-7' })
  })

  test('导出没有成，说为什么，清单还在', async () => {
    await open(AuditsPage, '/audits?action=login')
    ask.mockRejectedValueOnce(new CallError('network', '网络不太好，请再试一次'))
    await press('导出表格')
    expect(ask).toHaveBeenLastCalledWith('oversight', 'exportAudits', { action: 'login' })
    expect(page.text()).toContain('网络不太好，请再试一次')
    expect(page.text()).toContain('停用账号')
  })

  test('地址里不成日子的，不拿去问', async () => {
    await open(AuditsPage, '/audits?from=yesterday')
    expect(asked().at(-1)).toEqual({ cursor: '' })
  })

  test('开始的那天在结束后面，没有结果的时候说出来', async () => {
    answer({ ...audits(), items: [] })
    await open(AuditsPage, '/audits?from=2026-11-22&until=2026-11-20')
    expect(page.text()).toContain('开始的那天在结束的后面')
  })

  test('不给看，原话说明', async () => {
    ask.mockRejectedValue(new CallError('oversight/not-centre', '审计和运行情况只给街道和区网格中心看'))
    await open(AuditsPage, '/audits')
    expect(page.get('[role=alert]').text()).toContain('审计和运行情况只给街道和区网格中心看')
  })

  test('动作按事情分组，有几种的才有“全部”', () => {
    expect(actionGroups(ACTIONS).map(({ text, options }) => [text, options.map(({ value }) => value)])).toEqual([
      ['电脑端账号', ['login', 'login.create', 'login.lock']],
      ['诉求', ['ticket.reveal']],
    ])
  })
})
