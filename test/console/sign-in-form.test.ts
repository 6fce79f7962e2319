import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import SignInForm from '../../console/parts/sign-in-form.vue'
import { CallError } from '../../console/services/call-error'
import { useSession } from '../../console/stores/session'

jest.mock('../../console/services/cloud', () => ({ whenTokenRefused: () => undefined }))

/** The form on a page, with somebody who signed in here before, if any. */
function form(lastName = '') {
  setActivePinia(createPinia())
  const session = useSession()
  session.lastName = lastName
  const signIn = jest.spyOn(session, 'signIn').mockResolvedValue()
  const page = mount(SignInForm, { attachTo: document.body })
  const [username, password] = page.findAll('input')
  return {
    page,
    signIn,
    username: username!,
    password: password!,
    submit: async () => {
      await page.find('form').trigger('submit')
      await flushPromises()
    },
  }
}

afterEach(() => {
  document.body.innerHTML = ''
})

test('密码不对：说清楚，用户名留着，密码清空，光标回到密码', async () => {
  const { page, signIn, username, password, submit } = form()
  signIn.mockRejectedValue(new CallError('sign-in/wrong', '用户名或密码不对，请再试一次'))
  await username.setValue('zhelu')
  await password.setValue('wrong')
  await submit()
  expect(page.get('[role=alert]').text()).toBe('用户名或密码不对，请再试一次')
  expect(username.element.value).toBe('zhelu')
  expect(password.element.value).toBe('')
  expect(document.activeElement).toBe(password.element)
})

test('网络断了：写好的密码不用再写一遍', async () => {
  const { page, signIn, username, password, submit } = form()
  signIn.mockRejectedValue(new CallError('network', '连不上服务器，请检查网络后再试一次'))
  await username.setValue('zhelu')
  await password.setValue('Jinghu-2026')
  await submit()
  expect(page.get('[role=alert]').text()).toBe('连不上服务器，请检查网络后再试一次')
  expect(password.element.value).toBe('Jinghu-2026')
})

test('上次在这里登录过的，光标就在密码上', () => {
  const { password } = form('quzhongxin')
  expect(document.activeElement).toBe(password.element)
})

test('空着不问服务器，说缺什么', async () => {
  const { page, signIn, username, submit } = form()
  await submit()
  expect(signIn).not.toHaveBeenCalled()
  expect(page.text()).toContain('请输入用户名')
  expect(username.attributes('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(username.element)
})

test('密码看得见看不见，自己说了算；大写锁定打开了会提醒', async () => {
  const { page, password } = form()
  expect(password.attributes('type')).toBe('password')
  await page.get('[aria-label=显示密码]').trigger('click')
  expect(password.attributes('type')).toBe('text')
  const key = new KeyboardEvent('keydown', { key: 'A', modifierCapsLock: true })
  password.element.dispatchEvent(key)
  await flushPromises()
  expect(page.text()).toContain('大写锁定打开着')
})

test('登录成了，告诉页面；前后的空格不算用户名', async () => {
  const { page, signIn, username, password, submit } = form()
  await username.setValue(' zhelu ')
  await password.setValue('Jinghu-2026')
  await submit()
  expect(signIn).toHaveBeenCalledWith('zhelu', 'Jinghu-2026')
  expect(page.emitted('done')).toHaveLength(1)
})
