import type {
  AssessmentView,
  BulletinView,
  ExerciseView,
  FindingsView,
  Input,
  PowersView,
  SheetItem,
  SpreadsheetView,
  TableName,
} from '../../typings/contract'
import { call } from './cloud'
import type { ListPage } from './listing'

/** 一个部门的月度或年度考核。 */
export const readDepartment = (department: string, period: string): Promise<AssessmentView> =>
  call('assessment', 'department', { department, period })

/** 一个街道的月度或年度情况。 */
export const readStreet = (street: string, period: string): Promise<AssessmentView> =>
  call('assessment', 'street', { street, period })

/** A line of the list of sheets. */
export type SheetRow = SheetItem & { id: string }

/** 一个部门一个月的评单，一张一张。 */
export async function listSheets(department: string, month: string, cursor: string): Promise<ListPage<SheetRow>> {
  const { items, ...page } = await call('assessment', 'sheets', { department, month, cursor })
  return { ...page, items: items.map((item) => ({ ...item, id: item.whistle })) }
}

/** 电子监察：一个月里值得看一看的地方。 */
export const readFindings = (month: string): Promise<FindingsView> => call('assessment', 'findings', { month })

/** 一个月一页的简报。 */
export const readBulletin = (month: string): Promise<BulletinView> => call('assessment', 'bulletin', { month })

/** 街道的权力，和一年里登记的。 */
export const readPowers = (year: string): Promise<PowersView> => call('assessment', 'powers', { year })

/** 登记街道行使了一项权力；同一个 requestId 只登记一次。 */
export const registerPower = (input: Input<'assessment', 'register'>, requestId: string): Promise<ExerciseView> =>
  call('assessment', 'register', input, requestId)

/** 登记错了的收回。 */
export const retractPower = (exercise: string, note: string): Promise<ExerciseView> =>
  call('assessment', 'retract', { exercise, note })

/** 一张表，做成电子表格。 */
export const exportTable = (table: TableName, period: string): Promise<SpreadsheetView> =>
  call('spreadsheet', 'assessment', { table, period })

/** 一个部门一个月的评单，做成电子表格。 */
export const exportSheets = (department: string, month: string): Promise<SpreadsheetView> =>
  call('spreadsheet', 'sheets', { department, month })
