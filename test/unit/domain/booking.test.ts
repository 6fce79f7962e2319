import { answerTo, book, cancel, withoutPerson } from '../../../cloudfunctions/domain/booking'
import { blankDay, type Booking, type BookingDay, isLive, overlaps } from '../../../cloudfunctions/domain/booking-day'
import { dropHold, free, hold, keep } from '../../../cloudfunctions/domain/booking-hold'
import { isRefusal } from '../../../cloudfunctions/domain/refusal'
import { openSpans, type Room, stretchOf } from '../../../cloudfunctions/domain/room'
import { attendanceText, countUsage, hoursText } from '../../../cloudfunctions/domain/usage'
import { chanceOf, oneOf } from '../../support/chance'
import { at } from '../../support/city-facts'

const DATE = '2026-03-04'
const NOW = at('2026-03-04 08:00')

const room: Room = {
  _id: 'rm',
  schemaVersion: 1,
  place: 'st',
  placeName: '先锋驿站',
  path: ['d', 's', 'c', 'g'],
  street: 's',
  community: 'c',
  name: '活动室',
  capacity: 20,
  equipment: '',
  hours: [{ days: [1, 2, 3, 4, 5, 6, 7], spans: [['08:00', '20:00']] }],
  forWhom: 'everyone',
  aheadDays: 14,
  mostMinutes: 120,
  needsApproval: false,
  isOpen: true,
}
const spans = openSpans(room, { exceptions: [] }, DATE)
const asking = { room, spans, now: NOW, runs: false, belongs: true }
const wish = (id: string, person: string, from: number, until: number) => ({
  id,
  person,
  purpose: '排练',
  date: DATE,
  from,
  until,
})

/** One activity may hold two stretches while it moves from one to the other: they are compared with others' only. */
function isSound({ bookings }: BookingDay): boolean {
  const live = bookings.filter(isLive)
  const isAlone = (one: Booking) =>
    live.every((other) => other === one || !overlaps(one, other) || (one.activity ?? '-') === other.activity)
  const minutesOf = (who: string) =>
    live.reduce((sum, one) => sum + (one.person === who && !one.activity ? one.until - one.from : 0), 0)
  return (
    live.every(isAlone) &&
    live.every(({ person }) => minutesOf(person) <= room.mostMinutes) &&
    new Set(bookings.map(({ id }) => id)).size === bookings.length
  )
}

test('任意一串预约、取消、审批、活动占用和释放：同一时间只有一家，谁也不超时', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const chance = chanceOf(seed)
    const needsApproval = chance() < 0.5
    let day = blankDay(room, DATE)
    for (let step = 0; step < 80; step += 1) {
      const from = 480 + Math.floor(chance() * 24) * 30
      const until = from + Math.ceil(chance() * 6) * 30
      const person = oneOf(['a', 'b', 'c'], chance)
      const known = day.bookings.length > 0 ? oneOf(day.bookings, chance).id : 'none'
      const stretch = { date: DATE, from, until }
      const activity = oneOf(['x', 'y'], chance)
      const outcomes = [
        () => book(day, wish(`${seed}-${step}`, person, from, until), { ...asking, room: { ...room, needsApproval } }),
        () => cancel(day, { id: known, by: person, reason: '', runs: false }, NOW),
        () =>
          answerTo(day, { id: known, by: 'k', how: oneOf(['approve', 'refuse'] as const, chance), reason: '忙' }, NOW),
        () => hold(day, { activity, person: 'k', purpose: '课', stretch }, asking),
        () => keep(day, { activity, person: 'k', purpose: '课', stretch }, NOW),
        () => free(day, activity, stretch, NOW),
        () => dropHold(day, known, NOW + 60_000),
        () => withoutPerson(day, person, NOW),
      ]
      const outcome = oneOf(outcomes, chance)()
      if (isRefusal(outcome)) continue
      day = { ...outcome, revision: (day.revision ?? 0) + 1 }
      if (!isSound(day)) throw new Error(`seed ${seed}, step ${step}: ${JSON.stringify(day.bookings)}`)
    }
  }
})

test('取消和没批的只记最近一百个', () => {
  let day = blankDay(room, DATE)
  for (let i = 0; i < 130; i += 1) {
    const booked = book(day, wish(`b${i}`, 'a', 540, 600), asking)
    if (isRefusal(booked)) throw new Error(booked.message)
    const over = cancel(booked, { id: `b${i}`, by: 'a', reason: '', runs: false }, NOW)
    if (isRefusal(over)) throw new Error(over.message)
    day = over
  }
  expect(day.bookings.length).toBeLessThanOrEqual(101)
})

test('注销：退掉了还没到的才重新数；只抹掉用途的，那个月的数不动；没有他的，一字不改', () => {
  const booked = book(blankDay(room, DATE), wish('b', 'a', 540, 600), asking)
  if (isRefusal(booked)) throw new Error(booked.message)
  const day = { ...booked, outbox: [] }
  const ahead = withoutPerson(day, 'a', NOW)
  expect(ahead.bookings).toMatchObject([{ state: 'cancelled', purpose: '' }])
  expect(ahead.outbox).toMatchObject([{ kind: 'count', month: '2026-03' }])
  const past = withoutPerson(day, 'a', at('2026-03-04 12:00'))
  expect(past.bookings).toMatchObject([{ state: 'booked', purpose: '' }])
  expect(past).toMatchObject({ people: [], outbox: [] })
  expect(withoutPerson(day, 'b', NOW)).toEqual(day)
})

test('没有这个预约，批不了', () => {
  expect(answerTo(blankDay(room, DATE), { id: 'x', by: 'k', how: 'approve', reason: '' }, NOW)).toMatchObject({
    code: 'room/unknown-booking',
    message: '没有找到这个预约',
  })
})

test('活动占的时间取整到半小时；到半夜的算当天', () => {
  expect(stretchOf(at('2026-03-04 09:10'), at('2026-03-04 10:40'))).toEqual({ date: DATE, from: 540, until: 660 })
  expect(stretchOf(at('2026-03-04 22:00'), at('2026-03-05 00:00'))).toEqual({ date: DATE, from: 1320, until: 1440 })
})

test('那一天这个地方有例外的，活动室只在两边都开的时候开；自己没写时间的照例外；周末不开的那天没有', () => {
  const weekdays: Room = {
    ...room,
    hours: [
      {
        days: [1, 2, 3, 4, 5],
        spans: [
          ['08:30', '12:00'],
          ['14:00', '24:00'],
        ],
      },
    ],
  }
  expect(openSpans(weekdays, { exceptions: [] }, DATE)).toEqual([
    [510, 720],
    [840, 1440],
  ])
  expect(openSpans(weekdays, { exceptions: [] }, '2026-03-07')).toEqual([])
  const exceptions = [{ date: DATE, spans: [['09:00', '10:00'] as [string, string]], note: '' }]
  expect(openSpans(weekdays, { exceptions }, DATE)).toEqual([[540, 600]])
  expect(openSpans(weekdays, { exceptions: [{ date: DATE, spans: [], note: '放假' }] }, DATE)).toEqual([])
  // 这个地方那天开得早、中午不关门，活动室不跟着早，中午照旧关；周六这个地方开，活动室周六不开，也不跟着开。
  const longer = [{ date: DATE, spans: [['07:00', '15:00'] as [string, string]], note: '' }]
  expect(openSpans(weekdays, { exceptions: longer }, DATE)).toEqual([
    [510, 720],
    [840, 900],
  ])
  const saturday = [{ date: '2026-03-07', spans: [['09:00', '12:00'] as [string, string]], note: '' }]
  expect(openSpans(weekdays, { exceptions: saturday }, '2026-03-07')).toEqual([])
  expect(openSpans({ hours: [] }, { exceptions: saturday }, '2026-03-07')).toEqual([[540, 720]])
})

test('数两遍和数一遍一样；没有报名的，到场率是“—”', () => {
  const tally = { seated: 4, waiting: 2, attended: 3, minutes: 90 }
  const activities = [
    { kind: 'volunteer' as const, state: 'closed' as const, tally },
    { kind: 'class' as const, state: 'open' as const, tally },
    { kind: 'class' as const, state: 'off' as const, tally },
  ]
  const booked = book(blankDay(room, DATE), wish('b', 'a', 540, 600), asking)
  if (isRefusal(booked)) throw new Error(booked.message)
  const held = hold(
    booked,
    { activity: 'x', person: 'k', purpose: '课', stretch: { date: DATE, from: 600, until: 630 } },
    asking,
  )
  if (isRefusal(held)) throw new Error(held.message)
  const kept = keep(
    held,
    { activity: 'x', person: 'k', purpose: '课', stretch: { date: DATE, from: 600, until: 630 } },
    NOW,
  )
  if (isRefusal(kept)) throw new Error(kept.message)
  const days = [kept]
  const figures = countUsage(activities, days)
  expect(figures).toEqual({
    held: { class: 0, volunteer: 1, meeting: 0 },
    ...{ off: 1, open: 1, signedUp: 4, attended: 3, minutes: 90, bookings: 1, roomMinutes: 90 },
  })
  expect(attendanceText(figures)).toBe('75%')
  expect(attendanceText({ signedUp: 0, attended: 0 })).toBe('—')
  expect([0, 90, 125].map(hoursText)).toEqual(['0 小时', '1.5 小时', '2.1 小时'])
})
