import type { Input } from '../../cloudfunctions/contract/api'
import type { BookingDay } from '../../cloudfunctions/domain/booking'
import { type LocalCity, newRequestId, openCity, type Phone } from '../support/city'
import { at } from '../support/city-facts'
import { COMMUNITY, crowd, organise, planFor, someoneNamed, STATION } from '../support/activity'
import { topUp } from '../support/quota'
import { Records } from '../support/records'

/** 同一个社区的党群服务中心. */
const CENTRE = `ce-${COMMUNITY}`
/** Wednesday. */
const DATE = '2026-03-04'

let city: LocalCity
let records: Records
let clerk: Phone
beforeAll(async () => {
  city = await openCity()
  records = new Records(city)
  clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
})
afterAll(async () => {
  expect(city.defects()).toEqual([])
  await city.close()
})

type Settings = Input<'room', 'save'>
const settings: Settings = {
  place: STATION,
  name: '二楼活动室',
  capacity: 30,
  equipment: '投影、音响',
  days: [1, 2, 3, 4, 5],
  from: '08:30',
  until: '17:30',
  forWhom: 'everyone',
  aheadDays: 14,
  mostHours: 2,
  needsApproval: false,
  isOpen: true,
}
const aRoom = async (facts: Partial<Settings> = {}) => (await clerk.ask('room', 'save', { ...settings, ...facts })).id
const wish = (room: string, facts: Partial<Input<'room', 'book'>> = {}): Input<'room', 'book'> => ({
  ...{ room, date: DATE, from: '09:00', until: '10:00', purpose: '合唱队排练' },
  ...facts,
})
const book = (who: Phone, room: string, facts: Partial<Input<'room', 'book'>> = {}) =>
  who.call('room', 'book', wish(room, facts))
const dayOf = (room: string, date = DATE) => records.one<BookingDay>('bookings', `${room}:${date}`)

test('社区添一间活动室，居民看到规则和空着的时间，约上一段；别人只知道约了', async () => {
  const room = await aRoom()
  expect(await city.resident.ask('room', 'list', { place: STATION })).toEqual({
    place: { id: STATION, name: '车站社区第05网格先锋驿站' },
    items: [
      {
        id: room,
        name: '二楼活动室',
        text: '可容纳 30 人 · 投影、音响',
        ruleText: '周一至周五 08:30—17:30 · 提前 14 天内 · 每人每天 2 小时',
        isOpen: true,
      },
    ],
    mayRun: false,
  })
  const who = await someoneNamed(city, '吴阿姨')
  expect(await who.ask('room', 'book', wish(room))).toMatchObject({
    whenText: '周三 3月4日 09:00—10:00',
    state: 'booked',
    stateText: '已约好',
    canCancel: true,
  })
  const mine = await who.ask('room', 'day', { room, date: DATE })
  expect(mine.days).toHaveLength(15)
  expect(mine.days.slice(0, 2)).toEqual([
    { date: '2026-03-02', text: '今天', isOpen: true },
    { date: '2026-03-03', text: '明天', isOpen: true },
  ])
  expect(mine.slots).toHaveLength(18)
  expect(mine.slots.slice(0, 4).map(({ from, state }) => `${from} ${state}`)).toEqual([
    '08:30 free',
    '09:00 mine',
    '09:30 mine',
    '10:00 free',
  ])
  const others = await city.neighbour.ask('room', 'day', { room, date: DATE })
  expect(others.slots[1]?.state).toBe('taken')
  expect(others.bookings).toEqual([])
  expect(JSON.stringify(others)).not.toMatch(/吴阿姨|合唱队/)
  expect((await clerk.ask('room', 'day', { room, date: DATE })).bookings).toMatchObject([
    { who: { name: '吴阿姨', phone: '' }, purpose: '合唱队排练', canAnswer: false },
  ])
  expect((await who.ask('room', 'mine', {})).items).toMatchObject([{ roomName: '二楼活动室', state: 'booked' }])
})

test('二十个人同时约同一个小时：恰好一个人约上', async () => {
  const room = await aRoom({ place: CENTRE })
  const people = await crowd(city, 20)
  const replies = await Promise.all(people.map((who) => book(who, room)))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect(replies.filter((reply) => !reply.ok).map((reply) => (reply.ok ? '' : reply.code))).toEqual(
    Array.from({ length: 19 }, () => 'room/taken'),
  )
  expect(dayOf(room).bookings).toHaveLength(1)
})

test('回话丢了再点一次，还是那一个预约；退了就空出来', async () => {
  const room = await aRoom()
  const who = await someoneNamed(city, '赵大爷')
  const requestId = newRequestId()
  const first = await who.ask('room', 'book', wish(room), requestId)
  expect(await who.ask('room', 'book', wish(room), requestId)).toEqual(first)
  expect(dayOf(room).bookings).toHaveLength(1)
  const cancel = { room, date: DATE, id: first.id }
  expect(await city.neighbour.call('room', 'cancel', cancel)).toMatchObject({
    code: 'room/unknown-booking',
    message: '没有找到这个预约',
  })
  expect(await who.ask('room', 'cancel', cancel)).toMatchObject({ state: 'cancelled', stateText: '已取消' })
  expect(await who.call('room', 'cancel', cancel)).toMatchObject({ ok: true })
  expect(await book(city.neighbour, room)).toMatchObject({ ok: true })
})

test('一个人还没用的最多约五次，用过的、取消的不算；管理的人不受这个限', async () => {
  const room = await aRoom({ place: CENTRE })
  const who = await someoneNamed(city, '爱约的')
  const dates = ['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-09']
  const ids: string[] = []
  for (const date of dates) ids.push((await who.ask('room', 'book', wish(room, { date }))).id)
  expect(await book(who, room, { date: '2026-03-10' })).toMatchObject({
    code: 'room/ahead-most',
    message: '您已约了 5 次还没用，用过了或者取消了再约',
  })
  await who.ask('room', 'cancel', { room, date: dates[0]!, id: ids[0]! })
  expect(await book(who, room, { date: '2026-03-10' })).toMatchObject({ ok: true })
  const times = ['11:00', '12:00', '13:00', '14:00', '15:00', '16:00']
  for (const from of times)
    expect(await book(clerk, room, { from, until: `${from.slice(0, 2)}:30` })).toMatchObject({ ok: true })
})

let plain: string | undefined
test.each<[string, Partial<Input<'room', 'book'>>, string, string]>([
  ['不在开放时间', { from: '08:00', until: '09:00' }, 'room/hours', '这段时间活动室不开放'],
  ['那天不开', { date: '2026-03-07' }, 'room/hours', '这段时间活动室不开放'],
  ['不是半小时', { from: '09:10' }, 'room/slot', '请按半小时选择时间'],
  ['前后颠倒', { from: '11:00', until: '10:00' }, 'room/slot', '请按半小时选择时间'],
  ['已经过了', { date: '2026-03-02', from: '08:30', until: '09:00' }, 'room/past', '这个时间已经过了'],
  ['太远', { date: '2026-03-17' }, 'room/far', '最多提前 14 天预约'],
  ['太久', { from: '09:00', until: '11:30' }, 'room/most', '每人每天最多约 2 小时'],
  ['没有这一天', { date: '2026-02-30' }, 'request/invalid', '没有这一天'],
  ['没有这间', { room: 'rm-nothing' }, 'room/unknown', '没有找到这间活动室'],
])('%s：约不了', async (_, facts, code, message) => {
  plain ??= await aRoom()
  const room = plain
  expect(await book(city.resident, room, facts)).toMatchObject({ ok: false, code, message })
})

test('一个人一天加起来也不能超过；管理的人不受这个限', async () => {
  const room = await aRoom({ place: CENTRE })
  await city.resident.ask('room', 'book', wish(room, { until: '10:30' }))
  expect(await book(city.resident, room, { from: '14:00', until: '15:00' })).toMatchObject({ code: 'room/most' })
  expect(await book(city.resident, room, { from: '14:00', until: '14:30' })).toMatchObject({ ok: true })
  expect(await book(clerk, room, { from: '15:00', until: '17:30' })).toMatchObject({ ok: true })
})

test('只给本社区的、暂不开放的、那天这个地方不开的，约不了', async () => {
  const own = await aRoom({ forWhom: 'community' })
  const stranger = city.someone('三山里社区第03网格')
  const sentence = '这间活动室只给本社区的居民用'
  expect(await book(stranger, own)).toMatchObject({ code: 'room/not-for-you', message: sentence })
  expect(await stranger.ask('room', 'day', { room: own })).toMatchObject({ closedText: sentence })
  expect(await book(city.resident, own)).toMatchObject({ ok: true })
  const shut = await aRoom({ isOpen: false })
  expect(await book(city.resident, shut)).toMatchObject({ code: 'room/closed', message: '这间活动室暂不开放预约' })
  expect((await city.resident.ask('room', 'list', { place: STATION })).items.map(({ id }) => id)).not.toContain(shut)
  const room = await aRoom()
  const place = records.one<{ exceptions: object[] }>('places', STATION)
  await records.change('places', STATION, { exceptions: [{ date: DATE, spans: [], note: '停电' }] })
  expect(await book(city.resident, room)).toMatchObject({ code: 'room/hours' })
  await records.change('places', STATION, { exceptions: place.exceptions })
})

test('要批的：管理的人同意了才算，告诉约的人；不同意要写原因；批过了不能再批', async () => {
  const room = await aRoom({ needsApproval: true })
  const who = await someoneNamed(city, '刘姐')
  await topUp(who, 'activity')
  const asked = await who.ask('room', 'book', wish(room))
  expect(asked).toMatchObject({ state: 'asked', stateText: '等管理的人同意' })
  expect(await book(city.neighbour, room)).toMatchObject({
    code: 'room/taken',
    message: '这段时间刚被约走了，请换一段时间',
  })
  // 驿站的管理员是网格员王秀兰；有管理员的先找管理员，社区也能批。
  expect(await city.worker.inbox()).toContain('有人预约活动室，等您同意')
  const answer = { room, date: DATE, id: asked.id, how: 'approve' as const }
  expect(await city.neighbour.call('room', 'answer', answer)).toMatchObject({
    code: 'room/not-yours',
    message: '只有管理这个地方的人可以这样做',
  })
  expect(await clerk.ask('room', 'answer', answer)).toMatchObject({ state: 'booked' })
  expect(await clerk.call('room', 'answer', answer)).toMatchObject({ ok: true })
  expect(await clerk.call('room', 'answer', { ...answer, how: 'refuse', reason: '要开会' })).toMatchObject({
    code: 'room/answered',
    message: '这个预约已经处理过了',
  })
  expect(await who.inbox()).toEqual(['活动室约好了'])
  expect((await who.pushes()).map(({ values }) => values.slice(0, 2))).toEqual([['二楼活动室', '已同意']])

  const second = await who.ask('room', 'book', wish(room, { from: '14:00', until: '15:00' }))
  const refusal = { ...answer, id: second.id, how: 'refuse' as const }
  expect(await clerk.call('room', 'answer', refusal)).toMatchObject({
    code: 'room/reason',
    message: '请写明原因，预约的人看得到',
    field: 'reason',
  })
  expect(await clerk.ask('room', 'answer', { ...refusal, reason: '要开会' })).toMatchObject({
    state: 'refused',
    stateText: '没有同意：要开会',
  })
  expect((await who.inbox())[0]).toBe('活动室没有约成')
  expect(await book(city.neighbour, room, { from: '14:00', until: '15:00' })).toMatchObject({ ok: true })
})

test('管理的人取消别人的，写明原因，那个人知道；开始了就不能取消', async () => {
  const room = await aRoom()
  const who = await someoneNamed(city, '马师傅')
  const { id } = await who.ask('room', 'book', wish(room, { date: '2026-03-02', from: '09:00', until: '10:00' }))
  const { id: later } = await who.ask('room', 'book', wish(room))
  expect(await clerk.call('room', 'cancel', { room, date: DATE, id: later })).toMatchObject({ code: 'room/reason' })
  await clerk.ask('room', 'cancel', { room, date: DATE, id: later, reason: '选举占用' })
  expect(await who.inbox()).toEqual(['您约的活动室被取消了'])
  await city.passes({ minutes: 5 })
  expect(await who.call('room', 'cancel', { room, date: '2026-03-02', id })).toMatchObject({
    code: 'room/begun',
    message: '已经开始了，不能取消',
  })
})

test('回话丢了，到了时间才再点：还是那一个预约；同一次里换了时间、换了日子，就说刚才已经成功', async () => {
  const room = await aRoom({ place: CENTRE })
  const who = await someoneNamed(city, '孙老师')
  const requestId = newRequestId()
  const now = wish(room, { date: '2026-03-02', from: '09:30', until: '10:00' })
  const { id } = await who.ask('room', 'book', now, requestId)
  for (const other of [{ until: '10:30' }, { purpose: '开会' }, { date: DATE }])
    expect(await who.call('room', 'book', { ...now, ...other }, requestId)).toMatchObject({
      code: 'request/reused',
      message: '这次提交刚才已经成功，请返回查看；还要改请再提交一次',
    })
  await city.passes({ minutes: 30 })
  expect(await book(who, room, { date: '2026-03-02', from: '09:30', until: '10:00' })).toMatchObject({
    code: 'room/past',
  })
  expect(await who.ask('room', 'book', now, requestId)).toMatchObject({ id, state: 'booked' })
})

describe('活动用活动室', () => {
  const when = { from: at(`${DATE} 09:00`), until: at(`${DATE} 11:00`) }

  test('发起活动就占下；占着的时候别人约不了，也不能从这里取消；活动取消就空出来', async () => {
    const room = await aRoom()
    const { id, where } = await organise(clerk, { ...when, room })
    expect(where).toBe('二楼活动室')
    expect(dayOf(room).bookings).toMatchObject([{ activity: id, state: 'booked', from: 540, until: 660 }])
    expect(await book(city.resident, room, { from: '10:30', until: '11:30' })).toMatchObject({ code: 'room/taken' })
    const [taken] = (await clerk.ask('room', 'day', { room, date: DATE })).bookings
    expect(taken).toMatchObject({ stateText: '活动占用', purpose: '社区义诊', canCancel: false })
    expect(await clerk.call('room', 'cancel', { room, date: DATE, id: taken!.id, reason: '不用了' })).toMatchObject({
      code: 'room/activity',
      message: '这是活动占用的，请到活动里改',
    })
    await clerk.ask('activity', 'callOff', { id, reason: '医生来不了' })
    expect(await book(await someoneNamed(city, '朱大爷'), room, { from: '10:30', until: '11:30' })).toMatchObject({
      ok: true,
    })
  })

  test('已经约出去的时间，活动发起不了，什么都没留下', async () => {
    const room = await aRoom()
    await (await someoneNamed(city, '秦师傅')).ask('room', 'book', wish(room, { from: '10:30', until: '11:30' }))
    const before = records.find('activities').length
    const reply = await clerk.call('activity', 'organise', {
      place: STATION,
      kind: 'class',
      ...planFor({ ...when, room }),
    })
    expect(reply).toMatchObject({ code: 'room/taken' })
    expect(records.find('activities')).toHaveLength(before)
    expect(dayOf(room).bookings).toHaveLength(1)
  })

  test('断在半路的占用过了一分钟：看那一天的人看到空着，管理的人也看不到它；有活动的照样占着', async () => {
    const room = await aRoom()
    const date = '2026-03-06'
    const { id } = await organise(clerk, { from: at(`${date} 09:00`), until: at(`${date} 11:00`), room })
    const [kept] = dayOf(room, date).bookings
    const held = { state: 'held', heldUntil: city.cloud.now() + 60_000 }
    const orphan = { ...kept, ...held, id: 'gone.780.900', activity: 'gone', from: 780, until: 900 }
    await records.change('bookings', `${room}:${date}`, { bookings: [{ ...kept, ...held }, orphan] })
    const stateAt = async (from: string) =>
      (await city.resident.ask('room', 'day', { room, date })).slots.find((slot) => slot.from === from)?.state
    expect(await stateAt('13:00')).toBe('taken')
    await city.passes({ minutes: 2 })
    expect((await clerk.ask('room', 'day', { room, date })).bookings).toMatchObject([{ purpose: '社区义诊' }])
    expect(await stateAt('13:00')).toBe('free')
    expect(await stateAt('09:00')).toBe('taken')
    expect(dayOf(room, date).bookings.map(({ activity }) => activity)).toEqual([id])
  })

  test('改时间，先占新的再放旧的；改不成，旧的还在，新的不留', async () => {
    const room = await aRoom()
    const { id } = await organise(clerk, { ...when, room })
    const later = { from: at(`${DATE} 10:00`), until: at(`${DATE} 12:00`) }
    await clerk.ask('activity', 'change', { id, ...planFor({ ...later, room }) })
    const live = () => dayOf(room).bookings.filter(({ state }) => state === 'booked' || state === 'held')
    expect(live()).toMatchObject([{ from: 600, until: 720, state: 'booked' }])
    const risky = planFor({ ...when, room, words: '去死' })
    expect(await clerk.call('activity', 'change', { id, ...risky })).toMatchObject({ code: 'content/risky' })
    expect(live()).toMatchObject([{ from: 600, until: 720 }])
  })

  test('占下了、活动还没写就断了：一分钟后作废，别人约得到；活动写成了的，不会作废', async () => {
    const room = await aRoom()
    const date = '2026-03-05'
    const { id } = await organise(clerk, { from: at(`${date} 09:00`), until: at(`${date} 11:00`), room })
    const [kept] = dayOf(room, date).bookings
    // As a call leaves them that was cut off: one before its activity, one after it.
    const held = { state: 'held', heldUntil: city.cloud.now() + 60_000 }
    const orphan = { ...kept, ...held, id: 'gone.780.900', activity: 'gone', from: 780, until: 900 }
    await records.change('bookings', `${room}:${date}`, { bookings: [{ ...kept, ...held }, orphan] })
    expect(await book(city.resident, room, { date, from: '13:00', until: '14:00' })).toMatchObject({
      code: 'room/taken',
    })
    await city.passes({ minutes: 2 })
    expect(await book(clerk, room, { date, from: '13:00', until: '14:00' })).toMatchObject({ ok: true })
    expect(await book(city.neighbour, room, { date, from: '09:00', until: '10:00' })).toMatchObject({
      code: 'room/taken',
    })
    expect(dayOf(room, date).bookings.map(({ activity }) => activity)).toEqual([id, undefined])
  })

  /** What must still follow, as it stands in an activity that was cut off or written over by a slower writer. */
  const leave = (id: string, kind: 'keepRoom' | 'freeRoom', room: string, stretch: object) =>
    records.change('activities', id, {
      outbox: [{ id: `${id}.${kind}`, kind, room, stretch }],
      outboxAt: city.cloud.now(),
    })
  const morning = { date: DATE, from: 540, until: 660 }

  test('改过去又改回来，先前“放掉”的那一步晚到：现在占着的不会被它放掉', async () => {
    const room = await aRoom()
    const { id } = await organise(clerk, { ...when, room })
    await leave(id, 'freeRoom', room, morning)
    await city.passes({ minutes: 2 })
    expect(dayOf(room).bookings).toMatchObject([{ activity: id, state: 'booked' }])
    expect(records.one<{ outbox: object[] }>('activities', id).outbox).toEqual([])
    expect(await book(city.resident, room, { from: '10:00', until: '11:00' })).toMatchObject({ code: 'room/taken' })
  })

  test('活动已经搬走，先前“占下”的那一步晚到：不再占', async () => {
    const room = await aRoom()
    const { id } = await organise(clerk, { ...when, room })
    await clerk.ask('activity', 'change', { id, ...planFor(when) })
    await leave(id, 'keepRoom', room, morning)
    await city.passes({ minutes: 2 })
    expect(dayOf(room).bookings).toMatchObject([{ activity: id, state: 'cancelled' }])
  })

  test('活动有这间、占的却没有了：空着就补上；给别人约走了，告诉组织者另选，活动不再写着这间', async () => {
    const room = await aRoom()
    const { id } = await organise(clerk, { ...when, room })
    await records.change('bookings', `${room}:${DATE}`, { bookings: [] })
    await leave(id, 'keepRoom', room, morning)
    await city.passes({ minutes: 2 })
    expect(dayOf(room).bookings).toMatchObject([{ activity: id, state: 'booked', from: 540, until: 660 }])

    await records.change('bookings', `${room}:${DATE}`, { bookings: [] })
    const who = await someoneNamed(city, '钱阿姨')
    await who.ask('room', 'book', wish(room))
    await leave(id, 'keepRoom', room, morning)
    await city.passes({ minutes: 2 })
    const activity = await clerk.ask('activity', 'get', { id })
    expect([activity.room, activity.where]).toEqual([undefined, '一楼大厅'])
    await city.passes({ minutes: 1 })
    expect((await clerk.inbox())[0]).toBe('活动室没有占上，请另选一间')
    expect(dayOf(room).bookings).toMatchObject([{ purpose: '合唱队排练', state: 'booked' }])
  })

  test('别的地方的活动室，这里的活动用不了', async () => {
    expect(
      await clerk.call('activity', 'organise', { place: STATION, kind: 'class', ...planFor({ room: 'rm-nothing' }) }),
    ).toMatchObject({ code: 'room/unknown', message: '没有找到这间活动室', field: 'room' })
  })
})

describe('管活动室', () => {
  test('不管这个地方的不能添；关门要晚于开门；没有这个地方、没有这一间，都说清楚', async () => {
    expect(await city.resident.call('room', 'save', settings)).toMatchObject({ code: 'room/not-yours' })
    expect(await clerk.call('room', 'save', { ...settings, until: '08:00' })).toMatchObject({
      code: 'room/backwards',
      message: '关门要晚于开门',
    })
    expect(await clerk.call('room', 'save', { ...settings, place: 'nowhere' })).toMatchObject({
      code: 'place/unknown',
      message: '没有找到这个地方',
    })
    expect(await clerk.call('room', 'save', { ...settings, id: 'rm-nothing' })).toMatchObject({ code: 'room/unknown' })
  })

  test('改规则，编号不变，约好的还在', async () => {
    const id = await aRoom({ place: CENTRE })
    await city.resident.ask('room', 'book', wish(id))
    const change = { ...settings, place: CENTRE, id, revision: 0, name: '三楼活动室', days: [6, 7] }
    expect(await clerk.ask('room', 'save', change)).toMatchObject({
      id,
      name: '三楼活动室',
      settings: { days: [6, 7], mostHours: 2, revision: 1 },
    })
    expect(dayOf(id).bookings).toHaveLength(1)
  })

  test('两个人拿着同一版改：后保存的先看最新的；回话丢了再存一次，还是存好了；新添的再点一次，还是那一间', async () => {
    const centre = { ...settings, place: CENTRE }
    const requestId = newRequestId()
    const { id } = await clerk.ask('room', 'save', centre, requestId)
    expect((await clerk.ask('room', 'save', centre, requestId)).id).toBe(id)
    const first = { ...centre, id, revision: 0, capacity: 40 }
    expect(await clerk.ask('room', 'save', first)).toMatchObject({ settings: { capacity: 40, revision: 1 } })
    const second = { ...centre, id, revision: 0, equipment: '黑板' }
    expect(await clerk.call('room', 'save', second)).toMatchObject({
      code: 'room/changed',
      message: '刚才有人改过这间活动室，请看过最新的再改',
      field: 'revision',
    })
    expect(await clerk.call('room', 'save', { ...second, revision: undefined })).toMatchObject({ code: 'room/changed' })
    expect(await clerk.ask('room', 'save', first)).toMatchObject({ settings: { capacity: 40, revision: 1 } })
    expect(records.one('rooms', id)).toMatchObject({ capacity: 40, equipment: '投影、音响', revision: 1 })
  })

  test('店铺这样的便民点不设活动室，也不办活动，管着它的人也没有这个按钮', async () => {
    const [shop] = records.find<{ _id: string }>('places', { kind: 'living', community: COMMUNITY })
    const place = shop!._id
    expect(await clerk.call('room', 'save', { ...settings, place })).toMatchObject({
      code: 'room/not-here',
      message: '活动室设在驿站和党群服务中心',
      field: 'place',
    })
    expect(await clerk.call('activity', 'organise', { place, kind: 'class', ...planFor() })).toMatchObject({
      code: 'activity/not-here',
      message: '活动办在驿站和党群服务中心',
      field: 'place',
    })
    expect((await clerk.ask('room', 'list', { place })).mayRun).toBe(false)
    expect((await clerk.ask('activity', 'list', { place })).mayRun).toBe(false)
  })

  test('一个地方最多二十间', async () => {
    const { items } = await clerk.ask('room', 'list', { place: STATION })
    for (let i = items.length; i < 20; i += 1) await aRoom()
    expect(await clerk.call('room', 'save', settings)).toMatchObject({
      code: 'room/too-many',
      message: '一个地方最多 20 间活动室',
    })
  })

  test('预约和活动都算进这个月用了多少', async () => {
    await city.passes({ minutes: 2 })
    const { figures } = await clerk.ask('activity', 'usage', { place: STATION })
    const days = records.find<BookingDay>('bookings', { place: STATION })
    const booked = days.flatMap(({ bookings }) => bookings.filter(({ state }) => state === 'booked'))
    const minutes = booked.reduce((sum, { from, until }) => sum + until - from, 0)
    expect(figures.at(-2)?.value).toBe(`${booked.filter(({ activity }) => activity === undefined).length} 次`)
    expect(figures.at(-1)?.value).toBe(`${Math.round(minutes / 6) / 10} 小时`)
  })
})
