import * as v from 'valibot'
import { Cell, RowNumber } from './cell'
import { Id, optionalWords, words } from './primitives'

/** One line of the spreadsheet as it stands: docs/catalogue.md. */
const CatalogueRow = v.strictObject({
  row: RowNumber,
  code: Cell,
  batch: Cell,
  name: Cell,
  class: Cell,
  categories: Cell,
  kind: Cell,
  field: Cell,
  lead: Cell,
  assists: Cell,
  answer: Cell,
  reportIn: Cell,
  finish: Cell,
  basis: Cell,
  evidence: Cell,
  duties: Cell,
  initials: Cell,
})
export type CatalogueRow = v.InferOutput<typeof CatalogueRow>
export type CatalogueColumn = Exclude<keyof CatalogueRow, 'row'>

/** A list is one document. */
export const MOST_ROWS = 2_000
export const tooManyRows = (rows: number): string =>
  `表里有 ${rows} 行，一张清单最多 ${MOST_ROWS} 行，请检查是不是选错了文件`

/** Counted before any of them is looked at. */
const Rows = v.pipe(
  v.custom<Array<v.InferInput<typeof CatalogueRow>>>(Array.isArray, '表格不对'),
  v.minLength(1, '表格里没有内容'),
  v.maxLength(MOST_ROWS, ({ received }) => tooManyRows(Number(received))),
  v.array(CatalogueRow, '表格不对'),
)

const Version = v.pipe(
  v.number('版本不对'),
  v.integer('版本不对'),
  v.minValue(1, '版本不对'),
  v.maxValue(1e6, '版本不对'),
)

/** 吹哨报到的事项清单；都是区网格中心的事。 */
export const catalogue = {
  /** 找事项：名称里的字、拼音首字母，或平常的话；给了诉求，合它类别的在前。 */
  items: v.strictObject({
    query: optionalWords(30, '搜索'),
    /** Of the ticket it is to be blown from. */
    category: v.optional(Id),
  }),
  /** 逐行检查一张表，什么也不写。 */
  check: v.strictObject({ rows: Rows }),
  /** 整张表立为新的一版；`from` 是检查时现行的那一版。 */
  adopt: v.strictObject({ rows: Rows, from: Version, note: words(100, '说明') }),
  /** 任何一版，列名在第一行；不说哪一版，就是最新的。 */
  rows: v.strictObject({ version: v.optional(Version) }),
  /** 同样的表，导出用；留一条审计。 */
  export: v.strictObject({ version: v.optional(Version) }),
  /** 有过哪些版，新的在前。 */
  versions: v.strictObject({}),
}

/** Something to be said about a cell. */
export interface CatalogueNote {
  column: CatalogueColumn
  text: string
}

export interface CatalogueLine {
  row: number
  code: string
  name: string
  result: 'add' | 'change' | 'same' | 'problem'
  problems: CatalogueNote[]
  /** No problem, but somebody should look. */
  notes: CatalogueNote[]
  /** What is different from the version before. */
  changes: CatalogueColumn[]
}

export interface CatalogueReport {
  /** The version it was compared with; to be given back when the table is adopted. */
  from: number
  lines: CatalogueLine[]
  /** Items of that version which the table has no more. */
  retired: Array<{ code: string; name: string }>
  /** No row has a problem: the list is one whole, and one problem keeps all of it out. */
  isAdoptable: boolean
  /** 194 行：新增 1，改动 2，没有变化 191；不再列入 3 项. */
  text: string
}

export interface CatalogueAdopted extends CatalogueReport {
  version: number
}

export interface CatalogueSheet {
  /** For a file, without its extension. */
  name: string
  /** The heading first; nothing in them is run as a formula. */
  cells: string[][]
  /** 示例目录 …: to be shown wherever the list is. */
  note: string
}

export interface CatalogueVersion {
  version: number
  at: number
  note: string
  /** How many. */
  items: number
  isInForce: boolean
}
