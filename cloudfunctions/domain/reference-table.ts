import type {
  Cells,
  RowSaved,
  TableColumn,
  TableLine,
  ReferenceTable,
  TableNote,
  TableReport,
  ReferenceRow,
} from '../contract/reference'
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
  rows(document: D, ground: G): R[]
  /** A row as it is written: what was read from it, however it was typed. */
  cells(row: R): Cells
  /** What a row says; several things wrong are all said at once. */
  read(cells: Cells, ground: G): { row: R } | { problems: TableNote[] }
  /** What is wrong between the rows, by where they stand in the list. */
  between?(rows: R[], ground: G): Array<{ at: number; column: string; text: string }>
  build(document: D, rows: R[]): D
}

/** A table as the stories use it, whatever its rows are. */
export interface Table<D, G> {
  name: string
  group: string
  about: string
  columns: TableColumn[]
  isFixed: boolean
  keepsRows: boolean
  rowsOf: (document: D, ground: G) => Cells[]
  /** What rows would make of the document; `document` is missing while any of them has a problem. */
  plan: (document: D, rows: ReferenceRow[], ground: G) => { lines: TableLine[]; document?: D }
  keyOf: (cells: Cells) => string
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
  const { name, group, about, isFixed = false, keepsRows = isFixed } = rules
  const rowsOf = (document: D, ground: G) =>
    rules.rows(document, ground).map((row) => filled(rules.cells(row), columns))

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
    ...{ name, group, about, columns, isFixed, keepsRows, keyOf, rowsOf },
    plain(typed, ground) {
      const cells = filled(typed, columns)
      const outcome = readRow(cells, ground)
      return 'row' in outcome ? filled(rules.cells(outcome.row), columns) : cells
    },
    plan(document, rows, ground) {
      const known = new Map(rowsOf(document, ground).map((cells) => [keyOf(cells), cells]))
      const met = new Map<string, number>()
      const read = rows.map(({ row, cells: typed }) => {
        const outcome = readRow(filled(typed, columns), ground)
        const cells = filled('row' in outcome ? rules.cells(outcome.row) : typed, columns)
        const key = keyOf(cells)
        const earlier = met.get(key)
        met.set(key, earlier ?? row)
        const problems = 'problems' in outcome ? [...outcome.problems] : []
        const column = keys[keys.length - 1] ?? ''
        if (earlier !== undefined) problems.push({ column, text: `和第 ${earlier} 行是同一行` })
        if (isFixed && !known.has(key)) problems.push({ column, text: '这张表的行是固定的，没有这一行' })
        return { row, cells, key, problems, ...('row' in outcome && { value: outcome.row }) }
      })
      const good = read.filter((one): one is typeof one & { value: R } => 'value' in one)
      // One row that cannot be read would make others seem to point at nothing.
      if (read.every(({ problems }) => problems.length === 0))
        for (const { at, column, text } of rules.between?.(
          good.map(({ value }) => value),
          ground,
        ) ?? [])
          good[at]?.problems.push({ column, text })
      const lines = read.map(({ row, cells, key, problems }): TableLine => {
        const found = known.get(key)
        const changes = found ? differences(found, cells, columns) : []
        const result = problems.length > 0 ? 'problem' : !found ? 'add' : changes.length > 0 ? 'change' : 'same'
        return { row, key: shown(key), name: cells[nameColumn] ?? '', result, problems, changes }
      })
      if (lines.some(({ result }) => result === 'problem')) return { lines }
      return {
        lines,
        document: rules.build(
          document,
          good.map(({ value }) => value),
        ),
      }
    },
  }
}

/** As it is written in a report. */
const shown = (key: string): string => key.split(JOINT).join(' · ')

/** Every column is there, and nothing in them that nobody can see. */
const filled = (cells: Cells, columns: TableColumn[]): Cells => ({
  ...Object.fromEntries(columns.map(({ key }) => [key, ''])),
  ...Object.fromEntries(Object.entries(cells).map(([key, text]) => [key, cleanWords(text)])),
})

const differences = (before: Cells, after: Cells, columns: TableColumn[]): TableNote[] =>
  columns
    .filter(({ key }) => (before[key] ?? '') !== (after[key] ?? ''))
    .map(({ key }) => ({ column: key, text: before[key] ?? '' }))

const isSame = (one: Cells, other: Cells, columns: TableColumn[]): boolean =>
  differences(one, other, columns).length === 0

export interface TablePlan<D> {
  report: TableReport
  /** The document as it would be; undefined while any row has a problem. */
  document?: D
}

/**
 * 一张表会把数据变成什么样，逐行；什么也不写。
 * @param isWhole rows that the file does not have are dropped; else they stay as they are
 */
export function planTable<D extends { version: number }, G>(
  name: ReferenceTable,
  table: Table<D, G>,
  document: D,
  rows: ReferenceRow[],
  isWhole: boolean,
  ground: G,
): TablePlan<D> {
  const current = table.rowsOf(document, ground)
  const keyed = new Map<string, ReferenceRow[]>()
  for (const row of rows) {
    const key = table.keyOf(table.plain(row.cells, ground))
    const others = keyed.get(key)
    if (others) others.push(row)
    else keyed.set(key, [row])
  }
  const isKept = !isWhole || table.keepsRows
  const left = current.filter((cells) => !keyed.has(table.keyOf(cells)))
  const planned = table.plan(document, isKept ? mergedRows(table, current, keyed) : rows, ground)
  const lines = planned.lines.filter(({ row }) => row > 0).sort((a, b) => a.row - b.row)
  // A row that stays as it was may no longer fit what the file says: it is not in the file, and yet a problem.
  lines.push(...planned.lines.filter(({ row, result }) => row <= 0 && result === 'problem'))
  const nameOf = (cells: Cells) => cells['name'] ?? shown(table.keyOf(cells))
  const dropped = isKept ? [] : left.map((cells) => ({ key: shown(table.keyOf(cells)), name: nameOf(cells) }))
  return {
    report: {
      ...{ table: name, from: document.version, lines, dropped },
      isAdoptable: planned.document !== undefined,
      text: summary(lines, dropped.length),
    },
    ...(planned.document !== undefined && { document: planned.document }),
  }
}

/** The rows that are there, changed or as they are, in their order; new ones behind. Those not in the file have the number 0. */
function mergedRows<D, G>(table: Table<D, G>, current: Cells[], keyed: Map<string, ReferenceRow[]>): ReferenceRow[] {
  const known = new Set(current.map((cells) => table.keyOf(cells)))
  return [
    ...current.flatMap((cells) => keyed.get(table.keyOf(cells)) ?? [{ row: 0, cells }]),
    ...[...keyed].filter(([key]) => !known.has(key)).flatMap(([, rows]) => rows),
  ]
}

export type RowPlan<D> = Exclude<RowSaved, { result: 'saved' }> | { result: 'save'; document: D } | { result: 'same' }

/**
 * One row changed by a person who saw it as `before`. That it has been made like `after` already (their own call, whose
 * answer was lost) is as good as done.
 * @param before absent: a new row
 * @param after absent: the row goes
 */
export function planRow<D extends { version: number }, G>(
  table: Table<D, G>,
  document: D,
  { before, after }: { before?: Cells | undefined; after?: Cells | undefined },
  ground: G,
): RowPlan<D> {
  const { version } = document
  const { columns, keyOf } = table
  const wanted = after && table.plain(after, ground)
  const seen = before && filled(before, columns)
  const key = keyOf(seen ?? wanted ?? {})
  const rows = table.rowsOf(document, ground)
  const at = rows.findIndex((cells) => keyOf(cells) === key)
  const current = rows[at]
  if (wanted ? current && isSame(current, wanted, columns) : !current) return { result: 'same' }
  if (seen ? !current || !isSame(current, seen, columns) : current)
    return { result: 'conflict', version, ...(current && { current }) }
  if (wanted && seen && keyOf(wanted) !== key) return { result: 'problem', version, problems: movedKey(columns) }
  if (table.keepsRows && !wanted)
    return { result: 'problem', version, problems: [{ column: '', text: '这张表的行有别处在用，只能改，不能删' }] }
  const next = wanted
    ? current
      ? rows.map((cells, i) => (i === at ? wanted : cells))
      : [...rows, wanted]
    : rows.filter((_, i) => i !== at)
  if (next.length === 0) return { result: 'problem', version, problems: [{ column: '', text: '最后一行不能删' }] }
  const planned = table.plan(
    document,
    next.map((cells, i) => ({ row: i + 1, cells })),
    ground,
  )
  if (planned.document) return { result: 'save', document: planned.document }
  return {
    result: 'problem',
    version,
    problems: problemsFor(planned.lines, wanted ? (current ? at : rows.length) : -1),
  }
}

const movedKey = (columns: TableColumn[]): TableNote[] =>
  columns
    .filter(({ isKey }) => isKey)
    .map(({ key, title }) => ({ column: key, text: `${title}不能改；要换一个，请删掉再新增` }))

/** What is wrong with the row itself as it is; with another, under the row's own name. */
const problemsFor = (lines: TableLine[], own: number): TableNote[] =>
  lines.flatMap(({ problems, key, name }, i) =>
    i === own ? problems : problems.map(({ text }) => ({ column: '', text: `${key} ${name}：${text}` })),
  )

const RESULT_TEXT: Record<TableLine['result'], string> = {
  add: '新增',
  change: '改动',
  same: '没有变化',
  problem: '有问题',
}
const RESULTS = Object.keys(RESULT_TEXT) as Array<TableLine['result']>

function summary(lines: TableLine[], dropped: number): string {
  const count = (result: TableLine['result']) => lines.filter((line) => line.result === result).length
  const counts = RESULTS.map((result) => `${RESULT_TEXT[result]} ${count(result)}`).join('，')
  const whole = count('problem') > 0 ? '。一张表是一个整体：有问题的行改好以前，整张都不采用' : ''
  return `${lines.length} 行：${counts}；不再留 ${dropped} 行${whole}`
}

/** @returns what a row says, or everything that is wrong with it, from its cells as `sorted` gives them */
export const rowFrom = <V, R>(
  { problems, values }: { problems: TableNote[]; values: V },
  build: (values: V) => R,
): { row: R } | { problems: TableNote[] } => (problems.length > 0 ? { problems } : { row: build(values) })
