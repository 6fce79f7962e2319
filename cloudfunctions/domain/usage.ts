import type { ActivityKind, UsageFigure } from '../contract/activity'
import type { Activity } from './activity'
import { KIND_TEXT } from './activity-words'
import type { BookingDay } from './booking-day'

/** 一个地方一个月的数：活动以核对过的为准，预约以约好的为准. */
export interface UsageFigures {
  held: Record<ActivityKind, number>
  off: number
  /** Over, and nobody has looked at who came yet; or still to come. */
  open: number
  signedUp: number
  attended: number
  /** Of volunteering. */
  minutes: number
  bookings: number
  /** Rooms in use, by people and by activities. */
  roomMinutes: number
}

export interface Usage {
  /** `place:2026-03` */
  _id: string
  schemaVersion: 1
  place: string
  month: string
  figures: UsageFigures
  /** Counted up to; null before the first count. */
  at: number | null
  /** Since when they no longer hold; null while they do. */
  staleAt: number | null
  /** One on with every mark and every count: of two counts at once the older is not written last. */
  version: number
}

export const NO_USAGE: UsageFigures = {
  held: { class: 0, volunteer: 0, meeting: 0 },
  off: 0,
  open: 0,
  signedUp: 0,
  attended: 0,
  minutes: 0,
  bookings: 0,
  roomMinutes: 0,
}

export const usageId = (place: string, month: string): string => `${place}:${month}`

/** What a month is counted from. */
export type CountedActivity = Pick<Activity, 'kind' | 'state' | 'tally'>
export type CountedDay = Pick<BookingDay, 'bookings'>

/** 重新数一遍 (docs/decisions/0009): counting twice is counting once. */
export function countUsage(activities: CountedActivity[], days: CountedDay[]): UsageFigures {
  const closed = activities.filter(({ state }) => state === 'closed')
  const sum = (figure: (activity: CountedActivity) => number) => closed.reduce((all, one) => all + figure(one), 0)
  const heldOf = (kind: ActivityKind) => closed.filter((one) => one.kind === kind).length
  const booked = days.flatMap(({ bookings }) => bookings.filter(({ state }) => state === 'booked'))
  return {
    held: { class: heldOf('class'), volunteer: heldOf('volunteer'), meeting: heldOf('meeting') },
    off: activities.filter(({ state }) => state === 'off').length,
    open: activities.filter(({ state }) => state === 'open').length,
    signedUp: sum(({ tally }) => tally.seated),
    attended: sum(({ tally }) => tally.attended),
    minutes: sum(({ tally }) => tally.minutes),
    bookings: booked.filter(({ activity }) => activity === undefined).length,
    roomMinutes: booked.reduce((all, { from, until }) => all + until - from, 0),
  }
}

/** 150 → 2.5 小时: one decimal, and none where it says nothing. */
export const hoursText = (minutes: number): string => `${Math.round(minutes / 6) / 10} 小时`

/** 没有报名的，到场率是“—” (domain rule 3). */
export const attendanceText = ({ signedUp, attended }: Pick<UsageFigures, 'signedUp' | 'attended'>): string =>
  signedUp === 0 ? '—' : `${Math.round((attended / signedUp) * 1000) / 10}%`

export const kindFigures = ({ held }: UsageFigures): UsageFigure[] =>
  (Object.keys(held) as ActivityKind[]).map((kind) => ({ text: KIND_TEXT[kind], value: `${held[kind]} 场` }))

export const usageFigures = (figures: UsageFigures): UsageFigure[] => [
  { text: '报名', value: `${figures.signedUp} 人次` },
  { text: '到场', value: `${figures.attended} 人次` },
  { text: '到场率', value: attendanceText(figures) },
  { text: '志愿时长', value: hoursText(figures.minutes) },
  { text: '活动室预约', value: `${figures.bookings} 次` },
  { text: '活动室使用', value: hoursText(figures.roomMinutes) },
]

export const usageNote = ({ open, off }: UsageFigures): string =>
  [open > 0 ? `还有 ${open} 场没办或没核对到场，核对后才计入` : '', off > 0 ? `取消了 ${off} 场` : '']
    .filter(Boolean)
    .join('；')
