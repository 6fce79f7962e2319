import { parse } from 'csv-parse/sync'
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { readSheet } from 'read-excel-file/node'
import { type FeatureLike, rowsOfFeatures, rowsOfSheet, type Sheet } from '../../cloudfunctions/domain/place-sheet'

/** The file cannot be read as a table; the message is a Chinese sentence. */
export class TableFailure extends Error {}

/** Reads places from a `.csv`, `.xlsx` (its first sheet), `.geojson` or `.json` file. @throws TableFailure */
export async function readTable(file: string): Promise<Sheet> {
  const kind = extname(file).toLowerCase()
  try {
    if (kind === '.csv') return rowsOfSheet(cellsOfCsv(readFileSync(file)))
    if (kind === '.xlsx') return rowsOfSheet((await readSheet(file)).map((row) => row.map(textOf)))
    if (kind === '.geojson' || kind === '.json')
      return rowsOfFeatures(featuresOf(JSON.parse(decoded(readFileSync(file)))))
  } catch (error) {
    if (error instanceof TableFailure) throw error
    throw new TableFailure(`${file} 读不出来：${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
  throw new TableFailure(`${file} 不是 .csv、.xlsx 或 .geojson；老的 .xls 请先另存为 .xlsx`)
}

/** Empty lines keep their place, so that a row's number is the one the spreadsheet shows. */
const cellsOfCsv = (bytes: Buffer): string[][] =>
  parse(decoded(bytes), { bom: true, relax_column_count: true, skip_empty_lines: false })

/** What a Chinese Excel saves as CSV is GBK, and does not say so. */
function decoded(bytes: Buffer): string {
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

function featuresOf(json: unknown): FeatureLike[] {
  const { type, features } = (json ?? {}) as { type?: unknown; features?: unknown }
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    throw new TableFailure('不是 GeoJSON 的 FeatureCollection')
  return features as FeatureLike[]
}
