import type { Cells, TableColumn, TableLine, TableNote, ReferenceRow } from '../contract/reference'
import { cleanWords } from '../contract/primitives'

/** A column as a table declares it: what is left out is the usual. */
export interface ColumnRule {
  title: string
  hint?: string
  kind?: TableColumn['kind']
  options?: string[]
  isNeeded?: boolean
  isKey?: boolean
}

/** Something that holds between rows, and does not. */
export interface Discord {
  at: number
  column: string
  text: string
}
export const WHOLE = -1

/** A row to be put into a table. */
export interface PlannedRow extends ReferenceRow {
  /** Nobody has touched it: what was wrong with it before is no reason to refuse something else. */
  isKept?: boolean
  /** What was wrong with it before it was laid over the row that is there. */
  problems?: TableNote[]
}

/**
 * 一张表: a view of one stored document, row by row, in words a person can read and write.
 * @template D the document
 * @template R one row, read
 * @template G what its cells may speak of besides
 */
export interface TableRules<D, R, G = unknown> {
  name: string
  group: string
  about: string
  columns: Record<string, ColumnRule>
  /** Only what stands in its rows may change: settings that code asks for by name. */
  isFixed?: boolean
  /** Rows may come and change, never go: others point at them. */
  keepsRows?: boolean
  /** Rows are nothing but what tells them apart, and nothing points at them: changing one puts another in its place. */
  swapsRows?: boolean
  rows(document: D): R[]
  /** A row as it is written: what was read from it, however it was typed. */
  cells(row: R): Cells
  /** What a row says; several things wrong are all said at once. */
  read(cells: Cells, ground: G): { row: R } | { problems: TableNote[] }
  /** What is wrong between the rows, by where they stand in the list; `WHOLE`: with the table as a whole. */
  between?(rows: R[], ground: G): Discord[]
  build(document: D, rows: R[]): D
  /** What is to be known of the table as it is. */
  notes?(document: D): string[]
}

/** A table as the stories use it, whatever its rows are. */
export interface Table<D, G> {
  name: string
  group: string
  about: string
  columns: TableColumn[]
  isFixed: boolean
  keepsRows: boolean
  swapsRows: boolean
  /** Of any version: what it says, it says by itself. */
  rowsOf: (document: D) => Cells[]
  /** What rows would make of the document; `document` is missing while any of them has a problem. */
  plan: (document: D, rows: PlannedRow[], ground: G) => { lines: TableLine[]; document?: D }
  keyOf: (cells: Cells) => string
  /** What is to be known of the table as it is. */
  notes: (document: D) => string[]
  /** A row as the table itself would write it; as it was typed where it cannot be read. */
  plain: (cells: Cells, ground: G) => Cells
}

/** Between the parts of a key; cannot be typed. */
const JOINT = '\u0000'

export function tableOf<D, R, G>(rules: TableRules<D, R, G>): Table<D, G> {
  const columns = Object.entries(rules.columns).map(
    ([key, { title, hint = '', kind = 'line', options, isNeeded = false, isKey = false }]): TableColumn => ({
      ...{ key, title, hint, kind, isNeeded: isNeeded || isKey, isKey },
      ...(options && { options }),
    }),
  )
  const keys = columns.filter(({ isKey }) => isKey).map(({ key }) => key)
  const keyOf = (cells: Cells) => keys.map((key) => cells[key] ?? '').join(JOINT)
  const nameColumn = columns.find(({ key }) => key === 'name')?.key ?? keys[keys.length - 1] ?? ''
  const { name, group, about, isFixed = false, keepsRows = isFixed, swapsRows = false } = rules
  const rowsOf = (document: D) => rules.rows(document).map((row) => filled(rules.cells(row), columns))

  function readRow(cells: Cells, ground: G): { row: R } | { problems: TableNote[] } {
    const strange = Object.keys(cells).filter((key) => !columns.some((column) => column.key === key))
    const empty = columns.filter(({ key, isNeeded }) => isNeeded && (cells[key] ?? '') === '')
    const problems = [
      ...strange.map((column) => ({ column, text: '这张表没有这一列' })),
      ...empty.map(({ key, title }) => ({ column: key, text: `请填写${title}` })),
    ]
    return problems.length > 0 ? { problems } : rules.read(cells, ground)
  }

  return {
    ...{ name, group, about, columns, isFixed, keepsRows, swapsRows, keyOf, rowsOf },
    notes: (document) => rules.notes?.(document) ?? [],
    plain(typed, ground) {
      const cells = filled(typed, columns)
      const outcome = readRow(cells, ground)
      return 'row' in outcome ? filled(rules.cells(outcome.row), columns) : cells
    },
    plan(document, rows, ground) {
      const there = rules.rows(document)
      const known = new Map(
        there.map((value) => {
          const cells = filled(rules.cells(value), columns)
          return [keyOf(cells), { cells, value }]
        }),
      )
      const met = new Map<string, number>()
      const read = rows.map(({ row, cells: typed, isKept = false, problems: typedWrong = [] }) => {
        const kept = isKept ? known.get(keyOf(typed)) : undefined
        const outcome = kept ? { row: kept.value } : readRow(filled(typed, columns), ground)
        const cells = kept?.cells ?? filled('row' in outcome ? rules.cells(outcome.row) : typed, columns)
        const key = keyOf(cells)
        const earlier = met.get(key)
        met.set(key, earlier ?? row)
        const problems = [...typedWrong, ...('problems' in outcome ? outcome.problems : [])]
        const column = keys[keys.length - 1] ?? ''
        if (earlier !== undefined) problems.push({ column, text: `和第 ${earlier} 行是同一行` })
        if (isFixed && !known.has(key)) problems.push({ column, text: '这张表的行是固定的，没有这一行' })
        return { row, cells, key, isKept, problems, ...('row' in outcome && { value: outcome.row }) }
      })
      const good = read.filter((one): one is typeof one & { value: R } => 'value' in one)
      const values = good.map(({ value }) => value)
      const lines: TableLine[] = []
      // One row that cannot be read would make others seem to point at nothing.
      if (read.every(({ problems }) => problems.length === 0)) {
        const before = new Set((rules.between?.(there, ground) ?? []).map(({ column, text }) => `${column}：${text}`))
        for (const { at, column, text } of rules.between?.(values, ground) ?? []) {
          const isOld = before.has(`${column}：${text}`)
          if (at !== WHOLE && !(isOld && good[at]?.isKept)) good[at]?.problems.push({ column, text })
          if (at === WHOLE && !isOld) lines.push(wholeLine({ column, text }))
        }
      }
      for (const { row, cells, key, problems } of read) {
        const found = known.get(key)
        const changes = found ? differences(found.cells, cells, columns) : []
        const result = problems.length > 0 ? 'problem' : !found ? 'add' : changes.length > 0 ? 'change' : 'same'
        lines.push({ row, key: shown(key), name: cells[nameColumn] ?? '', result, problems, changes })
      }
      return lines.some(({ result }) => result === 'problem')
        ? { lines }
        : { lines, document: rules.build(document, values) }
    },
  }
}

/** Of no row: what is gone was needed. */
const wholeLine = (problem: TableNote): TableLine => ({
  ...{ row: 0, key: '', name: '', result: 'problem' },
  ...{ problems: [problem], changes: [] },
})

/** As it is written in a report. */
export const shown = (key: string): string => key.split(JOINT).join(' · ')

/** Every column is there, and nothing in them that nobody can see. */
export const filled = (cells: Cells, columns: TableColumn[]): Cells => ({
  ...Object.fromEntries(columns.map(({ key }) => [key, ''])),
  ...Object.fromEntries(Object.entries(cells).map(([key, text]) => [key, cleanWords(text)])),
})

const differences = (before: Cells, after: Cells, columns: TableColumn[]): TableNote[] =>
  columns
    .filter(({ key }) => (before[key] ?? '') !== (after[key] ?? ''))
    .map(({ key }) => ({ column: key, text: before[key] ?? '' }))

export const isSame = (one: Cells, other: Cells, columns: TableColumn[]): boolean =>
  differences(one, other, columns).length === 0

/** @returns what a row says, or everything that is wrong with it, from its cells as `sorted` gives them */
export const rowFrom = <V, R>(
  { problems, values }: { problems: TableNote[]; values: V },
  build: (values: V) => R,
): { row: R } | { problems: TableNote[] } => (problems.length > 0 ? { problems } : { row: build(values) })
