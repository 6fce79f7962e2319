import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import App from '../../console/app.vue'
import { call, openCloud, signIn } from '../../console/services/cloud'
import Shell from '../../console/shell/shell.vue'
import { useSession } from '../../console/stores/session'
import { ConsoleCloud } from '../support/console-cloud'

const STREET = { role: 'street', scope: 's-1', text: '街道 · 赭麓街道', keepsLogins: true }
const COMMUNITY = { role: 'community', scope: 'c-1', text: '社区 · 车站社区', keepsLogins: false }
const me = (...roles: object[]) => ({
  body: { ok: true, data: { now: Date.now(), person: 'p-1', name: '周晓雯', roles } },
})
const NOT_YOURS = { ok: false, code: 'search/not-yours', message: '只能看自己管着的地方和部门', field: 'area' }
const ME = '/v1/functions/account'
const ask = () => call('search', 'tickets', {})

let network: ConsoleCloud
let page: VueWrapper | undefined

/** Signed in with these roles, the first of them chosen; a refusal comes next, and then other roles are left. */
async function refused(before: object[], after: object[]) {
  setActivePinia(createPinia())
  network.answer('/v1/functions/search', { body: NOT_YOURS })
  network.answer(ME, me(...before), me(...after))
  const session = useSession()
  await session.begin()
  return session
}

beforeEach(async () => {
  jest.spyOn(console, 'warn').mockReturnValue()
  localStorage.clear()
  sessionStorage.clear()
  network = new ConsoleCloud()
  await openCloud()
  await signIn('zhelu', 'Jinghu-2026')
})
afterEach(() => page?.unmount())

test('身份没有了：说明白，认得还剩哪些；看过以后才换', async () => {
  const session = await refused([STREET, COMMUNITY], [COMMUNITY])
  await expect(ask()).rejects.toMatchObject({
    code: 'role/gone',
    message: '您已经不是“街道 · 赭麓街道”了，这一步没有办成',
  })
  expect(session.roles).toEqual([COMMUNITY])
  expect([session.role, session.gone, session.standing]).toEqual([STREET, STREET, COMMUNITY])
  session.goOn()
  expect([session.role, session.gone]).toEqual([COMMUNITY, undefined])
})

test('几个请求一起被拒，只问一次我是谁', async () => {
  await refused([STREET, COMMUNITY], [COMMUNITY])
  const answers = await Promise.allSettled([ask(), ask(), ask()])
  expect(answers.map((one) => one.status === 'rejected' && (one.reason as { code: string }).code)).toEqual(
    Array(3).fill('role/gone'),
  )
  expect(network.askedOf(ME)).toHaveLength(2)
})

test('身份还在，被拒就是被拒；别的身份添了、减了，都认得了', async () => {
  const session = await refused([STREET, COMMUNITY], [STREET])
  await expect(ask()).rejects.toMatchObject({ code: 'search/not-yours', field: 'area' })
  expect([session.role, session.gone, session.roles]).toEqual([STREET, undefined, [STREET]])
})

test('问不到我是谁，还照原来的说', async () => {
  const session = await refused([STREET], [])
  network.answer(ME, 'lost')
  await expect(ask()).rejects.toMatchObject({ code: 'search/not-yours' })
  expect(session.gone).toBeUndefined()
})

test('给错的身份又还回来了：不再说没有了，接着办', async () => {
  const session = await refused([STREET, COMMUNITY], [COMMUNITY])
  await expect(ask()).rejects.toMatchObject({ code: 'role/gone' })
  network.answer(ME, me(STREET, COMMUNITY))
  await expect(ask()).rejects.toMatchObject({ code: 'search/not-yours' })
  expect([session.role, session.gone]).toEqual([STREET, undefined])
})

test('登录过期的时候身份没有了：再登录以后说明白，开着的页不换到别的身份上去', async () => {
  const session = await refused([STREET, COMMUNITY], [COMMUNITY])
  await session.signIn('zhelu', 'Jinghu-2026')
  expect([session.role, session.gone, session.standing]).toEqual([STREET, STREET, COMMUNITY])
  await expect(ask()).rejects.toMatchObject({ code: 'role/gone' })
})

test('再登录的时候多了更大的身份、别的窗口换了身份，这一页还是原来的', async () => {
  const session = await refused([COMMUNITY], [STREET, COMMUNITY])
  localStorage.setItem('jinghu-console:role:p-1', 'street@s-1')
  await session.signIn('zhelu', 'Jinghu-2026')
  expect([session.role, session.gone]).toEqual([COMMUNITY, undefined])
})

/** The whole window, on a page where something is typed. */
async function typing() {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      {
        path: '/',
        component: Shell,
        children: [
          {
            path: 'tickets/:id',
            component: { template: '<p>居民电话 13900001111</p><input class="typed" aria-label="办理情况" />' },
          },
          { path: ':rest(.*)*', component: { template: '<p class="here">{{ $route.path }}</p>' } },
        ],
      },
    ],
  })
  await router.push('/tickets/t-1')
  page = mount(App, { attachTo: document.body, global: { plugins: [router] } })
  await page.get('.typed').setValue('写了一半的话')
  await ask().catch(() => undefined)
  await flushPromises()
  await import('../../console/shell/role-gone.vue')
  await flushPromises()
  return page
}
const press = async (text: string) => {
  await page!
    .findAll('button')
    .find((one) => one.text() === text)!
    .trigger('click')
  await flushPromises()
}

test('写了一半的还在，换的时候才离开，去剩下的身份的首页', async () => {
  await refused([STREET, COMMUNITY], [COMMUNITY])
  const { element } = (await typing()).get<HTMLInputElement>('.typed')
  expect(element.value).toBe('写了一半的话')
  expect(page!.get('.gone').text()).toContain('您已经不是“街道 · 赭麓街道”了')
  expect(page!.findAll('.written dt, .written dd').map((one) => one.text())).toEqual(['办理情况', '写了一半的话'])
  await press('换到“社区 · 车站社区”')
  expect(page!.get('.here').text()).toBe('/tickets')
  expect(page!.find('.gone').exists()).toBe(false)
})

test('看到过的收起来，看不见也按不到；换到下一页以后才放开，上一个身份的一页不再露出来', async () => {
  await refused([STREET, COMMUNITY], [COMMUNITY])
  await typing()
  const rest = page!.get<HTMLElement>('.page > .rest')
  expect(rest.classes()).toContain('veiled')
  expect(rest.attributes('inert')).toBeDefined()
  expect(page!.get('.gone').text()).not.toContain('13900001111')
  const pressed = page!.get('.gone button').trigger('click')
  await nextTick()
  // 还在路上：旧的一页还没有换走.
  expect(useSession().gone).toBeUndefined()
  expect(rest.classes()).toContain('veiled')
  await pressed
  await flushPromises()
  expect(page!.find('.typed').exists()).toBe(false)
  expect(rest.classes()).not.toContain('veiled')
  expect(rest.attributes('inert')).toBeUndefined()
})

test('一个身份都没有了，也说', async () => {
  await refused([STREET], [])
  await typing()
  expect(page!.get('.gone').text()).toContain('您在电脑上没有别的身份了')
  await press('知道了')
  expect(page!.get('.here').text()).toBe('/nothing')
})
