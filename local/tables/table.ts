import { parse } from 'csv-parse/sync'
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { readSheet } from 'read-excel-file/node'

/** The file cannot be read as a table; the message is a Chinese sentence. */
export class TableFailure extends Error {}

/** Says which file it is when something that reads it gives up. @throws TableFailure */
export async function reading<T>(file: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof TableFailure) throw error
    throw new TableFailure(`${file} 读不出来：${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}

/** Cells of a `.csv` or an `.xlsx` (its first sheet); undefined for a file of another kind. @throws TableFailure */
export async function readCells(file: string): Promise<string[][] | undefined> {
  const kind = extname(file).toLowerCase()
  if (kind === '.csv') return reading(file, () => cellsOfCsv(readFileSync(file)))
  if (kind === '.xlsx') return reading(file, async () => (await readSheet(file)).map((row) => row.map(textOf)))
  return undefined
}

/** Empty lines keep their place, so that a row's number is the one the spreadsheet shows. */
const cellsOfCsv = (bytes: Buffer): string[][] =>
  parse(decoded(bytes), { bom: true, relax_column_count: true, skip_empty_lines: false })

/** What a Chinese Excel saves as CSV is GBK, and does not say so. */
export function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** A date is written as one; a formula has been worked out by whoever saved the file, and is its result here. */
const textOf = (cell: unknown): string =>
  cell instanceof Date
    ? cell.toISOString().slice(0, 10)
    : typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
      ? String(cell)
      : ''

/** With the mark by which Excel knows UTF-8. */
export const csvOf = (cells: string[][]): string =>
  `\ufeff${cells.map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`).join('')}`
