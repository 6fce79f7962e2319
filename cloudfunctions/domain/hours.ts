import { DAY, HOUR, MINUTE } from './moment'
import type { HoursException, Span, WeeklySpan } from './place'
import { minutesOf } from './written'

/** 每周的开放时间，和例外的日子. */
export interface Hours {
  hours: WeeklySpan[]
  exceptions: HoursException[]
}

/** Minutes after midnight of the day it begins on; `until` past 1440 lies on the next day. */
export type Stretch = [from: number, until: number]

/** Days since 1970 in Beijing. */
export const dayOf = (at: number): number => Math.floor((at + 8 * HOUR) / DAY)
export const startOf = (day: number): number => day * DAY - 8 * HOUR
/** Of `2026-10-01`. */
export const dayOfDate = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY
/** 1 (Monday) to 7. 1970 began on a Thursday. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1

const FULL_DAY = 1440

/** 收的时间不晚于开的时间，就是到第二天：18:00—02:00；08:00—08:00 是一整天. */
export function stretchOf([from, until]: Span): Stretch {
  const [begin, end] = [minutesOf(from), minutesOf(until)]
  return [begin, end > begin ? end : end + FULL_DAY]
}

/** Sorted, and those that touch or overlap made one. */
export function merged(spans: Span[]): Stretch[] {
  const out: Stretch[] = []
  for (const [from, until] of spans.map(stretchOf).sort(([a], [b]) => a - b)) {
    const last = out.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], until)
    else out.push([from, until])
  }
  return out
}

/** What an ordinary Monday (1) to Sunday (7) looks like. */
export const weekday = (hours: WeeklySpan[], day: number): Stretch[] =>
  merged(hours.filter(({ days }) => days.includes(day)).flatMap(({ spans }) => spans))

/**
 * What begins on this day: 有例外按例外，没有按每周的. An exception speaks of what *begins* on its date: a night that
 * began the evening before runs to its end, unless that evening has an exception of its own.
 */
export function stretchesOn({ hours, exceptions }: Hours, day: number): Stretch[] {
  const exception = exceptions.find(({ date }) => dayOfDate(date) === day)
  return exception ? merged(exception.spans) : weekday(hours, weekdayOf(day))
}

/** 那天开不开门；从来没有写过几点开的，谁也说不准，不拦。 @param date `2026-10-01` */
export const opensOn = (place: Hours, date: string): boolean =>
  (place.hours.length === 0 && place.exceptions.length === 0) || stretchesOn(place, dayOfDate(date)).length > 0

export interface Opening {
  isOpen: boolean
  /** When it closes; absent when that lies more than a week ahead: 24 小时. */
  until?: number
  /** When it opens next, while it is closed; absent when not within {@link AHEAD} days. */
  next?: number
}

/** A holiday or a renovation ends within so many days, or it is closed as far as anybody can say. */
const AHEAD = 60
const ENDLESS = 7 * DAY

/** Open or not at a moment, and until when. */
export function openingAt(place: Hours, now: number): Opening {
  if (place.hours.length === 0 && place.exceptions.length === 0) return { isOpen: false }
  const today = dayOf(now)
  let run: Stretch | undefined
  for (let day = today - 1; day <= today + AHEAD; day += 1) {
    for (const [from, until] of stretchesOn(place, day)) {
      const [begin, end] = [startOf(day) + from * MINUTE, startOf(day) + until * MINUTE]
      if (run && begin <= run[1]) run[1] = Math.max(run[1], end)
      else {
        if (run && run[1] > now) return openingOf(run, now)
        run = [begin, end]
      }
      if (run[0] <= now && run[1] > now + ENDLESS) return { isOpen: true }
    }
    // Whatever begins later begins after this run has ended: it need not be looked at.
    if (run && run[1] > now && run[1] < startOf(day + 1)) return openingOf(run, now)
  }
  return run && run[1] > now ? openingOf(run, now) : { isOpen: false }
}

const openingOf = ([begin, end]: Stretch, now: number): Opening =>
  begin <= now ? { isOpen: true, until: end } : { isOpen: false, next: begin }
