import * as v from 'valibot'
import { Cell, RowNumber, rowsOf, type SheetColumn } from './cell'
import { leave, type LeaveOutputs } from './leave'
import { Cursor, Id, LeaveSpans, optionalWords, type Page, Role } from './primitives'

/** One line of the spreadsheet as it stands: docs/reference-data.md. */
const StaffRow = v.strictObject({
  row: RowNumber,
  place: Cell,
  post: Cell,
  name: Cell,
  phone: Cell,
  capacity: Cell,
  categories: Cell,
  person: Cell,
})
export type StaffRow = v.InferOutput<typeof StaffRow>
export type StaffColumn = Exclude<keyof StaffRow, 'row'>

/** Each of them may be an invitation or a change of an area. */
const MOST_STAFF_ROWS = 100

const Rows = rowsOf(StaffRow, MOST_STAFF_ROWS)

/** Whose people: of an area, the caller's widest when it is left out, or of a department. */
const Where = { area: v.optional(Id), department: v.optional(Id) }

/** What of somebody's card their superior keeps, as the spreadsheet has it. */
const Card = v.strictObject({ phone: Cell, capacity: Cell, categories: Cell })
export type StaffCard = v.InferOutput<typeof Card>

/** Which seat, and whose. */
const Seat = { person: Id, role: Role, scope: Id }

export type StaffSpan = v.InferOutput<typeof LeaveSpans>[number]

export const staff = {
  /** 一片地方的人：网格员、代班、团队、社区和街道的工作人员，按地方一页一页；或者一个部门的人，由它的联络员看。 */
  list: v.strictObject({ ...Where, query: optionalWords(20, '搜索'), cursor: Cursor }),
  /** 同一张名单，导出用；留一条审计。 */
  sheet: v.strictObject({ ...Where, cursor: Cursor }),
  /** 表格有哪些列。 */
  columns: v.strictObject({}),
  /** 逐行检查一张表，什么也不写。 */
  check: v.strictObject({ rows: Rows }),
  /** 采用没有问题的行：新的人发邀请码，已有的人改资料；同一个请求再来一遍，还是那些邀请码。 */
  adopt: v.strictObject({ rows: Rows }),
  /** 改一个下级的资料：只改和 `seen` 不一样的格子，别的照现在的样子。 */
  amend: v.strictObject({ ...Seat, seen: Card, wanted: Card }),
  /** 给下级登记请假，整个换掉：only upon what its sender had seen. */
  setLeave: v.strictObject({ ...Seat, seen: LeaveSpans, leave: LeaveSpans }),
  /** 街道领导：重点哨都告诉他。Of the street's own people; whoever was it before is one of them again. */
  setLeader: v.strictObject({ person: Id, scope: Id }),
  ...leave,
}

export interface StaffItem {
  person: string
  /** With `person`: which seat it is. */
  role: Role
  scope: string
  /** 车站社区第05网格 */
  placeText: string
  /** As the spreadsheet has it; `row` counts nothing here. */
  cells: Omit<StaffRow, 'row'>
  leave: StaffSpan[]
  /** 在岗 · 请假至 周四 18:00 */
  dutyText: string
  /** 街道领导，重点哨都告诉他。 */
  isLeader: boolean
  /** The caller may make them the street's leader. */
  mayLead: boolean
  /** The caller is whom they answer to: may change, give leave, ask to leave office. */
  mayKeep: boolean
}

export interface StaffNote {
  column: StaffColumn
  text: string
}

export interface StaffLine {
  row: number
  name: string
  /** `waiting`: time ran out before it was written; send the rows again. */
  result: 'add' | 'change' | 'same' | 'problem' | 'waiting'
  problems: StaffNote[]
  notes: StaffNote[]
  changes: StaffColumn[]
  /** Of whoever was asked in: to be typed in 我的 → 填写邀请码. */
  code?: string
}

/** `conflict`: somebody else was faster, and nothing is written; `current` is what stands there now. */
type Written<T> = { result: 'saved' } | { result: 'conflict'; current: T }
export type StaffAmended = Written<StaffCard> | { result: 'problem'; problems: StaffNote[] }
export type StaffLeaveSet = Written<StaffSpan[]>

export interface StaffPage extends Page<StaffItem> {
  /** Or department. */
  area: string
  /** 镜湖区 · 赭麓街道；区城管局 */
  text: string
}

/** What each action answers. */
export interface StaffOutputs extends LeaveOutputs {
  list: StaffPage
  sheet: StaffPage
  columns: Array<SheetColumn<StaffColumn>>
  check: StaffLine[]
  adopt: StaffLine[]
  amend: StaffAmended
  setLeave: StaffLeaveSet
  setLeader: Record<string, never>
}
