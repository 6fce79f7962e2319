import type { CatalogueLine, CatalogueReport } from '../../cloudfunctions/contract/catalogue'
import { COLUMN_TEXT } from '../../cloudfunctions/domain/catalogue-sheet'

/** More than this nobody reads at once. */
const MOST_ROWS = 200
const MOST_RETIRED = 50

/** The report as an operator reads it: the whole first, then what has to be looked at, row by row. */
export function reportText({ from, text, lines, retired }: CatalogueReport, unknown: string[]): string {
  const told = lines.flatMap(rowText)
  return [
    `和第 ${from} 版比，${text}`,
    ...(unknown.length > 0 ? [`不认识的列，没有读：${unknown.join('、')}`] : []),
    ...(retired.length > 0 ? [`不再列入：${retiredText(retired)}`] : []),
    ...told.slice(0, MOST_ROWS),
    ...(told.length > MOST_ROWS ? [`还有 ${told.length - MOST_ROWS} 行要看，先改好上面的再来一遍`] : []),
  ].join('\n')
}

function retiredText(retired: CatalogueReport['retired']): string {
  const shown = retired.slice(0, MOST_RETIRED).map(({ code, name }) => `${code} ${name}`)
  return `${shown.join('、')}${retired.length > MOST_RETIRED ? ` 等 ${retired.length} 项` : ''}`
}

function rowText({ row, name, result, problems, notes, changes }: CatalogueLine): string[] {
  const said = [
    ...problems.map(({ column, text }) => `${COLUMN_TEXT[column]}：${text}`),
    ...(changes.length > 0 ? [`要改${changes.map((column) => COLUMN_TEXT[column]).join('、')}`] : []),
    ...notes.map(({ text }) => text),
  ]
  const what = { add: '新增', change: '改动', same: '请核对', problem: '有问题' }[result]
  return said.length > 0 ? [`第 ${row} 行 ${name} ${what}：${said.join('；')}`] : []
}
