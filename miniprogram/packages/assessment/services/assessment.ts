import type {
  AssessmentView,
  BulletinView,
  CommandView,
  ExerciseView,
  FindingsView,
  Input,
  PowersView,
  SheetPage,
  SpreadsheetView,
  TableName,
  TableView,
} from '../../../../typings/contract'
import { call } from '../../../services/cloud'

/** 指挥台；`since` 给了，只要变了的。 @param area empty: the widest the caller looks after */
export const lookAtCommand = (area: string, since?: number): Promise<CommandView> =>
  call('board', 'command', { ...(area && { area }), ...(since !== undefined && { since }) })

/** 一张表。 @param period `2026-11`, or `2026` */
export const getTable = (table: TableName, period: string): Promise<TableView> =>
  call('assessment', 'table', { table, period })

/** 一张表的电子表格。 */
export const getSpreadsheet = (table: TableName, period: string): Promise<SpreadsheetView> =>
  call('spreadsheet', 'assessment', { table, period })

export type Unit = 'department' | 'street' | 'worker'

/** 一个部门、一个街道或者一个人的一页。 @param id empty: one's own, of a worker */
export function getUnit(unit: Unit, id: string, period: string): Promise<AssessmentView> {
  if (unit === 'department') return call('assessment', 'department', { department: id, period })
  if (unit === 'street') return call('assessment', 'street', { street: id, period })
  return call('assessment', 'worker', { month: period, ...(id && { person: id }) })
}

/** 一个部门一个月的评单，一页一页看。 */
export const listSheets = (department: string, month: string, cursor: string): Promise<SheetPage> =>
  call('assessment', 'sheets', { department, month, cursor })

/** 这些评单的电子表格。 */
export const getSheetsFile = (department: string, month: string): Promise<SpreadsheetView> =>
  call('spreadsheet', 'sheets', { department, month })

/** 电子监察。 */
export const getFindings = (month: string): Promise<FindingsView> => call('assessment', 'findings', { month })

/** 街道有哪几项权力，对哪些部门行使。 */
export const getPowers = (): Promise<PowersView> => call('assessment', 'powers', {})

/** 登记行使了一项权力。 */
export const registerPower = (input: Input<'assessment', 'register'>, requestId: string): Promise<ExerciseView> =>
  call('assessment', 'register', input, requestId)

/** 登记错了的收回。 */
export const retractPower = (exercise: string, note: string, requestId: string): Promise<ExerciseView> =>
  call('assessment', 'retract', { exercise, note }, requestId)

/** 一个月的简报。 */
export const getBulletin = (month: string): Promise<BulletinView> => call('assessment', 'bulletin', { month })
