import writeSpreadsheet from 'write-excel-file/universal'

/** Of a column, in characters of its widest cell: a Chinese character is as wide as two digits. */
const WIDEST = 60
/** Rows that a column's width is taken from. */
const MEASURED = 200
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one > '\u2e80' ? 2 : 1), 2)

/** An `.xlsx` whose first line stays in sight. Every cell is text: a code keeps its zeros, a formula is none. */
export function workbookOf(lines: readonly string[][]): Promise<Blob> {
  const rows = lines.map((line, i) =>
    line.map((value) => ({ value, type: String, ...(i === 0 && { fontWeight: 'bold' as const }) })),
  )
  const measured = lines.slice(0, MEASURED)
  const columns = (lines[0] ?? []).map((_heading, j) => ({
    width: Math.min(WIDEST, Math.max(...measured.map((line) => widthOf(line[j] ?? '')))),
  }))
  return writeSpreadsheet(rows, { columns, stickyRowsCount: 1 }).toBlob()
}
