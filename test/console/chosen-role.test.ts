import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import Announcements from '../../console/pages/announcements.vue'
import Areas from '../../console/pages/areas.vue'
import Assessment from '../../console/pages/assessment.vue'
import Audits from '../../console/pages/audits.vue'
import Award from '../../console/pages/award.vue'
import Deliveries from '../../console/pages/deliveries.vue'
import Findings from '../../console/pages/findings.vue'
import Nothing from '../../console/pages/nothing.vue'
import Logins from '../../console/pages/logins.vue'
import Places from '../../console/pages/places.vue'
import Powers from '../../console/pages/powers.vue'
import Screenings from '../../console/pages/screenings.vue'
import Staff from '../../console/pages/staff.vue'
import Tickets from '../../console/pages/tickets.vue'
import Whistles from '../../console/pages/whistles.vue'
import type { ConsoleRole } from '../../console/services/account'
import { exportTable } from '../../console/services/assessment'
import { exportAreas, exportBorders } from '../../console/services/atlas'
import { AUDIT_FILTERS, exportAudits, type AuditFilters } from '../../console/services/audits'
import { candidatesIn } from '../../console/services/award'
import { lookAtCommand, lookAtToday } from '../../console/services/board'
import type { CallError } from '../../console/services/call-error'
import { forgetPlaces } from '../../console/services/chosen-role'
import { call, openCloud, signIn } from '../../console/services/cloud'
import { leaveSheet } from '../../console/services/leave'
import { allStaff } from '../../console/services/staff'
import { useSession } from '../../console/stores/session'
import type { MeView } from '../../typings/contract'
import { ConsoleCloud } from '../support/console-cloud'

const held = (role: ConsoleRole['role'], scope: string) => ({ role, scope, text: scope, keepsLogins: true })
/** Whoever sits here works for two streets and for a department. */
const FIRST = held('street', 's-1')
const SECOND = held('street', 's-2')
const DEPARTMENT = held('department', 'd-1')
const NO_AUDIT_FILTERS = Object.fromEntries(AUDIT_FILTERS.map((name) => [name, ''])) as AuditFilters

let network: ConsoleCloud
let page: VueWrapper | undefined

beforeEach(async () => {
  jest.spyOn(console, 'warn').mockReturnValue()
  localStorage.clear()
  sessionStorage.clear()
  network = new ConsoleCloud()
  await openCloud()
  await signIn('zhelu', 'Jinghu-2026')
})
afterEach(() => {
  page?.unmount()
  page = undefined
})

function workAs(role: object): void {
  setActivePinia(createPinia())
  const session = useSession()
  session.me = {
    now: Date.now(),
    person: 'p-1',
    name: '周晓雯',
    roles: [FIRST, SECOND, DEPARTMENT],
  } as unknown as MeView
  session.work(role as ConsoleRole)
}

async function open(component: Component, address: string): Promise<void> {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/awards/:id', component: { template: '<div />' } },
      { path: '/:rest(.*)*', component: { template: '<div />' } },
    ],
  })
  await router.push(address)
  page = mount(component, { global: { plugins: [router], stubs: { BorderMap: true } } })
  await flushPromises()
}

/** What went over the network, by `function.action`. */
const asked = (): Array<[string, Record<string, unknown>]> =>
  network.asked.flatMap(({ path, body: { action, input } }) => {
    const [, name] = /^\/v1\/functions\/(\w+)$/.exec(path) ?? []
    return name && input ? [[`${name}.${action}`, input]] : []
  })
const inputsOf = (action: string) => asked().flatMap(([name, input]) => (name === action ? [input] : []))

const LISTS: Array<[what: string, page: Component, address: string, actions: string[], place?: string]> = [
  ['诉求', Tickets, '/tickets', ['search.tickets', 'search.scopes']],
  ['吹哨', Whistles, '/whistles', ['search.whistles', 'search.scopes']],
  ['考核', Assessment, '/assessment', ['assessment.table']],
  ['监察发现', Findings, '/findings', ['assessment.findings']],
  ['街道权力', Powers, '/powers', ['assessment.powers']],
  ['公告', Announcements, '/announcements', ['announcement.manage', 'search.scopes']],
  ['评优', Award, '/awards/a-1', ['award.nominations']],
  ['地点', Places, '/places', ['gazetteer.places', 'search.scopes']],
  ['人和团队', Staff, '/staff', ['staff.list', 'search.scopes']],
  ['网格和界线', Areas, '/areas', ['atlas.list']],
  ['账号', Logins, '/logins', ['login.list']],
  ['审核队列', Screenings, '/screenings', ['screening.list'], 'scope'],
  ['提醒送达', Deliveries, '/deliveries', ['notice.undelivered', 'notice.deliveries'], 'scope'],
  ['提醒送达：没有次数了的', Deliveries, '/deliveries?list=spent', ['notice.unreached', 'notice.deliveries'], 'scope'],
  ['审计', Audits, '/audits', ['oversight.audits', 'search.scopes']],
]

describe('选了哪个身份，清单就只是哪个身份的', () => {
  test.each(LISTS)('%s：在第二个街道', async (_what, component, address, actions, place = 'area') => {
    workAs(SECOND)
    await open(component, address)
    for (const action of actions) {
      expect([action, inputsOf(action).length > 0]).toEqual([action, true])
      for (const input of inputsOf(action)) expect(input).toMatchObject({ [place]: 's-2' })
    }
    expect(JSON.stringify(asked())).not.toMatch(/s-1|d-1/)
  })

  test.each(LISTS.filter(([, , address]) => /whistles|assessment|findings|powers|staff|logins/.test(address)))(
    '%s：在部门',
    async (_what, component, address, actions) => {
      workAs(DEPARTMENT)
      await open(component, address)
      for (const action of actions)
        for (const input of inputsOf(action)) {
          expect([action, input]).toEqual([action, expect.objectContaining({ department: 'd-1' })])
          expect(input).not.toHaveProperty('area')
        }
      expect(JSON.stringify(asked())).not.toMatch(/s-1|s-2/)
    },
  )
})

test.each<[string, () => Promise<unknown>]>([
  ['spreadsheet.assessment', () => exportTable('findings', '2026-11')],
  ['oversight.exportAudits', () => exportAudits(NO_AUDIT_FILTERS)],
  ['staff.sheet', () => allStaff({})],
  ['atlas.table', exportAreas],
  ['atlas.borders', exportBorders],
  ['award.candidates', () => candidatesIn('a-1', '')],
  ['board.command', () => lookAtCommand('')],
  ['board.today', () => lookAtToday('')],
])('带走的、指挥台上的也是：%s', async (action, go) => {
  workAs(SECOND)
  await go().catch(() => undefined)
  expect(inputsOf(action)).toEqual([expect.objectContaining({ area: 's-2' })])
})

test('请假表也是', async () => {
  workAs(SECOND)
  network.answer('/v1/functions/staff', { body: { ok: true, data: [] } }, { body: { ok: true, data: { items: [] } } })
  await leaveSheet({})
  expect(inputsOf('staff.leaveSheet')).toEqual([{ area: 's-2', cursor: '' }])
})

describe('自己选的地方', () => {
  const SCOPES = { areas: [{ area: 's-2' }, { area: 'c-2' }], within: ['g-2'], departments: [] }
  /** What the server was asked for; or the code of what was said instead of asking. */
  const areaAsked = async (area: string): Promise<unknown> => {
    const before = inputsOf('search.tickets').length
    const said: unknown = await call('search', 'tickets', { area }).catch((error: unknown) => error)
    return inputsOf('search.tickets')[before]?.['area'] ?? (said as CallError).code
  }
  const NOT_WITHIN = 'role/not-within'

  test('在这个身份的地方里面的，照选的；别的身份的地方、没有的地方，都不去问，说明白', async () => {
    workAs(SECOND)
    network.answer('/v1/functions/search', { body: { ok: true, data: SCOPES } })
    expect(await areaAsked('c-2')).toBe('c-2')
    expect(await areaAsked('g-2')).toBe('g-2')
    expect(await areaAsked('s-2')).toBe('s-2')
    for (const area of ['s-1', 'c-1', 'nowhere']) expect(await areaAsked(area)).toBe(NOT_WITHIN)
    expect(inputsOf('search.scopes').every(({ area }) => area === 's-2')).toBe(true)
  })

  test.each<[string, () => Promise<unknown>]>([
    ['界线立了新的一版', () => call('atlas', 'save', { version: 1 } as never)],
    ['又认了一遍自己是谁', () => useSession().signIn('zhelu', 'Jinghu-2026')],
  ])('原先在外面的，%s，再问一遍', async (_what, happens) => {
    forgetPlaces()
    workAs(SECOND)
    const found = (...areas: string[]) => ({
      body: { ok: true, data: { ...SCOPES, areas: areas.map((area) => ({ area })) } },
    })
    network.answer('/v1/functions/search', found('s-2', 'c-7'))
    expect(await areaAsked('c-8')).toBe(NOT_WITHIN)
    network.answer('/v1/functions/search', found('s-2', 'c-8'))
    expect([await areaAsked('c-8'), await areaAsked('c-7')]).toEqual([NOT_WITHIN, 'c-7'])
    network.answer('/v1/functions/atlas', { body: { ok: true, data: {} } })
    network.answer('/v1/functions/account', { body: { ok: true, data: useSession().me } })
    await happens()
    expect([await areaAsked('c-8'), await areaAsked('c-7')]).toEqual(['c-8', NOT_WITHIN])
  })

  test.each<[string, Component, string]>([
    ['诉求', Tickets, '/tickets?area=nowhere'],
    ['审计', Audits, '/audits?area=nowhere'],
    ['地点', Places, '/places?area=nowhere'],
  ])('地址里写了别处，%s的页面上说明白，不拿全部的来充数', async (_what, component, address) => {
    forgetPlaces()
    workAs(SECOND)
    network.answer('/v1/functions/search', { body: { ok: true, data: SCOPES } })
    await open(component, address)
    expect(page!.text()).toContain('要看的地方不归您现在的身份管，或者没有这个地方。请换一个地方，或者换一个身份再看')
    expect(
      asked().filter(([name]) => name !== 'search.scopes' && name !== 'place.legend' && name !== 'ticket.categories'),
    ).toEqual([])
  })

  test('区里哪里都能选', async () => {
    workAs(held('district', '340202'))
    useSession().me = { person: 'p-1', name: '谢少华', roles: [held('district', '340202')] } as unknown as MeView
    expect(await areaAsked('c-9')).toBe('c-9')
    expect(inputsOf('search.scopes')).toEqual([])
  })
})

test('居民看的公告和看板，不因身份变', async () => {
  workAs(SECOND)
  await call('board', 'get', {}).catch(() => undefined)
  expect(inputsOf('board.get')).toEqual([{}])
})

describe('没有在电脑上办的身份，说清楚该怎么办', () => {
  const saidTo = async (me: object) => {
    workAs(FIRST)
    useSession().me = { person: 'p-1', name: '周晓雯', roles: [], ...me } as unknown as MeView
    await open(Nothing, '/nothing')
    return page!.text()
  }

  test('什么身份都没有：谁来邀请，怎么加入；没有关联微信的先关联', async () => {
    const text = await saidTo({ login: { username: 'x', isLinked: false } })
    expect(text).toContain('请上一级（部门的请本部门的联络员）邀请您担任相应的身份')
    expect(text).toContain('您的账号还没有关联微信，先在右上角关联')
  })

  test('在手机上有身份的：说是什么身份，在哪里办', async () => {
    const roles = [
      { role: 'worker', scope: 'g-1', text: '网格员 · 第05网格' },
      { role: 'resident', text: '居民' },
    ]
    expect(await saidTo({ roles })).toContain('您现在的身份是网格员 · 第05网格，在手机的小程序里办事。')
  })
})

test('监察发现没有，说的是谁没有', async () => {
  for (const [role, text] of [
    [SECOND, '这个月本街道没有发现'],
    [DEPARTMENT, '这个月没有说到本部门的发现'],
  ] as const) {
    workAs(role)
    network.answer('/v1/functions/assessment', { body: { ok: true, data: { rules: [], findings: [], monthText: '' } } })
    page?.unmount()
    await open(Findings, '/findings')
    expect(page!.text()).toContain(text)
  }
})
