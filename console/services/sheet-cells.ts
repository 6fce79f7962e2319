import { readSheet } from 'read-excel-file/universal'
import { cellText } from './cell-text'
import { FileFailure } from './file-failure'
import { FARTHEST_ROW, MOST_COLUMNS, tooManyColumns, tooManyRows, withinLimits } from './sheet-limits'
import { unpacked } from './unpacked'

const FARTHEST_COLUMN = MOST_COLUMNS * 8

/** Which worksheet of which `.xlsx`; `path` is its entry in the zip. */
export interface Wanted {
  bytes: ArrayBuffer
  sheet: string
  path: string
}

/** What stands on a worksheet, as people see it. */
export interface SheetCells {
  /** The heading first; a row's place is its number in the file. */
  cells: string[][]
  /** How many rows nobody sees in the spreadsheet, filtered out or hidden; they are read all the same. */
  hiddenRows: number
}

/**
 * Reads one worksheet of an `.xlsx`: of 50,000 rows it takes seconds, in which nothing else gets its turn.
 * @throws FileFailure when it is empty or too large; anything else when it cannot be read
 */
export async function readCells({ bytes, sheet, path }: Wanted): Promise<SheetCells> {
  const packed = new Uint8Array(bytes)
  const [xml = ''] = unpacked(packed, ({ name }) => name === path)
  refuseSprawl(xml)
  const cells = (await readSheet(bytes, sheet)).map((row) => row.map(cellText))
  for (const { row, column, text } of unworkedIn(xml)) {
    const line = cells[row - 1]
    if (!line) continue
    while (line.length < column) line.push('')
    line[column - 1] = text
  }
  return { cells: withinLimits(cells), hiddenRows: hiddenIn(xml) }
}

/** Cells whose formula could not be worked out: the reader takes them as empty, people see `#N/A` there. */
function unworkedIn(xml: string): Array<{ row: number; column: number; text: string }> {
  const cells = xml.matchAll(/<(?:\w+:)?c\s([^<>]*?\bt="e"[^<>]*)>(?:(?!<\/(?:\w+:)?c>)[\s\S])*?<(?:\w+:)?v>([^<]*)</g)
  return [...cells].flatMap(([, attributes = '', text = '']) => {
    const [, letters = '', digits] = /\br="([A-Z]+)(\d+)"/.exec(attributes) ?? []
    return digits === undefined ? [] : [{ row: Number(digits), column: numberOf(letters), text }]
  })
}

/** One filled cell far out would make room for all those before it. */
function refuseSprawl(xml: string): void {
  let [rows, columns] = [0, 0]
  for (const [, letters = '', digits] of xml.matchAll(/<(?:\w+:)?c\s[^<>]*?\br="([A-Z]+)(\d+)"[^<>]*(?<!\/)>/g)) {
    rows = Math.max(rows, Number(digits))
    columns = Math.max(columns, numberOf(letters))
  }
  if (rows > FARTHEST_ROW) throw new FileFailure(tooManyRows(rows - 1))
  if (columns > FARTHEST_COLUMN) throw new FileFailure(tooManyColumns(columns))
}

const hiddenIn = (xml: string): number =>
  xml.match(/<(?:\w+:)?row\s[^<>]*?\bhidden="(?:1|true)"[^<>]*(?<!\/)>/g)?.length ?? 0

/** `A` 1, `AA` 27. */
const numberOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
