import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { createMemoryHistory, createRouter } from 'vue-router'
import { CallError } from '../../console/services/call-error'
import * as cloud from '../../console/services/cloud'
import SignInAgain from '../../console/shell/sign-in-again.vue'
import { useSession } from '../../console/stores/session'
import type { MeView } from '../../typings/contract'

// 页面开着，登录失效了、账号停用了：盖在页面上说明白，填的不丢.

let refused: (why: CallError) => Promise<void>
jest.mock('../../console/services/cloud', () => ({
  whenTokenRefused: (ask: typeof refused) => (refused = ask),
  call: jest.fn(),
  signIn: jest.fn(),
  signOut: jest.fn(),
  isSignedIn: () => true,
}))

const { call, signIn, signOut } = cloud as unknown as Record<string, jest.Mock>
const LOCKED = new CallError('login/locked', '这个账号已停用，请联系上一级，部门的请联系本部门的联络员')
const EXPIRED = new CallError('signed-out', '登录已经过期，请重新登录')
const meOf = (mustChange: boolean) =>
  ({
    now: Date.now(),
    person: 'p-1',
    name: '周晓雯',
    roles: [],
    login: { username: 'chezhan', mustChange, isLinked: true },
  }) as unknown as MeView

async function open() {
  setActivePinia(createPinia())
  const session = useSession()
  session.me = meOf(false)
  session.lastName = 'chezhan'
  const routes = [{ path: '/:rest(.*)*', component: { template: '<div />' } }]
  const router = createRouter({ history: createMemoryHistory(), routes })
  await router.push('/tickets')
  const page = mount(SignInAgain, { attachTo: document.body, global: { plugins: [router] } })
  const press = async (text: string) => {
    await page
      .findAll('button')
      .find((button) => button.text().includes(text))!
      .trigger('click')
    await flushPromises()
  }
  const type = async (password: string) => {
    await page.findAll('input')[1]!.setValue(password)
    await page.get('form').trigger('submit')
    await flushPromises()
  }
  return { page, session, router, press, type }
}

beforeEach(() => [call, signIn, signOut].forEach((one) => one!.mockReset().mockResolvedValue(undefined)))
afterEach(() => document.body.replaceChildren())

test('账号停用了，原话盖在页面上，不请人再登录；恢复了再试，等着的接着办', async () => {
  const { page, session, press } = await open()
  const waiting = refused(LOCKED)
  await flushPromises()
  expect(session.isAsking).toBe(true)
  expect(page.get('h2').text()).toBe('这个账号已停用，请联系上一级，部门的请联系本部门的联络员')
  expect(document.activeElement).toBe(page.get('h2').element)
  expect(page.find('form').exists()).toBe(false)
  await press('再试一次')
  await expect(waiting).resolves.toBeUndefined()
  expect([session.isAsking, session.closed]).toEqual([false, ''])
})

test('停用的账号退出：回到登录页，那里还写着为什么', async () => {
  const { session, router, press } = await open()
  const waiting = refused(LOCKED).catch((error: unknown) => error)
  await flushPromises()
  await press('退出')
  expect(await waiting).toBeInstanceOf(CallError)
  expect(signOut).toHaveBeenCalled()
  expect([session.me, session.notice]).toEqual([null, '这个账号已停用，请联系上一级，部门的请联系本部门的联络员'])
  expect(router.currentRoute.value.path).toBe('/sign-in')
})

test('停用的账号退出，云上没有听见：照样回到登录页', async () => {
  const { session, router, press } = await open()
  const waiting = refused(LOCKED).catch((error: unknown) => error)
  await flushPromises()
  signOut!.mockRejectedValue(new CallError('network', '连不上服务器，请检查网络后再试'))
  await press('退出')
  expect(await waiting).toBeInstanceOf(CallError)
  expect([session.me, session.isAsking, router.currentRoute.value.path]).toEqual([null, false, '/sign-in'])
})

test('登录过期了再登录，才知道停用了：不再一遍遍请人登录', async () => {
  const { page, type } = await open()
  void refused(EXPIRED).catch(() => undefined)
  await flushPromises()
  expect(page.get('h2').text()).toBe('登录过期了，请再登录一次')
  signIn!.mockRejectedValue(LOCKED)
  await type('Jinghu-2026')
  expect(page.get('h2').text()).toBe('这个账号已停用，请联系上一级，部门的请联系本部门的联络员')
  expect(page.find('form').exists()).toBe(false)
})

test('上一级换了初始密码：重新登录以后先去改密码', async () => {
  const { router, type } = await open()
  const waiting = refused(EXPIRED)
  await flushPromises()
  call!.mockResolvedValue(meOf(true))
  await type('Dhn77Txu49')
  await expect(waiting).resolves.toBeUndefined()
  expect(router.currentRoute.value.path).toBe('/password')
})

test('没有人登录的时候，不盖什么，原样退回', async () => {
  const { session } = await open()
  session.me = null
  await expect(refused(EXPIRED)).rejects.toBe(EXPIRED)
  expect(session.isAsking).toBe(false)
})
