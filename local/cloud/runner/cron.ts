/** Timers of the platform run in UTC+8, which has no summer time. */
const UTC8 = 8 * 3600_000
const DAY = 86_400_000
const DAY_NAMES = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const MONTH_NAMES = ['', 'JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

interface FieldRule {
  name: string
  from: number
  to: number
  names?: string[]
}

const FIELDS: FieldRule[] = [
  { name: 'second', from: 0, to: 59 },
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, names: MONTH_NAMES },
  { name: 'weekday', from: 0, to: 6, names: DAY_NAMES },
  { name: 'year', from: 1970, to: 2099 },
]

/** A timer's rule: the allowed values of each of the 7 fields. */
export interface Cron {
  text: string
  fields: Array<Set<number>>
}

/**
 * Reads the platform's 7 fields: second minute hour day month weekday year, each `*`, a list, a range, a step
 * (`*` `/5`, `10-40/10`) or a name (`MON-SUN`, `JAN-DEC`). When both day and weekday are given, either will do.
 * @throws Error naming the field that is not valid.
 */
export function parseCron(text: string): Cron {
  const parts = text.trim().split(/\s+/)
  if (parts.length !== FIELDS.length) throw new Error(`timer "${text}" must have ${FIELDS.length} fields`)
  return { text, fields: FIELDS.map((rule, i) => parseField(rule, parts[i]!, text)) }
}

function parseField(rule: FieldRule, text: string, whole: string): Set<number> {
  const wrong = () => new Error(`timer "${whole}": ${rule.name} "${text}" is not valid`)
  const values = new Set<number>()
  for (const item of text.split(',')) {
    const [, range, step] = /^([^/]+)(?:\/(\d+))?$/.exec(item) ?? []
    if (range === undefined || step === '0') throw wrong()
    const [first, last = step === undefined ? first : rule.to, ...more] =
      range === '*' || range === '?' ? [rule.from, rule.to] : range.split('-').map((part) => valueOf(rule, part))
    if (more.length || first === undefined || last === undefined || Number.isNaN(first) || Number.isNaN(last))
      throw wrong()
    // MON-SUN: the week may end on Sunday, which is 0.
    const end = rule.name === 'weekday' && last === 0 && first > 0 ? 7 : last
    if (first < rule.from || last > rule.to || end < first) throw wrong()
    for (let value = first; value <= end; value += Number(step ?? 1))
      values.add(value === 7 && rule.to === 6 ? 0 : value)
  }
  return values
}

function valueOf(rule: FieldRule, part: string): number {
  const named = rule.names?.indexOf(part.toUpperCase()) ?? -1
  if (named >= 0) return named
  if (!/^\d+$/.test(part)) return NaN
  return rule.name === 'weekday' && part === '7' ? 0 : Number(part)
}

/** The first moment (ms) strictly after `after` that the rule names; undefined when there is none before 2100. */
export function nextTick({ fields }: Cron, after: number): number | undefined {
  const [seconds, minutes, hours, days, months, weekdays, years] = fields as [
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
  ]
  const dayMatters = days.size < 31
  const weekdayMatters = weekdays.size < 7
  // Wall time of UTC+8, read through the UTC getters.
  const start = Math.floor((after + UTC8) / 1000) * 1000 + 1000
  let midnight = Math.floor(start / DAY) * DAY
  for (;;) {
    const date = new Date(midnight)
    if (date.getUTCFullYear() > 2099) return undefined
    const byDay = days.has(date.getUTCDate())
    const byWeekday = weekdays.has(date.getUTCDay())
    const dayFits = dayMatters && weekdayMatters ? byDay || byWeekday : byDay && byWeekday
    if (!years.has(date.getUTCFullYear()) || !months.has(date.getUTCMonth() + 1) || !dayFits) {
      midnight = years.has(date.getUTCFullYear()) ? midnight + DAY : Date.UTC(date.getUTCFullYear() + 1, 0)
      continue
    }
    const tick = firstOfDay(seconds, minutes, hours, Math.max(0, start - midnight))
    if (tick !== undefined) return midnight + tick - UTC8
    midnight += DAY
  }
}

/** The first allowed time of day at or after `from` (ms since midnight). */
function firstOfDay(seconds: Set<number>, minutes: Set<number>, hours: Set<number>, from: number): number | undefined {
  const earliest = Math.floor(from / 1000)
  for (const hour of ascending(hours)) {
    if (hour * 3600 + 3599 < earliest) continue
    for (const minute of ascending(minutes)) {
      const base = hour * 3600 + minute * 60
      if (base + 59 < earliest) continue
      for (const second of ascending(seconds)) if (base + second >= earliest) return (base + second) * 1000
    }
  }
  return undefined
}

function ascending(values: Set<number>): number[] {
  return [...values].sort((a, b) => a - b)
}
