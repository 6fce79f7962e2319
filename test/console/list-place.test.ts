import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { type Component, defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router'
import DataTable from '../../console/parts/data-table.vue'
import WayBack from '../../console/parts/way-back.vue'
import type { ConsoleRole } from '../../console/services/account'
import { useFilters } from '../../console/services/filters'
import { useWayBack } from '../../console/services/list-place'
import { type LoadPage, pagesOf } from '../../console/services/listing'
import { useSession } from '../../console/stores/session'
import type { MeView } from '../../typings/contract'

jest.mock('../../console/services/cloud', () => ({
  whenTokenRefused: () => undefined,
  signOut: () => Promise.resolve(),
}))

interface Row {
  id: string
}
const ROLES = ['c-1', 'c-2'].map((scope) => ({ role: 'community', scope, text: scope, keepsLogins: false }))
const ROWS = Array.from({ length: 7 }, (_, at) => ({ id: `r${at}` }))
const load = jest.fn<ReturnType<LoadPage<Row>>, [string]>()

/** Of rows of any kind: drawn here without a template. */
const Table: unknown = DataTable

const list = () => {
  const { change } = useFilters(['only'])
  return () => [
    h(
      Table as Component,
      {
        ...{ caption: '诉求', columns: [{ key: 'name', title: '名称' }], load, inAddress: true },
        ...{ nameOf: ({ id }: Row) => id, emptyTitle: '没有' },
      },
      { name: ({ row }: { row: Row }) => h('a', { href: '#', id: row.id }, row.id) },
    ),
    h('button', { onClick: () => change({ only: 'late' }) }, '只看超期'),
  ]
}
const List = defineComponent(list)
const Other = defineComponent(list)

let page: VueWrapper
let router: Router

/** A window of its own beginning: what was kept in it before is there, what was in memory is not. */
async function open(address: string, person = 'p-1', role = ROLES[0]!): Promise<void> {
  page?.unmount()
  setActivePinia(createPinia())
  const session = useSession()
  session.me = { person, name: '', roles: ROLES } as unknown as MeView
  if (session.role?.scope !== role.scope) session.work(role as ConsoleRole)
  load.mockReset().mockImplementation(pagesOf(ROWS, 2))
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/tickets', component: List, meta: { back: '诉求列表' } },
      { path: '/tickets/:id', component: { components: { WayBack }, template: '<WayBack to="/tickets" />' } },
      { path: '/whistles', component: Other, meta: { back: '吹哨列表' } },
      { path: '/sign-in', component: { template: '<p />' } },
      { path: '/command', component: { template: '<p />' }, meta: { back: '指挥台', casesOf: ['/tickets'] } },
      { path: '/awards', component: { template: '<p />' }, meta: { back: '列表' } },
    ],
  })
  router.afterEach((to) => useWayBack().note(to))
  await router.push(address)
  page = mount({ render: () => h(RouterView) }, { attachTo: document.body, global: { plugins: [router] } })
  await flushPromises()
}
const press = async (text: string) => {
  await page
    .findAll('button')
    .find((one) => one.text() === text)!
    .trigger('click')
  await flushPromises()
}
const shown = () => page.findAll('tbody a').map((one) => one.text())
const keptHere = () => Object.keys(sessionStorage).filter((key) => key.startsWith('jinghu-console'))
const wayBack = () => [page.get('a').text(), page.get('a').attributes('href')]
const address = () => router.currentRoute.value.fullPath
const go = async (to: string) => {
  await router.push(to)
  await flushPromises()
}
const back = async () => {
  router.back()
  await flushPromises()
  await flushPromises()
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => page.unmount())

test('第几页在地址里；刷新还在这一页，一次问到，不从头翻', async () => {
  await open('/tickets?only=soon')
  await press('下一页')
  await press('下一页')
  expect([address(), shown()]).toEqual(['/tickets?only=soon&page=3', ['r4', 'r5']])
  expect(load).toHaveBeenCalledTimes(3)
  await open(address())
  expect(shown()).toEqual(['r4', 'r5'])
  expect(load.mock.calls).toEqual([['4']])
  await press('下一页')
  expect([address(), shown()]).toEqual(['/tickets?only=soon&page=4', ['r6']])
})

test('浏览器的后退，一页一页退；筛选变了，从第一页看起，退回来还在那一页', async () => {
  await open('/tickets')
  await press('下一页')
  await press('只看超期')
  expect([address(), shown()]).toEqual(['/tickets?only=late', ['r0', 'r1']])
  await back()
  expect([address(), shown()]).toEqual(['/tickets?page=2', ['r2', 'r3']])
  await back()
  expect([address(), shown()]).toEqual(['/tickets', ['r0', 'r1']])
})

test('看了一件再回到列表：筛选、第几页、滚到哪里、哪一行，都还在', async () => {
  await open('/tickets?only=soon')
  await press('下一页')
  page.get('.scroll').element.scrollTop = 120
  page.get<HTMLElement>('#r3').element.focus()
  await go('/tickets/r3')
  const link = page.get('a')
  expect(link.text()).toBe('← 回到诉求列表')
  await link.trigger('click')
  await flushPromises()
  expect([address(), shown()]).toEqual(['/tickets?only=soon&page=2', ['r2', 'r3']])
  expect(page.get('.scroll').element.scrollTop).toBe(120)
  expect(document.activeElement?.id).toBe('r3')
})

test('从菜单去了别的清单，回来从头看', async () => {
  await open('/tickets')
  page.get('.scroll').element.scrollTop = 120
  await go('/awards')
  await go('/tickets')
  expect(page.get('.scroll').element.scrollTop).toBe(0)
})

test('直接打开一件的，回到整个列表', async () => {
  await open('/tickets/r3')
  expect(wayBack()).toEqual(['← 回到诉求列表', '/tickets'])
})

test('看过别种清单，再照地址打开一件的：回到它自己的清单，不是那一种', async () => {
  await open('/awards')
  await go('/tickets/r3')
  expect(wayBack()).toEqual(['← 回到诉求列表', '/tickets'])
  await go('/tickets?only=soon')
  await go('/awards')
  await go('/tickets/r3')
  expect(wayBack()).toEqual(['← 回到诉求列表', '/tickets?only=soon'])
})

test('从指挥台打开的，回到指挥台', async () => {
  await open('/command?area=c-1')
  await go('/tickets/r3')
  expect(wayBack()).toEqual(['← 回到指挥台', '/command?area=c-1'])
})

test.each(['/tickets?page=9', '/tickets?page=-1', '/tickets?page=x', '/tickets?page=2&page=3'])(
  '别人给的地址 %s，从第一页看起',
  async (given) => {
    await open(given)
    expect(shown()).toEqual(['r0', 'r1'])
    expect(load.mock.calls).toEqual([['']])
  },
)

/** A page that comes when it is let. */
function slowPage(): (isEmpty?: boolean) => Promise<void> {
  let come: (page: Awaited<ReturnType<typeof load>>) => void = () => undefined
  load.mockImplementationOnce(() => new Promise((resolve) => (come = resolve)))
  return async (isEmpty = false) => {
    come(isEmpty ? { items: [] } : { items: [{ id: 'late' }], next: 'LATE' })
    await flushPromises()
  }
}

test('清单来得晚，人已经去了别的清单：不记在别的清单名下', async () => {
  await open('/awards')
  const comes = slowPage()
  await go('/tickets')
  load.mockImplementationOnce(() => new Promise(() => undefined))
  await go('/whistles')
  await comes()
  await go('/awards')
  load.mockClear()
  await go('/whistles?page=2')
  expect([address(), load.mock.calls]).toEqual(['/whistles', [['']]])
})

test('那一页没有了，人已经走了：不动现在这一页的地址', async () => {
  await open('/tickets')
  await press('下一页')
  await go('/awards')
  const comes = slowPage()
  await go('/tickets?page=2')
  await go('/whistles')
  await press('下一页')
  await comes(true)
  expect([address(), shown()]).toEqual(['/whistles?page=2', ['r2', 'r3']])
})

test('换了身份、换了人、退出了，翻到的页都不留给后来的', async () => {
  await open('/tickets')
  await press('下一页')
  await open('/tickets?page=2', 'p-2')
  expect([address(), load.mock.calls]).toEqual(['/tickets', [['']]])
  await open('/tickets?page=2', 'p-1', ROLES[1])
  expect([address(), load.mock.calls]).toEqual(['/tickets', [['']]])
  await open('/tickets?page=2', 'p-1')
  expect(load.mock.calls).toEqual([['']])
  await press('下一页')
  useSession().work(ROLES[1] as ConsoleRole)
  await go('/tickets/r3')
  expect(keptHere()).toEqual([])
  await open('/tickets?page=2', 'p-1')
  const comes = slowPage()
  await press('下一页')
  await useSession().signOut()
  window.dispatchEvent(new Event('pagehide'))
  await comes()
  await go('/sign-in')
  expect(keptHere()).toEqual([])
})
