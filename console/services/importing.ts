import type { SheetColumn } from '../../typings/contract'
import { PROBLEMS, type SheetRow } from './sheet-columns'

/** Something to be said about a cell. */
export interface ImportNote {
  /** The column's title; empty when it is the row as a whole. */
  column: string
  text: string
}

/** What a row would do, or has done. */
export interface ImportLine {
  row: number
  /** What the row is about, as people know it. */
  name: string
  /** Whatever two rows must not share; left out when rows cannot be told apart by one word. */
  key?: string
  /** `waiting`: the server had no time for it; it is sent once more. */
  result: 'add' | 'change' | 'same' | 'problem' | 'waiting'
  problems: ImportNote[]
  notes: ImportNote[]
  /** Titles of columns that are different from what is there. */
  changes: string[]
}

/** Something only a person can decide before anything is written. */
export interface ImportQuestion {
  text: string
  choices: Array<{ value: string; text: string }>
}

/** What a noun brings so that a table of it can be taken over. Whatever it asks rejects with a CallError. */
export interface Importer {
  /** 地点 */
  noun: string
  /** Files besides .xlsx and .csv, as the file field names them. */
  accepts?: string
  /** Cells of such a file, the heading first; undefined for one that is not of that kind. */
  readFile?: (file: File) => Promise<string[][]> | undefined
  columns: () => Promise<SheetColumn[]>
  /** A table to begin with: the heading, and a few rows as they should be. */
  example: () => Promise<string[][]>
  /** Rows that go into one call; left out: all of them. */
  size?: number
  /** The table is one whole: one problem keeps all of it out. */
  isWhole?: boolean
  /** An empty cell says that there is nothing; left out: that what is there stays. */
  isLiteral?: boolean
  /** What the person has to say of it; left out: nothing. */
  note?: { label: string; hint: string }
  /** Looks, and writes nothing. */
  check: (rows: SheetRow[]) => Promise<ImportLine[]>
  /** @param requestId stays the same when it is sent again: nothing is done twice */
  adopt: (rows: SheetRow[], requestId: string, note: string) => Promise<ImportLine[]>
  /** Asked after everything has been looked at. */
  question?: () => ImportQuestion | undefined
  /** Everything is looked at again afterwards. */
  answer?: (value: string) => void
  /** Of the table as a whole: sentences below the counts. */
  remarks?: () => string[]
}

/** A line of the report, and what has become of it. */
export interface ReportLine extends ImportLine {
  id: string
  isDone: boolean
}

const TEXT: Record<ImportLine['result'], { plan: string; done: string }> = {
  add: { plan: '新增', done: '已新增' },
  change: { plan: '改动', done: '已改动' },
  same: { plan: '没有变化', done: '没有变化' },
  problem: { plan: '有问题', done: '有问题' },
  waiting: { plan: '还没写', done: '还没写' },
}
export const resultText = ({ result, isDone }: Pick<ReportLine, 'result' | 'isDone'>): string =>
  TEXT[result][isDone ? 'done' : 'plan']

/** The contract takes no more in one cell. */
const MOST_IN_CELL = 1_000

/** Counted only where it may be so: of fifty thousand rows nearly all cells are short. */
const isLongerThan = (text: string, most: number): boolean => text.length > most && [...text].length > most

/** Rows that cannot even be sent, and those that can. */
export function sendable(rows: SheetRow[], columns: readonly SheetColumn[]): { lines: ImportLine[]; rows: SheetRow[] } {
  const wrong = (row: SheetRow): ImportNote[] =>
    columns
      .filter(({ key }) => isLongerThan(row.cells[key] ?? '', MOST_IN_CELL))
      .map(({ title }) => ({ column: title, text: `格子里的字太多了，最多 ${MOST_IN_CELL} 字` }))
  const lines = rows.flatMap((row): ImportLine[] => {
    const problems = wrong(row)
    const name = Object.values(row.cells).find((text) => text !== '') ?? ''
    return problems.length > 0
      ? [{ row: row.row, name: name.slice(0, 20), result: 'problem', problems, notes: [], changes: [] }]
      : []
  })
  const refused = new Set(lines.map(({ row }) => row))
  return { lines, rows: rows.filter(({ row }) => !refused.has(row)) }
}

/** A table is sent in pieces: two rows that share a key may lie in different ones. @returns in the order of the file */
export function reported(lines: ImportLine[]): ReportLine[] {
  const seen = new Map<string, number>()
  return [...lines]
    .sort((a, b) => a.row - b.row)
    .map((line, at) => {
      // 不在文件里的：整张表，或者原来就有的行.
      const report = { ...line, id: line.row > 0 ? String(line.row) : `0-${at}`, isDone: false }
      const earlier = line.key ? seen.get(line.key) : undefined
      if (line.key && earlier === undefined) seen.set(line.key, line.row)
      if (earlier === undefined || line.result === 'problem') return report
      const twin = { column: '', text: `和第 ${earlier} 行是同一个` }
      return { ...report, result: 'problem' as const, problems: [...line.problems, twin] }
    })
}

/** How many rows of each result, in the words of the moment. */
export function countsOf(lines: ReportLine[]): Array<{ result: ImportLine['result']; count: number }> {
  return (['add', 'change', 'same', 'problem', 'waiting'] as const)
    .map((result) => ({ result, count: lines.filter((line) => line.result === result).length }))
    .filter(({ result, count }) => count > 0 || result === 'problem')
}

/** 经度：不在本区范围内；电话：号码不对 */
export const notesText = (notes: ImportNote[]): string =>
  notes.map(({ column, text }) => (column ? `${column}：${text}` : text)).join('；')

/** The rows nobody could take, as they were, with what is wrong beside them. @param cells the heading first */
export function problemSheet(cells: string[][], lines: ReportLine[]): string[][] {
  const wrong = lines.filter(({ result }) => result === 'problem')
  const width = cells[0]?.length ?? 0
  const filled = (row: string[] = []) => Array.from({ length: width }, (_, at) => row[at] ?? '')
  return [
    [...filled(cells[0]), PROBLEMS],
    ...wrong.map(({ row, problems }) => [...filled(cells[row - 1]), notesText(problems)]),
  ]
}
