import { clockOf, dateOf, longTime, spokenSpan, spokenTime, startOfDay } from '../../../cloudfunctions/domain/moment'
import { at } from '../../support/city-facts'

const now = at('2026-03-02 09:00')

test.each([
  ['2026-03-02 17:00', '今天 17:00'],
  ['2026-03-03 09:30', '明天 09:30'],
  ['2026-03-01 09:30', '昨天 09:30'],
  ['2026-03-04 17:00', '周三 17:00'],
  ['2026-03-09 17:00', '3月9日 17:00'],
  ['2026-02-20 17:00', '2月20日 17:00'],
  ['2027-01-04 17:00', '2027年1月4日 17:00'],
])('%s 说成 %s', (moment, spoken) => {
  expect(spokenTime(at(moment), now)).toBe(spoken)
})

test.each([
  [0, '不到 1 分钟'],
  [59 * 60_000, '59 分钟'],
  [2 * 3_600_000, '2 小时'],
  [(2 * 60 + 12) * 60_000, '2 小时 12 分'],
  [76 * 3_600_000, '3 天 4 小时'],
  [-5, '不到 1 分钟'],
])('%d 毫秒说成 %s', (span, spoken) => {
  expect(spokenSpan(span)).toBe(spoken)
})

test('不管电脑在哪个时区，都按北京时间说', () => {
  expect(longTime(Date.UTC(2026, 10, 22, 16, 1))).toBe('2026年11月23日 00:01')
  expect(dateOf(Date.UTC(2026, 11, 31, 16))).toBe('2027-01-01')
  expect(clockOf(startOfDay(now))).toBe('00:00')
})
