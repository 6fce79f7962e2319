/** 示例: when places are open, and the days on which they are not. */
import type { HoursException, Span, WeeklySpan } from '../../../cloudfunctions/domain/place'

const WEEK = [1, 2, 3, 4, 5, 6, 7]

export const daily = (...spans: Span[]): WeeklySpan[] => [{ days: WEEK, spans }]
export const onDays = (days: number[], ...spans: Span[]): WeeklySpan => ({ days, spans })
/** Every day but these. */
export const closedOn = (closed: number[], ...spans: Span[]): WeeklySpan[] => [
  { days: WEEK.filter((day) => !closed.includes(day)), spans },
]
export const ALL_DAY: Span = ['00:00', '24:00']

/** 春节的三天, by the year. */
const SPRING_FESTIVAL = ['2026-02-16', '2026-02-17', '2026-02-18', '2027-02-05', '2027-02-06', '2027-02-07']
const NATIONAL_DAY = ['2026-10-01', '2026-10-02', '2026-10-03']
const NEW_YEAR = ['2027-01-01']

const on = (dates: string[], note: string, spans: Span[]): HoursException[] =>
  dates.map((date) => ({ date, spans, note }))
const inOrder = (days: HoursException[]): HoursException[] => days.sort((a, b) => (a.date < b.date ? -1 : 1))

/** Closed on every holiday: offices. */
export const officeHolidays = (): HoursException[] =>
  inOrder([
    ...on(SPRING_FESTIVAL, '春节', []),
    ...on(['2026-05-01'], '劳动节', [['09:00', '12:00']]),
    ...on(NATIONAL_DAY, '国庆节', []),
    ...on(NEW_YEAR, '元旦', []),
  ])

/** Shops close for the new year only. */
export const shopHolidays = (): HoursException[] => inOrder(on(SPRING_FESTIVAL, '春节', []))

/** Where children go: a whole week in October as well. */
export const schoolHolidays = (): HoursException[] =>
  inOrder([...officeHolidays(), ...on(['2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'], '国庆节', [])])
