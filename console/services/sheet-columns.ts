import type { SheetColumn } from '../../typings/contract'
import { plainCell } from './cell-text'

/** One line of a table, its cells by the column's key; a column that is not there is empty. */
export interface SheetRow {
  /** As the spreadsheet counts: the heading is 1. */
  row: number
  cells: Record<string, string>
}

/** What a table holds, and what is wrong with its heading. */
export interface SheetRows {
  rows: SheetRow[]
  /** Titles of needed columns that are not there. */
  missing: string[]
  /** Titles that stand twice. */
  doubled: string[]
  /** Titles of other columns that are not there: what stands in them stays as it is. */
  absent: string[]
  /** Headings nobody knows: left aside. */
  unknown: string[]
}

/** @param cells the heading first; empty lines are passed over, and lines keep the number they have in the file */
export function rowsOf([headings = [], ...lines]: string[][], columns: readonly SheetColumn[]): SheetRows {
  const found = headings.map((heading) => columnOf(heading, columns))
  const empty = Object.fromEntries(columns.map(({ key }) => [key, '']))
  const rows = lines.flatMap((line, i) => {
    const said = found.flatMap((column, j) => (column ? [[column.key, plainCell(line[j] ?? '')] as const] : []))
    return said.some(([, text]) => text !== '')
      ? [{ row: i + 2, cells: { ...empty, ...Object.fromEntries(said) } }]
      : []
  })
  const left = columns.filter((column) => !found.includes(column))
  return {
    rows,
    missing: left.filter(({ isNeeded }) => isNeeded).map(({ title }) => title),
    absent: left.filter(({ isNeeded }) => !isNeeded).map(({ title }) => title),
    doubled: columns.filter((one) => found.indexOf(one) !== found.lastIndexOf(one)).map(({ title }) => title),
    unknown: headings.filter((heading, j) => !['', PROBLEMS].includes(heading.trim()) && !found[j]),
  }
}

/** Stands above what is wrong with each row, in the file of those rows; brought back mended, nobody reads it. */
export const PROBLEMS = '问题'

/** Looked through for the heading when it is not where it should be. */
const TITLE_ROWS = 10

/** Where a heading stands that has all that is needed, below the title of a table; undefined: nowhere near. */
export function headingRow(cells: string[][], columns: readonly SheetColumn[]): number | undefined {
  const at = cells.slice(0, TITLE_ROWS).findIndex((row) => rowsOf([row], columns).missing.length === 0)
  return at < 0 ? undefined : at + 1
}

function columnOf(heading: string, columns: readonly SheetColumn[]): SheetColumn | undefined {
  const name = heading.trim().toLowerCase()
  return columns.find(({ key, title, aliases }) =>
    [key, title, ...aliases].some((known) => known.toLowerCase() === name),
  )
}
