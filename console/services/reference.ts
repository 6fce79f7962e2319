import type {
  Cells,
  Input,
  ReferenceRows,
  ReferenceTable,
  ReferenceView,
  RowSaved,
  TableVersion,
} from '../../typings/contract'
import { call } from './cloud'
import type { ImportLine, ImportNote } from './importing'
import { monthOf } from './period'
import type { SheetRow } from './sheet-columns'

/** A row of a table on the screen. */
export interface ReferenceLine {
  /** What says which row it is. */
  id: string
  cells: Cells
}

/** 有哪些表，各有哪些列。 */
export const listTables = (): Promise<ReferenceView[]> => call('reference', 'tables', {})

/** 一张表的每一行；不说哪一版，就是现行的。 */
export const readRows = (table: ReferenceTable, version?: number): Promise<ReferenceRows> =>
  call('reference', 'rows', { table, ...(version !== undefined && { version }) })

/** 带走一张表。 */
export const exportRows = (table: ReferenceTable, version?: number): Promise<ReferenceRows> =>
  call('reference', 'export', { table, ...(version !== undefined && { version }) })

/** 有过哪些版，新的在前。 */
export const listVersions = (table: ReferenceTable): Promise<TableVersion[]> => call('reference', 'versions', { table })

/** 改一行；`before` 是改以前看到的。同一个 requestId 只改一次。 */
export const saveRow = (input: Input<'reference', 'save'>, requestId: string): Promise<RowSaved> =>
  call('reference', 'save', input, requestId)

/** Between the parts of a key; cannot be typed. */
const JOINT = '\u0000'

/** Rows with the key their columns make. */
export const linesOf = ({ columns }: ReferenceView, rows: Cells[]): ReferenceLine[] =>
  rows.map((cells) => ({
    id: columns
      .filter(({ isKey }) => isKey)
      .map(({ key }) => cells[key] ?? '')
      .join(JOINT),
    cells,
  }))

/** Rows that have the words in any of their cells. */
export function linesWith(words: string, lines: ReferenceLine[]): ReferenceLine[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return lines
  return lines.filter(({ cells }) => Object.values(cells).some((text) => text.toLowerCase().includes(wanted)))
}

/** Of every year there is. */
export const ALL_YEARS = 'all'

/** Years the days of a table lie in, the last first; none where its rows are not days. */
export function yearsOf({ columns }: ReferenceView, rows: Cells[]): string[] {
  const day = columns.find(({ kind }) => kind === 'day')
  if (!day) return []
  return [...new Set(rows.map((cells) => (cells[day.key] ?? '').slice(0, 4)))].sort().reverse()
}

/** The year to begin with: this one, or where there is nothing of it yet, the last there is. */
export const firstYear = (years: string[], now: number): string => {
  const present = monthOf(now).slice(0, 4)
  return years.includes(present) ? present : (years[0] ?? ALL_YEARS)
}

/** Rows of one year. @param year of four digits, or `ALL_YEARS` */
export function rowsOfYear({ columns }: ReferenceView, rows: Cells[], year: string): Cells[] {
  const day = columns.find(({ kind }) => kind === 'day')
  return day && year !== ALL_YEARS ? rows.filter((cells) => cells[day.key]?.startsWith(year)) : rows
}

/** The table as a spreadsheet, the heading first: what is exported can be imported again. */
export const sheetOf = ({ columns }: ReferenceView, rows: Cells[]): string[][] => [
  columns.map(({ title }) => title),
  ...rows.map((cells) => columns.map(({ key }) => cells[key] ?? '')),
]

/** What rows of a file would do, one line each; and what the whole of it would. */
export interface TableChecked {
  from: number
  lines: ImportLine[]
  text: string
  dropped: Array<{ key: string; name: string }>
  /** What would then be to be known of the table. */
  notes: string[]
}

/** 逐行检查一张表，什么也不写。 */
export async function checkTable(view: ReferenceView, rows: SheetRow[], isWhole: boolean): Promise<TableChecked> {
  const report = await call('reference', 'check', { table: view.table, rows, isWhole })
  return checkedOf(view, report)
}

/** 采用检查过的表。 */
export async function adoptTable(
  view: ReferenceView,
  { rows, isWhole, from, note }: { rows: SheetRow[]; isWhole: boolean; from: number; note: string },
  requestId: string,
): Promise<TableChecked> {
  const report = await call('reference', 'adopt', { table: view.table, rows, isWhole, from, note }, requestId)
  return checkedOf(view, report)
}

type Report = Awaited<ReturnType<typeof call<'reference', 'check'>>>

function checkedOf({ columns }: ReferenceView, { from, lines, text, dropped, notes }: Report): TableChecked {
  const titles = new Map(columns.map(({ key, title }) => [key, title]))
  const said = ({ column, text: words }: { column: string; text: string }): ImportNote => ({
    column: titles.get(column) ?? column,
    text: words,
  })
  return {
    ...{ from, text, dropped, notes },
    lines: lines.map(({ row, key, name, result, problems, changes }) => ({
      ...{ row, result, name: name || key, notes: [], problems: problems.map(said) },
      changes: changes.map(({ column }) => titles.get(column) ?? column),
    })),
  }
}
