import type { Login } from '../../cloudfunctions/domain/login'
import type { LocalCity } from '../support/city'
import { Desk, PASSWORD } from '../support/desk'
import { invite, join } from '../support/invite'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

// 账号开哪些身份：后来担任的，给密码的人管不到，就先不开。

const COMMUNITY = '340202014002'

let city: LocalCity
let records: Records
const desk = (username: string, password = PASSWORD) => new Desk(city.url, username, password)
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
})

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
  // 还担任着的，从这里注销不了，也认不了别人的手机.
  expect(await knower.call('account', 'erase', { confirm: '注销' })).toMatchObject({ code: 'account/serving' })
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

test('还没关联微信的账号，有没开通的身份就不能关联：到了手机上样样都开；加入的时候没等到回音，再来一遍还是自己', async () => {
  const input = { ...{ username: 'weilian', role: 'community' as const, scope: COMMUNITY }, name: '未联' }
  const { password } = await desk('zhelu').ask('login', 'create', { ...input, phone: '0553-3880001' })
  const own = desk(input.username, password)
  await own.ask('login', 'changePassword', { old: password, password: PASSWORD })
  await own.signIn(PASSWORD)
  const { code } = await invite(city.phone('o-demo-district-1'), { role: 'street', scope: '340202012' })
  const joining = { code, name: input.name, phone: '0553-3880002' }
  await own.ask('account', 'agree', { version: (await own.ask('account', 'me', {})).guide })
  await own.ask('account', 'join', joining)
  await own.ask('account', 'join', joining)
  expect((await own.ask('account', 'me', {})).login?.unopened).toHaveLength(1)
  const phone = await city.phone('o-wei-lian').agrees()
  const shown = await phone.ask('login', 'code', {})
  expect(await own.call('login', 'link', { code: shown.code })).toMatchObject({
    code: 'login/unopened',
    message: '这个账号还有没开通的身份，请先请上一级重新给一个初始密码，再关联微信',
  })
})

test('两个人同时给一个账号换密码：开得了门的是谁给的，就照谁的开；说不准的，后来的身份先不开', async () => {
  const [street, district] = [desk('zhelu'), desk('quzhongxin')]
  const made = await street.ask('login', 'create', {
    ...{ username: 'tongshi', role: 'community' as const, scope: COMMUNITY, name: '同时', phone: '0553-3880003' },
  })
  const login = made.login.login
  for (let round = 0; round < 3; round += 1) {
    const given = await Promise.all([street, district].map((one) => one.call('login', 'reset', { login })))
    const refused = given.filter(({ ok }) => !ok)
    for (const one of refused)
      expect(one).toMatchObject({
        code: 'login/given-twice',
        message: '刚才别人也在给这个账号换密码，请看一看，再换一次',
      })
    const byDistrict = given[1]?.ok === true ? (given[1].data as { password: string }).password : undefined
    const isDistricts = byDistrict !== undefined && (await desk('tongshi').signIn(byDistrict)).status === 200
    const kept = records.one<Login>('logins', login).givenAs ?? []
    if (kept.some(({ role }) => role === 'district')) expect(isDistricts).toBe(true)
  }
})
