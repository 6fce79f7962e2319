import type { BookingItem, RoomDay, RoomItem } from '../contract/room'
import type { Refusal } from '../contract/envelope'
import type { Asker } from '../domain/activity-rules'
import { answerTo, book, bookedBefore, cancel, closedTo, overbooked, strandedOf, unbooked } from '../domain/booking'
import { blankDay, type BookingDay, dayId, isLive } from '../domain/booking-day'
import { bookingItem, dayText, roomItem, slotsOf, strandedText } from '../domain/booking-words'
import { type Place, runs, sitedAt } from '../domain/place'
import { dateOf } from '../domain/moment'
import { isRefusal, refuse } from '../domain/refusal'
import { daysAhead, hasPassed, openSpans, revised, type Room } from '../domain/room'
import { hosts, isVenue } from '../domain/venue'
import { minutesOf } from '../domain/written'
import { askerAt } from './asker'
import { BOOKING_DRAIN } from './booking-effects'
import { dayBefore, dayKey } from './booking-pages'
import { remember } from './consent'
import { checkShown } from './content'
import { ended } from './contest'
import { beforeOf, pageOf } from './cursor'
import { introduced } from './introduction'
import { drainOut, soon } from './outbox-drain'
import type { World } from './ports'
import type { Changed } from './ports/activity'
import { clearStale } from './room-hold'
import type { Caller, Stories } from './serve'

const PAGE = 20
const ROOMS_MOST = 20
/** A person has that many days ahead at most, those called off included. */
const DAYS_MOST = 100

const NO_ROOM = refuse('room/unknown', '没有找到这间活动室', 'room')
const CLOSED = refuse('room/closed', '这里已经停用，活动室不再借用', 'room')
const NOT_YOURS = refuse('room/not-yours', '只有管理这个地方的人可以这样做')

/** A room, the place it is in, and what the caller is to it. */
interface Entered {
  room: Room
  place: Place
  asker: Asker
}

async function enter(id: string, call: Caller<World>): Promise<Entered | Refusal> {
  const room = await call.ports.rooms.get(id)
  const place = room && (await call.ports.places.get(room.place))
  return place ? { room, place, asker: await askerAt(room, place, call) } : NO_ROOM
}

export const roomStories: Stories<'room', World> = {
  async list({ place: id }, { ports, actor }) {
    const [place, rooms] = await Promise.all([ports.places.get(id), ports.rooms.at(id)])
    if (!place) return refuse('place/unknown', '没有找到这个地方', 'place')
    const mayRun = hosts(place, actor)
    const items = rooms
      .filter(({ isOpen }) => (isOpen && !place.closed) || mayRun)
      .map((room) => roomItem(room, mayRun))
    return { place: { id, name: place.name }, items, mayRun }
  },

  async day({ room: id, date }, call) {
    const entered = await enter(id, call)
    return isRefusal(entered) ? entered : dayView(entered, date, call)
  },

  async book({ room: id, date, from, until, purpose, name, consent }, call) {
    remember(consent, call)
    const { ports, actor, now, requestId } = call
    const entered = await enter(id, call)
    if (isRefusal(entered)) return entered
    const { room, place, asker } = entered
    if (place.closed) return CLOSED
    const wish = {
      ...{ id: ports.hash(`${actor._id}:${requestId}`), person: actor._id, purpose, date },
      ...{ from: minutesOf(from), until: minutesOf(until) },
      digest: ports.hash(JSON.stringify({ room: id, date, from, until, purpose })),
    }
    const ahead = await ports.bookings.ahead(actor._id, dateOf(now), DAYS_MOST)
    const before = bookedBefore(ahead, wish)
    if (before) return isRefusal(before) ? before : settled({ before, after: before }, wish.id, asker, call)
    const asking = { room, spans: openSpans(room, place, date), now, runs: asker.runs, belongs: asker.belongs }
    const blank = blankDay(room, date)
    const first = book({ ...blank, bookings: [] }, wish, asking)
    if (isRefusal(first)) return first
    const { bookings: most } = (await ports.reference.read()).policy.perPerson
    const over = asker.runs ? undefined : overbooked(ahead, wish, id, most, now)
    if (over) return over
    const refusal = (await introduced(name, call)) ?? (await checkShown([purpose], call, 'purpose'))
    if (refusal) return refusal
    const known = await ports.bookings.day(dayId(id, date))
    if (known) await clearStale(known, ports, now, wish)
    const changed = await ports.bookings.change(dayId(id, date), (day) => book(day, wish, asking), blank)
    if (asker.runs || typeof changed !== 'object' || isRefusal(changed)) return settled(changed, wish.id, asker, call)
    // 两处同时点的，各写在各的那一天里：写好再看一遍，看见另一处的就退出，绝不两处都占。
    const both = overbooked(await ports.bookings.ahead(actor._id, dateOf(now), DAYS_MOST), wish, id, most, now)
    if (!both) return settled(changed, wish.id, asker, call)
    await ports.bookings.change(dayId(id, date), (day) => unbooked(day, wish.id, now))
    return both
  },

  async cancel({ room: id, date, id: booking, reason }, call) {
    const entered = await enter(id, call)
    if (isRefusal(entered)) return entered
    const { asker } = entered
    const refusal = reason === '' ? undefined : await checkShown([reason], call, 'reason')
    if (refusal) return refusal
    const asked = { id: booking, by: asker.person, reason, runs: asker.runs }
    const changed = await call.ports.bookings.change(dayId(id, date), (day) => cancel(day, asked, call.now))
    return settled(changed, booking, asker, call)
  },

  async answer({ room: id, date, id: booking, how, reason }, call) {
    const entered = await enter(id, call)
    if (isRefusal(entered)) return entered
    const { asker } = entered
    if (!asker.runs) return NOT_YOURS
    const refusal = reason === '' ? undefined : await checkShown([reason], call, 'reason')
    if (refusal) return refusal
    const asked = { id: booking, by: asker.person, how, reason }
    const changed = await call.ports.bookings.change(dayId(id, date), (day) => answerTo(day, asked, call.now))
    return settled(changed, booking, asker, call)
  },

  async mine({ cursor }, { ports, actor, now }) {
    const found = await ports.bookings.ofPerson(actor._id, dayBefore(beforeOf(cursor)), PAGE + 1)
    const page = pageOf(found, PAGE, dayKey)
    const items = page.items.flatMap((day) =>
      day.bookings
        .filter(({ person, activity }) => person === actor._id && activity === undefined)
        .map((booking) => bookingItem(day, booking, now, false)),
    )
    return { ...page, items }
  },

  async save({ place: id, id: given, revision, days, from, until, mostHours, ...settings }, call) {
    const { ports, actor, requestId } = call
    const [place, rooms] = await Promise.all([ports.places.get(id), ports.rooms.at(id)])
    if (!place) return refuse('place/unknown', '没有找到这个地方', 'place')
    if (!runs(place, actor)) return NOT_YOURS
    if (place.closed) return CLOSED
    if (!isVenue(place)) return refuse('room/not-here', '活动室设在驿站和党群服务中心', 'place')
    if (given !== undefined && !rooms.some(({ _id }) => _id === given)) return NO_ROOM
    const _id = given ?? `rm-${ports.hash(`${actor._id}:${requestId}`).slice(0, 16)}`
    if (rooms.length >= ROOMS_MOST && !rooms.some((one) => one._id === _id))
      return refuse('room/too-many', `一个地方最多 ${ROOMS_MOST} 间活动室`)
    if (until <= from) return refuse('room/backwards', '关门要晚于开门', 'until')
    const refusal = await checkShown([settings.name, settings.equipment], call, 'name')
    if (refusal) return refusal
    const room: Room = {
      ...settings,
      _id,
      schemaVersion: 1,
      ...sitedAt(place),
      hours: [{ days: [...new Set(days)].sort(), spans: [[from, until]] }],
      mostMinutes: mostHours * 60,
    }
    if (given === undefined && (await ports.rooms.add(room))) return roomItem(room, true)
    const outcome = ended(await ports.rooms.change(_id, (found) => revised(found, revision, room)), NO_ROOM)
    return isRefusal(outcome) ? outcome : savedItem(outcome.after, place, call)
  },
}

/** 改好的活动室；先前约好、现在却不开放的，一起说出来。 */
async function savedItem(room: Room, place: Place, { ports, now }: Caller<World>): Promise<RoomItem> {
  const days = await ports.bookings.ofRoom(room._id, dateOf(now), DAYS_MOST)
  const stranded = strandedOf(days, room, (date) => openSpans(room, place, date), now)
  return { ...roomItem(room, true), ...(stranded.length > 0 && { strandedText: strandedText(stranded, now) }) }
}

/** What a booking has become; what follows leaves after the answer. */
function settled(
  changed: Changed<BookingDay>,
  id: string,
  asker: Asker,
  { ports, until, now, ...call }: Caller<World>,
): BookingItem | Refusal {
  const outcome = ended(changed, refuse('room/unknown-booking', '没有找到这个预约'))
  if (isRefusal(outcome)) return outcome
  const { before, after } = outcome
  const known = new Set(before.outbox.map((intent) => intent.id))
  const news = after.outbox.filter((intent) => !known.has(intent.id))
  if (news.length > 0)
    call.after(async () => void (await drainOut(after, news, BOOKING_DRAIN, ports, soon(ports, until))))
  const booking = after.bookings.find((one) => one.id === id)
  if (!booking) throw new Error(`booking ${id} was settled and is not there`)
  return bookingItem(after, booking, now, asker.runs)
}

/** 一天的安排：别人约的只知道约了；管理的人看得到是谁. */
async function dayView(
  { room, place, asker }: Entered,
  wanted: string | undefined,
  call: Caller<World>,
): Promise<RoomDay> {
  const { ports, actor, now } = call
  const days = daysAhead(now, room.aheadDays).map((date) => ({
    date,
    text: dayText(date, now),
    isOpen: openSpans(room, place, date).length > 0,
  }))
  // 今天已经过完了的，先看明天.
  const lies = (one: string) => openSpans(room, place, one).some(([, end]) => !hasPassed({ date: one, from: end }, now))
  const date = wanted ?? days.find((one) => lies(one.date))?.date ?? days[0]?.date ?? ''
  const known = await ports.bookings.day(dayId(room._id, date))
  const day = known ? await clearStale(known, ports, now) : blankDay(room, date)
  const shown = [...day.bookings]
    .filter((one) => (asker.runs ? isLive(one) : one.person === actor._id && one.activity === undefined))
    .sort((one, other) => one.from - other.from)
  const people =
    asker.runs && shown.length > 0 ? await ports.people.read([...new Set(shown.map(({ person }) => person))]) : []
  const closed = place.closed ? CLOSED : closedTo(room, asker)
  return {
    room: roomItem(room, asker.runs),
    place: { id: place._id, name: place.name },
    date,
    days,
    slots: slotsOf(day, openSpans(room, place, date), actor._id, now),
    bookings: shown.map((booking) => {
      const found = people.find(({ _id }) => _id === booking.person)
      const who = found && { name: found.name, phone: found.phone?.masked ?? '' }
      return { ...bookingItem(day, booking, now, asker.runs), ...(asker.runs && who && { who }) }
    }),
    ...(closed && { closedText: closed.message }),
    needsName: actor.name === '',
  }
}
