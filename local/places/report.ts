import type { ImportLine, ImportReport } from '../../cloudfunctions/contract/place-import'
import { COLUMN_TEXT, type Sheet } from '../../cloudfunctions/domain/place-sheet'

const RESULT_TEXT: Record<ImportLine['result'], string> = {
  add: '新增',
  change: '改动',
  same: '没有变化',
  problem: '有问题',
  waiting: '还没写',
}

/** More than this nobody reads at once. */
const MOST_ROWS = 200

/** The report as an operator reads it: the whole first, then what has to be looked at, row by row. */
export function reportText({ lines, fits, offer }: ImportReport, { unknown }: Pick<Sheet, 'unknown'>): string {
  const told = lines.flatMap(rowText)
  const count = (result: ImportLine['result']) => lines.filter((line) => line.result === result).length
  const shown = (['add', 'change', 'same', 'problem'] as const).map(
    (result) => `${RESULT_TEXT[result]} ${count(result)}`,
  )
  return [
    `${lines.length} 行：${shown.join('，')}`,
    ...(unknown.length > 0 ? [`不认识的列，没有读：${unknown.join('、')}`] : []),
    ...(offer
      ? [`坐标：${offer.text}。`, `      确认的话加 --convert ${offer.convert}；不用换算加 --convert none`]
      : []),
    ...(fits.named === 0 ? ['坐标：表里没有“社区”一列，差几百米的坐标系偏差查不出来，请在地图上抽看几处'] : []),
    ...told.slice(0, MOST_ROWS),
    ...(told.length > MOST_ROWS ? [`还有 ${told.length - MOST_ROWS} 行要看，先改好上面的再来一遍`] : []),
  ].join('\n')
}

function rowText({ row, name, result, problems, notes, changes }: ImportLine): string[] {
  const cells = [...problems, ...notes].map(({ column, text }) => `${COLUMN_TEXT[column]}：${text}`)
  if (cells.length > 0)
    return [`第 ${row} 行 ${name} ${problems.length > 0 ? '不导入' : '请核对'}：${cells.join('；')}`]
  return result === 'change'
    ? [`第 ${row} 行 ${name} 要改：${changes.map((column) => COLUMN_TEXT[column]).join('、')}`]
    : []
}
