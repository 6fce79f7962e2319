import { isStaffRole, type Person } from '../domain/person'
import { isRefusal, refuse } from '../domain/refusal'
import { monthText } from '../domain/written'
import type { AuditAction } from '../domain/audit'
import { forStaff } from './assessment-access'
import { groundOf } from './assessment-ground'
import { sheetTable } from './assessment-sheets'
import { tableView } from './assessment-tables'
import { audit } from './audit'
import { beforeOf } from './cursor'
import type { SpreadsheetWorld } from './ports'
import { workingAs } from './scope'
import type { Caller, Stories } from './serve'

/** More whistles than one department is called to in a month. */
const MOST = 1_000

/** 任何一张表，做成电子表格带走：看得到的人才带得走，带走记一笔。 */
export const spreadsheetStories: Stories<'spreadsheet', SpreadsheetWorld> = {
  assessment: forStaff(async ({ table, period, ...as }, caller) => {
    const actor = workingAs(caller.actor, as)
    if (isRefusal(actor)) return actor
    const call = { ...caller, actor }
    const { title, headings, rows, total } = tableView(table, await groundOf(table, period, call))
    const lines = [headings, ...rows.map(({ cells }) => cells), ...(total ? [total] : [])]
    return made(title, lines, 'spreadsheet.assessment', call)
  }),

  sheets: forStaff(async ({ department: id, month }, call) => {
    const { ports } = call
    const [[department], found] = await Promise.all([
      ports.departments.read([id]),
      ports.assessed(id, month, beforeOf(''), MOST),
    ])
    if (!department) return refuse('assessment/unknown-department', '没有找到这个部门，请重新选择', 'department')
    const title = `${department.name}评单 ${monthText(month)}`
    return made(title, sheetTable(found, id), 'spreadsheet.sheets', call)
  }),
}

/** Where somebody who may see the tables serves. */
const officeOf = ({ roles }: Person): string =>
  roles.find(({ role }) => isStaffRole(role) || role === 'department')?.scope ?? ''

async function made(title: string, lines: string[][], action: AuditAction, call: Caller<SpreadsheetWorld>) {
  const content = await call.ports.spreadsheet(title, lines)
  // 表是各单位之间公开的，记在带走的人那里.
  await audit(action, title, officeOf(call.actor), call)
  return { name: `${title}.xlsx`, content }
}
