import { organise, planFor, someoneNamed, STATION } from '../support/activity'
import { type LocalCity, type Phone } from '../support/city'
import { at } from '../support/city-facts'
import type { Records } from '../support/records'
import { cityOfThisFile } from '../support/of-this-file'
import { book, DATE, Rooms, wish } from '../support/room'

let rooms: Rooms
let city: LocalCity
let records: Records
let clerk: Phone
cityOfThisFile((opened) => {
  rooms = new Rooms(opened)
  ;({ city, records, clerk } = rooms)
})

const when = { from: at(`${DATE} 09:00`), until: at(`${DATE} 11:00`) }

test('发起活动就占下；占着的时候别人约不了，也不能从这里取消；活动取消就空出来', async () => {
  const room = await rooms.add()
  const { id, where } = await organise(clerk, { ...when, room })
  expect(where).toBe('二楼活动室')
  expect(rooms.dayOf(room).bookings).toMatchObject([{ activity: id, state: 'booked', from: 540, until: 660 }])
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
  const room = await rooms.add()
  await (await someoneNamed(city, '秦师傅')).ask('room', 'book', wish(room, { from: '10:30', until: '11:30' }))
  const before = records.find('activities').length
  const reply = await clerk.call('activity', 'organise', {
    place: STATION,
    kind: 'class',
    ...planFor({ ...when, room }),
  })
  expect(reply).toMatchObject({ code: 'room/taken' })
  expect(records.find('activities')).toHaveLength(before)
  expect(rooms.dayOf(room).bookings).toHaveLength(1)
})

test('断在半路的占用过了一分钟：看那一天的人看到空着，管理的人也看不到它；有活动的照样占着', async () => {
  const room = await rooms.add()
  const date = '2026-03-06'
  const { id } = await organise(clerk, { from: at(`${date} 09:00`), until: at(`${date} 11:00`), room })
  const [kept] = rooms.dayOf(room, date).bookings
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
  expect(rooms.dayOf(room, date).bookings.map(({ activity }) => activity)).toEqual([id])
})

test('改时间，先占新的再放旧的；改不成，旧的还在，新的不留', async () => {
  const room = await rooms.add()
  const { id } = await organise(clerk, { ...when, room })
  const later = { from: at(`${DATE} 10:00`), until: at(`${DATE} 12:00`) }
  await clerk.ask('activity', 'change', { id, ...planFor({ ...later, room }) })
  const live = () => rooms.dayOf(room).bookings.filter(({ state }) => state === 'booked' || state === 'held')
  expect(live()).toMatchObject([{ from: 600, until: 720, state: 'booked' }])
  const risky = planFor({ ...when, room, words: '去死' })
  expect(await clerk.call('activity', 'change', { id, ...risky })).toMatchObject({ code: 'content/risky' })
  expect(live()).toMatchObject([{ from: 600, until: 720 }])
})

test('占下了、活动还没写就断了：一分钟后作废，别人约得到；活动写成了的，不会作废', async () => {
  const room = await rooms.add()
  const date = '2026-03-05'
  const { id } = await organise(clerk, { from: at(`${date} 09:00`), until: at(`${date} 11:00`), room })
  const [kept] = rooms.dayOf(room, date).bookings
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
  expect(rooms.dayOf(room, date).bookings.map(({ activity }) => activity)).toEqual([id, undefined])
})

/** What must still follow, as it stands in an activity that was cut off or written over by a slower writer. */
const leave = (id: string, kind: 'keepRoom' | 'freeRoom', room: string, stretch: object) =>
  records.change('activities', id, {
    outbox: [{ id: `${id}.${kind}`, kind, room, stretch }],
    outboxAt: city.cloud.now(),
  })
const morning = { date: DATE, from: 540, until: 660 }

test('改过去又改回来，先前“放掉”的那一步晚到：现在占着的不会被它放掉', async () => {
  const room = await rooms.add()
  const { id } = await organise(clerk, { ...when, room })
  await leave(id, 'freeRoom', room, morning)
  await city.passes({ minutes: 2 })
  expect(rooms.dayOf(room).bookings).toMatchObject([{ activity: id, state: 'booked' }])
  expect(records.one<{ outbox: object[] }>('activities', id).outbox).toEqual([])
  expect(await book(city.resident, room, { from: '10:00', until: '11:00' })).toMatchObject({ code: 'room/taken' })
})

test('活动已经搬走，先前“占下”的那一步晚到：不再占', async () => {
  const room = await rooms.add()
  const { id } = await organise(clerk, { ...when, room })
  await clerk.ask('activity', 'change', { id, ...planFor(when) })
  await leave(id, 'keepRoom', room, morning)
  await city.passes({ minutes: 2 })
  expect(rooms.dayOf(room).bookings).toMatchObject([{ activity: id, state: 'cancelled' }])
})

test('活动有这间、占的却没有了：空着就补上；给别人约走了，告诉组织者另选，活动不再写着这间', async () => {
  const room = await rooms.add()
  const { id } = await organise(clerk, { ...when, room })
  await records.change('bookings', `${room}:${DATE}`, { bookings: [] })
  await leave(id, 'keepRoom', room, morning)
  await city.passes({ minutes: 2 })
  expect(rooms.dayOf(room).bookings).toMatchObject([{ activity: id, state: 'booked', from: 540, until: 660 }])

  await records.change('bookings', `${room}:${DATE}`, { bookings: [] })
  const who = await someoneNamed(city, '钱阿姨')
  await who.ask('room', 'book', wish(room))
  await leave(id, 'keepRoom', room, morning)
  await city.passes({ minutes: 2 })
  const activity = await clerk.ask('activity', 'get', { id })
  expect([activity.room, activity.where]).toEqual([undefined, '一楼大厅'])
  await city.passes({ minutes: 1 })
  expect((await clerk.inbox())[0]).toBe('活动室没有占上，请另选一间')
  expect(rooms.dayOf(room).bookings).toMatchObject([{ purpose: '合唱队排练', state: 'booked' }])
})

test('别的地方的活动室，这里的活动用不了', async () => {
  expect(
    await clerk.call('activity', 'organise', { place: STATION, kind: 'class', ...planFor({ room: 'rm-nothing' }) }),
  ).toMatchObject({ code: 'room/unknown', message: '没有找到这间活动室', field: 'room' })
})
