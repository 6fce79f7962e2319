/** Working days: the State Council's holidays and 调休 as the chinese-days package carries them, for the years it covers. */
import days from 'chinese-days/dist/chinese-days.json'
import type { Calendar } from './documents'

/** From the year the first whistles were blown in. */
const YEARS = ['2020', '2021', '2022', '2023', '2024', '2025', '2026']

export function calendar(): Calendar {
  const holidays = Object.keys(days.holidays).sort()
  const workdays = Object.keys(days.workdays).sort()
  const years = YEARS.map((year) => {
    const off = holidays.filter((day) => day.startsWith(year))
    // A year the package does not know would look like one without holidays.
    if (off.length === 0) throw new Error(`chinese-days does not cover ${year}`)
    return [year, { off, on: workdays.filter((day) => day.startsWith(year)) }]
  })
  return {
    _id: 'cn',
    version: 1,
    years: Object.fromEntries(years) as Calendar['years'],
    hours: [
      ['08:30', '12:00'],
      ['14:30', '17:30'],
    ],
  }
}
