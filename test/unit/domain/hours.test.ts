import { type Hours, openingAt, stretchOf } from '../../../cloudfunctions/domain/hours'
import { DAY, dateOf, HOUR, MINUTE, startOfDay } from '../../../cloudfunctions/domain/moment'
import type { Span, WeeklySpan } from '../../../cloudfunctions/domain/place'
import { randomFor, type Random } from '../../../data/jinghu/generate/random'
import { at } from '../../support/city-facts'

const WEEK = [1, 2, 3, 4, 5, 6, 7]
const daily = (...spans: Span[]): Hours => ({ hours: [{ days: WEEK, spans }], exceptions: [] })
/** 2026-03-02 是周一. */
const open = (place: Hours, moment: string) => openingAt(place, at(moment))

describe('开着没有，到几点', () => {
  const shop = daily(['08:30', '12:00'], ['14:00', '17:30'])

  test.each([
    ['2026-03-02 08:29', false],
    ['2026-03-02 08:30', true],
    ['2026-03-02 11:59', true],
    ['2026-03-02 12:00', false],
    ['2026-03-02 14:00', true],
    ['2026-03-02 17:30', false],
  ])('%s：%s', (moment, isOpen) => {
    expect(open(shop, moment).isOpen).toBe(isOpen)
  })

  test('开着的说到几点，关着的说几点开', () => {
    expect(open(shop, '2026-03-02 09:00')).toEqual({ isOpen: true, until: at('2026-03-02 12:00') })
    expect(open(shop, '2026-03-02 13:00')).toEqual({ isOpen: false, next: at('2026-03-02 14:00') })
    expect(open(shop, '2026-03-02 18:00')).toEqual({ isOpen: false, next: at('2026-03-03 08:30') })
  })

  test('过了半夜还开着，到第二天的钟点为止', () => {
    const bar = daily(['18:00', '02:00'])
    expect(open(bar, '2026-03-03 01:59')).toEqual({ isOpen: true, until: at('2026-03-03 02:00') })
    expect(open(bar, '2026-03-03 02:00')).toEqual({ isOpen: false, next: at('2026-03-03 18:00') })
  })

  test('到 24:00 是到半夜；第二天一早接着开的，是一直开着', () => {
    expect(open(daily(['20:00', '24:00']), '2026-03-02 23:59')).toEqual({ isOpen: true, until: at('2026-03-03 00:00') })
    const night: Hours = {
      hours: [
        { days: [1], spans: [['20:00', '24:00']] },
        { days: [2], spans: [['00:00', '06:00']] },
      ],
      exceptions: [],
    }
    expect(open(night, '2026-03-02 21:00')).toEqual({ isOpen: true, until: at('2026-03-03 06:00') })
  })

  test('天天二十四小时的，没有关门的时候，怎么写都一样', () => {
    for (const span of [
      ['00:00', '24:00'],
      ['00:00', '00:00'],
      ['08:00', '08:00'],
    ] as Span[])
      expect(open(daily(span), '2026-03-04 03:00')).toEqual({ isOpen: true })
  })

  test('一天也不开的，没有下一次', () => {
    expect(open({ hours: [], exceptions: [] }, '2026-03-02 09:00')).toEqual({ isOpen: false })
    expect(
      open(
        { hours: [], exceptions: [{ date: '2026-03-01', spans: [['09:00', '10:00']], note: '' }] },
        '2026-03-02 09:00',
      ),
    ).toEqual({
      isOpen: false,
    })
  })

  test('只在例外的一天开的，到那天才开；两个月以后的不算', () => {
    const fair = (date: string): Hours => ({
      hours: [],
      exceptions: [{ date, spans: [['09:00', '12:00']], note: '集市' }],
    })
    expect(open(fair('2026-04-11'), '2026-03-02 09:00').next).toBe(at('2026-04-11 09:00'))
    expect(open(fair('2026-09-11'), '2026-03-02 09:00')).toEqual({ isOpen: false })
  })
})

describe('例外的日子', () => {
  const bar = (exceptions: Hours['exceptions']): Hours => ({ ...daily(['18:00', '02:00']), exceptions })

  test('例外换掉的是那一天开始的：前一晚开着的，过了半夜照样开到头', () => {
    const place = bar([{ date: '2026-10-01', spans: [], note: '国庆节' }])
    expect(open(place, '2026-10-01 01:00')).toEqual({ isOpen: true, until: at('2026-10-01 02:00') })
    expect(open(place, '2026-10-01 20:00')).toEqual({ isOpen: false, next: at('2026-10-02 18:00') })
    expect(open(place, '2026-10-02 01:00').isOpen).toBe(false)
  })

  test('前一晚也写了例外的，过了半夜就不开', () => {
    const place = bar([
      { date: '2026-09-30', spans: [], note: '' },
      { date: '2026-10-01', spans: [], note: '国庆节' },
    ])
    expect(open(place, '2026-10-01 01:00').isOpen).toBe(false)
  })

  test('二十四小时的，关一天就是从零点到零点', () => {
    const place: Hours = { ...daily(['00:00', '24:00']), exceptions: [{ date: '2026-10-01', spans: [], note: '' }] }
    expect(open(place, '2026-09-30 12:00')).toEqual({ isOpen: true, until: at('2026-10-01 00:00') })
    expect(open(place, '2026-10-01 12:00')).toEqual({ isOpen: false, next: at('2026-10-02 00:00') })
  })
})

/** Minute by minute, as one would check it with a pencil. */
class Pencil {
  private readonly minutes: Uint8Array
  constructor(
    place: Hours,
    private readonly from: number,
    private readonly days: number,
  ) {
    this.minutes = new Uint8Array(days * 1440)
    for (let day = -2; day < days; day += 1) {
      const date = dateOf(from + day * DAY + HOUR)
      const weekday = ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
      const exception = place.exceptions.find((one) => one.date === date)
      const spans =
        exception?.spans ?? place.hours.filter(({ days }) => days.includes(weekday)).flatMap(({ spans }) => spans)
      for (const [begin, end] of spans.map(stretchOf))
        for (let minute = begin; minute < end; minute += 1) {
          const index = day * 1440 + minute
          if (index >= 0 && index < this.minutes.length) this.minutes[index] = 1
        }
    }
  }
  isOpen = (now: number): boolean => this.minutes[this.indexOf(now)] === 1
  /** The next minute that is otherwise than now. */
  nextChange(now: number): number | undefined {
    const [begin, state] = [this.indexOf(now), this.isOpen(now)]
    for (let i = begin; i < this.days * 1440; i += 1)
      if ((this.minutes[i] === 1) !== state) return this.from + i * MINUTE
    return undefined
  }
  private readonly indexOf = (now: number): number => Math.floor((now - this.from) / MINUTE)
}

const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const numberBelow = (limit: number, random: Random) => Math.floor(random() * limit)
function spanFrom(random: Random): Span {
  const step = [1, 30, 60][numberBelow(3, random)] ?? 1
  const time = () => clockOf(numberBelow(1440 / step, random) * step)
  return [time(), random() < 0.1 ? '24:00' : time()]
}
const spansFrom = (random: Random) => Array.from({ length: numberBelow(3, random) }, () => spanFrom(random))
function hoursFrom(random: Random, from: number): Hours {
  const hours = Array.from({ length: numberBelow(4, random) }, (): WeeklySpan => ({
    days: WEEK.filter(() => random() < 0.5),
    spans: spansFrom(random),
  }))
  const dates = new Set(
    Array.from({ length: numberBelow(5, random) }, () => dateOf(from + numberBelow(14, random) * DAY)),
  )
  return { hours, exceptions: [...dates].map((date) => ({ date, spans: spansFrom(random), note: '' })) }
}

test('任意的开放时间和例外，任意时刻：和一分钟一分钟数出来的一样', () => {
  const random = randomFor('hours against a pencil')
  const from = startOfDay(at('2026-02-25 09:00'))
  for (let round = 0; round < 300; round += 1) {
    const place = hoursFrom(random, from)
    const pencil = new Pencil(place, from, 30)
    for (let turn = 0; turn < 30; turn += 1) {
      const now = from + 2 * DAY + numberBelow(14 * 1440, random) * MINUTE + numberBelow(60_000, random)
      const { isOpen, until, next } = openingAt(place, now)
      const change = pencil.nextChange(now)
      expect([JSON.stringify(place), now, isOpen]).toEqual([JSON.stringify(place), now, pencil.isOpen(now)])
      if (isOpen && until === undefined) expect(change === undefined || change > now + 7 * DAY).toBe(true)
      else if (change === undefined) expect(next === undefined || next >= from + 30 * DAY).toBe(true)
      else expect([JSON.stringify(place), now, until ?? next]).toEqual([JSON.stringify(place), now, change])
    }
  }
})
