import type { BookingDay } from '../../cloudfunctions/domain/booking-day'
import type { Input } from '../../cloudfunctions/contract/api'
import { crowd, someoneNamed, STATION } from '../support/activity'
import { type LocalCity, newRequestId, type Phone } from '../support/city'
import { topUp } from '../support/quota'
import type { Records } from '../support/records'
import { cityOfThisFile } from '../support/of-this-file'
import { book, CENTRE, DATE, Rooms, wish } from '../support/room'

let rooms: Rooms
let city: LocalCity
let records: Records
let clerk: Phone
cityOfThisFile((opened) => {
  rooms = new Rooms(opened)
  ;({ city, records, clerk } = rooms)
})

test('社区添一间活动室，居民看到规则和空着的时间，约上一段；别人只知道约了', async () => {
  const room = await rooms.add()
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
  const room = await rooms.add({ place: CENTRE })
  const people = await crowd(city, 20)
  const replies = await Promise.all(people.map((who) => book(who, room)))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect(replies.filter((reply) => !reply.ok).map((reply) => (reply.ok ? '' : reply.code))).toEqual(
    Array.from({ length: 19 }, () => 'room/taken'),
  )
  expect(rooms.dayOf(room).bookings).toHaveLength(1)
})

test('回话丢了再点一次，还是那一个预约；退了就空出来', async () => {
  const room = await rooms.add()
  const who = await someoneNamed(city, '赵大爷')
  const requestId = newRequestId()
  const first = await who.ask('room', 'book', wish(room), requestId)
  expect(await who.ask('room', 'book', wish(room), requestId)).toEqual(first)
  expect(rooms.dayOf(room).bookings).toHaveLength(1)
  const cancel = { room, date: DATE, id: first.id }
  expect(await city.neighbour.call('room', 'cancel', cancel)).toMatchObject({
    code: 'room/unknown-booking',
    message: '没有找到这个预约',
  })
  expect(await who.ask('room', 'cancel', cancel)).toMatchObject({ state: 'cancelled', stateText: '已取消' })
  expect(await who.call('room', 'cancel', cancel)).toMatchObject({ ok: true })
  expect(await book(await someoneNamed(city, '周嫂'), room)).toMatchObject({ ok: true })
})

test('一个人还没用的最多约五次，用过的、取消的不算；管理的人不受这个限', async () => {
  const room = await rooms.add({ place: CENTRE })
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
  plain ??= await rooms.add()
  const room = plain
  expect(await book(city.resident, room, facts)).toMatchObject({ ok: false, code, message })
})

test('一个人一天加起来也不能超过；管理的人不受这个限', async () => {
  const room = await rooms.add({ place: CENTRE })
  await city.resident.ask('room', 'book', wish(room, { until: '10:30' }))
  expect(await book(city.resident, room, { from: '14:00', until: '15:00' })).toMatchObject({ code: 'room/most' })
  expect(await book(city.resident, room, { from: '14:00', until: '14:30' })).toMatchObject({ ok: true })
  expect(await book(clerk, room, { from: '15:00', until: '17:30' })).toMatchObject({ ok: true })
})

test('一个人同一个时间只在一处；管理的人替别人约，不受这个限', async () => {
  const [one, other] = [await rooms.add(), await rooms.add({ place: CENTRE, name: '舞蹈室' })]
  const who = await someoneNamed(city, '许姐')
  await who.ask('room', 'book', wish(other))
  expect(await book(who, one, { from: '09:30', until: '10:30' })).toMatchObject({
    code: 'room/elsewhere',
    message: '这段时间您已约了车站社区党群服务中心舞蹈室，先取消再约这里',
    field: 'from',
  })
  expect(await book(who, one, { from: '10:00', until: '11:00' })).toMatchObject({ ok: true })
  await clerk.ask('room', 'book', wish(one, { from: '13:00', until: '14:00' }))
  expect(await book(clerk, other, { from: '13:00', until: '14:00' })).toMatchObject({ ok: true })
})

test('一个人两只手同时点几间、同时点很多天：绝不占两处，也不会多占', async () => {
  const who = await someoneNamed(city, '手快的')
  const three = [await rooms.add(), await rooms.add(), await rooms.add({ place: CENTRE })]
  const replies = await Promise.all(three.map((room) => book(who, room, { from: '16:00', until: '17:00' })))
  const days = (room: string) => records.find<BookingDay>('bookings', { room })
  const live = (room: string) =>
    days(room).flatMap(({ bookings }) => bookings.filter(({ state }) => state === 'booked'))
  expect(three.flatMap(live)).toHaveLength(replies.filter(({ ok }) => ok).length)
  expect(three.flatMap(live).length).toBeLessThan(2)
  for (const reply of replies.filter(({ ok }) => !ok)) expect(reply).toMatchObject({ code: 'room/elsewhere' })

  const busy = await someoneNamed(city, '爱约的')
  const dates = ['03', '04', '05', '06', '09', '10', '11', '12'].map((day) => `2026-03-${day}`)
  await Promise.all(dates.map((date) => book(busy, three[0]!, { date, from: '10:00', until: '10:30' })))
  const { items } = await busy.ask('room', 'mine', {})
  expect(items.filter(({ state }) => state === 'booked').length).toBeLessThan(6)
})

test('只给本社区的、暂不开放的、那天这个地方不开的，约不了', async () => {
  const own = await rooms.add({ forWhom: 'community' })
  const stranger = city.someone('三山里社区第03网格')
  const sentence = '这间活动室只给本社区的居民用'
  expect(await book(stranger, own)).toMatchObject({ code: 'room/not-for-you', message: sentence })
  expect(await stranger.ask('room', 'day', { room: own })).toMatchObject({ closedText: sentence })
  expect(await book(city.resident, own, { from: '16:00', until: '17:00' })).toMatchObject({ ok: true })
  const shut = await rooms.add({ isOpen: false })
  expect(await book(city.resident, shut)).toMatchObject({ code: 'room/closed', message: '这间活动室暂不开放预约' })
  expect((await city.resident.ask('room', 'list', { place: STATION })).items.map(({ id }) => id)).not.toContain(shut)
  const room = await rooms.add()
  const place = records.one<{ exceptions: object[] }>('places', STATION)
  await records.change('places', STATION, { exceptions: [{ date: DATE, spans: [], note: '停电' }] })
  expect(await book(city.resident, room)).toMatchObject({ code: 'room/hours' })
  await records.change('places', STATION, { exceptions: place.exceptions })
})

test('要批的：管理的人同意了才算，告诉约的人；不同意要写原因；批过了不能再批', async () => {
  const room = await rooms.add({ needsApproval: true })
  const who = await someoneNamed(city, '刘姐')
  await topUp(who, 'activity')
  const asked = await who.ask('room', 'book', wish(room))
  expect(asked).toMatchObject({ state: 'asked', stateText: '等管理的人同意' })
  const other = await someoneNamed(city, '汤姐')
  expect(await book(other, room)).toMatchObject({
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
  expect(await book(other, room, { from: '14:00', until: '15:00' })).toMatchObject({ ok: true })
})

test('管理的人取消别人的，写明原因，那个人知道；开始了就不能取消', async () => {
  const room = await rooms.add()
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
  const room = await rooms.add({ place: CENTRE })
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
