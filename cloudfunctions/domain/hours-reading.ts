import { dayOfDate, merged, startOf } from './hours'
import { dateOf } from './moment'
import type { HoursException, Span, WeeklySpan } from './place'

/**
 * 表格里怎么写开放时间: parts between semicolons or on lines of their own, each 日子 + 时间.
 *
 *     周一至周五 08:30-11:30，14:00-17:30；周六 09:00-12:00；周日 不开
 *     每天 24小时
 *     18:00-次日02:00                      (no days: every day)
 *
 * 不开 takes its days out of the other parts, so that 每天 08:30-17:30；周一 不开 means what it says.
 *
 * @returns what is wrong, as a sentence, when it cannot be read
 */
export function readHours(text: string): WeeklySpan[] | string {
  const open = new Map<number, Span[]>()
  const closed = new Set<number>()
  for (const part of partsOf(text)) {
    const named = DAYS.exec(part)?.[0] ?? ''
    const days = named === '' ? EVERY_DAY : daysOf(named)
    const spans = readSpans(part.slice(named.length))
    if (days === undefined || spans === undefined) return `看不懂“${part}”，请写成“周一至周五 08:30-17:30”这样`
    if (spans.length === 0) for (const day of days) closed.add(day)
    for (const day of days) open.set(day, [...(open.get(day) ?? []), ...spans])
  }
  return grouped(EVERY_DAY.map((day): [number, Span[]] => [day, closed.has(day) ? [] : (open.get(day) ?? [])]))
}

/** Days that are alike together, in the order in which they come. */
function grouped(days: Array<[day: number, spans: Span[]]>): WeeklySpan[] {
  const alike = new Map<string, WeeklySpan>()
  for (const [day, spans] of days) {
    if (spans.length === 0) continue
    const key = JSON.stringify(merged(spans))
    const group = alike.get(key) ?? { days: [], spans: distinct(spans) }
    group.days.push(day)
    alike.set(key, group)
  }
  return [...alike.values()]
}

const distinct = (spans: Span[]): Span[] => [...new Map(spans.map((span) => [span.join(), span])).values()]

/**
 * 例外的日子: `2026-10-01至2026-10-03 不开 国庆节；2026-10-04 09:00-12:00`. Each day of a range becomes an exception of its
 * own; a later part about the same day wins.
 */
export function readExceptions(text: string): HoursException[] | string {
  const found = new Map<string, HoursException>()
  for (const part of partsOf(text)) {
    const [, first = '', last = first, rest = ''] = EXCEPTION.exec(part) ?? []
    const dates = datesBetween(isoOf(first), isoOf(last))
    const [times = '', note = ''] = [TIMES.exec(rest)?.[0], rest.replace(TIMES, '')]
    const spans = readSpans(times)
    if (dates === undefined || spans === undefined) return `看不懂“${part}”，请写成“2026-10-01 不开 国庆节”这样`
    for (const date of dates) found.set(date, { date, spans, note: note.replace(/^[\s（(]+|[\s）)]+$/g, '') })
  }
  return [...found.values()].sort((a, b) => a.date.localeCompare(b.date))
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const NAMES = '一二三四五六日'
const DAY_NAME = '(?:周|星期|礼拜)?[一二三四五六日天]'
/** Days at the beginning of a part: 每天 · 工作日 · 周末 · 周一至周五、周日. */
const DAYS = new RegExp(`^(?:每天|每日|天天|工作日|双休日|周末|${DAY_NAME}(?:[、,-]?${DAY_NAME})*)`)
const DATE = String.raw`\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?`
const EXCEPTION = new RegExp(`^(${DATE})(?:-(${DATE}))?(.*)$`)
const SPAN = String.raw`(\d{1,2}):(\d{2})-(?:次日|第二天)?(\d{1,2}):(\d{2})`
const CLOSED = '不开放?|不营业|休息|闭馆|关门|关闭'
const ALL_DAY = '24小时|全天'
const TIMES = new RegExp(`^(?:${CLOSED}|${ALL_DAY}|${SPAN}(?:[、,]?${SPAN})*)`)
/** A range of days at most as long as this. */
const MOST_DAYS = 62

const TO = /(?<=[\d一二三四五六日天])(?:[–—―−~〜～-]+|至|到)(?=次日|第二天|\d|周|星期|礼拜|[一二三四五六日天])/g

/** Full-width forms, spaces, and the many dashes and words for “to” made one. */
const partsOf = (text: string): string[] =>
  text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[ \t\u3000]+/g, '')
    .replace(TO, '-')
    .replace(/[。.](?=$|[;\n])/g, '')
    .split(/[;\r\n]+/)
    .filter((part) => part !== '')

function daysOf(named: string): number[] | undefined {
  if (/^(?:每天|每日|天天)$/.test(named)) return EVERY_DAY
  if (named === '工作日') return [1, 2, 3, 4, 5]
  if (/^(?:周末|双休日)$/.test(named)) return [6, 7]
  const days = new Set<number>()
  let previous = 0
  for (const [, dash, name = ''] of named.matchAll(/(-)?[、,]?(?:周|星期|礼拜)?([一二三四五六日天])/g)) {
    const day = name === '天' ? 7 : NAMES.indexOf(name) + 1
    if (dash !== undefined && day <= previous) return undefined
    for (let each = dash === undefined ? day : previous; each <= day; each += 1) days.add(each)
    previous = day
  }
  return [...days].sort((a, b) => a - b)
}

/** Empty: closed; undefined: cannot be read. */
function readSpans(text: string): Span[] | undefined {
  if (new RegExp(`^(?:${CLOSED})$`).test(text)) return []
  if (new RegExp(`^(?:${ALL_DAY})$`).test(text)) return [['00:00', '24:00']]
  if (!new RegExp(`^${SPAN}(?:[、,]?${SPAN})*$`).test(text)) return undefined
  const spans = [...text.matchAll(new RegExp(SPAN, 'g'))].map(([, h1, m1, h2, m2]): Span => [
    clock(h1, m1),
    clock(h2, m2),
  ])
  return spans.every(([from, until]) => isClock(from) && (isClock(until) || until === '24:00')) ? spans : undefined
}

const clock = (hours = '', minutes = ''): string => `${hours.padStart(2, '0')}:${minutes}`
const isClock = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)

function isoOf(date: string): string {
  const [year = '', month = '', day = ''] = date.match(/\d+/g) ?? []
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** Each date of the range; undefined when there is no such day, or they are too many or the wrong way round. */
function datesBetween(first: string, last: string): string[] | undefined {
  if (![first, last].every(isDate)) return undefined
  const [from, until] = [dayOfDate(first), dayOfDate(last)]
  if (until < from || until - from >= MOST_DAYS) return undefined
  return Array.from({ length: until - from + 1 }, (_, i) => dateOf(startOf(from + i)))
}

/** 2026-02-30 is none. */
export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(dayOfDate(text)) && dateOf(startOf(dayOfDate(text))) === text
