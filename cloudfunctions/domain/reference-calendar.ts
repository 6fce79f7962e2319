import type { Calendar } from './calendar'
import { sorted } from './cell'
import { clockCell, dateCell, isWeekend, namedCell } from './cell-reading'
import { TABLE_TEXT } from './reference-names'
import { rowFrom, type TableRules } from './reference-table'
import { missingHolidays } from './statutory-holidays'
import { minutesOf } from './written'

type Kind = 'off' | 'on'
const KIND_TEXT: Record<Kind, string> = { off: '放假', on: '上班' }

interface CalendarRow {
  date: string
  kind: Kind
}

/**
 * 工作日历：国务院办公厅每年公布的放假和调休，一天一行。A year counts as loaded once the seven statutory holidays are in it: until then
 * deadlines in it are provisional (domain rule 11).
 */
export const calendarTable: TableRules<Calendar, CalendarRow> = {
  name: TABLE_TEXT.calendar,
  group: '时间',
  about:
    '每年的放假和调休上班，照国务院办公厅的通知，一天一行。七个法定节日都有了，这一年才算载完；没有载完的年份，期限只是暂定。',
  columns: {
    date: { title: '日期', isKey: true, kind: 'day', hint: '例如 2027-10-01' },
    kind: { title: '安排', kind: 'choice', options: ['放假', '上班'], isNeeded: true },
  },
  rows: ({ years }) =>
    Object.values(years)
      .flatMap(({ off, on }): CalendarRow[] => [
        ...off.map((date) => ({ date, kind: 'off' as const })),
        ...on.map((date) => ({ date, kind: 'on' as const })),
      ])
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
  cells: ({ date, kind }) => ({ date, kind: KIND_TEXT[kind] }),
  read({ date = '', kind = '' }) {
    const read = sorted({ date: dateCell(date), kind: namedCell<Kind>(kind, '安排', KIND_TEXT) })
    const outcome = rowFrom(read, (row) => row)
    if ('row' in outcome && outcome.row.kind === 'on' && !isWeekend(outcome.row.date))
      return { problems: [{ column: 'kind', text: '这一天本来就上班，不用写' }] }
    return outcome
  },
  build(document, rows) {
    const years: Calendar['years'] = {}
    for (const { date, kind } of [...rows].sort((a, b) => (a.date < b.date ? -1 : 1))) {
      const year = (years[date.slice(0, 4)] ??= { off: [], on: [] })
      year[kind].push(date)
    }
    for (const [year, notice] of Object.entries(years)) {
      const missing = missingHolidays(Number(year), notice.off)
      if (missing.length > 0) notice.missing = missing
    }
    return { ...document, years }
  },
  notes: ({ years }) =>
    Object.entries(years).flatMap(([year, { missing }]) =>
      missing ? `${year} 年还没有载完，缺${missing.join('、')}；载完以前，这一年的期限只是暂定` : [],
    ),
}

/** 上班时间：工作小时、工作日按它计. */
export const officeHoursTable: TableRules<Calendar, [from: string, until: string]> = {
  name: TABLE_TEXT.officeHours,
  group: '时间',
  about: '一个工作日的上班时间；按工作时间计的期限都照它算，改了只管以后的。',
  columns: {
    from: { title: '从', isKey: true, hint: '例如 08:30' },
    until: { title: '到', isNeeded: true, hint: '例如 12:00' },
  },
  rows: ({ hours }) => hours,
  cells: ([from, until]) => ({ from, until }),
  read({ from = '', until = '' }) {
    const outcome = rowFrom(sorted({ from: clockCell(from), until: clockCell(until) }), (row) => row)
    if (!('row' in outcome)) return outcome
    const { row } = outcome
    return minutesOf(row.from) < minutesOf(row.until)
      ? { row: [row.from, row.until] }
      : { problems: [{ column: 'until', text: '结束要晚于开始' }] }
  },
  between(rows) {
    const overlaps = (at: number) =>
      rows.some(([from, until], other) => other !== at && from < rows[at]![1] && rows[at]![0] < until)
    return rows.flatMap((_, at) => (overlaps(at) ? [{ at, column: 'from', text: '和另一段重叠了' }] : []))
  },
  build: (document, rows) => ({ ...document, hours: [...rows].sort(([a], [b]) => (a < b ? -1 : 1)) }),
}
