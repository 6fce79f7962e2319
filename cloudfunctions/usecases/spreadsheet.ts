import { forStaff } from './assessment-access'
import { groundOf } from './assessment-ground'
import { tableView } from './assessment-tables'
import { audit } from './audit'
import type { SpreadsheetWorld } from './ports'
import type { Stories } from './serve'

/** 任何一张表，做成电子表格带走：看得到的人才带得走，带走记一笔。 */
export const spreadsheetStories: Stories<'spreadsheet', SpreadsheetWorld> = {
  assessment: forStaff(async ({ table, period }, call) => {
    const { title, headings, rows, total } = tableView(table, await groundOf(table, period, call))
    const lines = [headings, ...rows.map(({ cells }) => cells), ...(total ? [total] : [])]
    const content = await call.ports.spreadsheet(title, lines)
    await audit('spreadsheet.assessment', `${table}:${period}`, '', call)
    return { name: `${title}.xlsx`, content }
  }),
}
