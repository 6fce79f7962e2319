import type { LeaveColumn, LeavePage, SheetColumn } from '../../typings/contract'
import { call, newRequestId } from './cloud'
import type { Importer } from './importing'
import { sentRow, type Whose, withTitles } from './staff'

let columns: Promise<Array<SheetColumn<LeaveColumn>>> | undefined

/** 请假表的列；一次就够。 */
function leaveColumns(): Promise<Array<SheetColumn<LeaveColumn>>> {
  columns ??= call('staff', 'leaveColumns', {}).catch((error: unknown) => {
    columns = undefined
    throw error
  })
  return columns
}

/** 下级还没过去的请假，写成可以再导入的表，列名在前。 */
export async function leaveSheet({ area }: Whose): Promise<string[][]> {
  const known = await leaveColumns()
  const rows: LeavePage['items'] = []
  const requestId = newRequestId()
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page: LeavePage = await call('staff', 'leaveSheet', { ...(area && { area }), cursor }, requestId)
    rows.push(...page.items)
    cursor = page.next
  }
  return [known.map(({ title }) => title), ...rows.map((cells) => known.map(({ key }) => cells[key]))]
}

/** Rows of one call. */
const SIZE = 100

/** 一张请假表，一段一行. */
export const leaveImporter: Importer = {
  ...{ noun: '请假', size: SIZE },
  columns: leaveColumns,
  example: async () => [
    (await leaveColumns()).map(({ title }) => title),
    ['340202014002005', '王小明', '', '2026-10-01', '2026-10-03', ''],
    ['340202014002005', '李小红', '', '2026-10-08 08:30', '2026-10-08 12:00', '张大明'],
  ],
  async check(rows) {
    const known = await leaveColumns()
    return (await call('staff', 'checkLeave', { rows: rows.map(sentRow) })).map((line) => withTitles(line, known))
  },
  async adopt(rows, requestId) {
    const known = await leaveColumns()
    const lines = await call('staff', 'adoptLeave', { rows: rows.map(sentRow) }, requestId)
    return lines.map((line) => withTitles(line, known))
  },
}
