import * as v from 'valibot'
import { Period, TableName } from './assessment'

export const spreadsheet = {
  /** 考核的任何一张表，做成电子表格。 */
  assessment: v.strictObject({ table: TableName, period: Period }),
}

export interface SpreadsheetView {
  /** 各部门考核 2026年11月.xlsx */
  name: string
  /** The file, base64. */
  content: string
}
