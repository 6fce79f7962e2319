import * as v from 'valibot'
import type { Buckets } from './board'
import { Cursor, Id, type Page, words } from './primitives'
import { CalendarMonth } from './times'

/** A month `2026-11`, or a whole year `2026`. */
export const Period = v.pipe(v.string('月份或年份不对'), v.regex(/^20\d\d(?:-(?:0[1-9]|1[0-2]))?$/, '月份或年份不对'))

/** 部门 · 街道 · 吹哨的人 · 电子监察 · 街道行使的权力 · 街道和部门 · 建议列入清单的. */
export const TableName = v.picklist(
  ['departments', 'streets', 'workers', 'findings', 'exercises', 'crossing', 'proposals'],
  '没有这张表',
)
export type TableName = v.InferOutput<typeof TableName>

/** 同意 · 不同意 · 已行使. */
export const Stance = v.picklist(['for', 'against', 'used'], '请选择街道的意见')
export type Stance = v.InferOutput<typeof Stance>

/** As what somebody looks: the area or the department they work for; left out, all of them. */
export const As = { area: v.optional(Id), department: v.optional(Id) }

export const assessment = {
  /** 一张表：各部门、各街道的月度或年度考核，等等。 */
  table: v.strictObject({ ...As, table: TableName, period: Period }),
  /** 一个部门的月度或年度考核。 */
  department: v.strictObject({ department: Id, period: Period }),
  /** 一个街道的月度或年度情况。 */
  street: v.strictObject({ street: Id, period: Period }),
  /** 一个人吹的哨；不给就是自己。 */
  worker: v.strictObject({ person: v.optional(Id), month: CalendarMonth }),
  /** 一个部门一个月的哨，一张一张的评单：平均数就是这么来的。 */
  sheets: v.strictObject({ department: Id, month: CalendarMonth, cursor: Cursor }),
  /** 电子监察：一个月里值得看一看的地方。 */
  findings: v.strictObject({ ...As, month: CalendarMonth }),
  /** 街道的权力有哪几项，可以对哪些部门行使。 */
  powers: v.strictObject({ ...As, year: v.optional(v.pipe(v.string('年份不对'), v.regex(/^20\d\d$/, '年份不对'))) }),
  /** 登记街道行使了一项权力。 */
  register: v.strictObject({
    /** The street it is for, of somebody who works for several. */
    area: v.optional(Id),
    power: v.pipe(v.string('请选择权力'), v.regex(/^[\w-]{1,32}$/, '请选择权力')),
    department: Id,
    stance: Stance,
    note: words(500, '事由和意见'),
  }),
  /** 登记错了的收回：原来的留着，标明收回和原因。 */
  retract: v.strictObject({ exercise: Id, note: words(200, '收回的原因') }),
  /** 一个月一页的简报，可以打印。 */
  bulletin: v.strictObject({ month: CalendarMonth }),
}

/** A table as it is read: every cell a text; a number keeps its unit in the heading. */
export interface TableView {
  table: TableName
  /** 各部门考核 2026年11月 */
  title: string
  period: string
  periodText: string
  headings: string[]
  rows: TableRow[]
  /** Sums and averages of all rows; absent where they would say nothing. */
  total?: string[]
  /** How it is counted and ranked. */
  note: string
}

export interface TableRow {
  /** Of what is behind it; empty where nothing is. */
  id: string
  cells: string[]
}

/** One figure with how it comes about: 按时办结率 96.3 % (26/27), 环比 +1.2. */
export interface FigureView {
  name: string
  text: string
  value: string
  /** 26 ÷ 27 */
  arithmetic: string
  /** Against the month (year) before, and the same month of the year before; “—” where there is nothing to compare with. */
  before: string
  yearAgo: string
}

export interface ExerciseView {
  id: string
  powerText: string
  stanceText: string
  streetText: string
  departmentText: string
  note: string
  at: number
  retracted?: { at: number; note: string }
  canRetract: boolean
}

/** 一个部门、一个街道或一个人，一个月或一年。 */
export interface AssessmentView {
  id: string
  title: string
  period: string
  periodText: string
  /** 第 2 名（共 18 个） · 哨不足 5 声，不排名; empty where there is no ranking. */
  rankText: string
  /** 94.80, with its arithmetic; absent for a month's page and where it cannot be told. */
  score?: { text: string; value: string; arithmetic: string }
  buckets: Buckets
  /** 另有以前吹的 3 声，到现在还超时未办结; empty where there are none. */
  carriedText: string
  /** Of a department's month: what its average counts and the list of sheets does not show; absent where nothing is. */
  unlistedText?: string
  figures: FigureView[]
  /** 常规哨 12 · 综合执法 8 …, those that occur. */
  kinds: Array<{ text: string; count: number }>
  /** Of a year: its months. */
  months: Array<{ month: string; text: string; total: number; cells: string[] }>
  monthHeadings: string[]
  exercises: ExerciseView[]
  /** Counted up to this moment; absent while nothing has been counted. */
  at?: number
}

export interface SheetItem {
  whistle: string
  no: string
  title: string
  /** 主办 · 协办 */
  roleText: string
  system: string
  /** 96 · 不计（申诉成立）; empty where there is none, and where it does not count for this department. */
  street: string
  at: number
  objection: string
  lines: SheetItemLine[]
  objections: ObjectionItem[]
}

/** A line of a sheet with all of its arithmetic: value × weight = points. */
export interface SheetItemLine {
  /** 应哨 */
  text: string
  /** 按时 · 超时 · 没有办 · 申诉成立，不扣 */
  outcomeText: string
  /** Of the weight, 0..1. */
  value: number
  weight: number
  /** 25.00 */
  points: string
}

/** 申诉: what it is about, and how far it is. */
export interface ObjectionItem {
  /** 应哨 · 街道评价 */
  lineText: string
  /** 等街道答复 · 街道同意，等区里裁定 · 申诉成立 */
  stateText: string
  /** open: somebody still has to speak. */
  state: 'open' | 'upheld' | 'dismissed'
}
export type SheetPage = Page<SheetItem>

export interface FindingView {
  id: string
  ruleText: string
  /** What the rule looks for, and how often counts. */
  about: string
  departmentText: string
  /** Each a place in a timeline, the latest first. */
  marks: Array<{ whistle: string; no: string; at: number; text: string }>
}

export interface FindingsView {
  month: string
  monthText: string
  findings: FindingView[]
  /** Every rule there is, found or not. */
  rules: Array<{ text: string; about: string; count: number }>
}

export interface PowersView {
  powers: Array<{ id: string; name: string; about: string }>
  departments: Array<{ id: string; name: string }>
  stances: Array<{ value: Stance; text: string }>
  /** Of the year that was asked for, the latest first. */
  exercises: ExerciseView[]
  /** The caller registers for a street. */
  mayRegister: boolean
}

export interface BulletinView {
  month: string
  monthText: string
  title: string
  lead: string
  figures: FigureView[]
  buckets: Buckets
  departments: TableView
  streets: TableView
  findings: Array<{ text: string; count: number }>
  /** A whole page of its own, A4, to be printed. */
  html: string
}
