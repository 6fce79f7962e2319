import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import CommandPage from '../../console/pages/command.vue'
import FreshnessNote from '../../console/parts/freshness-note.vue'
import { lookAtCommand, lookAtToday } from '../../console/services/board'
import { CallError } from '../../console/services/call-error'
import { drawnText, loadsOf } from '../../console/services/map-loads'
import { unitRows } from '../../console/services/crossing'
import { merged, sinceOf } from '../../console/services/following'
import { searchTickets } from '../../console/services/ticket'
import { board, card, today } from '../support/console-facts'

jest.mock('../../console/services/cloud', () => ({ whenTokenRefused: () => undefined }))
jest.mock('../../console/services/board')
jest.mock('../../console/services/ticket')
jest.mock('../../console/parts/area-map.vue', () => ({
  __esModule: true,
  default: { template: '<div />' },
}))

const ask = jest.mocked(lookAtCommand)
const EVERY = 5_000
let page: VueWrapper
let router: Router

async function open(address = '/command'): Promise<void> {
  setActivePinia(createPinia())
  const component = { template: '<div />' }
  router = createRouter({
    history: createMemoryHistory(),
    routes: ['/command', '/tickets', '/tickets/:id', '/whistles', '/whistles/:id', '/assessment'].map((path) => ({
      path,
      component,
    })),
  })
  await router.push(address)
  page = mount(CommandPage, { global: { plugins: [router] } })
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
  ask.mockReset().mockResolvedValue(board())
  jest.mocked(lookAtToday).mockReset().mockResolvedValue(today())
  jest.mocked(searchTickets).mockReset().mockResolvedValue({ area: '340202', text: '镜湖区', items: [] })
})

afterEach(() => {
  page?.unmount()
  hide(false)
  jest.useRealTimers()
})

test('四个数加起来就是总数，每个数点开是它后面的名单', async () => {
  await open()
  expect(page.text()).toContain('2026年11月吹哨 412 声')
  expect(page.text()).toContain('四项相加 = 412')
  const links = page.findAll('a').map((link) => link.attributes('href'))
  expect(links).toContain('/whistles?only=late&from=2026-11-01')
  expect(page.text()).toContain('今天（11月22日）反映的诉求 42 件')
  expect(links).toContain('/tickets?only=doneLate&from=2026-11-22')
  expect(links).toContain('/tickets?only=waiting')
  expect(page.findAll('a').every((link) => link.attributes('href'))).toBe(true)
})

test('点一个街道，看它的各部门；数字带着街道和部门去名单', async () => {
  await open()
  await page.get('button[aria-expanded=false]').trigger('click')
  await flushPromises()
  expect(router.currentRoute.value.query).toEqual({ open: 's-zhelu' })
  expect(page.text()).toContain('区城管局')
  const links = page.findAll('a').map((link) => link.attributes('href'))
  expect(links).toContain('/whistles?area=s-zhelu&department=d-chengguan&only=late')
  expect(links).toContain('/whistles?area=s-zhelu&department=none')
})

test('看着的时候，隔五秒问一次，只问变了的', async () => {
  await open()
  ask.mockResolvedValue(
    board({ at: 2, isWhole: false, items: [card({ id: 'w-2', title: '油烟扰民', standing: 'overdue' })] }),
  )
  await passes(EVERY)
  expect(ask).toHaveBeenLastCalledWith('', board().at)
  expect(page.text()).toContain('油烟扰民')
})

test('今天的诉求也隔五秒问一次；数字变了，名单马上跟着问', async () => {
  await open()
  const list = jest.mocked(searchTickets)
  expect(list).toHaveBeenCalledTimes(1)
  await passes(EVERY)
  expect(lookAtToday).toHaveBeenCalledTimes(2)
  expect(list).toHaveBeenCalledTimes(1)
  jest.mocked(lookAtToday).mockResolvedValue({ ...today(), open: { ...today().open, open: 61 } })
  await passes(EVERY)
  expect(page.text()).toContain('61')
  expect(list).toHaveBeenCalledTimes(2)
})

test('写的是数字到哪一刻，不是什么时候问的：云上没有数，就说数字旧了', async () => {
  await open()
  const note = mount(FreshnessNote)
  expect(note.text()).toContain('数字截至 14:04:56，刚刚')
  jest.mocked(lookAtToday).mockResolvedValue({ ...today(), at: today().at + 12 * EVERY })
  ask.mockResolvedValue(board({ at: board().at + 12 * EVERY, countedAt: board().at + 12 * EVERY }))
  await passes(EVERY)
  expect(note.text()).toMatch(/数字截至 14:04:56，1 分钟前，后来的还没有数进来/)
  note.unmount()
})

test('地图上诉求和哨合起来数，也可以只看一样；没有的时候说没有', async () => {
  await open('/command?map=grids')
  expect(page.text()).toContain('没办完的诉求 60 件 + 哨 53 声')
  expect(page.text()).toMatch(/最多的一处 101/)
  await page
    .findAll('button')
    .find((button) => button.text() === '吹哨')
    ?.trigger('click')
  await flushPromises()
  expect(router.currentRoute.value.query).toEqual({ map: 'grids', of: 'whistles' })
  expect(page.text()).toContain('没办完的哨 53 声')
  expect(page.text()).toMatch(/最多的一处 41/)
  expect(loadsOf('all', today(), board())).toMatchObject({
    areas: { 's-zhelu': 101, 's-zheshan': 12 },
    marks: { 's-zhelu': 8 },
  })
  expect(drawnText('all', 0, 0)).toBe('现在没有没办完的诉求和哨')
  expect(drawnText('tickets', 0, 9)).toBe('现在没有没办完的诉求')
})

test('窗口看不见的时候不问，回来马上问', async () => {
  await open()
  hide(true)
  await passes(5 * EVERY)
  expect(ask).toHaveBeenCalledTimes(1)
  hide(false)
  await flushPromises()
  expect(ask).toHaveBeenCalledTimes(2)
})

test('断线了，上一次的图还在，并且说明白；连上了自己好', async () => {
  await open()
  ask.mockRejectedValueOnce(new CallError('network', '网络不太好，请再试一次'))
  await passes(EVERY)
  expect(page.get('[role=status]').text()).toContain('网络不太好，请再试一次。下面是上一次取到的')
  expect(page.text()).toContain('412')
  await passes(EVERY)
  expect(page.text()).not.toContain('网络不太好')
})

test('一开始就断线，说明白，可以再试', async () => {
  ask.mockRejectedValueOnce(new CallError('network', '网络不太好，请再试一次'))
  await open()
  expect(page.get('[role=alert]').text()).toContain('没有取到数据')
  await page.get('[role=alert] button').trigger('click')
  await flushPromises()
  expect(page.text()).toContain('412')
})

test('看着的时候没有权限了：图拿掉，原话说明，不再问', async () => {
  await open()
  ask.mockRejectedValue(new CallError('board/not-centre', '指挥台只给街道和区网格中心用'))
  await passes(EVERY)
  expect(page.text()).toContain('指挥台只给街道和区网格中心用')
  expect(page.text()).not.toContain('412')
  await passes(5 * EVERY)
  expect(ask).toHaveBeenCalledTimes(2)
})

test('离开了指挥台就不再问', async () => {
  await open()
  page.unmount()
  await passes(5 * EVERY)
  expect(ask).toHaveBeenCalledTimes(1)
})

test('变了的换掉，办结了的去掉，最急的在前', () => {
  const at = (id: string, dueBy: number) => card({ id, deadline: { ...card().deadline, dueBy } })
  const first = merged(null, board({ items: [at('late', 9), at('soon', 5), at('gone', 7)] }))
  const next = merged(first, board({ isWhole: false, items: [at('late', 1)], gone: ['gone'] }))
  expect(next.items.map(({ id }) => id)).toEqual(['late', 'soon'])
})

test('列不下的办掉了许多，整个重问，后面的补上来', () => {
  const few = merged(null, board({ isCut: true, items: [card()] }))
  expect(sinceOf(few)).toBeUndefined()
  expect(sinceOf(merged(null, board()))).toBe(board().at)
})

test('街道的各部门加起来，就是街道的', () => {
  const [zhelu] = unitRows(board(), 'street')
  expect(zhelu?.name).toBe('赭麓街道')
  expect(zhelu?.parts.reduce((sum, { open: count }) => sum + count, 0)).toBe(zhelu?.open)
})
