import { isWeekend } from './cell-reading'
import { DAY, dateOf } from './moment'
import { midnightOf } from './written'

/**
 * 春节、端午、中秋 of 2020 to 2060 as the old calendar has them, `MMDD` each; test/unit/data/calendar.test.ts holds them to the
 * package the district's calendar is made with.
 */
const FROM = 2020
const LUNAR = `
0125 0625 1001, 0212 0614 0921, 0201 0603 0910, 0122 0622 0929, 0210 0610 0917, 0129 0531 1006, 0217 0619 0925,
0206 0609 0915, 0126 0528 1003, 0213 0616 0922, 0203 0605 0912, 0123 0624 1001, 0211 0612 0919, 0131 0601 0908,
0219 0620 0927, 0208 0610 0916, 0128 0530 1004, 0215 0618 0924, 0204 0607 0913, 0124 0527 1002, 0212 0614 0920,
0201 0603 0910, 0122 0622 0928, 0210 0611 0917, 0130 0531 1005, 0217 0619 0925, 0206 0608 0915, 0126 0529 1004,
0214 0615 0922, 0202 0604 0911, 0123 0623 0930, 0211 0613 0919, 0201 0601 0907, 0219 0620 0926, 0208 0610 0916,
0128 0530 1005, 0215 0617 0924, 0204 0606 0913, 0124 0625 1002, 0212 0614 0921, 0202 0603 0909`
  .split(',')
  .map((year) => year.trim().split(' '))

/** 清明, by the usual reckoning of this century's solar terms. */
const brightnessOf = (year: number): string =>
  `040${Math.floor((year % 100) * 0.2422 + 4.81) - Math.floor((year % 100) / 4)}`

/** 全国年节及纪念日放假办法：每年七个法定节日，各在哪一天. Beyond the table those of the old calendar are not asked for. */
export function statutoryHolidays(year: number): Array<{ name: string; date: string }> {
  const [spring = '', boat = '', moon = ''] = LUNAR[year - FROM] ?? []
  const days: Array<[name: string, day: string]> = [
    ['元旦', '0101'],
    ['春节', spring],
    ['清明节', brightnessOf(year)],
    ['劳动节', '0501'],
    ['端午节', boat],
    ['中秋节', moon],
    ['国庆节', '1001'],
  ]
  return days
    .filter(([, day]) => day !== '')
    .map(([name, day]) => ({ name, date: `${year}-${day.slice(0, 2)}-${day.slice(2)}` }))
}

/** One that falls on a weekend may be written by the days off in its place alone. */
const IN_ITS_PLACE = 3

/** 这一年的安排里还没有的法定节日. @param off days off as they are loaded */
export const missingHolidays = (year: number, off: string[]): string[] =>
  statutoryHolidays(year)
    .filter(({ date }) => {
      const until = isWeekend(date) ? dateOf(midnightOf(date) + IN_ITS_PLACE * DAY) : date
      return !off.some((day) => date <= day && day <= until)
    })
    .map(({ name }) => name)
