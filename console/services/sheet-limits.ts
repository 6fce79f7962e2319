import { FileFailure } from './file-failure'

/** Of a file that unpacks to more, or is read in one go. */
export const MOST_BYTES = 20 * 1024 * 1024
/** Of a CSV, which is what it is: 50,000 places as they are exported have 31 MB. */
export const MOST_CSV_BYTES = 64 * 1024 * 1024
/** Without the heading; more is more than a person can look through. */
const MOST_ROWS = 50_000
/** Some way beyond what is taken: an empty line more or less is no reason to refuse. */
export const FARTHEST_ROW = MOST_ROWS * 2
export const MOST_COLUMNS = 40

export const tooManyRows = (rows: number, about = ''): string =>
  `表里有${about} ${rows} 行，一次最多 ${MOST_ROWS} 行，请分成几份来导入，或者检查是不是选错了文件`
export const tooManyColumns = (columns: number): string =>
  `表里有 ${columns} 列，最多 ${MOST_COLUMNS} 列，请检查是不是选错了文件`

/**
 * A table without the empty lines and columns it ends with: spreadsheets often go on with what is formatted only.
 * @throws FileFailure when there is nothing in it, or too much
 */
export function withinLimits(cells: string[][]): string[][] {
  let rows = 0
  let columns = 0
  cells.forEach((row, i) =>
    row.forEach((text, j) => {
      if (text.trim() === '') return
      rows = i + 1
      columns = Math.max(columns, j + 1)
    }),
  )
  if (rows < 2) throw new FileFailure('表格里没有内容：第一行是列名，从第二行开始填写')
  if (rows - 1 > MOST_ROWS) throw new FileFailure(tooManyRows(rows - 1))
  if (columns > MOST_COLUMNS) throw new FileFailure(tooManyColumns(columns))
  return cells.slice(0, rows).map((row) => row.slice(0, columns))
}
