import type { Input } from '../../cloudfunctions/contract/api'
import type { LocalCity } from '../support/city'
import { Desk, PASSWORD } from '../support/desk'
import { invite, join } from '../support/invite'
import { cityOfThisFile } from '../support/of-this-file'
import { topUp } from '../support/quota'

// 电脑端的账号：谁开、谁停、初始密码、和微信关联。

const COMMUNITY = '340202014002'
const STREET = '340202014'

let city: LocalCity
const desk = (username: string, password = PASSWORD) => new Desk(city.url, username, password)
cityOfThisFile((opened) => void (city = opened))

let turn = 0
const newcomer = (facts: Partial<Input<'login', 'create'>> = {}): Input<'login', 'create'> => ({
  ...{ username: `shequ-${(turn += 1)}`, role: 'community', scope: COMMUNITY, name: '方小燕', phone: '0553-3880000' },
  ...facts,
})
/** 街道开好、自己改过密码的账号. */
async function settled(
  facts: Partial<Input<'login', 'create'>> = {},
  by = 'zhelu',
): Promise<{ desk: Desk; login: string }> {
  const { login, password } = await desk(by).ask('login', 'create', newcomer(facts))
  const own = desk(login.username, password)
  await own.ask('login', 'changePassword', { old: password, password: PASSWORD })
  const again = desk(login.username)
  await again.signIn()
  return { desk: again, login: login.login }
}

test('登录的人是他自己：身份、姓名，和手机上的是一个人', async () => {
  const me = await desk('chezhan').ask('account', 'me', {})
  const onPhone = await city.phone('o-demo-community-340202014002-1').me()
  expect(me.person).toBe(onPhone.person)
  expect(me.login).toEqual({
    ...{ username: 'chezhan', mustChange: false, isLinked: true },
    ...{ role: 'community', scope: me.roles[0]?.scope },
  })
  expect(onPhone.login).toBeUndefined()
})

test('初始密码没改之前，什么都办不了；改了就能办', async () => {
  const { login, password } = await desk('zhelu').ask('login', 'create', newcomer())
  const own = desk(login.username, password)
  expect((await own.ask('account', 'me', {})).login).toMatchObject({ mustChange: true })
  expect(await own.call('board', 'get', {})).toMatchObject({
    code: 'login/must-change',
    message: '第一次登录，请先把初始密码改成您自己的',
  })
  expect(await own.call('login', 'changePassword', { old: password, password })).toMatchObject({
    code: 'login/same-password',
    message: '新密码不能和原来的一样',
  })
  expect(await own.call('login', 'changePassword', { old: 'Wrong-2026', password: PASSWORD })).toMatchObject({
    code: 'login/wrong-password',
    message: '原来的密码不对，请再试一次',
  })
  await own.ask('login', 'changePassword', { old: password, password: PASSWORD })
  const again = desk(login.username)
  expect((await again.ask('account', 'me', {})).login).toMatchObject({ mustChange: false })
  expect((await again.ask('board', 'get', {})).area).toBe('340202')
})

test('改密码时原来的密码错得太多，说锁住了，不叫人接着试', async () => {
  const { login, password } = await desk('zhelu').ask('login', 'create', newcomer())
  const own = desk(login.username, password)
  const tries: unknown[] = []
  for (let i = 0; i < 6; i++) {
    const answer = await own.call('login', 'changePassword', { old: `Wrong-202${i}`, password: PASSWORD })
    tries.push(answer.ok ? '' : answer.code)
  }
  expect(tries).toEqual([
    ...Array<string>(4).fill('login/wrong-password'),
    ...Array<string>(2).fill('login/tried-too-often'),
  ])
  expect(await own.call('login', 'changePassword', { old: password, password: PASSWORD })).toMatchObject({
    code: 'login/tried-too-often',
    message: '密码错得太多，暂时锁住了，请 15 分钟后再试',
  })
})

test('太简单的新密码在门口就退回', async () => {
  const own = desk('chezhan')
  for (const password of ['short1A', 'onlyletters', '!Jinghu-2026', '密码密码密码密码'])
    expect(await own.call('login', 'changePassword', { old: PASSWORD, password })).toMatchObject({
      code: 'request/invalid',
    })
})

test('密码里不能有自己的用户名，倒着写、换大小写也不行', async () => {
  for (const password of ['Chezhan-2026', '2026xCHEZHANx', 'Nahzehc-2026'])
    expect(await desk('chezhan').call('login', 'changePassword', { old: PASSWORD, password })).toMatchObject({
      code: 'login/password-name',
      message: '密码里不能有用户名，倒着写、换大小写也不行',
      field: 'password',
    })
})

test('新开的人马上在岗：名单上有他，权限只在他的社区', async () => {
  const { desk: own } = await settled({ name: '汪洋' })
  const { people } = await own.ask('account', 'roster', { area: COMMUNITY })
  expect(people.map(({ name }) => name)).toContain('汪洋')
  expect((await own.call('account', 'roster', { area: '340202013001' })).ok).toBe(false)
})

test('账号由上一级开：社区不能开，别的街道不能开', async () => {
  expect(await desk('chezhan').call('login', 'create', newcomer())).toMatchObject({
    code: 'login/not-keeper',
    message: '账号由上一级开，部门的也可以由本部门的联络员开，您不能办',
  })
  expect(await desk('zhelu').call('login', 'create', newcomer({ scope: '340202013001' }))).toMatchObject({
    code: 'login/not-keeper',
    message: '账号由上一级开，部门的也可以由本部门的联络员开，您不能办',
  })
  expect(await desk('zhelu').call('login', 'create', newcomer({ role: 'street', scope: STREET }))).toMatchObject({
    code: 'login/not-keeper',
    message: '账号由上一级开，部门的也可以由本部门的联络员开，您不能办',
  })
  expect(await desk('chengguan').call('login', 'list', {})).toMatchObject({
    code: 'login/not-keeper',
    message: '账号由上一级开，部门的也可以由本部门的联络员开，您不能办',
  })
})

test('同一次开户重发，还是那一个账号；用户名只能一个人用', async () => {
  const [street, input] = [desk('zhelu'), newcomer()]
  const first = await street.ask('login', 'create', input, 'request-open-1')
  const again = await street.ask('login', 'create', input, 'request-open-1')
  expect(again.login.login).toBe(first.login.login)
  expect((await desk(input.username, first.password).signIn()).status).toBe(400)
  expect((await desk(input.username, again.password).signIn()).status).toBe(200)
  expect(await street.call('login', 'create', input)).toMatchObject({
    code: 'login/taken',
    message: '这个用户名已经有人用了，请换一个',
  })
  expect(await street.call('login', 'create', newcomer(), 'request-open-1')).toMatchObject({
    code: 'request/reused',
    message: '这次操作刚才已经成功；要开别的账号，请重新操作',
  })
})

test('在岗的人直接开；不在岗的不能开', async () => {
  const { person } = await city.phone('o-demo-street-340202014-1').me()
  const input = { username: 'zhelu-2', role: 'street' as const, scope: STREET, person }
  const { login } = await desk('quzhongxin').ask('login', 'create', input)
  expect(login).toMatchObject({ isLinked: true, mustChange: true })
  const resident = await city.resident.me()
  expect(
    await desk('quzhongxin').call('login', 'create', { ...input, username: 'nobody-1', person: resident.person }),
  ).toMatchObject({ code: 'account/not-serving' })
  expect(
    await desk('quzhongxin').call('login', 'create', { username: 'nobody-2', role: 'street', scope: STREET }),
  ).toMatchObject({ code: 'login/nobody', message: '请选择在岗的人，或者填写姓名' })
  expect(
    await desk('quzhongxin').call('login', 'create', {
      username: 'nobody-3',
      role: 'street',
      scope: 'nowhere',
      name: '甲乙',
    }),
  ).toMatchObject({ code: 'area/unknown' })
  expect(
    await desk('quzhongxin').call('login', 'create', {
      username: 'nobody-4',
      role: 'department',
      scope: 'nowhere',
      name: '甲乙',
    }),
  ).toMatchObject({ code: 'department/unknown', message: '没有这个部门，请重新选择' })
})

test('可以给谁开：在岗、还没有账号的人；开了就不再列', async () => {
  const list = (role: 'community' | 'department', scope: string, by: string) =>
    desk(by).ask('login', 'candidates', { role, scope })
  const { people } = await list('community', '340202014001', 'zhelu')
  const [first] = people
  expect(first?.name).not.toBe('')
  const input = { username: 'zaigang', role: 'community' as const, scope: '340202014001', person: first!.person }
  await desk('zhelu').ask('login', 'create', input)
  expect((await list('community', '340202014001', 'zhelu')).people).toEqual(people.slice(1))
  const officers = (await list('department', 'd-district-01', 'quzhongxin')).people
  expect(officers.map(({ postText }) => postText)).toContain('联络员')
  const { person } = await desk('chengguan').ask('account', 'me', {})
  expect(officers.map((one) => one.person)).not.toContain(person)
  const nowhere = { role: 'street' as const, scope: 'nowhere' }
  expect(await desk('quzhongxin').call('login', 'candidates', nowhere)).toMatchObject({ code: 'area/unknown' })
})

test('谁的岗位能开账号，身份里说明白：经办人不能', async () => {
  const may = async (username: string) =>
    (await desk(username).ask('account', 'me', {})).roles.map(({ role, keepsLogins }) => [role, keepsLogins])
  expect(await may('zhelu')).toContainEqual(['street', true])
  expect(await may('chengguan')).toContainEqual(['department', false])
  expect(await may('chezhan')).toContainEqual(['community', false])
})

test('部门的账号由区网格中心开，要说明岗位', async () => {
  const input = newcomer({ role: 'department', scope: 'd-district-02', name: '段明' })
  expect(await desk('quzhongxin').call('login', 'create', input)).toMatchObject({ code: 'invitation/post' })
  const { desk: own } = await settled({ ...input, username: 'bumen-1', post: 'liaison' }, 'quzhongxin')
  const { members } = await own.ask('department', 'roster', { department: 'd-district-02' })
  expect(members.map(({ name }) => name)).toContain('段明')
  expect((await own.ask('login', 'list', {})).items.map(({ username }) => username)).toEqual(['bumen-1'])
})

test('停用的账号，开着的页面马上办不了事，也不能再登录；恢复了又能', async () => {
  const { desk: own, login } = await settled()
  const locked = await desk('zhelu').ask('login', 'lock', { login })
  expect(locked.isLocked).toBe(true)
  expect(await own.call('board', 'get', {})).toMatchObject({ code: 'login/locked' })
  expect(await own.refresh()).toMatchObject({ status: 400, body: { error: 'user_blocked' } })
  expect((await own.signIn()).body).toMatchObject({ error: 'user_blocked' })
  await desk('zhelu').ask('login', 'unlock', { login })
  await own.signIn()
  expect((await own.call('board', 'get', {})).ok).toBe(true)
})

test('停用时没有换成令牌的页面，恢复了接着用，不用再登录', async () => {
  const { desk: own, login } = await settled()
  await desk('zhelu').ask('login', 'lock', { login })
  expect(await own.refresh()).toMatchObject({ status: 400, body: { error: 'user_blocked' } })
  await desk('zhelu').ask('login', 'unlock', { login })
  expect((await own.refresh()).status).toBe(200)
  expect((await own.call('board', 'get', {})).ok).toBe(true)
})

test('平台还认的令牌，停用的账号也办不了事', async () => {
  const [known] = city.cloud.read('logins', { username: 'chezhan' })
  city.cloud.addUser({ uid: 'u-locked', username: 'locked', password: PASSWORD })
  city.cloud.load('logins', [{ ...known, _id: 'u-locked', username: 'locked', isLocked: true }])
  expect(await desk('locked').call('account', 'me', {})).toMatchObject({
    code: 'login/locked',
    message: '这个账号已停用，请联系上一级，部门的请联系本部门的联络员',
  })
})

test('忘了密码：换一个初始密码，旧的不能用了，登录后先改', async () => {
  const { desk: own, login } = await settled()
  const { password } = await desk('zhelu').ask('login', 'reset', { login })
  expect((await own.signIn(PASSWORD)).status).toBe(400)
  await own.signIn(password)
  expect(await own.call('board', 'get', {})).toMatchObject({
    code: 'login/must-change',
    message: '第一次登录，请先把初始密码改成您自己的',
  })
  expect(await desk('chezhan').call('login', 'reset', { login })).toMatchObject({
    code: 'login/not-keeper',
    message: '账号由上一级开，部门的也可以由本部门的联络员开，您不能办',
  })
  expect(await desk('zhelu').call('login', 'reset', { login: 'u-nobody' })).toMatchObject({
    code: 'login/no-such',
    message: '没有这个账号，请刷新后再看',
  })
})

describe('还担任管不到的岗位的人', () => {
  const refused = {
    code: 'login/serves-higher',
    message: '这个人还担任您管不到的岗位，账号由区网格中心开、重置',
  }

  test('又到别的街道任职的，原来的街道不能换他的密码，开户重发也不行；停用可以，区里都可以', async () => {
    const [street, district] = [desk('zhelu'), desk('quzhongxin')]
    const input = newcomer({ name: '高升' })
    const opened = await street.ask('login', 'create', input, 'request-rises-1')
    const { login } = opened.login
    const own = desk(input.username, opened.password)
    await own.ask('login', 'changePassword', { old: opened.password, password: PASSWORD })
    await own.signIn(PASSWORD)
    const phone = await city.phone('o-gao-sheng').agrees()
    await own.ask('login', 'link', { code: (await phone.ask('login', 'code', {})).code })
    expect((await street.call('login', 'reset', { login })).ok).toBe(true)

    const { code } = await invite(city.phone('o-demo-district-1'), { role: 'street', scope: '340202012' })
    await join(phone, code, '高升')
    expect(await street.call('login', 'reset', { login })).toMatchObject(refused)
    expect(await street.call('login', 'create', input, 'request-rises-1')).toMatchObject(refused)
    expect((await street.call('login', 'lock', { login })).ok).toBe(true)
    expect((await street.call('login', 'unlock', { login })).ok).toBe(true)
    const { password } = await district.ask('login', 'reset', { login })
    expect((await desk(input.username, password).signIn()).status).toBe(200)
  })

  test('区里的人到部门挂职，联络员不能替他开账号，区里可以', async () => {
    const [liaison, phone] = [city.phone('o-demo-d-district-01-liaison'), city.phone('o-demo-district-2')]
    const { code } = await invite(liaison, { role: 'department', scope: 'd-district-01', post: 'head' })
    await join(phone, code, '蒋伟')
    const { person } = await phone.me()
    const input = { username: 'jiangwei', role: 'department' as const, scope: 'd-district-01', person }
    expect(await liaison.call('login', 'create', input)).toMatchObject(refused)
    expect((await desk('quzhongxin').call('login', 'create', input)).ok).toBe(true)
  })

  test('开户重发，又是一个要先改的初始密码', async () => {
    const input = newcomer()
    const opened = await desk('zhelu').ask('login', 'create', input, 'request-again-1')
    await desk(input.username, opened.password).ask('login', 'changePassword', {
      ...{ old: opened.password, password: PASSWORD },
    })
    const again = await desk('zhelu').ask('login', 'create', input, 'request-again-1')
    expect(await desk(input.username, again.password).call('board', 'get', {})).toMatchObject({
      code: 'login/must-change',
    })
  })
})

test('不能停用自己正在用的账号', async () => {
  expect(await desk('quzhongxin').call('login', 'lock', { login: 'u-demo-quzhongxin' })).toMatchObject({
    code: 'login/own',
    message: '不能停用自己正在用的账号',
  })
})

describe('关联微信', () => {
  test('电脑上填了手机给的码，从此是一个人：岗位归他，消息到他的微信', async () => {
    const { desk: own } = await settled({ name: '谢宁' })
    const phone = await city.phone('o-xie-ning').agrees()
    const { code } = await phone.ask('login', 'code', {})
    const before = await own.ask('account', 'me', {})
    const me = await own.ask('login', 'link', { code })
    const onPhone = await phone.me()
    expect(me.person).toBe(onPhone.person)
    expect(me.person).not.toBe(before.person)
    expect(onPhone).toMatchObject({
      name: '谢宁',
      roles: [expect.objectContaining({ role: 'community', scope: COMMUNITY }), expect.anything()],
    })
    expect(me.login).toMatchObject({ isLinked: true })
    const { people } = await own.ask('account', 'roster', { area: COMMUNITY })
    expect(people.filter(({ name }) => name === '谢宁')).toHaveLength(1)
    expect(await own.call('login', 'link', { code })).toMatchObject({
      code: 'login/code',
      message: '关联码不对，或者已经过了五分钟',
    })
  })

  test('过了五分钟的、编出来的码不行；关联过的不能再关联；码只能在手机上要', async () => {
    const { desk: own } = await settled()
    const phone = city.phone('o-someone-else')
    const { code } = await phone.ask('login', 'code', {})
    await city.cloud.advance(5 * 60_000)
    expect(await own.call('login', 'link', { code })).toMatchObject({
      code: 'login/code',
      message: '关联码不对，或者已经过了五分钟',
    })
    expect(await own.call('login', 'link', { code: 'ABCD2345' })).toMatchObject({
      code: 'login/code',
      message: '关联码不对，或者已经过了五分钟',
    })
    const fresh = await phone.ask('login', 'code', {})
    expect(await desk('chezhan').call('login', 'link', { code: fresh.code })).toMatchObject({
      code: 'login/already-linked',
      message: '这个账号已经关联过微信了',
    })
    expect(await own.call('login', 'code', {})).toMatchObject({
      code: 'login/on-phone',
      message: '关联码要在手机的小程序里要，再填到电脑上',
    })
    expect(await phone.call('login', 'link', { code: fresh.code })).toMatchObject({
      code: 'login/not-signed-in',
      message: '请用用户名登录电脑端，再办这件事',
    })
    expect(await phone.call('login', 'changePassword', { old: PASSWORD, password: 'Another-2026' })).toMatchObject({
      code: 'login/not-signed-in',
      message: '请用用户名登录电脑端，再办这件事',
    })
  })

  test('再要一个码，前一个就不能用了', async () => {
    const { desk: own } = await settled()
    const phone = city.phone('o-two-codes')
    const first = await phone.ask('login', 'code', {})
    const second = await phone.ask('login', 'code', {})
    expect(await own.call('login', 'link', { code: first.code })).toMatchObject({ code: 'login/code' })
    expect((await own.ask('login', 'link', { code: second.code })).login).toMatchObject({ isLinked: true })
  })

  test('一下按了两次，也只有一个码能用', async () => {
    const phone = city.phone('o-double-tap')
    for (let round = 0; round < 5; round += 1) {
      const codes = await Promise.all([phone.ask('login', 'code', {}), phone.ask('login', 'code', {})])
      const live = city.cloud.read('linkCodes').filter(({ _id }) => codes.some(({ code }) => code === _id))
      expect(live).toHaveLength(1)
    }
  })

  test('码错了五次，十五分钟里对的也不行，一起试很多个也一样；过了又行', async () => {
    const { desk: own } = await settled()
    const tryOut = (code: string) => own.call('login', 'link', { code })
    const phone = city.phone('o-patient')
    for (let tries = 0; tries < 5; tries += 1)
      expect(await tryOut(`ABCD234${tries + 2}`)).toMatchObject({ code: 'login/code' })
    const { code } = await phone.ask('login', 'code', {})
    expect(await tryOut(code)).toMatchObject({
      code: 'login/codes-closed',
      message: '关联码错得太多，请 15 分钟后再试',
      field: 'code',
    })
    await city.cloud.advance(15 * 60_000)
    const wrong = Array.from({ length: 9 }, (_, at) => tryOut(`BCDE234${at}`))
    const told = (await Promise.all(wrong)).map((reply) => (reply.ok ? '' : reply.code))
    expect(told.filter((one) => one === 'login/code').length).toBeLessThanOrEqual(5)
    await city.cloud.advance(15 * 60_000)
    const fresh = await phone.ask('login', 'code', {})
    expect((await tryOut(fresh.code)).ok).toBe(true)
  })

  test('自己的码、关联不成的码，不让人多试：四次错的之后填了，再错一次就停', async () => {
    const own = desk('chezhan')
    const tryOut = (code: string) => own.call('login', 'link', { code })
    for (const [from, phone] of [
      [0, city.phone('o-demo-community-340202014002-1')],
      [4, city.phone('o-not-theirs')],
    ] as const) {
      for (let tries = 0; tries < 4; tries += 1)
        expect(await tryOut(`CDEF2${from}3${tries + 2}`)).toMatchObject({ code: 'login/code' })
      const { code } = await phone.ask('login', 'code', {})
      expect(await tryOut(code)).toMatchObject(from === 0 ? { ok: true } : { code: 'login/already-linked' })
      expect(await tryOut(code)).toMatchObject({ code: 'login/codes-closed' })
      await city.cloud.advance(15 * 60_000)
    }
  })

  test('手上还有诉求的，先办完再关联', async () => {
    const far = { scope: '340202013', role: 'street' as const, name: '洪涛' }
    const { desk: street } = await settled(far, 'quzhongxin')
    const opened = await street.ask('login', 'create', newcomer({ scope: '340202013001' }))
    const own = desk(opened.login.username, opened.password)
    await own.ask('login', 'changePassword', { old: opened.password, password: PASSWORD })
    await own.signIn(PASSWORD)
    const { id } = await city.resident.report({ place: { area: '340202013001003' } })
    await own.ask('ticket', 'act', { id, command: { name: 'accept' } })
    const { code } = await city.phone('o-third').ask('login', 'code', {})
    expect(await own.call('login', 'link', { code })).toMatchObject({
      code: 'login/still-holding',
      message: '这个账号手上还有没办完的诉求，请先办完或者交出，再关联微信',
    })
  })
})

test('在电脑上督办的，站内信马上有，微信由时钟去响', async () => {
  await topUp(city.worker, 'task', 2)
  const { id } = await city.resident.report()
  const before = (await city.worker.pushes()).length
  const until = city.cloud.now() + 86_400_000
  await desk('zhelu').ask('ticket', 'act', { id, command: { name: 'supervise', until, note: '请抓紧' } })
  const titles = await city.worker.inbox()
  expect(titles).toHaveLength(2)
  expect(await city.worker.pushes()).toHaveLength(before)
  await city.passes({ minutes: 1 })
  expect(await city.worker.pushes()).toHaveLength(before + 1)
})

test('没有账号的登录用户，什么都问不到', async () => {
  city.cloud.addUser({ uid: 'u-stranger', username: 'stranger', password: PASSWORD })
  expect(await desk('stranger').call('board', 'get', {})).toMatchObject({
    code: 'login/unknown',
    message: '这个账号没有开通，请联系上一级',
  })
})
