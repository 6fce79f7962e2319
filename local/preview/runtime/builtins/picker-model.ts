/** What a page gives as `value`: a row, rows, or words like '09:30'. */
export type PickerValue = string | number | number[] | null | undefined

/** What a picker shows: columns of words, depending on what is chosen so far, and the value they mean. */
export interface PickerModel {
  columns(chosen: number[]): string[][]
  /** the chosen rows for a value; unknown values give the first rows */
  locate(value: PickerValue): number[]
  value(chosen: number[]): PickerValue
}

/** One column of options. @param key shows that field of object options */
export function selectorModel(range: unknown[], key: string): PickerModel {
  const words = labels(range, key)
  return {
    columns: () => [words],
    locate: (value) => [clamp(Number(value) || 0, words.length)],
    // WeChat gives the index as a string
    value: (chosen) => String(chosen[0] ?? 0),
  }
}

/** Several independent columns; the page changes later ones on `columnchange`. */
export function multiSelectorModel(range: unknown[][], key: string): PickerModel {
  return {
    columns: () => range.map((column) => labels(column, key)),
    locate: (value) =>
      range.map((column, index) => clamp(Number(Array.isArray(value) ? value[index] : 0) || 0, column.length)),
    value: (chosen) => chosen,
  }
}

/** Hours and minutes between `start` and `end` ('HH:mm'). */
export function timeModel(start: string, end: string): PickerModel {
  const first = minutes(start) ?? 0
  const last = minutes(end) ?? 23 * 60 + 59
  const hours = range(Math.floor(first / 60), Math.floor(last / 60))
  const minutesOf = (hour: number): number[] =>
    range(hour === Math.floor(first / 60) ? first % 60 : 0, hour === Math.floor(last / 60) ? last % 60 : 59)
  return {
    columns: ([hour = 0]) => [
      hours.map((one) => `${pad(one)}时`),
      minutesOf(at(hours, hour)).map((one) => `${pad(one)}分`),
    ],
    locate(value) {
      const given = Math.max(first, Math.min(last, minutes(String(value)) ?? first))
      const hour = Math.floor(given / 60)
      return [hours.indexOf(hour), minutesOf(hour).indexOf(given % 60)]
    },
    value: ([hour = 0, minute = 0]) => {
      const chosen = at(hours, hour)
      return `${pad(chosen)}:${pad(at(minutesOf(chosen), minute))}`
    },
  }
}

export type DateFields = 'year' | 'month' | 'day'

/** Years, months and days between `start` and `end` ('YYYY-MM-DD', or shorter). */
export function dateModel(fields: DateFields, start: string, end: string, today: string): PickerModel {
  const first = dateParts(start, [1900, 1, 1])
  const last = dateParts(end, [2100, 12, 31])
  const depth = { year: 1, month: 2, day: 3 }[fields]
  const years = range(first[0], last[0])
  const months = (year: number): number[] => range(year === first[0] ? first[1] : 1, year === last[0] ? last[1] : 12)
  const days = (year: number, month: number): number[] =>
    range(
      year === first[0] && month === first[1] ? first[2] : 1,
      year === last[0] && month === last[1] ? last[2] : new Date(year, month, 0).getDate(),
    )
  const read = ([y = 0, m = 0, d = 0]: number[]): [number, number, number] => {
    const year = at(years, y)
    const month = at(months(year), m)
    return [year, month, at(days(year, month), d)]
  }
  return {
    columns(chosen) {
      const [year, month] = read(chosen)
      const all = [
        years.map((one) => `${one}年`),
        months(year).map((one) => `${one}月`),
        days(year, month).map((one) => `${one}日`),
      ]
      return all.slice(0, depth)
    },
    locate(value) {
      const [year, month, day] = dateParts(String(value || today), first)
      const inYear = clamp(years.indexOf(year), years.length)
      const inMonth = clamp(months(at(years, inYear)).indexOf(month), 12)
      const monthNow = at(months(at(years, inYear)), inMonth)
      return [inYear, inMonth, clamp(days(at(years, inYear), monthNow).indexOf(day), 31)].slice(0, depth)
    },
    value: (chosen) =>
      read(chosen)
        .slice(0, depth)
        .map((part, index) => (index === 0 ? String(part) : pad(part)))
        .join('-'),
  }
}

function labels(options: unknown[], key: string): string[] {
  return options.map((option) =>
    String(key && option !== null && typeof option === 'object' ? (option as Record<string, unknown>)[key] : option),
  )
}

function minutes(time: string): number | null {
  const match = /^(\d{1,2}):(\d{1,2})$/.exec(time)
  return match ? Number(match[1]) * 60 + Number(match[2]) : null
}

function dateParts(date: string, otherwise: [number, number, number]): [number, number, number] {
  const [year, month, day] = date.split('-').map(Number)
  return [year || otherwise[0], month || otherwise[1], day || otherwise[2]]
}

/** The row chosen, or the last one when another column made the list shorter. */
function at(list: number[], index: number): number {
  return list[clamp(index, list.length)] ?? 0
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index))
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, index) => from + index)
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
