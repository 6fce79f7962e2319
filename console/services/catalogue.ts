import type { CatalogueColumn, CatalogueReport, CatalogueSheet, CatalogueVersion, Input } from '../../typings/contract'
import { call } from './cloud'
import type { Importer, ImportLine, ImportNote } from './importing'
import type { SheetRow } from './sheet-columns'

type Rows = Input<'catalogue', 'check'>['rows']

/** 有过哪些版，新的在前。 */
export const listVersions = (): Promise<CatalogueVersion[]> => call('catalogue', 'versions', {})

/** 一版清单，列名在第一行；不说哪一版，就是最新的。 */
export const readCatalogue = (version?: number): Promise<CatalogueSheet> =>
  call('catalogue', 'rows', version === undefined ? {} : { version })

/** 带走一版清单。 */
export const exportCatalogue = (version?: number): Promise<CatalogueSheet> =>
  call('catalogue', 'export', version === undefined ? {} : { version })

/** 清单的列，按表里的顺序。 */
export const readColumns = () => call('gazetteer', 'columns', { table: 'catalogue' })

/** 逐行检查，什么也不写。 */
export const checkCatalogue = (rows: SheetRow[]): Promise<CatalogueReport> =>
  call('catalogue', 'check', { rows: sent(rows) })

/** 立为新的一版。 */
export const adoptCatalogue = (rows: SheetRow[], from: number, note: string, requestId: string) =>
  call('catalogue', 'adopt', { rows: sent(rows), from, note }, requestId)

const sent = (rows: SheetRow[]): Rows => rows.map(({ row, cells }) => ({ ...cells, row }))

/** What is different between two tables of one shape: items by their code. */
export interface ItemDifference {
  code: string
  name: string
  /** 新增 · 不再列入 · 改动 */
  what: string
  cells: Array<{ title: string; before: string; after: string }>
}

/** @param before with its heading; the first column is the code, the third the name */
export function catalogueDifferences(before: string[][], after: string[][]): ItemDifference[] {
  const [headings = [], ...old] = before
  const [, ...now] = after
  const known = new Map(old.map((row) => [row[0] ?? '', row]))
  const left = new Set(now.map(([code = '']) => code))
  const told = (row: string[], what: string, cells: ItemDifference['cells'] = []) => ({
    ...{ code: row[0] ?? '', name: row[2] ?? '', what },
    cells,
  })
  return [
    ...now.flatMap((row) => {
      const found = known.get(row[0] ?? '')
      if (!found) return [told(row, '新增')]
      const cells = headings.flatMap((title, at) => {
        const [was = '', is = ''] = [found[at], row[at]]
        return was === is ? [] : [{ title, before: was, after: is }]
      })
      return cells.length > 0 ? [told(row, '改动', cells)] : []
    }),
    ...old.filter(([code = '']) => !left.has(code)).map((row) => told(row, '不再列入')),
  ]
}

/** 导入事项清单：一个整体，整张采用。@param checked hears which version it was compared with */
export function catalogueImporter(checked: (from: number) => void): Importer {
  let titles = new Map<string, string>()
  let report: CatalogueReport | undefined

  const notesOf = (notes: Array<{ column: CatalogueColumn; text: string }>): ImportNote[] =>
    notes.map(({ column, text }) => ({ column: titles.get(column) ?? column, text }))

  const linesOf = ({ lines }: CatalogueReport): ImportLine[] =>
    lines.map(({ code, name, problems, notes, changes, ...line }) => ({
      ...line,
      name: `${code} ${name}`.trim(),
      problems: notesOf(problems),
      notes: notesOf(notes),
      changes: changes.map((column) => titles.get(column) ?? column),
    }))

  return {
    noun: '事项清单',
    isWhole: true,
    isLiteral: true,
    note: { label: '这一版的说明', hint: '例如：2026 年二季度调整' },
    async columns() {
      const columns = await readColumns()
      titles = new Map(columns.map(({ key, title }) => [key, title]))
      return columns
    },
    async example() {
      const { cells } = await readCatalogue()
      return cells.slice(0, 4)
    },
    async check(rows) {
      report = await checkCatalogue(rows)
      checked(report.from)
      return linesOf(report)
    },
    async adopt(rows, requestId, note) {
      report = await adoptCatalogue(rows, report?.from ?? 0, note, requestId)
      return linesOf(report)
    },
    remarks() {
      if (!report) return []
      const { from, retired } = report
      const gone = retired.map(({ code, name }) => `${code} ${name}`).join('、')
      return [`和第 ${from} 版比。`, ...(gone ? [`不再列入 ${retired.length} 项：${gone}`] : [])]
    },
  }
}
