import type { LocalCity } from '../support/city'
import { Desk, PASSWORD } from '../support/desk'
import { invite, join } from '../support/invite'
import { cityOfThisFile } from '../support/of-this-file'

// 账号开哪些身份：后来担任的，给密码的人管不到，就先不开。

const COMMUNITY = '340202014002'

let city: LocalCity
const desk = (username: string, password = PASSWORD) => new Desk(city.url, username, password)
cityOfThisFile((opened) => void (city = opened))

test('原来的上级自己改了密码、一直知道的，后来的身份也开不了；区里重新给了密码才开', async () => {
  const [street, district] = [desk('zhelu'), desk('quzhongxin')]
  const input = {
    ...{ username: 'yuanzhi', role: 'community' as const, scope: COMMUNITY, name: '远志', phone: '0553-3880000' },
  }
  const opened = await street.ask('login', 'create', input)
  // 开账号的人自己先登录，改成了只有自己知道的密码.
  const knower = desk(input.username, opened.password)
  await knower.ask('login', 'changePassword', { old: opened.password, password: PASSWORD })
  await knower.signIn(PASSWORD)
  const phone = await city.phone('o-yuan-zhi').agrees()
  await knower.ask('login', 'link', { code: (await phone.ask('login', 'code', {})).code })
  const rolesAt = async (at: Desk) =>
    (await at.ask('account', 'me', {})).roles.map(({ role, scope }) => `${role}@${scope}`)

  // 同一个街道管得到的，后来的也开.
  const near = await invite(city.phone('o-demo-street-340202014-1'), { role: 'community', scope: '340202014001' })
  await join(phone, near.code, '远志')
  expect(await rolesAt(knower)).toEqual([`community@${COMMUNITY}`, 'community@340202014001', 'resident@'])

  const far = await invite(city.phone('o-demo-district-1'), { role: 'street', scope: '340202012' })
  await join(phone, far.code, '远志')
  expect(await rolesAt(knower)).not.toContain('street@340202012')
  const { login } = await knower.ask('account', 'me', {})
  expect(login?.unopened).toEqual([expect.stringMatching(/^街道工作人员 · /)])
  const search = { area: '340202012' }
  expect(await knower.call('search', 'tickets', search)).toMatchObject({ code: 'search/not-yours' })
  expect(await knower.call('login', 'list', search)).toMatchObject({ ok: false })
  expect((await phone.me()).roles.map(({ scope }) => scope)).toContain('340202012')
  // 自己再改一次密码，也不开：改的是谁，说不准.
  await knower.ask('login', 'changePassword', { old: PASSWORD, password: 'Zhidao-2026' })
  await knower.signIn('Zhidao-2026')
  expect(await rolesAt(knower)).not.toContain('street@340202012')

  const { password } = await district.ask('login', 'reset', { login: opened.login.login })
  expect((await knower.signIn('Zhidao-2026')).status).toBe(400)
  const own = desk(input.username, password)
  await own.ask('login', 'changePassword', { old: password, password: 'Ziji-20266' })
  await own.signIn('Ziji-20266')
  expect(await rolesAt(own)).toContain('street@340202012')
  expect((await own.ask('account', 'me', {})).login?.unopened).toBeUndefined()
  expect((await own.call('search', 'tickets', search)).ok).toBe(true)
})

test('可以给谁开：还担任管不到的岗位的，在那一行写明由谁开，和开的时候说的一样；区里都能开', async () => {
  const scope = 'd-district-01'
  const { code } = await invite(city.phone('o-demo-d-district-01-liaison'), {
    ...{ role: 'department', scope, post: 'head' },
  })
  const phone = city.phone('o-demo-district-2')
  await join(phone, code, '蒋伟')
  const { person } = await phone.me()
  const liaison = city.phone('o-demo-d-district-01-liaison')
  const asked = { role: 'department' as const, scope }
  const { people } = await liaison.ask('login', 'candidates', asked)
  expect(people.filter(({ whyNot }) => whyNot !== undefined).map((one) => one.person)).toEqual([person])
  const refused = await liaison.call('login', 'create', { ...asked, username: 'jiangwei', person })
  expect(refused).toMatchObject({ message: people.find((one) => one.person === person)?.whyNot })
  const all = (await desk('quzhongxin').ask('login', 'candidates', asked)).people
  expect(all.map((one) => one.person)).toEqual(people.map((one) => one.person))
  expect(all.filter(({ whyNot }) => whyNot !== undefined)).toEqual([])
})
