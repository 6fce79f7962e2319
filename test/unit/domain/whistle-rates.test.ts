import { sumWhistles } from '../../../cloudfunctions/domain/whistle-figures'
import { monthsOf, periodBefore, periodText, yearAgo } from '../../../cloudfunctions/domain/period'
import {
  ranked,
  streetAverage,
  systemAverage,
  WHISTLE_RATES,
  yearScore,
} from '../../../cloudfunctions/domain/whistle-rates'
import { settings } from '../../support/whistle-facts'

test('没有可除的，没有平均、没有得分，不是零分', () => {
  const nothing = sumWhistles([])
  expect([systemAverage(nothing), streetAverage(nothing), yearScore(nothing, settings)]).toEqual([null, null, null])
  for (const { of } of Object.values(WHISTLE_RATES)) expect(of(nothing)).toEqual([0, 0])
  // 有评单、街道一次没评的，也没有年度得分。
  expect(yearScore(sumWhistles([{ sheets: 1, system: 10_000 }]), settings)).toBeNull()
})

test('年度得分：七成系统评单，三成街道评价，各算各的平均', () => {
  const figures = sumWhistles([
    { sheets: 2, system: 17_500, evaluated: 1, street: 96 },
    { sheets: 1, system: 10_000, evaluated: 1, street: 80 },
  ])
  expect(systemAverage(figures)).toBe(91.67)
  expect(streetAverage(figures)).toBe(88)
  expect(yearScore(figures, settings)).toBe(90.57)
})

test('名次：分数相同的同名次，后面的空出来；不足五声的、没有分数的，不排名', () => {
  const ranks = ranked(
    [
      { id: 'a', score: 96.25, count: 9 },
      { id: 'b', score: 98, count: 5 },
      { id: 'c', score: 96.25, count: 40 },
      { id: 'd', score: 90, count: 6 },
      { id: 'few', score: 100, count: 4 },
      { id: 'none', score: null, count: 9 },
    ],
    settings,
  )
  expect(Object.fromEntries(ranks)).toEqual({ a: 2, b: 1, c: 2, d: 4, few: null, none: null })
})

test('月和年：上一期，上一年的同一期', () => {
  expect(monthsOf('2026-03')).toEqual(['2026-03'])
  expect(monthsOf('2026')).toHaveLength(12)
  expect([periodText('2026-03'), periodText('2026')]).toEqual(['2026年3月', '2026年'])
  expect([periodBefore('2026-01'), yearAgo('2026-01')]).toEqual(['2025-12', '2025-01'])
  expect([periodBefore('2026'), yearAgo('2026')]).toEqual(['2025', '2025'])
})
