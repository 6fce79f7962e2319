import * as v from 'valibot'
import { Cell, RowNumber, rowsOf, type SheetColumn } from './cell'
import { Cursor, Id, type Page } from './primitives'

/** One span of 请假 as the spreadsheet has it: docs/reference-data.md. */
const LeaveRow = v.strictObject({
  row: RowNumber,
  place: Cell,
  name: Cell,
  person: Cell,
  from: Cell,
  until: Cell,
  standIn: Cell,
})
export type LeaveRow = v.InferOutput<typeof LeaveRow>
export type LeaveColumn = Exclude<keyof LeaveRow, 'row'>

const MOST_LEAVE_ROWS = 100

const Rows = rowsOf(LeaveRow, MOST_LEAVE_ROWS)

/** 下级的请假，一段一行. */
export const leave = {
  /** 我的下级还没过去的请假，导出用，一页一页；留一条审计。 */
  leaveSheet: v.strictObject({ area: v.optional(Id), cursor: Cursor }),
  /** 请假表有哪些列。 */
  leaveColumns: v.strictObject({}),
  /** 逐行检查一张请假表，什么也不写。 */
  checkLeave: v.strictObject({ rows: Rows }),
  /** 登记没有问题的行：原来登记的还在。 */
  adoptLeave: v.strictObject({ rows: Rows }),
}

export interface LeavePage extends Page<Omit<LeaveRow, 'row'>> {
  area: string
}

export interface LeaveLine {
  row: number
  name: string
  /** `waiting`: time ran out before it was written; send the rows again. */
  result: 'add' | 'change' | 'same' | 'problem' | 'waiting'
  problems: Array<{ column: LeaveColumn; text: string }>
  notes: Array<{ column: LeaveColumn; text: string }>
  changes: LeaveColumn[]
}

/** What each action answers. */
export interface LeaveOutputs {
  leaveSheet: LeavePage
  leaveColumns: Array<SheetColumn<LeaveColumn>>
  checkLeave: LeaveLine[]
  adoptLeave: LeaveLine[]
}
