import type { Refusal } from '../contract/envelope'
import {
  type Booking,
  type BookingDay,
  changed,
  counting,
  isLive,
  isOver,
  isTheirs,
  overlaps,
  telling,
  withBooking,
} from './booking-day'
import { dateOf, DAY } from './moment'
import { refuse } from './refusal'
import { hasPassed, isWithin, type Room, SLOT, type Stretch } from './room'

interface Wish extends Stretch {
  id: string
  digest?: string
  person: string
  purpose: string
}

export interface Asking {
  room: Room
  spans: Array<[number, number]>
  now: number
  /** The person looks after the place. */
  runs: boolean
  /** The person lives in the community. */
  belongs: boolean
}

export const TAKEN = refuse('room/taken', '这段时间刚被约走了，请换一段时间', 'from')

/** Why nobody, or not this person, can book at all; undefined when they can. */
export function closedTo({ isOpen, forWhom }: Room, { runs, belongs }: Pick<Asking, 'runs' | 'belongs'>) {
  if (!isOpen) return refuse('room/closed', '这间活动室暂不开放预约')
  if (forWhom === 'community' && !belongs && !runs) return refuse('room/not-for-you', '这间活动室只给本社区的居民用')
  return undefined
}

/** What is wrong with a time, whoever asks for it. */
export function misplaced({ spans, now }: Pick<Asking, 'spans' | 'now'>, stretch: Stretch): Refusal | undefined {
  const { from, until } = stretch
  if (from >= until || from % SLOT !== 0 || until % SLOT !== 0) return refuse('room/slot', '请按半小时选择时间', 'from')
  if (!isWithin(spans, stretch)) return refuse('room/hours', '这段时间活动室不开放', 'from')
  return hasPassed(stretch, now) ? refuse('room/past', '这个时间已经过了', 'from') : undefined
}

/** What a call that came before is answered with: the day its booking is on; undefined for a new one. */
export function bookedBefore(days: BookingDay[], { id, digest }: Wish): BookingDay | Refusal | undefined {
  const day = days.find(({ bookings }) => bookings.some((one) => one.id === id))
  if (!day) return undefined
  return day.bookings.some((one) => one.id === id && one.digest === digest)
    ? day
    : refuse('request/reused', '这次提交刚才已经成功，请返回查看；还要改请再提交一次')
}

/** 这个人还没用的预约，约好的和等着批的；这次要约的不算在内. */
function othersAhead(days: BookingDay[], { id, person }: Wish, now: number): Array<Booking & { day: BookingDay }> {
  return days.flatMap((day) =>
    day.bookings
      .filter((one) => one.id !== id && isTheirs(one, person) && isLive(one))
      .filter((one) => !hasPassed({ date: day.date, from: one.from }, now))
      .map((one) => ({ ...one, day })),
  )
}

/** 约得够多了，或者同一个时间已经约在别处：一个人只能在一处. @param days the person's, what is wished for among them or not */
export function overbooked(days: BookingDay[], wish: Wish, room: string, most: number, now: number) {
  const others = othersAhead(days, wish, now)
  if (others.length >= most) return refuse('room/ahead-most', `您已约了 ${most} 次还没用，用过了或者取消了再约`)
  const other = others.find((one) => one.day.room !== room && one.day.date === wish.date && overlaps(one, wish))
  if (!other) return undefined
  const { placeName, roomName } = other.day
  return refuse('room/elsewhere', `这段时间您已约了${placeName}${roomName}，先取消再约这里`, 'from')
}

/** 预约：一个人、一天、一间，不重叠、不超时. A call that is repeated finds its booking there. */
export function book(day: BookingDay, wish: Wish, asking: Asking): BookingDay | Refusal {
  const known = bookedBefore([day], wish)
  if (known) return known
  const { room, now, runs } = asking
  const refusal = closedTo(room, asking) ?? misplaced(asking, wish)
  if (refusal) return refusal
  if (!runs && wish.date > dateOf(now + room.aheadDays * DAY))
    return refuse('room/far', `最多提前 ${room.aheadDays} 天预约`, 'date')
  const live = day.bookings.filter(isLive)
  const mine = live.filter((one) => isTheirs(one, wish.person))
  const minutes = [...mine, wish].reduce((sum, { from, until }) => sum + until - from, 0)
  if (!runs && minutes > room.mostMinutes)
    return refuse('room/most', `每人每天最多约 ${room.mostMinutes / 60} 小时`, 'until')
  if (live.some((booking) => overlaps(booking, wish))) return TAKEN
  const { id, person, from, until, purpose, digest } = wish
  const state = room.needsApproval && !runs ? 'asked' : 'booked'
  const next = withBooking(day, {
    ...{ id, person, from, until, purpose, state, at: now },
    ...(digest !== undefined && { digest }),
  })
  return state === 'asked' ? telling(next, 'asked', id, now) : counting(next, now)
}

/** As if it had never been booked: whoever booked two things at once keeps one of them at most. */
export function unbooked(day: BookingDay, id: string, now: number): BookingDay {
  const bookings = day.bookings.filter((one) => one.id !== id)
  if (bookings.length === day.bookings.length) return day
  const outbox = day.outbox.filter((intent) => intent.kind !== 'tell' || intent.booking !== id)
  const people = [...new Set(bookings.filter(({ activity }) => activity === undefined).map(({ person }) => person))]
  return counting({ ...day, bookings, outbox, people }, now)
}

/** What is still booked for a time at which the room, as it is now, takes nobody: earliest first. */
export function strandedOf(
  days: BookingDay[],
  { isOpen }: Room,
  spansOf: (date: string) => Array<[number, number]>,
  now: number,
): Array<Booking & Stretch> {
  return days
    .flatMap(({ date, bookings }) => bookings.map((one) => ({ ...one, date })))
    .filter((one) => isLive(one) && !hasPassed(one, now) && !(isOpen && isWithin(spansOf(one.date), one)))
    .sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : one.from - other.from))
}

/** 不用了. @param runs the person looks after the place: others' are called off with a reason, and they are told */
export function cancel(
  day: BookingDay,
  { id, by, reason, runs }: { id: string; by: string; reason: string; runs: boolean },
  now: number,
): BookingDay | Refusal {
  const found = day.bookings.find((one) => one.id === id)
  if (!found || (found.person !== by && !runs)) return refuse('room/unknown-booking', '没有找到这个预约')
  if (found.activity !== undefined) return refuse('room/activity', '这是活动占用的，请到活动里改')
  if (isOver(found)) return day
  if (hasPassed({ date: day.date, from: found.from }, now)) return refuse('room/begun', '已经开始了，不能取消')
  const isOwn = found.person === by
  if (!isOwn && reason === '') return refuse('room/reason', '请写明原因，预约的人看得到', 'reason')
  const next = changed(day, id, (booking) => ({ ...booking, state: 'cancelled', answer: { by, at: now, reason } }))
  return counting(isOwn ? next : telling(next, 'cancelled', id, now), now)
}

/** 管理的人同意，或者不同意. */
export function answerTo(
  day: BookingDay,
  { id, by, how, reason }: { id: string; by: string; how: 'approve' | 'refuse'; reason: string },
  now: number,
): BookingDay | Refusal {
  const found = day.bookings.find((one) => one.id === id)
  if (!found) return refuse('room/unknown-booking', '没有找到这个预约')
  const state = how === 'approve' ? 'booked' : 'refused'
  if (found.state === state) return day
  if (found.state !== 'asked') return refuse('room/answered', '这个预约已经处理过了')
  if (how === 'refuse' && reason === '') return refuse('room/reason', '请写明原因，预约的人看得到', 'reason')
  const next = changed(day, id, (booking) => ({ ...booking, state, answer: { by, at: now, reason } }))
  return counting(telling(next, how === 'approve' ? 'approved' : 'refused', id, now), now)
}

/** 注销：还没到的退掉，过去的只剩时间. */
export const withoutPerson = (day: BookingDay, person: string, now: number): BookingDay => {
  const isAhead = (one: Booking) => isLive(one) && !hasPassed({ date: day.date, from: one.from }, now)
  const bookings = day.bookings.map((one): Booking => {
    if (!isTheirs(one, person)) return one
    return { ...one, purpose: '', ...(isAhead(one) && { state: 'cancelled' }) }
  })
  const next = { ...day, bookings, people: day.people.filter((one) => one !== person) }
  // A month that is over keeps its figures: nothing it is counted from has changed.
  return day.bookings.some((one) => isTheirs(one, person) && isAhead(one)) ? counting(next, now) : next
}
