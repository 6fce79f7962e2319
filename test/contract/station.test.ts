import type { ContactList, StationRecord } from '../../cloudfunctions/usecases/ports/station'
import { type LocalCity, newRequestId, type Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

const COMMUNITY = '340202014002'
const GRID = `${COMMUNITY}010`
const STATION = `st-${GRID}`

let city: LocalCity
let records: Records
let keeper: Phone
let clerk: Phone
let outsider: Phone
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  keeper = city.phone(`o-demo-worker-${GRID}`)
  clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
  outsider = city.someone('方村街道工作人员')
})

const NOT_SERVING = { code: 'station/not-serving', message: '只有在这里服务的人可以看' }
const write = (by: Phone, facts: object = {}, requestId?: string) =>
  by.call(
    'station',
    'record',
    {
      place: STATION,
      kind: 'visit',
      words: '老人身体还好，缺一副老花镜',
      withWhom: '3 栋独居老人',
      minutes: 30,
      ...facts,
    },
    requestId,
  )

describe('巡查走访', () => {
  test('在这里服务的人写，大家看得到，照片也在；月数跟着加；重发一次只有一条', async () => {
    const requestId = newRequestId()
    const facts = { photos: [await keeper.upload()] }
    const one = await write(keeper, facts, requestId)
    expect(await write(keeper, facts, requestId)).toEqual(one)
    await write(city.worker, { kind: 'patrol', words: '沿河走了一圈', withWhom: '' })
    const page = await clerk.ask('station', 'records', { place: STATION })
    expect(page.items).toMatchObject([
      { kindText: '巡查', by: '王秀兰', isMine: false, words: '沿河走了一圈', photos: [] },
      { kindText: '走访', withWhom: '3 栋独居老人', minutes: 30, photos: [expect.stringContaining('http')] },
    ])
    expect(page.month).toEqual({ text: '本月巡查 1 次、走访 1 次', patrols: 1, visits: 1, minutes: 60 })
    const visits = await clerk.ask('station', 'records', { place: STATION, kind: 'visit' })
    expect(visits.items).toHaveLength(1)
    expect((await clerk.ask('station', 'desk', { place: STATION })).recordsText).toBe('本月 2 次')
    const today = JSON.stringify(await city.resident.ask('station', 'today', { place: STATION }))
    expect(today).not.toContain('老人')
  })

  test.each([
    ['居民', () => city.resident],
    ['别的街道的人', () => outsider],
  ])('%s不能写也不能看', async (_, by) => {
    expect(await write(by())).toMatchObject(NOT_SERVING)
    expect(await by().call('station', 'records', { place: STATION })).toMatchObject(NOT_SERVING)
    expect(await by().call('station', 'desk', { place: STATION })).toMatchObject(NOT_SERVING)
  })

  test('说不得的话、别人的照片不收；时长要合理', async () => {
    expect(await write(keeper, { words: '去死' })).toMatchObject({ code: 'content/risky', field: 'words' })
    expect(await write(keeper, { photos: [await clerk.upload()] })).toMatchObject({ code: 'photo/not-yours' })
    expect(await write(keeper, { minutes: 0 })).toMatchObject({ message: '时长不对' })
  })

  test('走访记着谁家的事：楼栋长看得到巡查，走访只看得到自己写的', async () => {
    const volunteer = await city.phone(`o-demo-team-${GRID}-1`).agrees()
    const read = async (kind?: 'patrol' | 'visit') =>
      (await volunteer.ask('station', 'records', { place: STATION, ...(kind && { kind }) })).items
    expect((await read()).map(({ words }) => words)).toEqual(['沿河走了一圈'])
    expect(await read('visit')).toEqual([])
    await write(volunteer, { words: '给张奶奶送了饭', withWhom: '张奶奶' })
    expect((await read()).map(({ words }) => words)).toEqual(['给张奶奶送了饭', '沿河走了一圈'])
    expect((await read('visit')).map(({ words }) => words)).toEqual(['给张奶奶送了饭'])
    expect(await read('patrol')).toHaveLength(1)
    // 网格员、社区看得到全部。
    for (const phone of [city.worker, keeper, clerk])
      expect((await phone.ask('station', 'records', { place: STATION })).items).toHaveLength(3)
  })

  test('发现问题登记了诉求，记在那一条上；只有自己的记录、自己登记的诉求', async () => {
    const found = await write(keeper, { kind: 'patrol', words: '路灯坏了' })
    const record = found.ok ? found.data.id : ''
    const ticket = await keeper.report({ source: 'patrol', place: { area: GRID } })
    const linked = await keeper.ask('station', 'link', { record, ticket: ticket.id })
    expect(linked.ticket).toEqual({ id: ticket.id, no: ticket.no })
    expect(records.one<StationRecord>('stationRecords', record).ticket?.no).toBe(ticket.no)
    expect(await clerk.call('station', 'link', { record, ticket: ticket.id })).toMatchObject({
      code: 'station/not-your-record',
      message: '只有写这条记录的人可以关联诉求',
    })
    const others = await city.resident.report()
    expect(await keeper.call('station', 'link', { record, ticket: others.id })).toMatchObject({
      code: 'station/not-your-ticket',
      message: '只能关联自己登记的诉求',
    })
  })

  test('一页一页翻，不多不少', async () => {
    for (let i = 0; i < 20; i += 1) await write(keeper, { words: `第 ${i} 次` })
    const first = await keeper.ask('station', 'records', { place: STATION, kind: 'visit' })
    expect(first.items).toHaveLength(20)
    const rest = await keeper.ask('station', 'records', { place: STATION, kind: 'visit', cursor: first.next! })
    expect(rest.items).toHaveLength(2)
    expect(rest).not.toHaveProperty('next')
    expect(rest).not.toHaveProperty('month')
  })

  test('过了保存期限，记录和照片都没有了', async () => {
    const photo = await keeper.upload()
    const place = `st-${COMMUNITY}005`
    await write(keeper, { place, words: '很早以前的', photos: [photo] })
    const [old] = records.find<StationRecord>('stationRecords', { words: '很早以前的' })
    await records.change('stationRecords', old!._id, { at: city.cloud.now() - 1096 * 24 * 3_600_000 })
    await city.passes({ days: 1, minutes: 2 })
    await city.passes({ minutes: 2 })
    expect(records.find('stationRecords', { _id: old!._id })).toEqual([])
  })
})

describe('应急联系', () => {
  const stored = () => records.find<ContactList>('contacts', { _id: STATION })[0]
  const save = (by: Phone, items: object[], revision = stored()?.revision ?? 0, requestId?: string) =>
    by.call('station', 'saveContacts', { place: STATION, revision, items: items as [] }, requestId)
  const doctor = { name: '社区医院', duty: '急救', phone: '0553-3810000', isPublic: true }
  const electrician = { name: '电工老张', duty: '物业值班', phone: '13912345678', isPublic: false }

  test('负责的人存；公开的谁都看得到，不公开的只有打码，查看留痕', async () => {
    const saved = await save(keeper, [doctor, electrician])
    expect(saved).toMatchObject({
      ok: true,
      data: { mayRun: true, items: [doctor, { ...electrician, phone: '139****5678' }] },
    })
    const today = await city.newcomer().ask('station', 'today', { place: STATION })
    expect(today.contacts).toEqual([{ name: '社区医院', duty: '急救', phone: '0553-3810000' }])
    expect(JSON.stringify(records.find('contacts'))).not.toContain('13912345678')
    const { items } = await city.worker.ask('station', 'contacts', { place: STATION })
    const [, hidden] = items
    expect(await city.worker.ask('station', 'reveal', { place: STATION, contact: hidden!.id })).toEqual({
      phone: '13912345678',
    })
    expect(records.find('audits', { action: 'station.reveal' })).toHaveLength(1)
    expect(await city.worker.ask('station', 'reveal', { place: STATION, contact: items[0]!.id })).toEqual({
      phone: '0553-3810000',
    })
    expect(records.find('audits', { action: 'station.reveal' })).toHaveLength(1)
  })

  test('两个人同时改：后存的不会盖掉先存的，看过最新的再存；没收到答复再存一次，还是那一次', async () => {
    const { revision, items } = await keeper.ask('station', 'contacts', { place: STATION })
    const kept = items.map(({ id, name, duty, isPublic }) => ({ id, name, duty, isPublic }))
    const [requestId, police] = [newRequestId(), { name: '派出所', duty: '治安', phone: '110', isPublic: true }]
    const first = await save(clerk, [...kept, police], revision, requestId)
    expect(first).toMatchObject({ ok: true, data: { revision: revision + 1 } })
    expect(await save(keeper, kept.slice(0, 1), revision)).toMatchObject({
      code: 'station/contacts-changed',
      message: '刚才有人改过这份名单，请看过最新的再保存',
      field: 'revision',
    })
    expect(await save(clerk, [...kept, police], revision, requestId)).toEqual(first)
    expect(stored()?.items).toHaveLength(3)
    expect(await save(keeper, kept, revision + 1)).toMatchObject({ ok: true, data: { revision: revision + 2 } })
  })

  test('不重填电话的，还是原来的号码，公开不公开都行', async () => {
    const { items } = await keeper.ask('station', 'contacts', { place: STATION })
    const { phone: _first, ...doctorKept } = items[0]!
    const { phone: _second, ...electricianKept } = items[1]!
    const turned = await save(keeper, [
      { ...doctorKept, isPublic: false },
      { ...electricianKept, isPublic: true },
    ])
    expect(turned).toMatchObject({ data: { items: [{ phone: '0553-***0000' }, { phone: '13912345678' }] } })
    expect(turned.ok && turned.data.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
  })

  test.each([
    ['名单上的人改不了', () => city.worker, [doctor], 'station/not-running', '只有负责这里的人可以改'],
    ['居民改不了', () => city.resident, [doctor], 'station/not-serving', '只有在这里服务的人可以看'],
    ['新的要填电话', () => keeper, [{ ...doctor, phone: undefined }], 'station/no-phone', '请填写电话'],
    ['号码不对', () => keeper, [{ ...doctor, phone: '12' }], 'request/invalid', '电话号码不对，请检查'],
    [
      '说不得的名字',
      () => keeper,
      [{ ...doctor, name: '去死' }],
      'content/risky',
      '内容里有不适合发布的文字，请修改后再提交',
    ],
  ])('%s', async (_, by, items, code, message) => {
    expect(await save(by(), items)).toMatchObject({ ok: false, code, message })
  })

  test('119、12345 这样的短号也是电话', async () => {
    const fire = { name: '火警', duty: '消防', phone: '119', isPublic: true }
    const hotline = { name: '政务热线', duty: '咨询', phone: '12345', isPublic: true }
    expect(await save(keeper, [fire, hotline])).toMatchObject({ data: { items: [fire, hotline] } })
  })

  test('已经没有的联系人', async () => {
    expect(await keeper.call('station', 'reveal', { place: STATION, contact: 'gone' })).toMatchObject({
      code: 'station/no-contact',
      message: '没有这个联系人了，请刷新后再看',
    })
    expect(await outsider.call('station', 'reveal', { place: STATION, contact: 'gone' })).toMatchObject(NOT_SERVING)
  })
})

describe('我的驿站', () => {
  const mine = async (phone: Phone) => (await phone.ask('station', 'mine', {})).items
  test('网格员和团队看到自己社区的，社区的看到本社区的，街道的看到全街道的，居民没有', async () => {
    const own = await mine(city.worker)
    expect(own.filter(({ kind }) => kind === 'station').map(({ id, mayRun }) => [id, mayRun])).toEqual([
      [`st-${COMMUNITY}005`, true],
      [STATION, false],
    ])
    expect((await mine(clerk)).every(({ mayRun }) => mayRun)).toBe(true)
    expect((await mine(clerk)).map(({ id }) => id)).toEqual(own.map(({ id }) => id))
    const street = await mine(city.phone('o-demo-street-340202014-1'))
    expect(street.length).toBeGreaterThan(own.length)
    expect(await mine(city.resident)).toEqual([])
    const district = await city.phone('o-demo-district-1').ask('station', 'mine', {})
    expect(district.items).toHaveLength(20)
    const next = await city.phone('o-demo-district-1').ask('station', 'mine', { cursor: district.next! })
    expect(next.items[0]!.id > district.items[19]!.id).toBe(true)
  })

  test('意见箱说得出是哪里的', async () => {
    expect(await city.newcomer().ask('station', 'box', { place: STATION })).toEqual({
      place: STATION,
      name: '车站社区第10网格先锋驿站',
      areaText: '赭麓街道 · 车站社区 · 第10网格',
    })
    expect(await city.resident.call('station', 'box', { place: 'nowhere' })).toMatchObject({ code: 'station/unknown' })
    expect(await city.resident.call('station', 'today', { place: 'nowhere' })).toMatchObject({
      code: 'station/unknown',
    })
  })
})
