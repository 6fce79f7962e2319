import { type Person, ROLE_TEXT } from '../../cloudfunctions/domain/person'
import type { Area } from '../../cloudfunctions/domain/area'
import type { Input } from '../../cloudfunctions/contract/api'
import { type LocalCity, newRequestId, type Phone } from '../support/city'
import { invite, join, rosterOf } from '../support/invite'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

const COMMUNITY = '340202014002'
const STREET = '340202014'
const DISTRICT = '340202'
const grid = (n: number) => `${COMMUNITY}${String(n).padStart(3, '0')}`

let city: LocalCity
let records: Records
let clerk: Phone
let streetClerk: Phone
let districtClerk: Phone
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
  streetClerk = city.phone(`o-demo-street-${STREET}-1`)
  districtClerk = city.phone('o-demo-district-1')
})

const named = async (by: Phone, area: string, name: string) =>
  (await rosterOf(by, area)).find((person) => person.name === name)

describe('一级一级请人', () => {
  test('区请街道，街道请社区，社区请网格员，网格员请团队', async () => {
    const chain = [
      { role: 'street', scope: STREET, name: '街一', text: '街道工作人员 · 赭麓街道' },
      { role: 'community', scope: COMMUNITY, name: '社二', text: '社区工作人员 · 车站社区' },
      { role: 'worker', scope: grid(7), name: '格三', text: '网格员 · 车站社区第07网格' },
      { role: 'team', scope: grid(7), name: '团四', text: '楼栋长 · 车站社区第07网格' },
    ] as const
    const before = records.one<Area>('areas', grid(7)).worker?.person ?? ''
    await clerk.ask('account', 'dismiss', { person: before, role: 'worker', scope: grid(7) })
    let superior = districtClerk
    for (const { role, scope, name, text } of chain) {
      const invitation = await invite(superior, { role, scope, ...(role === 'team' && { duty: 'building-head' }) })
      expect(invitation).toMatchObject({ text: `邀请您担任 ${text}`, usesLeft: 1 })
      expect(invitation.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
      const who = await city.newcomer().agrees()
      const seen = await who.ask('account', 'invitation', { code: invitation.code.toLowerCase() })
      expect(seen).toMatchObject({ text: `邀请您担任 ${text}`, by: invitation.by })
      expect(seen.qr).toBeUndefined()
      const me = await who.ask('account', 'join', { code: invitation.code, name, phone: '0553-1234567' })
      expect(me).toMatchObject({ name, roles: [{ role, scope, text }, { role: 'resident' }] })
      expect(await named(districtClerk, scope, name)).toMatchObject({ role })
      superior = who
    }
  })

  test('请来的代班网格员看得到自己能做什么，自己不能再请人', async () => {
    const { code } = await invite(clerk, { role: 'worker', scope: grid(1), isStandIn: true })
    const who = await city.newcomer().agrees()
    const reply = await join(who, code, '代班人')
    expect(reply).toMatchObject({ ok: true, data: { roles: [{ isStandIn: true, invites: [] }, {}] } })
    expect(await named(clerk, grid(1), '代班人')).toMatchObject({ text: '代班', phone: '0553-1234567', open: 0 })
    expect(await who.call('account', 'invite', { role: 'team', scope: grid(1) })).toMatchObject({
      code: 'invitation/not-allowed',
    })
  })

  test('邀请码附小程序码，扫了就到加入页；微信画不出来时照样能凭码加入', async () => {
    const drawn = await invite(clerk, { role: 'team', scope: grid(1) })
    const picture = await fetch(drawn.qr ?? '')
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    city.cloud.disturb('wxacode.getUnlimited', -1, 1)
    const bare = await invite(clerk, { role: 'team', scope: grid(1) })
    expect(bare.qr).toBeUndefined()
    const log = city.cloud.logs().map(({ text }) => text)
    expect(log.join()).toContain('no mini-program code')
    expect(log.join()).not.toContain(bare.code)
    expect(await join(await city.newcomer().agrees(), bare.code, '扫不了')).toMatchObject({ ok: true })
  })

  test('请人的回话丢了再请一次，还是同一个邀请', async () => {
    const requestId = newRequestId()
    const input: Input<'account', 'invite'> = { role: 'team', scope: grid(1) }
    const first = await clerk.ask('account', 'invite', input, requestId)
    expect((await clerk.ask('account', 'invite', input, requestId)).code).toBe(first.code)
    expect(await clerk.call('account', 'invite', { ...input, scope: grid(2) }, requestId)).toMatchObject({
      code: 'request/reused',
      message: '这次操作刚才已经成功；要邀请别的人，请重新发起',
    })
  })
})

describe('不能请', () => {
  test.each([
    { why: '居民', by: () => city.resident, role: 'team', scope: grid(5), code: 'invitation/not-allowed' },
    {
      why: '网格员请别的网格的团队',
      by: () => city.worker,
      role: 'team',
      scope: grid(9),
      code: 'invitation/not-allowed',
    },
    { why: '网格员请网格员', by: () => city.worker, role: 'worker', scope: grid(5), code: 'invitation/not-allowed' },
    { why: '社区请同事', by: () => clerk, role: 'community', scope: COMMUNITY, code: 'invitation/not-allowed' },
    { why: '别的社区', by: () => clerk, role: 'team', scope: '340202013001003', code: 'invitation/not-allowed' },
    { why: '街道越级请网格员', by: () => streetClerk, role: 'worker', scope: grid(5), code: 'invitation/not-allowed' },
    { why: '没有这个网格', by: () => clerk, role: 'team', scope: 'nowhere', code: 'area/unknown' },
    { why: '社区当成网格', by: () => clerk, role: 'team', scope: COMMUNITY, code: 'area/unknown' },
    { why: '区当成街道', by: () => districtClerk, role: 'street', scope: DISTRICT, code: 'area/unknown' },
  ] as const)('$why：$code', async ({ by, role, scope, code }) => {
    const message =
      code === 'area/unknown' ? '没有找到这个地方，请重新选择' : `这里的${ROLE_TEXT[role]}由上一级邀请，您不能邀请`
    expect(await by().call('account', 'invite', { role, scope })).toMatchObject({ ok: false, code, message })
  })

  test('网格已有网格员：先请原网格员离任，或者邀请为代班', async () => {
    expect(await clerk.call('account', 'invite', { role: 'worker', scope: grid(5) })).toMatchObject({
      code: 'invitation/seat-taken',
      message: '这个网格已有网格员王秀兰，请先请原网格员离任，或者邀请为代班',
    })
  })

  test.each([
    {
      why: '团队没有代班',
      input: { role: 'team', isStandIn: true },
      code: 'invitation/stand-in',
      message: '只有网格员可以代班',
    },
    {
      why: '网格员没有团队职责',
      input: { role: 'worker', isStandIn: true, duty: 'patrol' },
      code: 'invitation/duty',
      message: '只有团队成员有团队职责',
    },
    {
      why: '网格员不分类别',
      input: { role: 'worker', isStandIn: true, categories: ['01'] },
      code: 'invitation/categories',
      message: '只有团队成员按类别接单',
    },
    {
      why: '没有这个类别',
      input: { role: 'team', categories: ['9999'] },
      code: 'ticket/unknown-category',
      message: '没有这个类别，请重新选择',
    },
  ] as const)('$why：$message', async ({ input: { ...input }, code, message }) => {
    const asked = { ...input, scope: grid(1) } as unknown as Input<'account', 'invite'>
    expect(await clerk.call('account', 'invite', asked)).toMatchObject({ ok: false, code, message })
  })
})

describe('凭码加入', () => {
  test('网格员不能用代班的码，把自己换成代班', async () => {
    const { code } = await invite(clerk, { role: 'worker', scope: grid(5), isStandIn: true })
    expect(await join(city.worker, code)).toMatchObject({
      code: 'invitation/already',
      message: '您就是这个网格的网格员，不用代自己的班',
    })
    expect((await rosterOf(clerk, grid(5))).find(({ text }) => text === '网格员')?.name).toBe('王秀兰')
  })

  test('没有这个码', async () => {
    expect(await join(await city.newcomer().agrees(), 'AAAAAAAA')).toMatchObject({
      code: 'invitation/unknown',
      message: '没有这个邀请码，请核对',
    })
    expect(await (await city.newcomer().agrees()).call('account', 'invitation', { code: 'AAAAAAAA' })).toMatchObject({
      code: 'invitation/unknown',
      message: '没有这个邀请码，请核对',
    })
  })

  test('念出来的 O 和 0、I 和 1 不会认错', async () => {
    const { code } = await invite(clerk, { role: 'team', scope: grid(1) })
    const misread = code.replaceAll('0', 'O').replaceAll('1', 'I')
    const seen = await (await city.newcomer().agrees()).ask('account', 'invitation', { code: misread })
    expect(seen.code).toBe(code)
  })

  test('用完了：第二个人来晚一步；同时来的两个人只有一个进来', async () => {
    const { code } = await invite(clerk, { role: 'team', scope: grid(1) })
    const replies = await Promise.all([
      join(await city.newcomer().agrees(), code, '甲'),
      join(await city.newcomer().agrees(), code, '乙'),
    ])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.find(({ ok }) => !ok)).toMatchObject({ code: 'invitation/used-up' })
    expect(await join(await city.newcomer().agrees(), code)).toMatchObject({
      code: 'invitation/used-up',
      message: '这个邀请码已经用完了，请对方重新邀请',
    })
  })

  test('一个码可以给几个人用', async () => {
    const { code } = await invite(clerk, { role: 'team', scope: grid(1), uses: 2 })
    expect(await join(await city.newcomer().agrees(), code, '一号')).toMatchObject({ ok: true })
    expect(await (await city.newcomer().agrees()).ask('account', 'invitation', { code })).toMatchObject({ usesLeft: 1 })
    expect(await join(await city.newcomer().agrees(), code, '二号')).toMatchObject({ ok: true })
    expect(await join(await city.newcomer().agrees(), code, '三号')).toMatchObject({ code: 'invitation/used-up' })
  })

  test('回话丢了再点一次，不会算两次；换个码再来，已经是了', async () => {
    const [one, other] = [
      await invite(clerk, { role: 'team', scope: grid(1) }),
      await invite(clerk, { role: 'team', scope: grid(1) }),
    ]
    const who = await city.newcomer().agrees()
    const requestId = newRequestId()
    const input = { code: one.code, name: '点两次', phone: '0553-1234567' }
    await who.ask('account', 'join', input, requestId)
    const again = await who.ask('account', 'join', input, requestId)
    expect(again.roles).toHaveLength(2)
    expect((await rosterOf(clerk, grid(1))).filter(({ name }) => name === '点两次')).toHaveLength(1)
    expect(await join(who, other.code)).toMatchObject({
      code: 'invitation/already',
      message: '您已经是网格团队 · 车站社区第01网格了',
    })
  })

  test('加入到一半断了，再点一次就办完', async () => {
    const { code } = await invite(clerk, { role: 'team', scope: grid(1) })
    const who = await city.newcomer().agrees()
    const { person } = await who.me()
    await records.change('invitations', code, { usedBy: [person] })
    await records.change('people', person, { roles: [{ role: 'team', scope: grid(1) }] })
    expect(await join(who, code, '断过线')).toMatchObject({ ok: true })
    expect(await named(clerk, grid(1), '断过线')).toBeDefined()
  })

  test('姓名是公开的，说不得的不收，邀请码还能用', async () => {
    const { code } = await invite(clerk, { role: 'team', scope: grid(1) })
    const who = await city.newcomer().agrees()
    expect(await join(who, code, '网上赌博')).toMatchObject({ code: 'content/risky', field: 'name' })
    expect(await who.call('account', 'introduce', { name: '网上赌博' })).toMatchObject({ code: 'content/risky' })
    expect(await join(who, code, '好好说话')).toMatchObject({ ok: true })
  })

  test('自己发的邀请自己不能用', async () => {
    const { code } = await invite(clerk, { role: 'team', scope: grid(1) })
    expect(await join(clerk, code)).toMatchObject({ code: 'invitation/own' })
  })

  test('对外服务的人要留公开电话，团队成员可以不留', async () => {
    const worker = await invite(clerk, { role: 'worker', scope: grid(1), isStandIn: true })
    expect(
      await (await city.newcomer().agrees()).call('account', 'join', { code: worker.code, name: '没电话' }),
    ).toMatchObject({
      code: 'account/phone-missing',
      message: '请填写对外公布的联系电话',
      field: 'phone',
    })
    const team = await invite(clerk, { role: 'team', scope: grid(1) })
    expect(
      await (await city.newcomer().agrees()).call('account', 'join', { code: team.code, name: '没电话' }),
    ).toMatchObject({
      ok: true,
    })
  })

  test('离任之后，原来的码不能再进来', async () => {
    const { code } = await invite(clerk, { role: 'team', scope: grid(1), uses: 5 })
    const who = await city.newcomer().agrees()
    await join(who, code, '走了又来')
    await who.ask('account', 'quit', { role: 'team', scope: grid(1) })
    expect(await join(who, code, '走了又来')).toMatchObject({ code: 'invitation/used-up' })
  })
})

test('两个码同时请网格员，空着的位子只坐得下一个人；没坐上的身份也不留下', async () => {
  const before = records.one<Area>('areas', grid(8)).worker?.person ?? ''
  await clerk.ask('account', 'dismiss', { person: before, role: 'worker', scope: grid(8) })
  const [one, other] = [
    await invite(clerk, { role: 'worker', scope: grid(8) }),
    await invite(clerk, { role: 'worker', scope: grid(8) }),
  ]
  const [a, b] = [await city.newcomer().agrees(), await city.newcomer().agrees()]
  const replies = await Promise.all([join(a, one.code, '甲'), join(b, other.code, '乙')])
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect(replies.find(({ ok }) => !ok)).toMatchObject({ code: 'invitation/seat-taken' })
  const roles = [...(await a.me()).roles, ...(await b.me()).roles].filter(({ role }) => role === 'worker')
  expect(roles).toHaveLength(1)
})

test('几个人同时加入，又有人同时请假，谁也不会把谁盖掉', async () => {
  const { code } = await invite(clerk, { role: 'team', scope: grid(5), uses: 4 })
  const before = (await rosterOf(clerk, grid(5))).length
  const now = city.cloud.now()
  await Promise.all([
    ...['甲', '乙', '丙', '丁'].map(async (name) => join(await city.newcomer().agrees(), code, name)),
    city.worker.ask('account', 'setLeave', { leave: [{ from: now, until: now + 3_600_000 }] }),
  ])
  const people = await rosterOf(clerk, grid(5))
  expect(people).toHaveLength(before + 4)
  expect(people.find(({ name }) => name === '王秀兰')?.isOnDuty).toBe(false)
  const { roster } = records.one<{ roster: string[] }>('areas', grid(5))
  expect([...roster].sort()).toEqual([...new Set(people.map(({ person }) => person))].sort())
})

test('发邀请的人离任了，邀请就不作数', async () => {
  const superior = await city.newcomer().agrees()
  await join(superior, (await invite(streetClerk, { role: 'community', scope: COMMUNITY })).code, '临时工作人员')
  const { code } = await invite(superior, { role: 'team', scope: grid(1) })
  await superior.ask('account', 'quit', { role: 'community', scope: COMMUNITY })
  expect(await join(await city.newcomer().agrees(), code)).toMatchObject({
    code: 'invitation/void',
    message: '发出邀请的人已经离任，请联系现在的负责人重新邀请',
  })
})

test('72 小时后邀请过期', async () => {
  const { code, expiresAt } = await invite(clerk, { role: 'team', scope: grid(1) })
  expect(expiresAt - city.cloud.now()).toBeGreaterThan(71 * 3_600_000)
  await city.passes({ hours: 73 })
  expect(await join(await city.newcomer().agrees(), code)).toMatchObject({
    code: 'invitation/expired',
    message: '邀请已过期，请对方重新邀请',
  })
})

test('每次邀请、加入、离任都留下一行记录', async () => {
  const { code } = await invite(clerk, { role: 'team', scope: grid(1) })
  const who = await city.newcomer().agrees()
  const { person } = await who.me()
  await join(who, code, '留痕')
  await clerk.ask('account', 'dismiss', { person, role: 'team', scope: grid(1) })
  const mine = await clerk.me()
  const lines = records.find<{ action: string; by: string; object: string }>('audits')
  expect(lines).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ action: 'account.invite', by: mine.person, object: code }),
      expect.objectContaining({ action: 'account.join', by: person, object: person }),
      expect.objectContaining({ action: 'account.dismiss', by: mine.person, object: person }),
    ]),
  )
  expect(records.one<Person>('people', person).roles).toEqual([])
})
