import { refuse } from '../domain/refusal'
import { monthText } from '../domain/written'
import type { AuditAction } from '../domain/audit'
import { forStaff } from './assessment-access'
import { groundOf } from './assessment-ground'
import { sheetTable } from './assessment-sheets'
import { tableView } from './assessment-tables'
import { audit } from './audit'
import { beforeOf } from './cursor'
import type { SpreadsheetWorld } from './ports'
import type { Caller, Stories } from './serve'

/** More whistles than one department is called to in a month. */
const MOST = 1_000

/** 任何一张表，做成电子表格带走：看得到的人才带得走，带走记一笔。 */
export const spreadsheetStories: Stories<'spreadsheet', SpreadsheetWorld> = {
  assessment: forStaff(async ({ table, period }, call) => {
    const { title, headings, rows, total } = tableView(table, await groundOf(table, period, call))
    const lines = [headings, ...rows.map(({ cells }) => cells), ...(total ? [total] : [])]
    return made(title, lines, 'spreadsheet.assessment', `${table}:${period}`, call)
  }),

  sheets: forStaff(async ({ department: id, month }, call) => {
    const { ports } = call
    const [[department], found] = await Promise.all([
      ports.departments.read([id]),
      ports.assessed(id, month, beforeOf(''), MOST),
    ])
    if (!department) return refuse('assessment/unknown-department', '没有找到这个部门，请重新选择', 'department')
    const title = `${department.name}评单 ${monthText(month)}`
    return made(title, sheetTable(found, id), 'spreadsheet.sheets', `${id}:${month}`, call)
  }),
}

async function made(
  title: string,
  lines: string[][],
  action: AuditAction,
  object: string,
  call: Caller<SpreadsheetWorld>,
) {
  const content = await call.ports.spreadsheet(title, lines)
  await audit(action, object, '', call)
  return { name: `${title}.xlsx`, content }
}
