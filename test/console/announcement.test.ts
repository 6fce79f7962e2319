import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import AnnouncementPage from '../../console/pages/announcement.vue'
import AnnouncementsPage from '../../console/pages/announcements.vue'
import { CallError } from '../../console/services/call-error'
import { call } from '../../console/services/cloud'
import type { AnnouncementDesk, AnnouncementItem, AnnouncementView } from '../../typings/contract'

let requests = 0
jest.mock('../../console/services/cloud', () => ({
  whenTokenRefused: () => undefined,
  call: jest.fn(),
  newRequestId: () => `request-${++requests}`,
}))
const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, Record<string, unknown>, string?]>

const NOW = Date.parse('2026-03-02T09:00:00+08:00')
const DAY = 86_400_000
const item = (change: Partial<AnnouncementItem> = {}): AnnouncementItem => ({
  ...{ id: 'a-1', status: 'published', statusText: '展示中', kindText: '停水停电', title: '周三停水' },
  ...{ officeText: '车站社区', areasText: '车站社区', isPinned: false, isUrgent: false, isCorrected: false },
  ...{ from: NOW, until: NOW + DAY, at: NOW },
  ...change,
})
const view = (change: Partial<AnnouncementView> = {}, desk: Partial<AnnouncementDesk> = {}): AnnouncementView => ({
  ...item(),
  text: '请提前储水',
  desk: {
    ...{ revision: 2, kind: 'outage', areas: [{ id: 'c-1', text: '车站社区' }], grids: 12, hasBegun: true },
    ...{ actions: ['correct', 'withdraw'], steps: [], versions: [] },
    ...desk,
  },
  ...change,
})
const draft = (change: Partial<AnnouncementView> = {}): AnnouncementView =>
  view(
    { status: 'draft', statusText: '草稿', ...change },
    { actions: ['edit', 'publish', 'discard'], revision: 1, hasBegun: false },
  )
const SCOPES = {
  areas: [
    { area: 's-1', name: '赭麓街道', kind: 'street', parent: '' },
    { area: 'c-1', name: '车站社区', kind: 'community', parent: 's-1' },
  ],
  departments: [],
}
const form = (office: string) => ({
  kinds: [{ code: 'outage', name: '停水停电' }],
  offices: [{ id: 'o', text: office }],
})

let page: VueWrapper
let router: Router
/** What each action of the server answers, one after the other, the last one on and on; an error is thrown. */
let answers: Record<string, unknown[]>

async function open(path: string): Promise<void> {
  setActivePinia(createPinia())
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/announcements', component: AnnouncementsPage },
      { path: '/announcements/:id', component: AnnouncementPage },
    ],
  })
  await router.push(path)
  page = mount({ template: '<RouterView />' }, { attachTo: document.body, global: { plugins: [router] } })
  await flushPromises()
}

async function press(text: string): Promise<void> {
  const found = page.findAllComponents({ name: 'TButton' }).filter((one) => one.text() === text)
  await found.at(-1)!.trigger('click')
  await flushPromises()
}
const field = (label: string) => {
  const found = page.findAll('label').find((one) => one.text().startsWith(label))!
  const id = found.attributes('for')
  return id ? page.get<HTMLInputElement>(`[id="${id}"]`) : found.get<HTMLInputElement>('input, select, textarea')
}
const hasField = (label: string): boolean => page.findAll('label').some((one) => one.text().startsWith(label))
const askedOf = (action: string) => ask.mock.calls.filter(([, name]) => name === action)

beforeEach(() => {
  answers = {
    ...{ manage: [{ text: '车站社区', items: [item()] }], scopes: [SCOPES], form: [form('车站社区')] },
    ...{ children: [[]], reach: [{ grids: 12, text: '车站社区' }], get: [view()] },
  }
  ask.mockReset().mockImplementation((_, action) => {
    const left = answers[action] ?? []
    const answer = left.length > 1 ? left.shift() : left[0]
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  })
})

afterEach(() => {
  page.unmount()
  document.body.innerHTML = ''
})

test('写了没有存就走，先问一声；说不要了才走', async () => {
  await open('/announcements/new')
  await router.push('/announcements')
  expect(router.currentRoute.value.path).toBe('/announcements')
  page.unmount()
  await open('/announcements/new')
  await field('标题').setValue('周三停水')
  const leaving = router.push('/announcements')
  await flushPromises()
  expect(document.body.textContent).toContain('这条公告写的还没有存，离开就没有了。')
  expect(router.currentRoute.value.path).toBe('/announcements/new')
  await press('不要了')
  await leaving
  expect(router.currentRoute.value.path).toBe('/announcements')
})

describe('公告的清单', () => {
  test('谁发的、发给哪里、现在怎样，一行说清；点进去看', async () => {
    answers['manage'] = [
      {
        text: '车站社区',
        items: [item({ isUrgent: true, isCorrected: true }), item({ id: 'a-2', status: 'draft', statusText: '草稿' })],
      },
    ]
    await open('/announcements')
    expect(page.get('h1').text()).toBe('车站社区发的公告')
    const rows = page.findAll('tbody tr')
    expect(rows[0]!.text()).toContain('停水停电 · 车站社区')
    for (const mark of ['紧急', '有更正', '展示中', '3/3 09:00']) expect(rows[0]!.text()).toContain(mark)
    expect(rows[1]!.text()).toContain('草稿')
    expect(rows[1]!.get('a').attributes('href')).toBe('/announcements/a-2')
  })

  test('按现状、按地方筛，筛的在地址里，没有符合的可以不筛', async () => {
    await open('/announcements')
    answers['manage'] = [{ text: '赭麓街道', items: [] }]
    await field('现状').setValue('draft')
    await flushPromises()
    await field('地方').setValue('c-1')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ status: 'draft', area: 'c-1' })
    expect(askedOf('manage').at(-1)![2]).toEqual({ status: 'draft', area: 'c-1', cursor: '' })
    expect(page.text()).toContain('没有符合的公告')
    await press('看全部')
    expect(askedOf('manage').at(-1)![2]).toEqual({ cursor: '' })
  })

  test('一条也没有，说接下来做什么；没取到，说为什么，再试就有', async () => {
    answers['manage'] = [new CallError('network', '网络不通，请稍后再试'), { text: '车站社区', items: [] }]
    await open('/announcements')
    expect(page.text()).toContain('网络不通，请稍后再试')
    await press('再试一次')
    expect(page.text()).toContain('还没有写过公告')
    await press('写公告')
    expect(router.currentRoute.value.path).toBe('/announcements/new')
  })

  test('一页一页看', async () => {
    answers['manage'] = [
      { text: '车站社区', items: [item()], next: '9~a' },
      { text: '车站社区', items: [item({ title: '下一页的' })] },
    ]
    await open('/announcements')
    await press('下一页')
    expect(askedOf('manage').at(-1)![2]).toEqual({ cursor: '9~a' })
    expect(page.text()).toContain('下一页的')
  })
})

describe('一条公告', () => {
  test('没能作废的留在这里，说为什么；作废了才回到清单', async () => {
    answers['get'] = [draft()]
    answers['discard'] = [new CallError('announcement/not-draft', '这条公告已经不是草稿了'), {}]
    await open('/announcements/a-1')
    await press('不要这份草稿了')
    expect(page.get('[role=alert]').text()).toBe('这条公告已经不是草稿了')
    expect(router.currentRoute.value.path).toBe('/announcements/a-1')
    await press('不要这份草稿了')
    expect(router.currentRoute.value.path).toBe('/announcements')
  })

  test('下一级起的草稿，改之前就知道以后由谁署名', async () => {
    answers['get'] = [draft()]
    await open('/announcements/a-1')
    expect(page.text()).not.toContain('署名')
    page.unmount()
    answers['form'] = [form('赭麓街道')]
    await open('/announcements/a-1')
    expect(page.text()).toContain('这是车站社区起草的；改了存下来，就由赭麓街道署名、发布。')
    expect(page.get('figure').text()).toContain('赭麓街道')
  })

  test('已经展示的更正时，从什么时候起不能改；还没到时候的可以', async () => {
    await open('/announcements/a-1')
    await press('更正')
    expect(hasField('展示到')).toBe(true)
    expect(hasField('从什么时候起展示')).toBe(false)
    expect(page.text()).toContain('2026/03/02 09:00:00')
    page.unmount()
    answers['get'] = [view({ statusText: '3月3日起展示' }, { hasBegun: false })]
    await open('/announcements/a-1')
    await press('更正')
    expect(hasField('从什么时候起展示')).toBe(true)
  })

  test('更正时别人先改了：两份并排看，接着用自己写的，还在更正，说明也还在', async () => {
    answers['get'] = [view(), view({ title: '同事改的' }, { revision: 3 })]
    answers['correct'] = [new CallError('announcement/changed', '别人刚刚改过这条公告', 'revision'), view()]
    await open('/announcements/a-1')
    await press('更正')
    await field('标题').setValue('周五停水')
    await field('更正了什么').setValue('改到周五')
    await press('发布更正')
    expect(page.text()).toContain('同事改的')
    await press('接着用我写的')
    expect(field('标题').element.value).toBe('周五停水')
    await press('发布更正')
    expect(askedOf('correct').at(-1)![2]).toMatchObject({ title: '周五停水', note: '改到周五', revision: 3 })
  })

  test('以前的一版整个看得到', async () => {
    const former = { ...{ at: NOW, kindText: '活动', title: '原来的', text: '原文' }, from: NOW, until: NOW + DAY }
    answers['get'] = [view({}, { versions: [{ ...former, isUrgent: true, isPinned: false }] })]
    await open('/announcements/a-1')
    const said = page.get('details').text()
    for (const part of ['原来的', '活动', '紧急', '原文']) expect(said).toContain(part)
    expect(said).not.toContain('置顶')
  })
})
