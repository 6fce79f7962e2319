import { type CatalogueColumn, type CatalogueRow, MOST_ROWS, tooManyRows } from '../contract/catalogue'
import type { SheetColumn } from '../contract/cell'
import type { Catalogue, Item } from './catalogue'
import type { Categories } from './category'
import { guarded, listOf, plainOf } from './cell'
import type { Department } from './department'
import { spanText } from './limit'
import { FIELD_TEXT, KIND_TEXT } from './whistle-words'

/** The columns of the spreadsheet, in the order in which they are written. */
export const COLUMN_TEXT: Record<CatalogueColumn, string> = {
  code: '编号',
  batch: '批次',
  name: '事项',
  class: '大类',
  categories: '适用诉求类别',
  kind: '哨类',
  field: '领域',
  lead: '主办部门',
  assists: '协办部门',
  answer: '应哨时限',
  reportIn: '报到时限',
  finish: '办结时限',
  basis: '依据',
  evidence: '办结材料',
  duties: '职责清单',
  initials: '拼音首字母',
}
const COLUMNS = Object.keys(COLUMN_TEXT) as CatalogueColumn[]
/** The list is taken over whole: a column left out would empty it in every item. Only initials can be made again. */
const NEEDED: CatalogueColumn[] = COLUMNS.filter((column) => column !== 'initials')

/** The columns as an import meets them. */
export const catalogueColumns = (): SheetColumn[] =>
  COLUMNS.map((key) => ({ key, title: COLUMN_TEXT[key], aliases: [], isNeeded: NEEDED.includes(key) }))

/** 报到时限 where nobody has to come. */
export const NOBODY_COMES = '不用到场'

/** Rows read from a file, or what is wrong with the whole of it. */
export type CatalogueFile = { wrong: string } | { rows: CatalogueRow[]; unknown: string[] }

/** @param cells the heading first; empty lines are passed over, and lines keep the number they have in the file */
export function readCatalogueFile(cells: string[][]): CatalogueFile {
  const filled = lastFilled(cells)
  if (filled < 1) return { wrong: '表格里没有内容' }
  if (filled > MOST_ROWS) return { wrong: tooManyRows(filled) }
  const [headings = [], ...lines] = cells.slice(0, filled + 1)
  const columns = headings.map(columnOf)
  const missing = NEEDED.filter((column) => !columns.includes(column))
  if (missing.length > 0) return { wrong: `第一行要是列名，缺少这些列：${textOf(missing)}` }
  const twice = COLUMNS.filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column))
  if (twice.length > 0) return { wrong: `这些列有两列同名：${textOf(twice)}` }
  const rows = lines.flatMap((line, i) => {
    const entries = columns.flatMap((column, j) => (column ? [[column, plainOf(line[j] ?? '')] as const] : []))
    return entries.some(([, text]) => text !== '') ? [rowOf(i + 2, Object.fromEntries(entries))] : []
  })
  return { rows, unknown: headings.filter((heading, j) => heading.trim() !== '' && !columns[j]) }
}

/** A spreadsheet often goes on with lines that are formatted only. */
function lastFilled(cells: string[][]): number {
  let last = cells.length - 1
  while (last >= 0 && cells[last]?.every((text) => text.trim() === '')) last -= 1
  return last
}

const columnOf = (heading: string): CatalogueColumn | undefined => {
  const name = heading.replace(/^\ufeff/, '').trim()
  return COLUMNS.find((column) => column === name || COLUMN_TEXT[column] === name)
}

const textOf = (columns: CatalogueColumn[]): string => columns.map((column) => COLUMN_TEXT[column]).join('、')

function rowOf(row: number, cells: Partial<Record<CatalogueColumn, string>>): CatalogueRow {
  const empty = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Record<CatalogueColumn, string>
  return { row, ...empty, ...cells }
}

/** One version as the spreadsheet has it, the heading first: what is exported can be imported again. */
export function catalogueSheet({ items }: Catalogue, departments: Department[], categories: Categories): string[][] {
  const departmentNames = namesOf(departments.map(({ _id, name }) => [_id, name]))
  const categoryNames = namesOf(categories.items.map(({ code, name }) => [code, name]))
  const line = (item: Item): Record<CatalogueColumn, string> => ({
    code: item.code,
    batch: String(item.batch),
    name: item.name,
    class: item.class,
    categories: item.categories.map(categoryNames).join('、'),
    kind: KIND_TEXT[item.kind],
    field: FIELD_TEXT[item.field],
    lead: departmentNames(item.lead),
    assists: item.assists.map(departmentNames).join('、'),
    answer: spanText(item.limits.answer),
    reportIn: item.limits.reportIn ? spanText(item.limits.reportIn) : NOBODY_COMES,
    finish: spanText(item.limits.finish),
    basis: item.basis,
    evidence: item.evidence,
    duties: item.duties.join('、'),
    initials: item.initials,
  })
  return [
    COLUMNS.map((column) => COLUMN_TEXT[column]),
    ...items.map(line).map((cells) => COLUMNS.map((column) => guarded(cells[column]))),
  ]
}

/** By name where that says which it is, and comes back as one of a list; else by id. */
function namesOf(named: Array<[id: string, name: string]>): (id: string) => string {
  const names = new Map(named)
  const count = (name: string) => named.filter(([, other]) => other === name).length
  return (id) => {
    const name = names.get(id)
    return name !== undefined && count(name) === 1 && listOf(name)[0] === name ? name : id
  }
}
