import type { Person } from '../../cloudfunctions/domain/person'
import type { Ticket } from '../../cloudfunctions/domain/ticket'
import { type LocalCity, newRequestId, openCity, type Phone } from '../support/city'
import { topUp } from '../support/quota'
import { Records } from '../support/records'

const COMMUNITY = '340202014002'
const GRID = `${COMMUNITY}005`
const WORDS = '三单元李桂英家门口的灯坏了三天'

let city: LocalCity
let records: Records
beforeAll(async () => {
  city = await openCity()
  records = new Records(city)
})
afterAll(async () => {
  expect(city.defects()).toEqual([])
  await city.close()
})

let strangers = 0
/** Someone who has never been here, and has not agreed to anything. */
const newcomer = (): Phone => {
  strangers += 1
  return city.phone(`o-stranger-${strangers}`)
}
/** Someone who has agreed to the privacy guide, and left nothing yet. */
const stranger = (): Promise<Phone> => newcomer().agrees()

const stored = (id: string) => records.one<Ticket>('tickets', id)
const actionsOf = (person: string) =>
  records.find<{ action: string; by: string }>('audits', { by: person }).map(({ action }) => action)

/** Makes them a clerk of the community, who takes down what someone says on the phone. */
async function filedByClerk(who: Phone) {
  const superior = city.phone('o-demo-street-340202014-1')
  const { code } = await superior.ask('account', 'invite', { role: 'community', scope: COMMUNITY })
  await who.ask('account', 'join', { code, name: '短期工作人员', phone: '0553-1234567' })
  return who.report({
    words: '来电说井盖坏了',
    source: 'phone',
    behalf: { who: '王大爷', phone: '13912345678' },
    place: { area: GRID, address: '3 号楼' },
  })
}

describe('同意隐私保护指引', () => {
  test('同意现在的这一版；旧的、没有的版本要先看过新的', async () => {
    const who = newcomer()
    expect(await who.me()).toMatchObject({ agreed: 0, guide: 1 })
    expect(await who.call('account', 'agree', { version: 2 })).toMatchObject({
      code: 'account/guide',
      message: '隐私保护指引已经更新，请看过新的一版再同意',
    })
    await who.ask('account', 'agree', { version: 1 })
    const me = await who.me()
    expect(me.agreed).toBe(1)
    const first = records.one<Person>('people', me.person).agreed
    await city.passes({ minutes: 5 })
    await who.ask('account', 'agree', { version: 1 })
    expect(records.one<Person>('people', me.person).agreed).toEqual(first)
  })
})

describe('称呼和电话', () => {
  test('称呼可以留、可以改、可以不留；在岗的人以加入时的姓名为准', async () => {
    const who = await stranger()
    expect((await who.ask('account', 'introduce', { name: ' 王阿姨 ' })).name).toBe('王阿姨')
    expect((await who.ask('account', 'introduce', {})).name).toBe('')
    expect(await city.worker.call('account', 'introduce', { name: '别的名字' })).toMatchObject({
      code: 'account/serving',
      message: '您的姓名随岗位对外公布，以加入时填写的为准',
      field: 'name',
    })
  })

  test('电话只显示头尾，库里是密文，删得掉', async () => {
    const who = await stranger()
    expect((await who.ask('account', 'phone', { number: '13812345678' })).phone).toBe('138****5678')
    expect((await who.ask('account', 'phone', { number: '0553-7654321' })).phone).toBe('0553-***4321')
    const { person } = await who.me()
    const kept = JSON.stringify(records.one<Person>('people', person))
    expect(kept).not.toContain('7654321')
    expect((await who.ask('account', 'phone', {})).phone).toBeUndefined()
    expect(records.one<Person>('people', person).phone).toBeUndefined()
    expect(actionsOf(person)).toEqual(['phone', 'phone', 'phone'])
  })

  test('微信给的号码用 code 换，用过的、编造的换不到', async () => {
    const who = await stranger()
    await who.me()
    const { code } = city.cloud.giveNumber(who.openid)
    expect((await who.ask('account', 'phone', { code })).phone).toMatch(/^138\*{4}\d{4}$/)
    expect(await who.call('account', 'phone', { code })).toMatchObject({
      code: 'account/phone-stale',
      message: '没有取到手机号，请再试一次，或者自己填写',
    })
    expect((await who.me()).phone).toBeDefined()
  })

  test('号码不对，说哪里不对', async () => {
    expect(await (await stranger()).call('account', 'phone', { number: '12345' })).toMatchObject({
      code: 'request/invalid',
      message: '电话号码不对，请检查',
    })
  })
})

describe('导出', () => {
  test('一份看得懂的文件，自己的都在里面，别人写的不在', async () => {
    const who = await stranger()
    await who.ask('account', 'introduce', { name: '王阿姨' })
    await who.ask('account', 'phone', { number: '13812345678' })
    await who.ask('account', 'agree', { version: 1 })
    await who.ask('account', 'settle', { grid: GRID })
    await topUp(who, 'progress', 2)
    const photo = await who.upload()
    const ticket = await who.report({ words: WORDS, photos: [photo] })
    await who.ask('ticket', 'second', { id: (await city.neighbour.report({ words: '别人的路灯' })).id })
    await city.worker.act(ticket.id, { name: 'accept' })
    await city.worker.act(ticket.id, { name: 'progress', note: '承办人写的', photos: [] })
    const { name, content } = await who.ask('account', 'export', {})
    expect(name).toMatch(/^镜湖区-我的数据-20260302\.json$/)
    const data = JSON.parse(content) as {
      我反映的: Array<{ 我说的: unknown[] }>
      我的消息: unknown[]
      还可接收的提醒: object
    }
    expect(data).toMatchObject({
      个人资料: {
        称呼: '王阿姨',
        电话: '13812345678',
        我的网格: '车站社区第05网格',
        同意的隐私保护指引: expect.stringContaining('第 1 版') as string,
      },
      我反映的: [
        { 编号: ticket.no, 我说的: [{ 内容: WORDS, 照片和视频: [expect.stringContaining('http') as string] }] },
      ],
      我附议的: [{ 类别: expect.any(String) as string }],
    })
    expect(data.我的消息.length).toBeGreaterThan(0)
    expect(Object.keys(data.还可接收的提醒)).toEqual(['办理进度', '办结', '新任务'])
    expect(data.我反映的[0]?.我说的).toHaveLength(1)
    expect(content).not.toContain('别人的路灯')
    expect(actionsOf((await who.me()).person)).toContain('export')
  })

  test('在岗时替别人登记的不是自己的；代人反映的，对方电话只有头尾；并过去的主件不算附议', async () => {
    const who = await stranger()
    await filedByClerk(who)
    const own = await who.report({ words: WORDS, behalf: { who: '母亲', phone: '13912345678' } })
    const { person } = await who.me()
    const main = await city.neighbour.report({ words: '别人的路灯' })
    const createdAt = city.cloud.now()
    city.cloud.load('follows', [
      {
        _id: `${main.id}:${person}`,
        schemaVersion: 1,
        ticket: main.id,
        person,
        kind: 'follow',
        createdAt,
        via: own.id,
      },
    ])
    const { content } = await who.ask('account', 'export', {})
    expect(JSON.parse(content)).toMatchObject({
      我反映的: [{ 编号: own.no, 代谁反映: '母亲', 对方电话: '139****5678' }],
      我附议的: [],
    })
    for (const theirs of ['13912345678', '王大爷', '井盖']) expect(content).not.toContain(theirs)
  })

  test('什么都没有的人，导出的是空的', async () => {
    const { content } = await (await stranger()).ask('account', 'export', {})
    expect(JSON.parse(content)).toMatchObject({ 个人资料: { 称呼: '', 电话: '' }, 我反映的: [], 我附议的: [] })
  })
})

describe('注销', () => {
  test('抹去名字、电话、话和照片，诉求照常办下去，经过都留着；再来是一个新的人', async () => {
    const who = await stranger()
    await who.ask('account', 'introduce', { name: '李桂英' })
    await who.ask('account', 'phone', { number: '13812345678' })
    await who.ask('account', 'settle', { grid: GRID })
    await topUp(who, 'progress')
    const photo = await who.upload()
    const ticket = await who.report({
      words: WORDS,
      photos: [photo],
      place: { area: GRID, address: '三单元门口' },
      behalf: { who: '张大爷', phone: '13912345678' },
    })
    const followed = await city.neighbour.report({ words: '别人的路灯' })
    await who.ask('ticket', 'second', { id: followed.id })
    await city.worker.act(ticket.id, { name: 'accept' })
    await city.worker.act(ticket.id, { name: 'progress', note: '已联系电工', photos: [] })
    const { person } = await who.me()
    const steps = stored(ticket.id).timeline
    const seconds = stored(followed.id).seconds

    expect(await who.call('account', 'erase', { confirm: '确定' as '注销' })).toMatchObject({ code: 'request/invalid' })
    await who.ask('account', 'erase', { confirm: '注销' })
    await city.passes({ minutes: 1 })

    const now = stored(ticket.id)
    expect(now.timeline).toEqual(steps)
    expect(now).toMatchObject({ author: person, isOpen: true, address: '', behalf: null })
    const kept = JSON.stringify([now, ...records.find('people', { _id: person }), ...records.find('notices')])
    for (const gone of [WORDS, '李桂英家', '138****5678', '张大爷', '139****5678', '三单元门口', photo])
      expect(kept).not.toContain(gone)
    expect(kept).toContain('已联系电工')
    expect((await city.worker.call('ticket', 'reveal', { id: ticket.id })).ok).toBe(false)
    expect(records.find('notices', { person })).toEqual([])
    expect(records.find('quotas', { person })).toEqual([])
    expect(records.find('follows', { person })).toEqual([])
    expect(stored(followed.id).seconds).toBe(seconds)
    expect(actionsOf(person)).toContain('erase')

    const again = await who.me()
    expect(again.person).not.toBe(person)
    expect(again).toMatchObject({ name: '', agreed: 0, unread: 0, roles: [{ role: 'resident', scope: '' }] })
    expect((await who.ask('ticket', 'mine', {})).items).toEqual([])

    const done = await city.worker.act(ticket.id, {
      name: 'resolve',
      closing: 'solved',
      note: '换了新灯',
      photos: [await city.worker.upload()],
    })
    expect(done.status).toBe('resolved')
    await city.passes({ days: 8 })
    expect(stored(ticket.id).status).toBe('closed')
  })

  test('在岗时替来电的人登记的，是别人的事：话、称呼、电话、地点都留着', async () => {
    const who = await stranger()
    const ticket = await filedByClerk(who)
    const { person } = await who.me()
    const before = stored(ticket.id)
    await who.ask('account', 'quit', { role: 'community', scope: COMMUNITY })
    await who.ask('account', 'erase', { confirm: '注销' })
    await city.passes({ minutes: 1 })
    expect(records.one<{ state: string }>('jobs', `erase-${person}`).state).toBe('done')
    const { contents, behalf, address } = stored(ticket.id)
    expect({ contents, behalf, address }).toEqual({
      contents: before.contents,
      behalf: before.behalf,
      address: before.address,
    })
  })

  test('注销以后诉求被并进别的一件，不再算跟着听消息的人', async () => {
    const who = await stranger()
    const clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
    const ticket = await who.report({ words: WORDS })
    const main = await city.neighbour.report({ words: '别人的路灯' })
    const { person } = await who.me()
    await who.ask('account', 'erase', { confirm: '注销' })
    await clerk.act(ticket.id, { name: 'merge', into: main.id, note: '同一盏灯' })
    await city.passes({ minutes: 1 })
    expect(stored(main.id).relatives).toContainEqual(expect.objectContaining({ id: ticket.id, kind: 'absorbed' }))
    expect(records.find('follows', { person })).toEqual([])
  })

  test('注销时还在路上的一步，写不回名字、电话、网格和身份', async () => {
    const who = await stranger()
    await who.ask('account', 'introduce', { name: '李桂英' })
    const { person } = await who.me()
    await who.ask('account', 'erase', { confirm: '注销' })
    const erased = records.one<Person>('people', person)
    expect(erased.erasedAt).toBeDefined()
    // The store itself, as a call would use it that knew the person before.
    Object.assign(process.env, city.cloud.sdkEnv())
    const { peopleStore } = await import('../../cloudfunctions/adapters/people')
    await peopleStore.setPhone(person, { cipher: '1.x.y.z', masked: '138****5678' })
    await peopleStore.rename(person, '李桂英')
    await peopleStore.settle(person, GRID)
    await peopleStore.agree(person, 1, city.cloud.now())
    await peopleStore.setLeave(person, [{ from: 0, until: 1 }])
    await peopleStore.markRead(person, city.cloud.now())
    await peopleStore.grant(person, { role: 'worker', scope: GRID })
    expect(records.one<Person>('people', person)).toEqual(erased)
  })

  test('照片从云存储里也没有了', async () => {
    const who = await stranger()
    const photo = await who.upload()
    const ticket = await who.report({ words: WORDS, photos: [photo] })
    const [shown] = (await who.ticket(ticket.id)).photos
    expect((await fetch(shown?.url ?? '')).status).toBe(200)
    await who.ask('account', 'erase', { confirm: '注销' })
    await city.passes({ minutes: 1 })
    expect((await fetch(shown?.url ?? '')).status).toBe(404)
  })

  test('反映过很多件，一件也不漏', async () => {
    const who = await stranger()
    const one = stored((await who.report({ words: WORDS })).id)
    const many = Array.from({ length: 45 }, (_, n) => ({ ...one, _id: `many-${n}`, no: `JH260302-M${n}` }))
    city.cloud.load('tickets', many)
    await who.ask('account', 'erase', { confirm: '注销' })
    for (let runs = 0; runs < 3; runs += 1) await city.passes({ minutes: 1 })
    const left = records.find<Ticket>('tickets', { author: one.author })
    expect(left).toHaveLength(46)
    expect(left.filter((ticket) => JSON.stringify(ticket).includes(WORDS))).toEqual([])
    expect(records.one<{ state: string }>('jobs', `erase-${one.author}`).state).toBe('done')
  })

  test('在岗时发出过的邀请，连同上面的姓名一起没有', async () => {
    const clerk = city.phone('o-demo-community-340202014002-1')
    const who = await stranger()
    const { code } = await clerk.ask('account', 'invite', { role: 'worker', scope: '340202014002001', isStandIn: true })
    await who.ask('account', 'join', { code, name: '短期代班', phone: '0553-1234567' })
    const { person } = await who.me()
    const left = { _id: 'LEFTOVER', by: person, byText: '车站社区 短期代班', expiresAt: city.cloud.now() }
    city.cloud.load('invitations', [left])
    await who.ask('account', 'quit', { role: 'worker', scope: '340202014002001' })
    await who.ask('account', 'erase', { confirm: '注销' })
    expect(JSON.stringify([records.find('invitations'), records.find('areas')])).not.toContain('短期代班')
  })

  test('还担任网格员的要先离任', async () => {
    expect(await city.worker.call('account', 'erase', { confirm: '注销' })).toMatchObject({
      code: 'account/serving',
      message: '您还担任网格员，请先离任，把手上的诉求交接好，再注销',
    })
  })

  test('注销的回话丢了再点一次，也没有关系', async () => {
    const who = await stranger()
    await who.report({ words: WORDS })
    const requestId = newRequestId()
    await who.ask('account', 'erase', { confirm: '注销' }, requestId)
    expect(await who.call('account', 'erase', { confirm: '注销' }, requestId)).toMatchObject({ ok: true })
  })

  test('做到一半断了，时钟来做完', async () => {
    const who = await stranger()
    await who.ask('account', 'introduce', { name: '断线的人' })
    const ticket = await who.report({ words: WORDS })
    const { person } = await who.me()
    city.cloud.load('jobs', [
      {
        _id: `erase-${person}`,
        schemaVersion: 1,
        kind: 'erase',
        object: person,
        scope: '',
        by: person,
        at: city.cloud.now(),
        cursor: '',
        state: 'waiting',
        facts: {},
      },
    ])
    await city.passes({ minutes: 1 })
    expect(records.one<Person>('people', person)).toMatchObject({ name: '', roles: [] })
    expect(JSON.stringify(stored(ticket.id))).not.toContain(WORDS)
    expect((await who.me()).person).not.toBe(person)
  })
})

test('指引换了新的一版：没有同意新的，不能再留下话，也不能绑群；不留下什么的照样可以', async () => {
  const ticket = await city.resident.report()
  const { guide } = await city.resident.me()
  const people = await Promise.all([city.resident, city.worker].map(async (phone) => (await phone.me()).person))
  const hold = (version: number) =>
    Promise.all(people.map((person) => records.change('people', person, { agreed: { version, at: 0 } })))
  await hold(guide - 1)
  const refused = { ok: false, code: 'account/not-agreed' }
  const adds = { name: 'supplement' as const, note: '二单元也不亮', photos: [] }
  expect(await city.resident.tryTo(ticket.id, adds)).toMatchObject(refused)
  expect(await city.worker.tryTo(ticket.id, { name: 'accept' })).toMatchObject({ ok: true })
  expect(await city.worker.tryTo(ticket.id, { name: 'progress', note: '已到现场', photos: [] })).toMatchObject(refused)
  const group = { grid: GRID, cloudId: 'cloud-id', name: '居民群' }
  expect(await city.worker.call('area', 'bindGroup', group)).toMatchObject(refused)
  await city.resident.agrees()
  expect(await city.resident.tryTo(ticket.id, adds)).toMatchObject({ ok: true })
  await hold(guide)
})

test('没有同意隐私保护指引的，可以看，不能留下话、称呼、电话；同意了就可以；删掉的不用先同意', async () => {
  const who = city.phone('o-not-asked-yet')
  await who.ask('board', 'get', {})
  const refused = { ok: false, code: 'account/not-agreed', message: '请先看过并同意隐私保护指引，再留下您的信息' }
  const report = () => who.call('ticket', 'report', who.reportInput())
  expect(await report()).toMatchObject(refused)
  expect(await who.call('account', 'introduce', { name: '新来的' })).toMatchObject(refused)
  expect(await who.call('account', 'phone', { number: '13812345678' })).toMatchObject(refused)
  expect(await who.call('account', 'phone', {})).toMatchObject({ ok: true })
  await who.agrees()
  expect(await report()).toMatchObject({ ok: true })
  expect(await who.call('account', 'introduce', { name: '新来的' })).toMatchObject({ ok: true })
  expect((await who.ask('account', 'phone', { number: '13812345678' })).phone).toBe('138****5678')
})
