import type { ReferenceTable } from '../contract/reference'
import type { Calendar } from './calendar'
import type { Categories } from './category'
import type { CircleSettings } from './circle'
import type { NeedClasses } from './need-class'
import type { Phrases, Policy } from './policy'
import { calendarTable, officeHoursTable } from './reference-calendar'
import { categoriesTable, groupsTable, keywordsTable } from './reference-categories'
import { type DepartmentList, departmentsTable, type Directory } from './reference-departments'
import { policyTable } from './reference-policy'
import type { Use } from './reference-use'
import { type Table, tableOf, type TableRules } from './reference-table'
import { type Templates, templatesTable } from './reference-templates'
import { whistleRulesTable } from './reference-whistle-rules'
import {
  type CharterHolder,
  charterTable,
  dangerWordsTable,
  dutyListsTable,
  legendTable,
  needClassesTable,
  phrasesTable,
  powersTable,
} from './reference-words'
import type { WhistleSettings } from './whistle-settings'

/** Every stored document of reference data, by its id. */
export interface ReferenceDocuments {
  categories: Categories
  policy: Policy
  phrases: Phrases
  needs: NeedClasses
  circle: CircleSettings
  whistles: WhistleSettings
  calendar: Calendar
  templates: Templates
  district: CharterHolder
  departments: DepartmentList
}
export type DocumentName = keyof ReferenceDocuments

/** Who changed a document, when and why. */
export interface Change {
  at: number
  by: string
  note: string
  /** The version it made; a later one was made by something else: borders, the network, hand maps, the catalogue. */
  version?: number
}

/** What still follows from the version in force: a line in the audit, and departments to be written. Gone once it is done. */
export interface Pending {
  action: 'reference.adopt' | 'reference.save'
  table: ReferenceTable
  requestId: string
  /** Departments that are different from the version before. */
  items?: Directory[]
  /** Departments that are no more. */
  gone?: string[]
  /** Departments that were open and are gone or retired: looked at once more, and open again when somebody points at one. */
  wereOpen?: string[]
}

/** A document as the tables see it, whichever it is. */
export interface KeptDocument {
  _id: string
  version: number
  /** Missing for what came with the district's data. */
  changed?: Change
  pending?: Pending
}

/** What cells may speak of: the documents as they are, and what elsewhere points at the rows. */
export type ReferenceGround = Pick<ReferenceDocuments, 'categories' | 'policy' | 'whistles'> & { uses?: Use[] }

/** A table, and the document it is a view of. */
export interface KeptTable extends Table<KeptDocument, ReferenceGround> {
  document: DocumentName
}

/** Which document a table is of is known only here; everywhere else it is handed that very one. */
const of = <N extends DocumentName, R>(
  document: N,
  rules: TableRules<ReferenceDocuments[N], R, ReferenceGround>,
): KeptTable => ({ document, ...(tableOf(rules) as unknown as Table<KeptDocument, ReferenceGround>) })

/** Every table there is, in the order in which they are shown. */
export const TABLES: Record<ReferenceTable, KeptTable> = {
  categories: of('categories', categoriesTable),
  groups: of('categories', groupsTable),
  keywords: of('categories', keywordsTable),
  dangerWords: of('policy', dangerWordsTable),
  phrases: of('phrases', phrasesTable),
  policy: of('policy', policyTable),
  whistleRules: of('whistles', whistleRulesTable),
  dutyLists: of('whistles', dutyListsTable),
  powers: of('whistles', powersTable),
  departments: of('departments', departmentsTable),
  calendar: of('calendar', calendarTable),
  officeHours: of('calendar', officeHoursTable),
  templates: of('templates', templatesTable),
  needClasses: of('needs', needClassesTable),
  legend: of('circle', legendTable),
  charter: of('district', charterTable),
}
export const TABLE_NAMES = Object.keys(TABLES) as ReferenceTable[]
