import type {
  Input,
  Output,
  SheetColumn,
  StaffAmended,
  StaffColumn,
  StaffItem,
  StaffLeaveSet,
} from '../../typings/contract'
import { call, newRequestId } from './cloud'
import type { Importer, ImportLine } from './importing'
import type { ListPage } from './listing'
import type { SheetRow } from './sheet-columns'

/** A line of the table of people. */
export type StaffRowView = StaffItem & { id: string }

const rowOf = (item: StaffItem): StaffRowView => ({ ...item, id: `${item.person}@${item.scope}:${item.role}` })

/** Whose people: of an area, everything the person looks after when it says nothing, or of a department. */
export type Whose = Pick<Input<'staff', 'list'>, 'area' | 'department'>

/** 一片地方的人，按地方一页一页；或者一个部门的人。 */
export async function listStaff(whose: Whose, query: string, cursor: string): Promise<ListPage<StaffRowView>> {
  const { items, next } = await call('staff', 'list', { ...whose, query, cursor })
  // 这一页的地方里没有要找的人：接着往下找.
  if (items.length === 0 && next) return listStaff(whose, query, next)
  return { items: items.map(rowOf), ...(next && { next }) }
}

/** 那里的每一个人，导出用。 */
export async function allStaff(whose: Whose): Promise<StaffRowView[]> {
  const all: StaffRowView[] = []
  const requestId = newRequestId()
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page: Output<'staff', 'sheet'> = await call('staff', 'sheet', { ...whose, cursor }, requestId)
    all.push(...page.items.map(rowOf))
    cursor = page.next
  }
  return all
}

let columns: Promise<Array<SheetColumn<StaffColumn>>> | undefined

/** 表格的列；一次就够。 */
function staffColumns(): Promise<Array<SheetColumn<StaffColumn>>> {
  columns ??= call('staff', 'columns', {}).catch((error: unknown) => {
    columns = undefined
    throw error
  })
  return columns
}

/** The table as a spreadsheet, the heading first: what is exported can be imported again. */
export async function staffSheet(rows: StaffRowView[]): Promise<string[][]> {
  const known = await staffColumns()
  return [
    [...known.map(({ title }) => title), '地方名称（只供查看）'],
    ...rows.map(({ cells, placeText }) => [...known.map(({ key }) => cells[key]), placeText]),
  ]
}

/** 改一个人的资料：照打开的时候看到的改。 */
export const amendStaff = (input: Input<'staff', 'amend'>, requestId: string): Promise<StaffAmended> =>
  call('staff', 'amend', input, requestId)

/** 给下级登记请假，整个换掉。 */
export const setLeaveOf = (input: Input<'staff', 'setLeave'>, requestId: string): Promise<StaffLeaveSet> =>
  call('staff', 'setLeave', input, requestId)

/** 定街道领导。 */
export const setLeader = (input: Input<'staff', 'setLeader'>, requestId: string): Promise<unknown> =>
  call('staff', 'setLeader', input, requestId)

/** 请下级离开。 */
export const dismissStaff = (input: Input<'account', 'dismiss'>, requestId: string): Promise<unknown> =>
  call('account', 'dismiss', input, requestId)

/** Invitations that an import has given out, to be passed on. */
export interface Given {
  name: string
  place: string
  post: string
  code: string
}

/** Rows of one call: each may be an invitation. */
const SIZE = 100

/**
 * @param department whose liaison the person is; empty for those who look after areas
 * @param tell hears of the invitations given out
 */
export function staffImporter(department: string, tell: (given: Given[]) => void): Importer {
  return {
    ...{ noun: '人员', size: SIZE },
    columns: staffColumns,
    example: async () => [
      (await staffColumns()).map(({ title }) => title),
      ...(department
        ? [[department, '经办人', '王小明', '13800000000', '', '', '']]
        : [
            ['340202014002005', '楼栋长', '王小明', '13800000000', '', '', ''],
            ['340202014002005', '代班', '李小红', '13800000001', '20', '', ''],
          ]),
    ],
    async check(rows) {
      const known = await staffColumns()
      const lines = await call('staff', 'check', { rows: rows.map(sentRow) })
      return lines.map((line) => withTitles(line, known))
    },
    async adopt(rows, requestId) {
      const known = await staffColumns()
      const lines = await call('staff', 'adopt', { rows: rows.map(sentRow) }, requestId)
      tell(
        lines.flatMap(({ row, code }) => {
          const cells = rows.find((one) => one.row === row)?.cells
          return code && cells ? [{ name: cells['name']!, place: cells['place']!, post: cells['post']!, code }] : []
        }),
      )
      return lines.map((line) => withTitles(line, known))
    },
  }
}

export const sentRow = ({ row, cells }: SheetRow) => ({ row, ...cells })

type Line = Omit<ImportLine, 'key'>

/** A line of the report, with columns called as people know them. */
export function withTitles({ row, name, result, problems, notes, changes }: Line, known: SheetColumn[]): ImportLine {
  const title = (key: string) => known.find((column) => column.key === key)?.title ?? key
  const said = (all: Line['notes']) => all.map(({ column, text }) => ({ column: title(column), text }))
  return { row, name, result, problems: said(problems), notes: said(notes), changes: changes.map(title) }
}
