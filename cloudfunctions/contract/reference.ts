import * as v from 'valibot'
import { Cell, RowNumber } from './cell'
import { words } from './primitives'

/** The district's tables of reference data, each a view of one stored document: docs/reference-data.md. */
export const ReferenceTable = v.picklist(
  [
    'categories',
    'groups',
    'keywords',
    'dangerWords',
    'phrases',
    'needClasses',
    'legend',
    'policy',
    'whistleRules',
    'calendar',
    'officeHours',
    'dutyLists',
    'powers',
    'departments',
    'templates',
    'charter',
  ],
  '没有这张表',
)
export type ReferenceTable = v.InferOutput<typeof ReferenceTable>

/** A row as a person reads it and a spreadsheet has it: column → words. */
const Cells = v.pipe(
  v.record(v.pipe(v.string('列名不对'), v.regex(/^[a-zA-Z]{1,20}$/, '列名不对')), Cell, '表格不对'),
  v.check((cells) => Object.keys(cells).length <= 20, '列太多了'),
)
export type Cells = Record<string, string>

const ReferenceRow = v.strictObject({ row: RowNumber, cells: Cells }, '表格不对')
export type ReferenceRow = v.InferOutput<typeof ReferenceRow>

/** Far more than any of these tables is made for; a table is one document. */
const MOST_TABLE_ROWS = 5_000

/** Counted before any of them is looked at. */
const Rows = v.pipe(
  v.custom<Array<v.InferInput<typeof ReferenceRow>>>(Array.isArray, '表格不对'),
  v.minLength(1, '表格里没有内容'),
  v.maxLength(MOST_TABLE_ROWS, ({ received }) => `表里有 ${received} 行，一张表最多 ${MOST_TABLE_ROWS} 行`),
  v.array(ReferenceRow, '表格不对'),
)

const Version = v.pipe(
  v.number('版本不对'),
  v.integer('版本不对'),
  v.minValue(1, '版本不对'),
  v.maxValue(1e6, '版本不对'),
)

/** 整张换掉：表里没有的行不再留；否则只新增和改动。 */
const IsWhole = v.optional(v.boolean('选择不对'), false)

const Note = words(100, '修改原因')

/** 区里的基础数据；都是区网格中心的事。 */
export const reference = {
  /** 有哪些表，各有哪些列。 */
  tables: v.strictObject({}),
  /** 一张表的每一行；不说哪一版，就是现行的。 */
  rows: v.strictObject({ table: ReferenceTable, version: v.optional(Version) }),
  /** 同样的行，导出用；留一条审计。 */
  export: v.strictObject({ table: ReferenceTable, version: v.optional(Version) }),
  /** 有过哪些版，新的在前。 */
  versions: v.strictObject({ table: ReferenceTable }),
  /** 逐行检查一张表，什么也不写。 */
  check: v.strictObject({ table: ReferenceTable, rows: Rows, isWhole: IsWhole }),
  /** 采用检查过的表；`from` 是检查时现行的那一版。 */
  adopt: v.strictObject({ table: ReferenceTable, rows: Rows, isWhole: IsWhole, from: Version, note: Note }),
  /** 改一行：`before` 是改以前看到的（没有：新增），`after` 是改成的（没有：删掉）。 */
  save: v.strictObject({
    table: ReferenceTable,
    before: v.optional(Cells),
    after: v.optional(Cells),
    note: Note,
  }),
}

export interface TableColumn {
  key: string
  /** 编号 */
  title: string
  /** How it is to be written; empty where the title says it all. */
  hint: string
  /** A day is written `2027-10-01`. */
  kind: 'line' | 'text' | 'choice' | 'day'
  /** Of a choice. */
  options?: string[]
  isNeeded: boolean
  /** It says which row it is: may not be changed in a row that is there. */
  isKey: boolean
}

export interface ReferenceView {
  table: ReferenceTable
  /** 诉求类别 */
  name: string
  /** 诉求 · 吹哨 · 日历 … */
  group: string
  about: string
  columns: TableColumn[]
  /** Its rows are what they are; only what stands in them may change. */
  isFixed: boolean
  /** Rows may come and change, never go. */
  keepsRows: boolean
  /** Its rows are nothing but what tells them apart: changing one puts another in its place. */
  swapsRows: boolean
}

/** A version: when and by whom it was made, and why. */
export interface TableVersion {
  version: number
  /** Missing for what came with the district's data. */
  changed?: { at: number; by: string; note: string }
  /** Something else of the document moved (borders, the network …); none of the tables did. */
  isByOthers?: true
  isInForce: boolean
}

export interface ReferenceRows extends TableVersion {
  table: ReferenceTable
  rows: Cells[]
  /** What is to be known of the table as it is: 2027 年还没有载完，缺春节… */
  notes: string[]
}

export interface TableNote {
  column: string
  text: string
}

export interface TableLine {
  row: number
  /** What says which row it is. */
  key: string
  name: string
  result: 'add' | 'change' | 'same' | 'problem'
  problems: TableNote[]
  /** Columns that are different from what is there, with what is there. */
  changes: TableNote[]
}

export interface TableReport {
  table: ReferenceTable
  /** The version it was compared with; to be given back when the table is adopted. */
  from: number
  lines: TableLine[]
  /** Rows that are there, and would not be any more. */
  dropped: Array<{ key: string; name: string }>
  /** No row has a problem: a table is one whole, and one problem keeps all of it out. */
  isAdoptable: boolean
  /** What would then be to be known of it. */
  notes: string[]
  /** 68 行：新增 1，改动 2，没有变化 65，有问题 0；不再留 0 行 */
  text: string
}

export interface TableAdopted extends TableReport {
  version: number
}

/**
 * What became of one row. `conflict`: somebody else has changed it meanwhile; `current` is the row as it is now, absent
 * when it is gone.
 */
export type RowSaved =
  | { result: 'saved'; version: number }
  | { result: 'conflict'; version: number; current?: Cells }
  | { result: 'problem'; version: number; problems: TableNote[] }

/** What each action answers. */
export interface ReferenceOutputs {
  tables: ReferenceView[]
  rows: ReferenceRows
  export: ReferenceRows
  versions: TableVersion[]
  check: TableReport
  adopt: TableAdopted
  save: RowSaved
}
