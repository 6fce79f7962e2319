import { merged, weekday } from '../../../cloudfunctions/domain/hours'
import { readExceptions, readHours } from '../../../cloudfunctions/domain/hours-reading'
import { exceptionsText, hoursText, openNow } from '../../../cloudfunctions/domain/hours-text'
import type { HoursException, Span, WeeklySpan } from '../../../cloudfunctions/domain/place'
import { randomFor } from '../../../data/jinghu/generate/random'
import { at } from '../../support/city-facts'

const WEEK = [1, 2, 3, 4, 5, 6, 7]
const shop = (hours: WeeklySpan[], exceptions: HoursException[] = []) => ({
  kind: 'living' as const,
  hours,
  exceptions,
})
const daily = (...spans: Span[]): WeeklySpan[] => [{ days: WEEK, spans }]

/** 2026-03-02 是周一. */
test.each([
  { what: '开着', hours: daily(['08:30', '21:00']), now: '2026-03-02 09:00', says: '营业中，到 21:00' },
  { what: '开到半夜', hours: daily(['08:30', '24:00']), now: '2026-03-02 09:00', says: '营业中，到 24:00' },
  { what: '开到后半夜', hours: daily(['18:00', '02:00']), now: '2026-03-02 23:00', says: '营业中，到 次日 02:00' },
  { what: '已经过了半夜', hours: daily(['18:00', '02:00']), now: '2026-03-03 01:00', says: '营业中，到 02:00' },
  { what: '二十四小时', hours: daily(['00:00', '24:00']), now: '2026-03-02 03:00', says: '24 小时营业' },
  { what: '一早还没开', hours: daily(['08:30', '21:00']), now: '2026-03-02 07:00', says: '还没开门，08:30 开' },
  {
    what: '中午',
    hours: daily(['08:30', '12:00'], ['14:00', '17:30']),
    now: '2026-03-02 12:30',
    says: '休息中，14:00 开',
  },
  { what: '关了', hours: daily(['08:30', '21:00']), now: '2026-03-02 21:00', says: '已关门，明天 08:30 开' },
  {
    what: '今天不开',
    hours: [{ days: [3], spans: [['09:00', '12:00']] as Span[] }],
    now: '2026-03-02 10:00',
    says: '今天不开，周三 09:00 开',
  },
  {
    what: '周五关了到下周一',
    hours: [{ days: [1, 5], spans: [['09:00', '12:00']] as Span[] }],
    now: '2026-03-06 13:00',
    says: '已关门，周一 09:00 开',
  },
  { what: '从来不开', hours: [], now: '2026-03-02 10:00', says: '暂不营业' },
])('$what：$says', ({ hours, now, says }) => {
  expect(openNow(shop(hours), at(now)).openText).toBe(says)
})

test('驿站和中心说开放，不说营业', () => {
  const station = { kind: 'station' as const, hours: daily(['08:30', '17:30']), exceptions: [] }
  expect(openNow(station, at('2026-03-02 09:00'))).toEqual({ isOpen: true, openText: '开放中，到 17:30' })
  expect(openNow({ ...station, kind: 'centre', hours: [] }, at('2026-03-02 09:00')).openText).toBe('暂不开放')
})

test('国庆节不开，说放完假哪天开', () => {
  const closed = ['2026-10-01', '2026-10-02', '2026-10-03'].map((date) => ({ date, spans: [], note: '国庆节' }))
  expect(openNow(shop(daily(['08:30', '17:30']), closed), at('2026-10-01 10:00')).openText).toBe(
    '今天不开，周日 08:30 开',
  )
})

test.each<[WeeklySpan[], string[]]>([
  [daily(['08:30', '17:30']), ['每天 08:30—17:30']],
  [daily(['00:00', '24:00']), ['每天 24 小时']],
  [[], ['暂不开放']],
  [
    [
      {
        days: [1, 2, 3, 4, 5],
        spans: [
          ['08:30', '11:30'],
          ['14:00', '17:30'],
        ],
      },
      { days: [6], spans: [['09:00', '12:00']] },
    ],
    ['周一至周五 08:30—11:30，14:00—17:30', '周六 09:00—12:00', '周日 不开'],
  ],
  [
    [{ days: [1, 2, 3, 5, 6, 7], spans: [['18:00', '02:00']] }],
    ['周一至周三、周五至周日 18:00—次日 02:00', '周四 不开'],
  ],
  [[{ days: [6, 7], spans: [['09:00', '12:00']] }], ['周一至周五 不开', '周六、周日 09:00—12:00']],
  [
    [
      { days: WEEK, spans: [['08:00', '12:00']] },
      { days: WEEK, spans: [['11:00', '18:00']] },
    ],
    ['每天 08:00—18:00'],
  ],
])('%j 写成 %j', (hours, lines) => {
  expect(hoursText(hours)).toEqual(lines)
})

test('例外的日子：过去的不提，连着又一样的合成一行，别的年份写年份', () => {
  const on = (date: string, spans: Span[] = [], note = '国庆节') => ({ date, spans, note })
  const lines = exceptionsText(
    [
      on('2027-01-01', [], '元旦'),
      on('2026-10-02'),
      on('2026-10-01'),
      on('2026-10-03', [['09:00', '12:00']], ''),
      on('2026-02-17'),
    ],
    at('2026-03-02 09:00'),
  )
  expect(lines).toEqual(['10月1日至10月2日 不开（国庆节）', '10月3日 09:00—12:00', '2027年1月1日 不开（元旦）'])
  expect(exceptionsText([on('2026-10-01')], at('2026-10-01 23:59'))).toEqual(['10月1日 不开（国庆节）'])
})

describe('表格里写的开放时间', () => {
  const days = (hours: WeeklySpan[] | string) => {
    if (typeof hours === 'string') throw new Error(hours)
    return WEEK.map((day) => weekday(hours, day))
  }
  const same: Array<[string, string]> = [
    ['周一至周五 08:30-17:30; 周六 09:00-12:00', '周一至周五 08:30—17:30；周六 09:00—12:00'],
    ['工作日8:30~17:30', '星期一到星期五 08:30－17:30'],
    ['08:30至17:30', '每天 08:30-17:30'],
    ['周末 全天', '周六日 24小时'],
    ['每天 08:30-17:30；周一 闭馆', '周二至周日 08:30-17:30'],
    ['每天 ０８：３０－１１：３０，14:00-17:30。', '每日 08:30-11:30、14:00-17:30'],
    ['周一、三、五 18:00-次日02:00', '周一 18:00-02:00\n周三、周五 18:00-02:00'],
    ['周一-周日 00:00-24:00', '24 小时'],
    ['不开', '每天 休息'],
  ]
  test.each(same)('“%s”和“%s”是一个意思', (one, other) => {
    expect(days(readHours(one))).toEqual(days(readHours(other)))
  })

  test.each([
    '上午九点',
    '周一 25:00-26:00',
    '周八 09:00-10:00',
    '周五至周一 09:00-10:00',
    '08:30',
    '=NOW()',
    '周一 09:00-12:60',
  ])('“%s”看不懂，说清楚该怎么写', (text) => {
    expect(readHours(text)).toBe(
      `看不懂“${text.replace(/ /g, '').replace('至', '-')}”，请写成“周一至周五 08:30-17:30”这样`,
    )
  })

  test('例外：一天、几天、几点到几点、为什么', () => {
    expect(readExceptions('2026-10-01至2026-10-02 不开 国庆节；2026年10月3日 09:00-12:00（值班）')).toEqual([
      { date: '2026-10-01', spans: [], note: '国庆节' },
      { date: '2026-10-02', spans: [], note: '国庆节' },
      { date: '2026-10-03', spans: [['09:00', '12:00']], note: '值班' },
    ])
    for (const bad of [
      '2026-02-30 不开',
      '10-01 不开',
      '2026-10-03至2026-10-01 不开',
      '2026-10-01',
      '2026-01-01至2026-12-31 不开',
    ])
      expect(readExceptions(bad)).toMatch(/看不懂“.+”，请写成“2026-10-01 不开 国庆节”这样/)
  })

  test('任意的开放时间，写出来再读回去，还是每天那几段', () => {
    const random = randomFor('hours there and back')
    const below = (limit: number) => Math.floor(random() * limit)
    const clock = () => `${String(below(24)).padStart(2, '0')}:${String(below(60)).padStart(2, '0')}`
    for (let round = 0; round < 2_000; round += 1) {
      const hours = Array.from({ length: below(4) }, (): WeeklySpan => ({
        days: WEEK.filter(() => random() < 0.6),
        spans: Array.from({ length: 1 + below(2) }, (): Span => [clock(), random() < 0.2 ? '24:00' : clock()]),
      }))
      // 两段叠起来超过一整天的，没有谁会这么写.
      if (WEEK.some((day) => weekday(hours, day).some(([from, until]) => until - from > 1440))) continue
      const text = hours.length === 0 ? '不开' : hoursText(hours).join('；').replace('暂不开放', '不开')
      expect([text, days(readHours(text))]).toEqual([text, WEEK.map((day) => weekday(hours, day))])
    }
  })

  test('一天里写重的、接上的，是一段', () => {
    expect(
      merged([
        ['08:00', '12:00'],
        ['12:00', '13:00'],
        ['09:00', '10:00'],
      ]),
    ).toEqual([[480, 780]])
  })
})
