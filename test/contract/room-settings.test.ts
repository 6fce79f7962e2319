import type { BookingDay } from '../../cloudfunctions/domain/booking-day'
import { COMMUNITY, planFor, someoneNamed, STATION } from '../support/activity'
import { type LocalCity, newRequestId, type Phone } from '../support/city'
import type { Records } from '../support/records'
import { cityOfThisFile } from '../support/of-this-file'
import { CENTRE, Rooms, SETTINGS, wish } from '../support/room'

let rooms: Rooms
let city: LocalCity
let records: Records
let clerk: Phone
cityOfThisFile((opened) => {
  rooms = new Rooms(opened)
  ;({ city, records, clerk } = rooms)
})

test('不管这个地方的不能添；关门要晚于开门；没有这个地方、没有这一间，都说清楚', async () => {
  expect(await city.resident.call('room', 'save', SETTINGS)).toMatchObject({ code: 'room/not-yours' })
  expect(await clerk.call('room', 'save', { ...SETTINGS, until: '08:00' })).toMatchObject({
    code: 'room/backwards',
    message: '关门要晚于开门',
  })
  expect(await clerk.call('room', 'save', { ...SETTINGS, place: 'nowhere' })).toMatchObject({
    code: 'place/unknown',
    message: '没有找到这个地方',
  })
  expect(await clerk.call('room', 'save', { ...SETTINGS, id: 'rm-nothing' })).toMatchObject({ code: 'room/unknown' })
})

test('改规则，编号不变，约好的还在', async () => {
  const id = await rooms.add({ place: CENTRE })
  await city.resident.ask('room', 'book', wish(id))
  const change = { ...SETTINGS, place: CENTRE, id, revision: 0, name: '三楼活动室', days: [6, 7] }
  expect(await clerk.ask('room', 'save', change)).toMatchObject({
    id,
    name: '三楼活动室',
    settings: { days: [6, 7], mostHours: 2, revision: 1 },
  })
  expect(rooms.dayOf(id).bookings).toHaveLength(1)
})

test('停了预约、改了时间：先前约好的还在，管理的人当场知道有几个、最早是哪天', async () => {
  const id = await rooms.add()
  const who = await someoneNamed(city, '葛老师')
  await who.ask('room', 'book', wish(id, { from: '15:00', until: '16:00' }))
  await who.ask('room', 'book', wish(id, { date: '2026-03-05', from: '09:00', until: '10:00' }))
  const shorter = await clerk.ask('room', 'save', { ...SETTINGS, id, revision: 0, until: '12:00' })
  expect(shorter.strandedText).toBe(
    '还有 1 个约好的在不开放的时间里，最早是周三 3月4日 15:00—16:00。它们不会自动取消；用不成的，请到那一天取消并写明原因，约的人会收到',
  )
  const shut = await clerk.ask('room', 'save', { ...SETTINGS, id, revision: 1, isOpen: false })
  expect(shut.strandedText).toMatch(/^还有 2 个约好的在不开放的时间里，最早是周三 3月4日 15:00—16:00/)
  expect(rooms.dayOf(id).bookings).toMatchObject([{ state: 'booked' }])
  const [mine] = (await who.ask('room', 'mine', {})).items
  await clerk.ask('room', 'cancel', { room: id, date: mine!.date, id: mine!.id, reason: '水管坏了' })
  const again = await clerk.ask('room', 'save', { ...SETTINGS, id, revision: 2, isOpen: false, capacity: 20 })
  expect(again.strandedText).toMatch(/^还有 1 个/)
  const open = await clerk.ask('room', 'save', { ...SETTINGS, id, revision: 3 })
  expect(open).not.toHaveProperty('strandedText')
})

test('两个人拿着同一版改：后保存的先看最新的；回话丢了再存一次，还是存好了；新添的再点一次，还是那一间', async () => {
  const centre = { ...SETTINGS, place: CENTRE }
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
  expect(await clerk.call('room', 'save', { ...SETTINGS, place })).toMatchObject({
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
  for (let i = items.length; i < 20; i += 1) await rooms.add()
  expect(await clerk.call('room', 'save', SETTINGS)).toMatchObject({
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
