import writeSpreadsheet from 'write-excel-file/universal'
import type { SpreadsheetPorts } from '../usecases/ports/assessment'

/** Of a column, in characters of its widest cell: a Chinese character is as wide as two digits. */
const WIDEST = 60
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one > '\u2e80' ? 2 : 1), 2)

/** Counts can be summed; whatever else there is stays the words it is, never a formula. */
const cellOf = (text: string) =>
  /^\d{1,9}$/.test(text) ? { value: Number(text), type: Number } : { value: text, type: String }

export const spreadsheetPorts: SpreadsheetPorts = {
  async spreadsheet(sheet, lines) {
    const rows = lines.map((line, i) =>
      line.map((text) => ({ ...cellOf(text), ...(i === 0 && { fontWeight: 'bold' as const }) })),
    )
    const columns = (lines[0] ?? []).map((_heading, j) => ({
      width: Math.min(WIDEST, Math.max(...lines.map((line) => widthOf(line[j] ?? '')))),
    }))
    const blob = await writeSpreadsheet(rows, { sheet, columns, stickyRowsCount: 1 }).toBlob()
    return Buffer.from(await blob.arrayBuffer()).toString('base64')
  },
}
