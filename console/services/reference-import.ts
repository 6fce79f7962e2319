import type { ReferenceView } from '../../typings/contract'
import type { Importer } from './importing'
import { adoptTable, checkTable, readRows, sheetOf, type TableChecked } from './reference'

/** Rows of the table itself that a person is given to begin with. */
const EXAMPLES = 3
/** Names of rows that would go; more are only counted. */
const NAMED = 6

/** How a file of one table of reference data is taken over. @param isWhole rows that the file does not have go */
export function referenceImporter(view: ReferenceView, isWhole: () => boolean): Importer {
  let checked: TableChecked | undefined
  return {
    noun: view.name,
    columns: () =>
      Promise.resolve(view.columns.map(({ key, title, isKey }) => ({ key, title, aliases: [], isNeeded: isKey }))),
    example: async () => sheetOf(view, (await readRows(view.table)).rows.slice(0, EXAMPLES)),
    isWhole: true,
    note: { label: '为什么改', hint: '例如：载入 2027 年放假安排' },
    async check(rows) {
      checked = await checkTable(view, rows, isWhole())
      return checked.lines
    },
    async adopt(rows, requestId, note) {
      const { lines } = await adoptTable(view, { rows, isWhole: isWhole(), from: checked?.from ?? 1, note }, requestId)
      return lines
    },
    remarks: () => (checked ? remarksOf(checked) : []),
  }
}

function remarksOf({ dropped, notes }: TableChecked): string[] {
  if (dropped.length === 0) return notes
  const names = dropped.slice(0, NAMED).map(({ key, name }) => name || key)
  return [
    ...notes,
    `表里没有、将不再留的 ${dropped.length} 行：${names.join('、')}${dropped.length > NAMED ? ' 等' : ''}`,
  ]
}
