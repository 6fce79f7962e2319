import type { PlaceKind } from '../contract/place'
import { dayOf, dayOfDate, type Hours, merged, openingAt, startOf, type Stretch, stretchesOn, weekday } from './hours'
import { inBeijing, MINUTE, spokenTime } from './moment'
import type { HoursException, WeeklySpan } from './place'

/** 店铺说营业，驿站和中心说开放. */
const OPEN_WORD: Record<PlaceKind, string> = { station: '开放', centre: '开放', living: '营业' }

export interface OpenNow {
  isOpen: boolean
  openText: string
}

/** 营业中，到 21:00 · 还没开门，08:30 开 · 休息中，14:00 开 · 已关门，明天 08:30 开 · 今天不开，周一 08:30 开. */
export function openNow(place: Hours & { kind: PlaceKind }, now: number): OpenNow {
  const { isOpen, until, next } = openingAt(place, now)
  const word = OPEN_WORD[place.kind]
  if (isOpen)
    return { isOpen, openText: until === undefined ? `24 小时${word}` : `${word}中，到 ${endText(until, now)}` }
  if (next === undefined) return { isOpen, openText: `暂不${word}` }
  const begun = stretchesOn(place, dayOf(now)).filter(([from]) => startOf(dayOf(now)) + from * MINUTE <= now)
  if (dayOf(next) === dayOf(now))
    return { isOpen, openText: `${begun.length > 0 ? '休息中' : '还没开门'}，${clockText(next, now)} 开` }
  return { isOpen, openText: `${begun.length > 0 ? '已关门' : '今天不开'}，${spokenTime(next, now)} 开` }
}

const clockText = (at: number, now: number): string => spokenTime(at, now).replace('今天 ', '')

/** 21:00 · 24:00 · 次日 02:00 · 周三 18:00 */
function endText(until: number, now: number): string {
  if (until === startOf(dayOf(now) + 1)) return '24:00'
  return clockText(until, now).replace('明天 ', '次日 ')
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** 08:30—11:30，14:00—17:30 · 18:00—次日 02:00 · 24 小时 · 不开 */
function stretchesText(stretches: Stretch[]): string {
  if (stretches.length === 0) return '不开'
  return stretches
    .map(([from, until]) => {
      if (from === 0 && until === 1440) return '24 小时'
      if (until <= 1440) return `${clock(from)}—${clock(until)}`
      return `${clock(from)}—次日 ${clock(until - 1440)}`
    })
    .join('，')
}

const DAYS = ['一', '二', '三', '四', '五', '六', '日']

/**
 * 每天 · 周一至周五 · 周六、周日 · 周一、周三至周五
 * @param days 1 (Monday) to 7, each once, in their order
 */
export function daysText(days: number[]): string {
  if (days.length === 7) return '每天'
  const runs: number[][] = []
  for (const day of days) {
    const run = runs.at(-1)
    if (run?.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  const name = (day: number | undefined) => `周${DAYS[(day ?? 1) - 1] ?? ''}`
  return runs.flatMap((run) => (run.length > 2 ? [`${name(run[0])}至${name(run.at(-1))}`] : run.map(name))).join('、')
}

/** One line for each kind of day, the earliest in the week first: 每天 08:30—17:30. */
export function hoursText(hours: WeeklySpan[]): string[] {
  const alike = new Map<string, number[]>()
  for (let day = 1; day <= 7; day += 1) {
    const text = stretchesText(weekday(hours, day))
    alike.set(text, [...(alike.get(text) ?? []), day])
  }
  if (alike.size === 1 && alike.has('不开')) return ['暂不开放']
  return [...alike].map(([text, days]) => `${daysText(days)} ${text}`)
}

/** More than a door's notice holds. */
const MOST_LINES = 10

/**
 * Those that lie ahead, today's included, days that follow each other and are alike as one: 10月1日至10月3日 不开（国庆节）.
 * @param most lines
 */
export function exceptionsText(exceptions: HoursException[], now: number, most = MOST_LINES): string[] {
  const runs: Array<{ from: number; until: number; text: string; note: string }> = []
  const ahead = exceptions.filter(({ date }) => dayOfDate(date) >= dayOf(now))
  for (const { date, spans, note } of ahead.sort((a, b) => a.date.localeCompare(b.date))) {
    const [day, text, last] = [dayOfDate(date), stretchesText(merged(spans)), runs.at(-1)]
    if (last?.until === day - 1 && last.text === text && last.note === note) last.until = day
    else runs.push({ from: day, until: day, text, note })
  }
  return runs.slice(0, most).map(({ from, until, text, note }) => {
    const dates = [from, ...(until > from ? [until] : [])].map((day) => dateText(day, now)).join('至')
    return `${dates} ${text}${note === '' ? '' : `（${note}）`}`
  })
}

function dateText(day: number, now: number): string {
  const date = inBeijing(startOf(day))
  return date.format(date.year() === inBeijing(now).year() ? 'M月D日' : 'YYYY年M月D日')
}
