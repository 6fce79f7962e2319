import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import AwardsPage from '../../console/pages/awards.vue'
import NominationCard from '../../console/parts/nomination-card.vue'
import { CallError } from '../../console/services/call-error'
import { call } from '../../console/services/cloud'
import { useSession } from '../../console/stores/session'
import type { AwardItem, MeView, NominationView } from '../../typings/contract'

let requests = 0
jest.mock('../../console/services/cloud', () => ({
  whenTokenRefused: () => undefined,
  call: jest.fn(),
  newRequestId: () => `request-${++requests}`,
}))
const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, Record<string, unknown>, string?]>

const award = (change: Partial<AwardItem> = {}): AwardItem => ({
  ...{ id: 'r-1', title: '2026 年度网格员评优', year: 2026, stage: 'publicity', stageText: '公示中' },
  note: '公示到 3月13日 17:30',
  ...change,
})

let page: VueWrapper
let router: Router
/** What the server answers, one after the other, the last one on and on; an error is thrown. */
let answers: unknown[]

async function open(role = 'district'): Promise<void> {
  setActivePinia(createPinia())
  const me = { person: 'p-1', name: '谢少华', login: { username: 'quzhongxin', mustChange: false, isLinked: true } }
  const roles = [{ role, scope: 'x', text: '', isStandIn: false, keepsLogins: true, invites: [] }]
  useSession().me = { ...me, roles } as unknown as MeView
  const component = { template: '<div />' }
  router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component }] })
  page = mount(AwardsPage, { attachTo: document.body, global: { plugins: [router] } })
  await flushPromises()
}

const button = (text: string) => page.findAllComponents({ name: 'TButton' }).find((one) => one.text() === text)
async function press(text: string): Promise<void> {
  await button(text)!.trigger('click')
  await flushPromises()
}

beforeEach(() => {
  answers = [{ items: [award()] }]
  ask.mockReset().mockImplementation(() => {
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  })
})

afterEach(() => {
  page.unmount()
  document.body.innerHTML = ''
})

describe('评优的清单', () => {
  test('哪一轮、到哪一步、到什么时候，一行说清；点进去看', async () => {
    answers = [{ items: [award(), award({ id: 'r-2', stage: 'announced', stageText: '结果已公布', year: 2025 })] }]
    await open()
    const rows = page.findAll('tbody tr').map((row) => row.text())
    for (const part of ['2026 年度网格员评优', '2026', '公示中', '公示到 3月13日 17:30'])
      expect(rows[0]).toContain(part)
    for (const part of ['2025', '结果已公布']) expect(rows[1]).toContain(part)
    expect(page.get('tbody a').attributes('href')).toBe('/awards/r-1')
  })

  test('只有区里能开一轮', async () => {
    await open('community')
    expect(button('开一轮')).toBeUndefined()
    page.unmount()
    await open()
    await press('开一轮')
    expect(router.currentRoute.value.path).toBe('/awards/new')
  })

  test('没有开过，说谁来开，区里当场能开；没取到，说为什么，再试就有', async () => {
    answers = [new CallError('network', '网络不通，请稍后再试'), { items: [] }]
    await open()
    expect(page.text()).toContain('网络不通，请稍后再试')
    await press('再试一次')
    expect(page.text()).toContain('还没有开过评优')
    expect(page.findAllComponents({ name: 'TButton' }).filter((one) => one.text() === '开一轮')).toHaveLength(2)
  })

  test('一页一页看', async () => {
    answers = [{ items: [award()], next: '9~r' }, { items: [award({ title: '往年的' })] }]
    await open()
    await press('下一页')
    expect(ask).toHaveBeenLastCalledWith('award', 'list', { cursor: '9~r' })
    expect(page.text()).toContain('往年的')
  })
})

describe('一份推荐', () => {
  const returned = (revision: number): NominationView => ({
    ...{ id: 'n-1', revision, person: 'p-wang', name: '王秀兰', placeText: '车站社区第05网格' },
    ...{ kind: 0, kindText: '最美网格员', deeds: '走访 620 户', status: 'returned', statusText: '已退回' },
    ...{ hasLeft: false, isChosen: false, actions: ['resubmit', 'withdraw'], steps: [] },
  })
  const show = (nomination: NominationView): void => {
    page = mount(NominationCard, {
      attachTo: document.body,
      props: { nomination, kinds: [{ name: '最美网格员' }], canChoose: false, isChosen: false, showsFigures: false },
    })
  }
  const again = async (): Promise<void> => {
    await page.get('form').trigger('submit')
    await flushPromises()
  }
  const sent = () => ask.mock.calls.map(([, , , requestId]) => requestId)

  test('退回两次，可以再报两次：第二次不会被当成第一次', async () => {
    answers = [returned(3)]
    show(returned(2))
    await press('改了再报')
    await again()
    await page.setProps({ nomination: returned(4) })
    await press('改了再报')
    await again()
    expect(new Set(sent()).size).toBe(2)
  })

  test('没有回音再点一次，还是同一次；写的还在', async () => {
    answers = [new CallError('network', '网络不通，请稍后再试'), returned(3)]
    show(returned(2))
    await press('改了再报')
    await page.get('textarea').setValue('走访 620 户，代办 85 件')
    await again()
    expect(page.get('[role=alert]').text()).toBe('网络不通，请稍后再试')
    expect(page.get<HTMLTextAreaElement>('textarea').element.value).toBe('走访 620 户，代办 85 件')
    await again()
    expect(new Set(sent()).size).toBe(1)
  })
})
