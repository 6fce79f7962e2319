import { getLunarDate, getSolarTermDate } from 'chinese-days'
import { missingHolidays, statutoryHolidays } from '../../../cloudfunctions/domain/statutory-holidays'
import { calendar } from './district'

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()

test('收录 2020 至 2026 年：从第一声哨那一年起', () => {
  expect(Object.keys(calendar.years)).toEqual(['2020', '2021', '2022', '2023', '2024', '2025', '2026'])
})

test('2026 年国庆七天、春节九天放假，元旦连休到 3 日', () => {
  const off = calendar.years['2026']?.off ?? []
  expect(off.filter((day) => day.startsWith('2026-10'))).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `2026-10-0${n}`))
  expect(off.filter((day) => day.startsWith('2026-02'))).toEqual(
    [15, 16, 17, 18, 19, 20, 21, 22, 23].map((n) => `2026-02-${n}`),
  )
  expect(off.slice(0, 3)).toEqual(['2026-01-01', '2026-01-02', '2026-01-03'])
})

test('2025 年春节八天、国庆中秋八天放假', () => {
  const off = calendar.years['2025']?.off ?? []
  expect(off).toEqual(expect.arrayContaining(['2025-01-28', '2025-02-04', '2025-10-01', '2025-10-08']))
  expect(off).not.toContain('2025-10-09')
})

test('调休上班的都是周末：2026-02-14 周六、2026-01-04 周日、2025-09-28 周日、2024-02-04 周日', () => {
  expect(calendar.years['2026']?.on).toEqual(expect.arrayContaining(['2026-02-14', '2026-01-04', '2026-10-10']))
  expect(calendar.years['2025']?.on).toContain('2025-09-28')
  expect(calendar.years['2024']?.on).toContain('2024-02-04')
  for (const { on } of Object.values(calendar.years)) {
    expect(on.length).toBeGreaterThan(0)
    expect(on.every((day) => [0, 6].includes(weekday(day)))).toBe(true)
  }
})

test('没有一天既放假又上班，日期有序、不重复、归在自己的年份', () => {
  for (const [year, { off, on }] of Object.entries(calendar.years)) {
    const all = [...off, ...on]
    expect(new Set(all).size).toBe(all.length)
    expect(all.every((day) => day.startsWith(`${year}-`))).toBe(true)
    expect([off, on]).toEqual([[...off].sort(), [...on].sort()])
  }
})

test('工作时间上午三个半小时、下午三个小时', () => {
  expect(calendar.hours).toEqual([
    ['08:30', '12:00'],
    ['14:30', '17:30'],
  ])
})

test('每一年七个法定节日都在，期限是定的', () => {
  for (const [year, notice] of Object.entries(calendar.years)) {
    expect([year, missingHolidays(Number(year), notice.off)]).toEqual([year, []])
    expect(notice).not.toHaveProperty('missing')
  }
})

test('春节、端午、中秋和清明在哪一天，和农历、节气对得上', () => {
  const LUNAR: Record<string, [month: number, day: number]> = { 春节: [1, 1], 端午节: [5, 5], 中秋节: [8, 15] }
  for (let year = 2020; year <= 2060; year += 1) {
    const days = statutoryHolidays(year)
    expect(days.map(({ name }) => name)).toEqual(['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'])
    for (const { name, date } of days) {
      const [month, day] = LUNAR[name] ?? []
      const lunar = month && getLunarDate(date)
      if (lunar)
        expect([name, date, lunar.lunarMon, lunar.lunarDay, lunar.isLeap]).toEqual([name, date, month, day, false])
    }
    expect(days[2]?.date).toBe(getSolarTermDate(year, 4, 'pure_brightness'))
  }
  // 表以外的年份，不问农历的节日.
  expect(statutoryHolidays(2061).map(({ name }) => name)).toEqual(['元旦', '清明节', '劳动节', '国庆节'])
})
