import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { createMemoryHistory, createRouter } from 'vue-router'
import LoginsPage from '../../console/pages/logins.vue'
import { CallError } from '../../console/services/call-error'
import { call } from '../../console/services/cloud'
import { kindsFor, placesFor } from '../../console/services/login-kinds'
import { useSession } from '../../console/stores/session'
import type { LoginView, MeView, ScopesView } from '../../typings/contract'

let requests = 0
jest.mock('../../console/services/cloud', () => ({
  whenTokenRefused: () => undefined,
  call: jest.fn(),
  newRequestId: () => `request-${++requests}`,
}))

const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, Record<string, unknown>, string?]>

const login = (change: Partial<LoginView> = {}): LoginView => ({
  ...{ login: 'u-1', username: 'chezhan', name: '周晓雯', text: '社区工作人员 · 车站社区' },
  ...{ isLocked: false, mustChange: false, isLinked: true, createdAt: Date.parse('2026-03-02T09:00:00+08:00') },
  ...change,
})

const SCOPES: ScopesView = {
  areas: [
    { area: '340202', name: '镜湖区', kind: 'district', parent: '' },
    { area: 's-zhelu', name: '赭麓街道', kind: 'street', parent: '340202' },
    { area: 'c-chezhan', name: '车站社区', kind: 'community', parent: 's-zhelu' },
    { area: 'c-other', name: '弋矶山社区', kind: 'community', parent: 's-other' },
  ],
  within: [],
  departments: [
    { department: 'd-chengguan', name: '区城管局', isRetired: false },
    { department: 'd-zhujian', name: '市住建局', isRetired: false },
    // 停用了的不再开账号.
    { department: 'd-retired', name: '区撤并局', isRetired: true },
  ],
}

let page: VueWrapper
/** What each action of the server answers; an error is thrown. */
let answers: Record<string, unknown>

async function open(role = 'district', scope = '340202'): Promise<void> {
  setActivePinia(createPinia())
  const me = {
    ...{ person: 'p-1', name: '谢少华', login: { username: 'quzhongxin', mustChange: false, isLinked: true } },
    roles: [{ role, scope, text: '区网格中心 · 镜湖区', isStandIn: false, keepsLogins: true, invites: [] }],
  }
  useSession().me = me as unknown as MeView
  const component = { template: '<div />' }
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component }] })
  page = mount(LoginsPage, { attachTo: document.body, global: { plugins: [router] } })
  await flushPromises()
}

async function press(text: string): Promise<void> {
  const button = page.findAll('button').filter((one) => one.text() === text && one.isVisible())
  await button.at(-1)!.trigger('click')
  await flushPromises()
}

const field = (label: string) => {
  const found = page.findAll('label').find((one) => one.text().startsWith(label))!
  return page.get<HTMLInputElement>(`[id="${found.attributes('for')}"]`)
}
const hintOf = (label: string): string => {
  const hint = field(label).attributes('aria-describedby')
  return hint ? page.get(`[id="${hint}"]`).text() : ''
}

async function fill(): Promise<void> {
  await press('开账号')
  await field('用户名').setValue('chen')
  await field('姓名').setValue('陈一鸣')
  await field('身份').setValue('department')
  await field('在哪里').setValue('d-chengguan')
  await field('岗位').setValue('officer')
}

const created = () => ask.mock.calls.filter(([, action]) => action === 'create')
const FILLED = { username: 'chen', name: '陈一鸣', role: 'department', scope: 'd-chengguan', post: 'officer' }

beforeEach(() => {
  answers = { list: { items: [login()], next: '' }, scopes: SCOPES }
  ask.mockReset().mockImplementation((_, action) => {
    const answer = answers[action]
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  })
})

afterEach(() => {
  page.unmount()
  document.body.innerHTML = ''
})

test('状态说成话：停用的、没改初始密码的、正常的；自己的不能动', async () => {
  answers.list = {
    items: [
      login({ login: 'a', isLocked: true, mustChange: true }),
      login({ login: 'b', mustChange: true, isLinked: false }),
      login({ login: 'c' }),
      login({ login: 'd', username: 'quzhongxin' }),
    ],
    next: '',
  }
  await open()
  const rows = page.findAll('tbody tr').map((row) => row.text())
  expect(rows[0]).toContain('已停用')
  expect(rows[0]).toContain('恢复')
  expect(rows[1]).toContain('待改初始密码')
  expect(rows[1]).toContain('未关联')
  expect(rows[2]).toContain('正常')
  expect(rows[2]).toContain('2026/03/02')
  expect(rows[3]).toContain('这是您自己的')
  expect(page.text()).toContain('到底了')
})

test('一页里没有归我管的，接着往下找', async () => {
  ask.mockImplementation((_, __, { cursor }) =>
    Promise.resolve(cursor === '' ? { items: [], next: '9~u' } : { items: [login()], next: '' }),
  )
  await open()
  expect(page.text()).toContain('周晓雯')
})

test('不归他管，原话说明，没有开账号的按钮', async () => {
  answers.list = new CallError('login/not-keeper', '账号由上一级开，您不能办')
  await open('department', 'd-chengguan')
  expect(page.get('[role=alert]').text()).toContain('账号由上一级开，您不能办')
  expect(page.findAll('button').some((one) => one.text() === '开账号')).toBe(false)
})

test('缺什么，写在那一格下面，光标到第一处，不问服务器', async () => {
  await open()
  await press('开账号')
  await press('开好，看初始密码')
  expect(hintOf('用户名')).toBe('请填写用户名')
  expect(hintOf('身份')).toBe('请选择身份')
  expect(document.activeElement).toBe(field('用户名').element)
  expect(created()).toHaveLength(0)
})

test('服务器说用户名有人用了：写在用户名下面，别的都没有丢；换了名字是另一次', async () => {
  await open()
  await fill()
  answers.create = new CallError('login/taken', '这个用户名已经有人用了，请换一个', 'username')
  await press('开好，看初始密码')
  expect(hintOf('用户名')).toBe('这个用户名已经有人用了，请换一个')
  expect(document.activeElement).toBe(field('用户名').element)
  expect(field('姓名').element.value).toBe('陈一鸣')
  expect(field('岗位').element.value).toBe('officer')
  await field('用户名').setValue('chenyiming')
  await press('开好，看初始密码')
  const [first, second] = created()
  expect(first?.[2]).toEqual(FILLED)
  expect(second?.[3]).not.toBe(first?.[3])
})

test('没有回音，填的还在；再按一次，还是同一个请求，不会开出两个', async () => {
  await open()
  await fill()
  answers.create = new CallError('network', '网络不太好，请再试一次')
  await press('开好，看初始密码')
  expect(page.get('[role=alert]').text()).toBe('网络不太好，请再试一次')
  await press('先不开')
  await press('开账号')
  expect(field('用户名').element.value).toBe('chen')
  await field('用户名').setValue('chen2')
  await press('开好，看初始密码')
  const [first, second] = created()
  expect(second?.[3]).toBe(first?.[3])
})

test('初始密码只看一次：按 Esc 关不掉，关上就没有了', async () => {
  await open()
  await fill()
  answers.create = { login: login({ name: '陈一鸣' }), password: 'Dhn77Txu49' }
  await press('开好，看初始密码')
  expect(page.text()).toContain('Dhn77Txu49')
  expect(page.text()).toContain('只显示这一次')
  const box = page.findAll('[role=dialog]').find((one) => one.text().includes('Dhn77Txu49'))!
  await box.trigger('keydown', { key: 'Escape' })
  expect(page.text()).toContain('Dhn77Txu49')
  await press('记下了，关上')
  expect(page.html()).not.toContain('Dhn77Txu49')
  await press('开账号')
  expect(field('用户名').element.value).toBe('')
})

test('复制：复制了会说；浏览器不让，就替人选中', async () => {
  const writeText = jest.fn().mockResolvedValueOnce(undefined).mockRejectedValue(new Error('not allowed'))
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
  answers.reset = { login: login(), password: 'Dhn77Txu49' }
  await open()
  await press('换初始密码')
  await press('换一个')
  await press('复制')
  expect(writeText).toHaveBeenCalledWith('Dhn77Txu49')
  expect(page.text()).toContain('已复制')
  await press('复制')
  expect(getSelection()?.toString()).toContain('Dhn77Txu49')
  expect(page.text()).toContain('请按 Ctrl+C')
})

test('停用以前说会怎样；没有成，说为什么，问题还在', async () => {
  await open()
  await press('停用')
  expect(page.text()).toContain('马上退出电脑端')
  expect(ask.mock.calls.some(([, action]) => action === 'lock')).toBe(false)
  answers.lock = new CallError('network', '网络不太好，请再试一次')
  await press('停用')
  expect(page.get('[role=alert]').text()).toBe('网络不太好，请再试一次')
  answers.lock = login({ isLocked: true })
  answers.list = { items: [login({ isLocked: true })], next: '' }
  await press('停用')
  expect(page.get('tbody').text()).toContain('已停用')
})

test('谁开谁的：区开街道、部门和自己的，街道开本街道社区的，联络员开本部门的', () => {
  const names = (role: 'district' | 'street' | 'department', scope: string) =>
    kindsFor({ role }).map(({ value, text }) => [
      text,
      placesFor(value, { role, scope }, SCOPES).map((place) => place.text),
    ])
  expect(names('district', '340202')).toEqual([
    ['街道工作人员', ['赭麓街道']],
    ['部门人员', ['区城管局', '市住建局']],
    ['区网格中心', ['镜湖区']],
  ])
  expect(names('street', 's-zhelu')).toEqual([['社区工作人员', ['车站社区']]])
  expect(names('department', 'd-zhujian')).toEqual([['部门人员', ['市住建局']]])
})

test('给在岗的人开：选了人，就不用再填姓名、岗位和电话', async () => {
  const whyNot = '这个人还担任您管不到的岗位，账号由区网格中心开、重置'
  answers.candidates = {
    people: [
      { person: 'p-9', name: '段明', postText: '联络员' },
      { person: 'p-8', name: '蒋伟', postText: '负责人', whyNot },
    ],
  }
  answers.create = new CallError('network', '网络不太好，请再试一次')
  await open()
  await press('开账号')
  await field('用户名').setValue('duan')
  await field('身份').setValue('department')
  await field('在哪里').setValue('d-chengguan')
  await flushPromises()
  const closed = page.find<HTMLOptionElement>('option[value=p-8]')
  expect([closed.text(), closed.element.disabled]).toEqual([`蒋伟（负责人）：${whyNot}`, true])
  await field('给谁开').setValue('p-9')
  expect(page.findAll('label').some((one) => one.text() === '姓名')).toBe(false)
  await press('开好，看初始密码')
  expect(created()[0]?.[2]).toEqual({ username: 'duan', role: 'department', scope: 'd-chengguan', person: 'p-9' })
})
