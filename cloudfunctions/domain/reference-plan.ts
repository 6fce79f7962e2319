import type {
  Cells,
  ReferenceRow,
  ReferenceTable,
  RowSaved,
  TableColumn,
  TableLine,
  TableNote,
  TableReport,
} from '../contract/reference'
import { cellOver, unfitIn } from './cell'
import { filled, isSame, type PlannedRow, shown, type Table } from './reference-table'

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
  const current = table.rowsOf(document)
  const known = new Map(current.map((cells) => [table.keyOf(cells), cells]))
  const keyed = new Map<string, PlannedRow[]>()
  const meant = rows.map((row) => laidOver(row, table, known, ground))
  for (const row of meant) {
    const key = table.keyOf(table.plain(row.cells, ground))
    const others = keyed.get(key)
    if (others) others.push(row)
    else keyed.set(key, [row])
  }
  const isKept = !isWhole || table.keepsRows
  const left = current.filter((cells) => !keyed.has(table.keyOf(cells)))
  const planned = table.plan(document, isKept ? mergedRows(table, current, keyed) : meant, ground)
  const lines = planned.lines.filter(({ row }) => row > 0).sort((a, b) => a.row - b.row)
  // A row that stays as it was may no longer fit what the file says: it is not in the file, and yet a problem.
  lines.push(...planned.lines.filter(({ row, result }) => row <= 0 && result === 'problem'))
  const nameOf = (cells: Cells) => cells['name'] ?? shown(table.keyOf(cells))
  const dropped = isKept ? [] : left.map((cells) => ({ key: shown(table.keyOf(cells)), name: nameOf(cells) }))
  return {
    report: {
      ...{ table: name, from: document.version, lines, dropped },
      isAdoptable: planned.document !== undefined,
      notes: planned.document ? table.notes(planned.document) : [],
      text: summary(lines, dropped.length),
    },
    ...(planned.document !== undefined && { document: planned.document }),
  }
}

/** 空着的格子、没有的列不动: the row as it is meant, upon the row that is there. */
function laidOver<D, G>(
  { row, cells: typed }: ReferenceRow,
  table: Table<D, G>,
  known: Map<string, Cells>,
  ground: G,
): PlannedRow {
  const isKey = new Set(table.columns.flatMap((column) => (column.isKey ? column.key : [])))
  const cells = filled(typed, table.columns)
  const found = known.get(table.keyOf(cells)) ?? known.get(table.keyOf(table.plain(typed, ground)))
  const over = Object.entries(cells).map(([key, text]) => [key, isKey.has(key) ? text : cellOver(text, found?.[key])])
  const meant = Object.fromEntries(over) as Cells
  const problems = unfitIn(typed)
  const isKept = found !== undefined && problems.length === 0 && isSame(found, meant, table.columns)
  return { row, cells: meant, isKept, problems }
}

/** The rows that are there, changed or as they are, in their order; new ones behind. Those not in the file have the number 0. */
function mergedRows<D, G>(table: Table<D, G>, current: Cells[], keyed: Map<string, PlannedRow[]>): PlannedRow[] {
  const known = new Set(current.map((cells) => table.keyOf(cells)))
  return [
    ...current.flatMap((cells) => keyed.get(table.keyOf(cells)) ?? [{ row: 0, cells, isKept: true }]),
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
  const hidden = unfitIn(after ?? {})
  if (hidden.length > 0) return { result: 'problem', version, problems: hidden }
  const seen = before && filled(before, columns)
  const wanted = after && table.plain(seen && table.swapsRows ? swapped(table, seen, after) : after, ground)
  const key = keyOf(seen ?? wanted ?? {})
  const isMoved = wanted !== undefined && keyOf(wanted) !== key
  const rows = table.rowsOf(document)
  const at = rows.findIndex((cells) => keyOf(cells) === key)
  const current = rows[at]
  if (isMoved && !current && rows.some((cells) => isSame(cells, wanted, columns))) return { result: 'same' }
  if (wanted ? current && isSame(current, wanted, columns) : !current) return { result: 'same' }
  const next: PlannedRow[] = rows.map((cells, i) => ({ row: i + 1, cells, isKept: i !== at }))
  if (!wanted) next.splice(at, 1)
  else if (current) next[at] = { row: at + 1, cells: wanted }
  else next.push({ row: rows.length + 1, cells: wanted })
  const planned = table.plan(document, next, ground)
  // 写成的样子由整张表定（一套制度的序号）：已经是那个样子的，就是改成了.
  if (wanted && JSON.stringify(planned.document) === JSON.stringify(document)) return { result: 'same' }
  if (seen ? !current || !isSame(current, seen, columns) : current)
    return { result: 'conflict', version, ...(current && { current }) }
  if (isMoved && !table.swapsRows) return { result: 'problem', version, problems: movedKey(columns) }
  const other = isMoved ? rows.findIndex((cells) => keyOf(cells) === keyOf(wanted)) : -1
  if (other >= 0) return { result: 'problem', version, problems: sameAs(other, columns) }
  if (table.keepsRows && !wanted)
    return { result: 'problem', version, problems: [{ column: '', text: '这张表的行有别处在用，只能改，不能删' }] }
  if (next.length === 0) return { result: 'problem', version, problems: [{ column: '', text: '最后一行不能删' }] }
  if (planned.document) return { result: 'save', document: planned.document }
  return {
    result: 'problem',
    version,
    problems: problemsFor(planned.lines, wanted ? (current ? at : rows.length) + 1 : -1),
  }
}

/** What was there beside the key and was not written anew speaks of the row that goes. */
function swapped<D, G>({ columns, keyOf }: Table<D, G>, seen: Cells, after: Cells): Cells {
  if (keyOf(filled(after, columns)) === keyOf(seen)) return after
  const isOld = ([key, text]: [string, string]) =>
    text === seen[key] && columns.some((column) => column.key === key && !column.isKey)
  return Object.fromEntries(Object.entries(after).filter((cell) => !isOld(cell)))
}

const movedKey = (columns: TableColumn[]): TableNote[] =>
  columns
    .filter(({ isKey }) => isKey)
    .map(({ key, title }) => ({ column: key, text: `${title}不能改；要换一个，请删掉再新增` }))

const sameAs = (at: number, columns: TableColumn[]): TableNote[] =>
  columns
    .filter(({ isKey }) => isKey)
    .slice(-1)
    .map(({ key }) => ({ column: key, text: `和第 ${at + 1} 行是同一行` }))

/** What is wrong with the row itself as it is; with another, under the row's own name. @param own its number */
const problemsFor = (lines: TableLine[], own: number): TableNote[] =>
  lines.flatMap(({ row, problems, key, name }) =>
    row === own
      ? problems
      : problems.map(({ text }) => ({ column: '', text: row === 0 ? text : `${key} ${name}：${text}` })),
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
