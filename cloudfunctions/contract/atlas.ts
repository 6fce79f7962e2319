import * as v from 'valibot'
import type { AreaKind } from './area'
import { Cell, RowNumber, rowsOf } from './cell'
import { Id, words } from './primitives'

/** 一条界线最多有这么多个界点。 */
const MOST_CORNERS = 2_000

/** Whole micro-degrees (0.1 m), GCJ-02. */
const degree = (most: number) =>
  v.pipe(
    v.number('界点的坐标不对'),
    v.integer('界点的坐标不对'),
    v.minValue(-most, '界点的坐标不对'),
    v.maxValue(most, '界点的坐标不对'),
  )
const Corner = v.tuple([degree(180_000_000), degree(90_000_000)], '界点的坐标不对')
export type Corner = v.InferOutput<typeof Corner>

/** The first corner is not repeated; which way round it goes does not matter. */
const Ring = v.pipe(v.array(Corner, '界线不对'), v.maxLength(MOST_CORNERS, `一条界线最多 ${MOST_CORNERS} 个界点`))
export type Ring = v.InferOutput<typeof Ring>
/** The outer ring, then holes; what has a hole is refused in words. */
const Rings = v.pipe(v.array(Ring, '界线不对'), v.maxLength(20, '一块地方最多 20 圈界线'))

const Version = v.pipe(v.number('版本不对'), v.integer('版本不对'), v.minValue(1, '版本不对'))
const Code = v.pipe(v.string('编号不对'), v.trim(), v.regex(/^\d{6,15}$/, '编号是 6 到 15 位数字'))
const Population = v.pipe(
  v.number('人口不对'),
  v.integer('人口要是整数'),
  v.minValue(0, '人口不能是负数'),
  v.maxValue(1_000_000, '人口太多了，请检查'),
)
const Name = words(20, '名称')

const Redraw = {
  /** The version it was drawn upon. */
  version: Version,
  /** New borders, of everything that moves together. */
  moved: v.pipe(
    v.array(v.strictObject({ id: Id, rings: Rings }, '界线不对'), '界线不对'),
    v.maxLength(200, '一次最多改 200 块地方的界线'),
    v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, '同一块地方写了两次'),
  ),
  /** 从原有的网格里分出来的一块。 */
  added: v.optional(
    v.strictObject(
      { parent: Id, name: Name, code: Code, population: v.optional(Population), rings: Rings },
      '新网格不对',
    ),
  ),
  /** 撤并：一个网格并到相邻的一个里，界线由这里合。 */
  merged: v.optional(v.strictObject({ from: Id, into: Id }, '撤并不对')),
}
const redraw = v.strictObject(Redraw)
export type RedrawInput = v.InferOutput<typeof redraw>

/** One line of the spreadsheet: docs/decisions/0024-borders.md. */
const AreaRow = v.strictObject({
  row: RowNumber,
  code: Cell,
  newCode: Cell,
  name: Cell,
  population: Cell,
})
export type AreaRow = v.InferOutput<typeof AreaRow>
export type AreaColumn = Exclude<keyof AreaRow, 'row'>
const AreaRows = rowsOf(AreaRow, 1_000)

/** One feature of a GeoJSON file; its border as far as it is a polygon. */
const BorderRow = v.strictObject({ row: RowNumber, code: Cell, rings: Rings })
export type BorderRow = v.InferOutput<typeof BorderRow>
const BorderRows = v.pipe(
  v.array(BorderRow, '文件不对'),
  v.minLength(1, '文件里没有内容'),
  v.maxLength(1_000, '一次最多 1000 块地方'),
)
/** WGS-84 → GCJ-02; never unless a person has chosen it. */
const Conversion = v.optional(v.picklist(['wgs84'], '没有这种换算'))

export const atlas = {
  /** 自己管着的地方：编号、名称、人口、谁负责。 */
  list: v.strictObject({ area: v.optional(Id) }),
  /** 一块地方的界线，和同它有共同界点的。 */
  get: v.strictObject({ id: Id, area: v.optional(Id) }),
  /** 这样改行不行；什么也不写（区网格中心）。 */
  check: redraw,
  /** 立为新的一版界线（区网格中心）。 */
  save: redraw,
  /** 改名称、编号、人口；街道可以改自己网格的名称和人口。 */
  describe: v.strictObject({
    version: Version,
    id: Id,
    name: Name,
    code: Code,
    population: v.nullable(Population),
    /** Where its name stands on maps; left out: it stays. */
    centre: v.optional(Corner),
    /** 下面的编号一起换：what lies below gets the new beginning and keeps the rest of its code. */
    withBelow: v.optional(v.boolean('是否一起换不对')),
  }),
  /** 表格逐行检查，什么也不写（区网格中心）。 */
  importCheck: v.strictObject({ rows: AreaRows }),
  /** 整张表立为新的一版；有一行不对都不采用（区网格中心）。 */
  importAreas: v.strictObject({ rows: AreaRows, version: Version }),
  /** GeoJSON 的界线逐块检查，什么也不写（区网格中心）。 */
  bordersCheck: v.strictObject({ rows: BorderRows, convert: Conversion }),
  /** 整份界线立为新的一版（区网格中心）。 */
  importBorders: v.strictObject({ rows: BorderRows, convert: Conversion, version: Version }),
  /** 编号、名称、人口的表，改了可以再导入。 */
  table: v.strictObject({ area: v.optional(Id) }),
  /** 界线，GeoJSON（GCJ-02）。 */
  borders: v.strictObject({ area: v.optional(Id) }),
}

export interface AtlasArea {
  id: string
  code: string
  /** Codes it had, the latest first. */
  former: Array<{ code: string; until: number }>
  name: string
  kind: AreaKind
  parent: string
  /** Micro-degrees. */
  centre: Corner
  population?: number
  /** 网格员 王秀兰; absent for who has none. */
  worker?: string
  /** 办公电话, of a community, street or district. */
  phone?: string
  canDescribe: boolean
}

export interface AtlasView {
  /** Of the borders, codes and names together: whoever changes something says upon which. */
  version: number
  /** 镜湖区 */
  text: string
  areas: AtlasArea[]
  /** Borders, codes, imports: the district's centre. */
  canDraw: boolean
  /** Areas of the whole district that are still being changed to this version; the clock goes on with them. */
  left: number
}

export interface AreaBorder {
  id: string
  kind: AreaKind
  name: string
  parent: string
  rings: Ring[]
}

export interface AtlasDetail {
  version: number
  /** Who made this version, and what of it; absent for the one that came with the district's data. */
  changed?: { at: number; by: string; text: string }
  /** Itself first, then all that share a corner with it, what it lies in, and what lies one level below. */
  borders: AreaBorder[]
}

export type BorderProblemKind =
  'few' | 'far' | 'repeated' | 'crossing' | 'hole' | 'small' | 'overlap' | 'gap' | 'outside' | 'unclear'

export interface BorderProblem {
  kind: BorderProblemKind
  /** The area; of what is being added: `new`. */
  area: string
  /** 第05网格 和 第06网格 有 1,250 平方米重叠 */
  text: string
  /** Where to look. */
  at: Corner
  /** What the map fills: the overlap, the gap; empty when it is a point. */
  ring: Ring
}

export interface RedrawReport {
  version: number
  problems: BorderProblem[]
  /** 改了 3 块地方的界线 */
  text: string
}

export interface AreaLine {
  row: number
  id: string
  code: string
  name: string
  result: 'change' | 'same' | 'problem'
  problems: Array<{ column: AreaColumn; text: string }>
  /** No problem, but somebody should look. */
  notes: Array<{ column: AreaColumn; text: string }>
  changes: AreaColumn[]
}

export interface AreaReport {
  /** To be given back when it is adopted. */
  version: number
  lines: AreaLine[]
  isAdoptable: boolean
  /** 774 行：改动 3，没有变化 771，有问题 0 */
  text: string
}

export interface BorderLine {
  row: number
  id: string
  code: string
  name: string
  result: 'change' | 'same' | 'problem'
  /** Sentences. */
  problems: BorderProblem[]
}

export interface BorderReport {
  version: number
  lines: BorderLine[]
  isAdoptable: boolean
  text: string
}

export interface AtlasSaved {
  version: number
  text: string
}

export interface AreaTable {
  /** For a file, without its extension. */
  name: string
  /** The heading first; nothing in them is run as a formula. */
  cells: string[][]
}

export interface BorderFile {
  name: string
  /** A GeoJSON FeatureCollection; properties 编号, 名称, 级别. */
  text: string
}

/** What each action answers. */
export interface AtlasOutputs {
  list: AtlasView
  get: AtlasDetail
  check: RedrawReport
  save: AtlasSaved
  describe: AtlasSaved
  importCheck: AreaReport
  importAreas: AtlasSaved
  bordersCheck: BorderReport
  importBorders: AtlasSaved
  table: AreaTable
  borders: BorderFile
}
