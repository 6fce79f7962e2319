import type { Person } from '../../cloudfunctions/domain/person'
import type { LocalCity } from '../support/city'
import { topUp } from '../support/quota'
import { filedByClerk } from '../support/clerk'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

const COMMUNITY = '340202014002'
const GRID = `${COMMUNITY}005`
const WORDS = '三单元李桂英家门口的灯坏了三天'

let city: LocalCity
let records: Records
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
})

const actionsOf = (person: string) =>
  records.find<{ action: string; by: string }>('audits', { by: person }).map(({ action }) => action)

describe('同意隐私保护指引', () => {
  test('同意现在的这一版；旧的、没有的版本要先看过新的', async () => {
    const who = city.newcomer()
    const { agreed, guide } = await who.me()
    expect(agreed).toBe(0)
    expect(await who.call('account', 'agree', { version: guide + 1 })).toMatchObject({
      code: 'account/guide',
      message: '隐私保护指引已经更新，请看过新的一版再同意',
    })
    await who.ask('account', 'agree', { version: guide })
    const me = await who.me()
    expect(me.agreed).toBe(guide)
    const first = records.one<Person>('people', me.person).agreed
    await city.passes({ minutes: 5 })
    await who.ask('account', 'agree', { version: guide })
    expect(records.one<Person>('people', me.person).agreed).toEqual(first)
  })
})

describe('称呼和电话', () => {
  test('称呼可以留、可以改、可以不留；在岗的人以加入时的姓名为准', async () => {
    const who = await city.newcomer().agrees()
    expect((await who.ask('account', 'introduce', { name: ' 王阿姨 ' })).name).toBe('王阿姨')
    expect((await who.ask('account', 'introduce', {})).name).toBe('')
    expect(await city.worker.call('account', 'introduce', { name: '别的名字' })).toMatchObject({
      code: 'account/serving',
      message: '您的姓名随岗位对外公布，以加入时填写的为准',
      field: 'name',
    })
  })

  test('电话只显示头尾，库里是密文，删得掉', async () => {
    const who = await city.newcomer().agrees()
    expect((await who.ask('account', 'phone', { number: '13812345678' })).phone).toBe('138****5678')
    expect((await who.ask('account', 'phone', { number: '0553-7654321' })).phone).toBe('0553-***4321')
    const { person } = await who.me()
    const kept = JSON.stringify(records.one<Person>('people', person))
    expect(kept).not.toContain('7654321')
    expect((await who.ask('account', 'phone', {})).phone).toBeUndefined()
    expect(records.one<Person>('people', person).phone).toBeUndefined()
    expect(actionsOf(person)).toEqual(['account.phone', 'account.phone', 'account.phone'])
  })

  test('微信给的号码用 code 换，用过的、编造的换不到', async () => {
    const who = await city.newcomer().agrees()
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
    expect(await (await city.newcomer().agrees()).call('account', 'phone', { number: '12345' })).toMatchObject({
      code: 'request/invalid',
      message: '电话号码不对，请检查',
    })
  })
})

describe('导出', () => {
  test('一份看得懂的文件，自己的都在里面，别人写的不在', async () => {
    const who = await city.newcomer().agrees()
    await who.ask('account', 'introduce', { name: '王阿姨' })
    await who.ask('account', 'phone', { number: '13812345678' })
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
        同意的隐私保护指引: expect.stringContaining('第 4 版') as string,
      },
      我反映的: [
        { 编号: ticket.no, 我说的: [{ 内容: WORDS, 照片和视频: [expect.stringContaining('http') as string] }] },
      ],
      我附议的: [{ 类别: expect.any(String) as string }],
    })
    expect(data.我的消息.length).toBeGreaterThan(0)
    expect(Object.keys(data.还可接收的提醒)).toEqual(['办理进度', '办结', '新任务', '活动'])
    expect(data.我反映的[0]?.我说的).toHaveLength(1)
    expect(content).not.toContain('别人的路灯')
    expect(actionsOf((await who.me()).person)).toContain('account.export')
  })

  test('在岗时替别人登记的不是自己的；代人反映的，对方电话只有头尾；并过去的主件不算附议', async () => {
    const who = await city.newcomer().agrees()
    await filedByClerk(who, city)
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
    const { content } = await (await city.newcomer().agrees()).ask('account', 'export', {})
    expect(JSON.parse(content)).toMatchObject({ 个人资料: { 称呼: '', 电话: '' }, 我反映的: [], 我附议的: [] })
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
  const who = city.newcomer()
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
