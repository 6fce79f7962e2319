import type { ForWhom } from '../contract/activity'
import type { Refusal } from '../contract/envelope'
import { clockOf, DAY, dateOf, MINUTE, startOfDay } from './moment'
import type { Place, Span, WeeklySpan } from './place'
import { refuse } from './refusal'
import { dayOfWeek, midnightOf, minutesOf } from './written'

/** Part of a day, in minutes since midnight in Beijing. */
export interface Stretch {
  /** `2026-03-02` */
  date: string
  from: number
  until: number
}

/** 活动室. */
export interface Room {
  _id: string
  schemaVersion: 1
  revision?: number
  place: string
  placeName: string
  path: string[]
  street: string
  community: string | null
  name: string
  capacity: number
  equipment: string
  hours: WeeklySpan[]
  forWhom: ForWhom
  /** Days one can book ahead. */
  aheadDays: number
  /** Of one person on one day. */
  mostMinutes: number
  needsApproval: boolean
  /** Taken out of use while false. */
  isOpen: boolean
  sample?: true
}

/**
 * The room as it would be. Seen in an older revision it is refused, unless it is already as it would be: the answer to the
 * same change was lost.
 */
export function revised(
  room: Room,
  revision: number | undefined,
  change: Omit<Room, 'revision' | 'sample'>,
): Room | Refusal {
  const keys = Object.keys(change) as Array<keyof typeof change>
  if (keys.every((key) => JSON.stringify(room[key]) === JSON.stringify(change[key]))) return room
  return revision === (room.revision ?? 0)
    ? { ...room, ...change }
    : refuse('room/changed', '刚才有人改过这间活动室，请看过最新的再改', 'revision')
}

/** Bookings begin and end on the half hour. */
export const SLOT = 30
const DAY_MINUTES = 24 * 60

/** 510 → `08:30` */
export const clockOfMinutes = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The moment at which so many minutes of the day have passed. */
export const momentIn = (date: string, minutes: number): number => midnightOf(date) + minutes * MINUTE

/** Whole slots that hold what happens from one moment to another of the same day. */
export function stretchOf(from: number, until: number): Stretch {
  const minutes = (at: number) => (at - startOfDay(from)) / MINUTE
  return {
    date: dateOf(from),
    from: Math.floor(minutes(from) / SLOT) * SLOT,
    until: Math.min(DAY_MINUTES, Math.ceil(minutes(until) / SLOT) * SLOT),
  }
}

export const isSameStretch = (one: Stretch, other: Stretch): boolean =>
  one.date === other.date && one.from === other.from && one.until === other.until

/** A span over midnight ends with the day: rooms are booked by the day. */
const inDay = ([from, until]: Span): [number, number] => {
  const [begin, end] = [minutesOf(from), minutesOf(until)]
  return [begin, end > begin ? end : DAY_MINUTES]
}

/**
 * 那一天的开放时间（分钟）：活动室每周的；这个地方那天有例外的（放假、停电），只剩两边都开的。没写自己时间的活动室，照例外的.
 */
export function openSpans({ hours }: Pick<Room, 'hours'>, place: Pick<Place, 'exceptions'>, date: string) {
  const exception = place.exceptions.find((one) => one.date === date)
  if (exception?.spans.length === 0) return []
  const weekly = hours.filter(({ days }) => days.includes(dayOfWeek(date))).flatMap(({ spans }) => spans.map(inDay))
  if (!exception) return weekly
  const special = exception.spans.map(inDay)
  return hours.length === 0 ? special : weekly.flatMap((span) => special.flatMap((other) => common(span, other)))
}

/** What two stretches share. */
const common = ([from, until]: [number, number], [begin, end]: [number, number]): Array<[number, number]> =>
  Math.max(from, begin) < Math.min(until, end) ? [[Math.max(from, begin), Math.min(until, end)]] : []

export const isWithin = (spans: Array<[number, number]>, { from, until }: Stretch): boolean =>
  spans.some(([begin, end]) => begin <= from && until <= end)

/** Days that can be chosen, from today on. */
export const daysAhead = (now: number, aheadDays: number): string[] =>
  Array.from({ length: aheadDays + 1 }, (_, i) => dateOf(now + i * DAY))

/** `09:10` on a day already begun has passed its slots before. */
export const hasPassed = ({ date, from }: Pick<Stretch, 'date' | 'from'>, now: number): boolean =>
  date < dateOf(now) || (date === dateOf(now) && from < minutesOf(clockOf(now)))
