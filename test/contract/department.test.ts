import { type LocalCity, newRequestId, type Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { at } from '../support/city-facts'
import { invite, join } from '../support/invite'
import { act, blow, type Cast, castOf, see, ticketInHand, tryTo } from '../support/whistle'

let city: LocalCity
let cast: Cast
cityOfThisFile((opened) => {
  city = opened
  cast = castOf(city)
})

const department = 'd-district-01'
const NOW = at('2026-03-02 09:00')
const DAY = 24 * 3_600_000

test('部门的人看得到值班表；别的部门看不到；只有联络员能排', async () => {
  const { officer, liaison, head, stranger } = cast
  const roster = await officer.ask('department', 'roster', { department })
  expect(roster).toMatchObject({ name: '区城管局', mayEdit: false })
  expect(roster.members.map(({ postText, canServe }) => [postText, canServe])).toEqual([
    ['负责人', false],
    ['联络员', true],
    ['经办人', true],
    ['经办人', true],
  ])
  expect(roster.members.filter(({ isOnCall }) => isOnCall).map(({ name }) => name)).toEqual(['吴明轩'])
  expect((await head.ask('department', 'roster', { department })).mayEdit).toBe(false)
  expect((await liaison.ask('department', 'roster', { department })).mayEdit).toBe(true)
  expect(await stranger.call('department', 'roster', { department })).toMatchObject({
    code: 'department/not-yours',
    message: '您不在这个部门',
  })
  expect(await officer.call('department', 'setShifts', { department, shifts: [] })).toMatchObject({
    code: 'department/not-liaison',
    message: '值班表由联络员排',
  })
})

test('改了值班的人，下一声哨就叫到他', async () => {
  const { liaison, worker, clerk, officer } = cast
  const { members } = await liaison.ask('department', 'roster', { department })
  const other = members.find(({ postText, name }) => postText === '经办人' && name !== '吴明轩')
  const shifts = [{ person: other?.person ?? '', from: NOW, until: NOW + DAY }]
  const saved = await liaison.ask('department', 'setShifts', { department, shifts })
  expect(saved.shifts).toMatchObject([{ name: other?.name }])
  expect(saved.members.filter(({ isOnCall }) => isOnCall).map(({ name }) => name)).toEqual([other?.name])

  const ticket = await ticketInHand(cast)
  const whistle = await blow(worker, ticket.id)
  await act(clerk, whistle.id, { name: 'accept' })
  expect(await officer.inbox()).not.toContain('有哨叫到你们部门')
  const called = city.phone(`o-demo-${(other?.person ?? '').replace(/^p-/, '')}`)
  expect((await called.inbox())[0]).toBe('有哨叫到你们部门')
})

test('排不对的，说清楚哪里不对，原来的值班表不动', async () => {
  const { liaison } = cast
  const before = await liaison.ask('department', 'roster', { department })
  const person = before.members.find(({ canServe }) => !canServe)?.person ?? ''
  const shifts = [{ person, from: NOW, until: NOW + DAY }]
  expect(await liaison.call('department', 'setShifts', { department, shifts })).toMatchObject({
    code: 'department/unknown-member',
    field: 'shifts',
  })
  expect(await liaison.ask('department', 'roster', { department })).toEqual(before)
})

test('“我的”里写着是哪个部门的什么人', async () => {
  expect((await cast.officer.me()).roles[0]?.text).toBe('经办人 · 区城管局')
})

type Post = 'liaison' | 'officer' | 'head'
const asColleague = (post: Post) => ({ role: 'department', scope: department, post }) as const

/** Somebody new, asked in by the liaison. */
async function colleague(post: Post, name: string): Promise<Phone> {
  const who = await city.newcomer().agrees()
  expect(await join(who, (await invite(cast.liaison, asColleague(post))).code, name)).toMatchObject({ ok: true })
  return who
}
const idOf = async (who: Phone): Promise<string> => (await who.me()).person
const membersNow = async () => (await cast.liaison.ask('department', 'roster', { department })).members
const named = async (name: string) => (await membersNow()).find((one) => one.name === name)

/** A whistle this officer has answered for the department. */
async function answeredBy(officer: Phone, words = '门口又有人摆摊'): Promise<string> {
  const whistle = await blow(cast.worker, (await ticketInHand(cast, words)).id)
  await act(cast.clerk, whistle.id, { name: 'accept' })
  await act(officer, whistle.id, { name: 'answer' })
  return whistle.id
}

describe('请同事来', () => {
  test('联络员发码，同事看清是谁请、做什么，留下姓名电话就在部门里；叫得到，也分得到', async () => {
    const invitation = await invite(cast.liaison, asColleague('officer'))
    expect(invitation).toMatchObject({ text: '邀请您担任 经办人 · 区城管局', usesLeft: 1 })
    expect(invitation.by).toMatch(/^区城管局 /)
    expect(invitation.qr).toBeDefined()
    const who = await city.newcomer().agrees()
    expect(await who.ask('account', 'invitation', { code: invitation.code })).toMatchObject({ by: invitation.by })
    expect(await who.call('account', 'join', { code: invitation.code, name: '新来的' })).toMatchObject({
      code: 'account/phone-missing',
    })
    const me = await who.ask('account', 'join', { code: invitation.code, name: '钱小林', phone: '0553-7654321' })
    expect(me.roles[0]).toMatchObject({ role: 'department', scope: department, text: '经办人 · 区城管局', invites: [] })
    expect(await named('钱小林')).toMatchObject({ postText: '经办人', phone: '0553-7654321', holds: 0, isMe: false })
    expect(await join(await city.newcomer().agrees(), invitation.code)).toMatchObject({ code: 'invitation/used-up' })
    const whistle = await blow(cast.worker, (await ticketInHand(cast)).id)
    await act(cast.clerk, whistle.id, { name: 'accept' })
    const options = await cast.liaison.ask('whistle', 'options', { id: whistle.id, action: 'assign' })
    expect(options.map(({ text }) => text)).toContain('钱小林')
    await act(cast.liaison, whistle.id, { name: 'assign', to: me.person, note: '' })
    expect((await who.ask('board', 'tasks', {})).items.map(({ id }) => id)).toContain(whistle.id)
  })

  test('只有本部门的联络员能请；岗位要选；别的身份没有岗位', async () => {
    for (const who of [cast.officer, cast.head, cast.stranger, cast.worker])
      expect(await who.call('account', 'invite', asColleague('officer'))).toMatchObject({
        code: 'invitation/not-liaison',
        message: '部门的人由本部门的联络员邀请，您不能邀请',
      })
    expect(await cast.liaison.call('account', 'invite', { role: 'department', scope: department })).toMatchObject({
      code: 'invitation/post',
      message: '请选择做什么岗位',
    })
    expect(
      await cast.clerk.call('account', 'invite', { role: 'team', scope: '340202014002005', post: 'officer' }),
    ).toMatchObject({ code: 'invitation/no-post', message: '只有部门的人分岗位' })
  })

  test('经办人可以升任联络员；别的要换岗位，先离开', async () => {
    const who = await colleague('officer', '升任的')
    const { code } = await invite(cast.liaison, asColleague('head'))
    expect(await join(who, code)).toMatchObject({
      code: 'invitation/other-post',
      message: '您已经在这个部门了，要换岗位请先离开部门',
    })
    const again = await invite(cast.liaison, asColleague('officer'))
    expect(await join(who, again.code)).toMatchObject({ code: 'invitation/already' })
    expect(await join(who, (await invite(cast.liaison, asColleague('liaison'))).code, '升任的')).toMatchObject({
      ok: true,
    })
    expect((await membersNow()).filter(({ name }) => name === '升任的').map(({ postText }) => postText)).toEqual([
      '联络员',
    ])
    expect((await who.me()).roles).toHaveLength(2)
    await who.ask('account', 'quit', { role: 'department', scope: department })
  })

  test('请人的联络员离开了，码就不能再用', async () => {
    const second = await colleague('liaison', '另一位联络员')
    const { code } = await invite(second, asColleague('officer'))
    await second.ask('account', 'quit', { role: 'department', scope: department })
    expect(await join(await city.newcomer().agrees(), code)).toMatchObject({ code: 'invitation/void' })
  })
})

describe('离开部门', () => {
  test('自己走：不在名单和值班表上，手上的哨交回部门，联络员只听到一次，别的经办人接得了', async () => {
    const who = await colleague('officer', '要走的')
    const person = await idOf(who)
    const shifts = [{ person, from: NOW - DAY, until: NOW + 20 * DAY }]
    await cast.liaison.ask('department', 'setShifts', { department, shifts })
    const ids = [await answeredBy(who), await answeredBy(who, '又来了一摊')]
    expect(await named('要走的')).toMatchObject({ holds: 2, isOnCall: true })
    expect(await tryTo(cast.officer, ids[0] ?? '', { name: 'progress', note: '看过了', photos: [] })).toMatchObject({
      code: 'whistle/not-yours',
    })
    const me = await who.ask('account', 'quit', { role: 'department', scope: department })
    expect(me.roles.map(({ role }) => role)).toEqual(['resident'])
    expect(await named('要走的')).toBeUndefined()
    expect((await cast.liaison.ask('department', 'roster', { department })).shifts).toEqual([])
    await city.passes({ minutes: 2 })
    const whistle = await see(cast.liaison, ids[0] ?? '')
    expect(whistle.parties[0]?.officer).toBeUndefined()
    expect(whistle.timeline[0]?.title).toBe('经办人离任，交回区城管局，等联络员分配')
    const { items } = await cast.liaison.ask('notice', 'list', {})
    expect(items.filter(({ title }) => title === '同事离任，有哨等您分配').map(({ text }) => text)).toEqual([
      '要走的离开了区城管局，手上的 2 声哨已交回部门，请分给经办人',
    ])
    await act(cast.officer, ids[0] ?? '', { name: 'progress', note: '接着办', photos: [] })
    expect(await who.call('whistle', 'get', { id: ids[0] ?? '' })).toMatchObject({ code: 'whistle/not-found' })
  })

  test('最后一位联络员走不了，请不走也走不成；有了另一位，就走得了', async () => {
    const quit = { role: 'department', scope: department } as const
    expect(await cast.liaison.call('account', 'quit', quit)).toMatchObject({
      code: 'department/last-liaison',
      message: '部门至少要有一位联络员，请先邀请一位同事做联络员，再离开',
    })
    expect((await cast.liaison.me()).roles[0]).toMatchObject({ role: 'department' })
    const second = await colleague('liaison', '接班的')
    const liaison = await idOf(cast.liaison)
    await second.ask('department', 'dismiss', { department, person: liaison })
    expect(await cast.liaison.call('department', 'roster', { department })).toMatchObject({
      code: 'department/not-yours',
    })
    expect(await second.call('account', 'quit', quit)).toMatchObject({ code: 'department/last-liaison' })
    const { code } = await invite(second, asColleague('liaison'))
    await join(cast.liaison, code, '原来的')
    await second.ask('account', 'quit', quit)
  })

  test('两位联络员同时走，总有一位留下', async () => {
    const second = await colleague('liaison', '同时走的')
    const quit = { role: 'department', scope: department } as const
    const replies = await Promise.all([cast.liaison, second].map((who) => who.call('account', 'quit', quit)))
    await city.passes({ minutes: 2 })
    const liaisons = (await cast.officer.ask('department', 'roster', { department })).members.filter(
      ({ postText }) => postText === '联络员',
    )
    expect(liaisons.length).toBeGreaterThan(0)
    expect(replies.some(({ ok }) => ok)).toBe(true)
    const left = (await second.me()).roles[0]?.role === 'department' ? second : cast.liaison
    expect((await left.me()).roles[0]).toMatchObject({ role: 'department', scope: department })
    if (left === second) await join(cast.liaison, (await invite(second, asColleague('liaison'))).code, '原来的')
  })

  test('联络员请人走：回话丢了再点一次还是那一位；别人没有这个权', async () => {
    const [one, other] = [await colleague('officer', '甲'), await colleague('officer', '乙')]
    const [first, second] = [await idOf(one), await idOf(other)]
    for (const who of [cast.officer, cast.head])
      expect(await who.call('department', 'dismiss', { department, person: first })).toMatchObject({
        code: 'department/not-liaison',
        message: '人员的进出和交接由联络员办',
      })
    const requestId = newRequestId()
    for (let i = 0; i < 2; i += 1)
      await cast.liaison.ask('department', 'dismiss', { department, person: first }, requestId)
    expect(await cast.liaison.call('department', 'dismiss', { department, person: second }, requestId)).toMatchObject({
      code: 'request/reused',
      message: '这次操作刚才已经成功；要办别的人，请重新操作',
    })
    expect(await cast.liaison.call('department', 'dismiss', { department, person: first })).toMatchObject({
      code: 'department/gone',
      message: '这位同事已经不在部门了',
    })
    expect(
      await cast.liaison.call('department', 'dismiss', { department, person: await idOf(cast.liaison) }),
    ).toMatchObject({ code: 'department/own', message: '自己离开部门请用“不再担任”' })
  })
})

describe('交接', () => {
  test('一次全交给另一位，说交了几声；接手的人一声一声听到，原来的人不能再办', async () => {
    const [from, to] = [await colleague('officer', '交的'), await colleague('officer', '接的')]
    const [giver, taker] = [await idOf(from), await idOf(to)]
    const ids = [await answeredBy(from), await answeredBy(from, '第二摊'), await answeredBy(from, '第三摊')]
    const requestId = newRequestId()
    const input = { department, from: giver, to: taker }
    const { text, roster } = await cast.liaison.ask('department', 'handOver', input, requestId)
    expect(text).toBe('已交接 3 声哨')
    expect(roster.members.find(({ person }) => person === taker)).toMatchObject({ holds: 3 })
    expect((await cast.liaison.ask('department', 'handOver', input, requestId)).text).toBe('已交接 3 声哨')
    expect(
      await cast.liaison.call('department', 'handOver', { ...input, to: await idOf(cast.liaison) }, requestId),
    ).toMatchObject({ code: 'request/reused' })
    expect((await see(to, ids[0] ?? '')).parties[0]?.officer?.name).toBe('接的')
    expect(await tryTo(from, ids[0] ?? '', { name: 'progress', note: '还在办', photos: [] })).toMatchObject({
      code: 'whistle/not-yours',
    })
    await city.passes({ minutes: 1 })
    const { items } = await to.ask('notice', 'list', {})
    expect(items.filter(({ title }) => title === '有一声哨交给您经办')).toHaveLength(3)
  })

  test('交不了的，说清楚为什么', async () => {
    const [officer, liaison, head] = await Promise.all([cast.officer, cast.liaison, cast.head].map(idOf))
    const tryHanding = (from = '', to = '') => cast.liaison.call('department', 'handOver', { department, from, to })
    expect(await tryHanding('p-nobody', officer)).toMatchObject({ code: 'department/gone' })
    expect(await tryHanding(officer, head)).toMatchObject({
      code: 'department/no-taker',
      message: '只能交给本部门的联络员或经办人，请重新选择',
    })
    expect(await tryHanding(officer, officer)).toMatchObject({
      code: 'department/same-person',
      message: '不能交给同一个人，请重新选择',
    })
    const idle = await idOf(await colleague('officer', '闲着的'))
    expect(await tryHanding(idle, liaison)).toMatchObject({
      code: 'department/nothing-held',
      message: '闲着的手上没有哨，不用交接',
    })
    expect(
      await cast.officer.call('department', 'handOver', { department, from: officer ?? '', to: liaison ?? '' }),
    ).toMatchObject({ code: 'department/not-liaison' })
    expect(
      await cast.stranger.call('department', 'handOver', { department, from: officer ?? '', to: liaison ?? '' }),
    ).toMatchObject({ code: 'department/not-yours' })
  })
})

describe('负责人', () => {
  test('凭联络员的邀请来，只看：部门在办的都在，快到期、超时的在前，各有本部门的钟；打开也没有按钮', async () => {
    const head = await colleague('head', '新局长')
    const as = { role: 'department', scope: department } as const
    const soon = await blow(cast.worker, (await ticketInHand(cast, '先吹的')).id)
    await act(cast.clerk, soon.id, { name: 'accept' })
    await city.passes({ hours: 26 })
    const fresh = await blow(cast.worker, (await ticketInHand(cast, '后吹的')).id)
    await act(cast.clerk, fresh.id, { name: 'accept' })
    await act(cast.officer, fresh.id, { name: 'answer' })
    const board = await head.ask('board', 'tasks', { as })
    expect(board).toMatchObject({ isReading: true, canBlow: false })
    expect(board.tabs.map(({ text }) => text)).toEqual(['已超期', '快到期', '待应哨', '在办', '等街道', '已办完'])
    const [late, calm] = [soon.id, fresh.id].map((id) => board.items.findIndex((one) => one.id === id))
    expect(board.items[late ?? -1]).toMatchObject({ tabs: ['soon', 'toAnswer'], deadline: { level: 'soon' } })
    expect(board.items[calm ?? -1]).toMatchObject({ tabs: ['handling'], deadline: { level: 'normal' } })
    expect(board.items[calm ?? -1]?.deadline.text).toMatch(/^报到还有/)
    expect(late).toBeLessThan(calm ?? -1)
    await city.passes({ hours: 24 })
    const { items } = await head.ask('board', 'tasks', { as })
    expect(items.find(({ id }) => id === soon.id)).toMatchObject({ tabs: ['late', 'toAnswer'] })
    const isLate = items.map(({ deadline }) => deadline.level === 'overdue')
    expect(isLate).toEqual([...isLate].sort((a, b) => Number(b) - Number(a)))
    expect(board.items.every(({ actions }) => actions.length === 0)).toBe(true)
    expect((await see(head, soon.id)).actions).toEqual([])
    expect(await head.ask('whistle', 'options', { id: soon.id, action: 'assign' })).toEqual([])
    expect(await tryTo(head, soon.id, { name: 'answer' })).toMatchObject({ code: 'whistle/not-yours' })
    expect((await cast.officer.ask('board', 'tasks', { as })).isReading).toBe(false)
    expect((await cast.stranger.ask('board', 'tasks', {})).items).toEqual([])
  })
})
