import {
  clockOf,
  dateOf,
  longTime,
  spokenSpan,
  spokenTime,
  startOfDay,
  weekdayOf,
} from '../../../cloudfunctions/domain/moment'
import { chanceOf } from '../../support/chance'
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

test('和电脑自己的日历对得上：任意时刻，年月日、星期、钟点', () => {
  const calendar = new Intl.DateTimeFormat('zh-CN', {
    ...{ timeZone: 'Asia/Shanghai', hourCycle: 'h23', weekday: 'short' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  })
  const random = chanceOf(8)
  const [from, until] = [Date.UTC(1992, 0), Date.UTC(2100, 0)]
  for (let i = 0; i < 2_000; i += 1) {
    const moment = from + Math.floor(random() * (until - from))
    const parts = Object.fromEntries(calendar.formatToParts(moment).map(({ type, value }) => [type, value]))
    const { year, month, day, hour, minute, weekday } = parts
    expect(longTime(moment)).toBe(`${year}年${month}月${day}日 ${hour}:${minute}`)
    expect(weekdayOf(moment)).toBe(weekday)
  }
})
