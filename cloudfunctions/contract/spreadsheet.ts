import * as v from 'valibot'
import { As, Period, TableName } from './assessment'
import { Id } from './primitives'
import { CalendarMonth } from './times'

export const spreadsheet = {
  /** 考核的任何一张表，做成电子表格。 */
  assessment: v.strictObject({ ...As, table: TableName, period: Period }),
  /** 一个部门一个月的评单，一声哨一行，每一项的得分都在。 */
  sheets: v.strictObject({ department: Id, month: CalendarMonth }),
}

export interface SpreadsheetView {
  /** 各部门考核 2026年11月.xlsx */
  name: string
  /** The file, base64. */
  content: string
}
