import type { Room } from './room'

/** Somebody, or an activity, has a room for a while. */
export interface Booking {
  id: string
  person: string
  from: number
  until: number
  purpose: string
  /** `held`: for an activity that is just being made; `asked`: waits for a yes. */
  state: 'held' | 'asked' | 'booked' | 'cancelled' | 'refused'
  at: number
  /** Of what was asked for, to tell a repeat from something else under the same number. */
  digest?: string
  /** The activity it is for. */
  activity?: string
  /** Of a hold: without the activity it is nothing after that. Of a booking: an activity is just coming back to it. */
  heldUntil?: number
  /** Who said yes, no, or called it off, and why. */
  answer?: { by: string; at: number; reason: string }
}

export type BookingNews = 'asked' | 'approved' | 'refused' | 'cancelled'
type BookingEffect = { kind: 'tell'; news: BookingNews; booking: string } | { kind: 'count'; month: string }
export type BookingIntent = { id: string } & BookingEffect

/** All bookings of a room on a day are one document: one write decides who has the hour. */
export interface BookingDay {
  /** `room:2026-03-02` */
  _id: string
  schemaVersion: 1
  revision?: number
  room: string
  roomName: string
  place: string
  placeName: string
  street: string
  community: string | null
  date: string
  /** `2026-03` */
  month: string
  bookings: Booking[]
  /** Who is in it: whose list it is in. */
  people: string[]
  outbox: BookingIntent[]
  outboxAt: number | null
}

/** Those called off or refused are remembered so far. */
const OVER_MOST = 100

export const dayId = (room: string, date: string): string => `${room}:${date}`

export const blankDay = (room: Room, date: string): BookingDay => ({
  _id: dayId(room._id, date),
  schemaVersion: 1,
  room: room._id,
  roomName: room.name,
  place: room.place,
  placeName: room.placeName,
  street: room.street,
  community: room.community,
  date,
  month: date.slice(0, 7),
  bookings: [],
  people: [],
  outbox: [],
  outboxAt: null,
})

/** Has the time; a hold that has run out as well, until somebody has looked at its activity ({@link isStaleHold}). */
export const isLive = ({ state }: Booking): boolean => state === 'held' || state === 'asked' || state === 'booked'
export const isOver = (booking: Booking): boolean => !isLive(booking)
/** Booked by the person, not for an activity they organise. */
export const isTheirs = ({ person, activity }: Booking, whose: string): boolean =>
  person === whose && activity === undefined

export const overlaps = (one: Pick<Booking, 'from' | 'until'>, other: Pick<Booking, 'from' | 'until'>): boolean =>
  one.from < other.until && other.from < one.until

export const changed = (day: BookingDay, id: string, change: (booking: Booking) => Booking): BookingDay => ({
  ...day,
  bookings: day.bookings.map((one) => (one.id === id ? change(one) : one)),
})

export function withBooking(day: BookingDay, booking: Booking): BookingDay {
  const over = day.bookings.filter(isOver).slice(-OVER_MOST)
  const bookings = [...day.bookings.filter((one) => isLive(one) || over.includes(one)), booking]
  const people = booking.activity === undefined ? [...new Set([...day.people, booking.person])] : day.people
  return { ...day, bookings, people }
}

/** No other write makes an intent of the same id: the revision is this write's alone. */
const intending = (day: BookingDay, effect: BookingEffect, now: number): BookingDay => ({
  ...day,
  outbox: [...day.outbox, { ...effect, id: `${day._id}.${(day.revision ?? 0) + 1}.${day.outbox.length}` }],
  outboxAt: now,
})

export const telling = (day: BookingDay, news: BookingNews, booking: string, now: number): BookingDay =>
  intending(day, { kind: 'tell', news, booking }, now)

export const counting = (day: BookingDay, now: number): BookingDay =>
  intending(day, { kind: 'count', month: day.month }, now)
