import { strFromU8, unzipSync, type UnzipFileInfo } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import { cellText } from './cell-text'
import { FileFailure } from './file-failure'
import { FARTHEST_ROW, MOST_COLUMNS, tooManyColumns, tooManyRows } from './sheet-limits'

/** An `.xlsx` is a zip: what it says it unpacks to, at most. */
const MOST_UNPACKED = 200 * 1024 * 1024
const FARTHEST_COLUMN = MOST_COLUMNS * 8

/** A workbook, before its cells are read. */
export interface Workbook {
  /** Names of those that are not hidden, in their order. */
  sheets: string[]
  /** @returns cells as people see them. @throws FileFailure */
  read: (sheet: string) => Promise<string[][]>
  hiddenRows: (sheet: string) => number
}

/**
 * Looks into an `.xlsx`: nothing is unpacked before it is known how much it would be.
 * @throws FileFailure
 */
export function openWorkbook(bytes: ArrayBuffer): Workbook {
  const packed = new Uint8Array(bytes)
  try {
    refuseBomb(packed)
    const sheets = sheetsOf(packed)
    if (sheets.size === 0) throw new FileFailure('这份表格里没有看得见的工作表')
    return {
      sheets: [...sheets.keys()],
      read: (sheet) => read(bytes, sheet, sheets.get(sheet)).catch(unreadable),
      hiddenRows: (sheet) => hiddenIn(packed, sheets.get(sheet)),
    }
  } catch (error) {
    return unreadable(error)
  }
}

async function read(bytes: ArrayBuffer, sheet: string, path: string | undefined): Promise<string[][]> {
  const packed = new Uint8Array(bytes)
  refuseSprawl(packed, path)
  const cells = (await readSheet(bytes, sheet)).map((row) => row.map(cellText))
  for (const { row, column, text } of unworkedIn(packed, path)) {
    const line = cells[row - 1]
    if (!line) continue
    while (line.length < column) line.push('')
    line[column - 1] = text
  }
  return cells
}

/** Cells whose formula could not be worked out: the reader takes them as empty, people see `#N/A` there. */
function unworkedIn(
  packed: Uint8Array,
  path: string | undefined,
): Array<{ row: number; column: number; text: string }> {
  const [xml = ''] = unpacked(packed, ({ name }) => name === path)
  const cells = xml.matchAll(/<(?:\w+:)?c\s([^<>]*?\bt="e"[^<>]*)>(?:(?!<\/(?:\w+:)?c>)[\s\S])*?<(?:\w+:)?v>([^<]*)</g)
  return [...cells].flatMap(([, attributes = '', text = '']) => {
    const [, letters = '', digits] = /\br="([A-Z]+)(\d+)"/.exec(attributes) ?? []
    return digits === undefined ? [] : [{ row: Number(digits), column: numberOf(letters), text }]
  })
}

function unreadable(error: unknown): never {
  if (error instanceof FileFailure) throw error
  throw new FileFailure('这份表格读不出来，可能没有存完整，请重新另存为 .xlsx 再来')
}

/** Kilobytes can be written that unpack to gigabytes. What a zip says of itself is what room is made for. */
function refuseBomb(packed: Uint8Array): void {
  let size = 0
  unpacked(packed, ({ originalSize }) => {
    size += originalSize
    return false
  })
  if (size > MOST_UNPACKED)
    throw new FileFailure('这份文件展开以后大得不正常，没有读；请把要导入的内容复制到一份新的表格里')
}

const unpacked = (packed: Uint8Array, filter: (file: UnzipFileInfo) => boolean): string[] =>
  Object.values(unzipSync(packed, { filter })).map((file) => strFromU8(file))

function elementsOf(packed: Uint8Array, path: string, name: string): Element[] {
  const [xml = '<none/>'] = unpacked(packed, (file) => file.name === path)
  return [...new DOMParser().parseFromString(xml, 'application/xml').getElementsByTagNameNS('*', name)]
}

/** Names of the worksheets to their paths; a hidden one is not what somebody means to hand in. */
function sheetsOf(packed: Uint8Array): Map<string, string> {
  if (unpacked(packed, ({ name }) => name === 'xl/workbook.xml').length === 0)
    throw new FileFailure('这份文件不是 .xlsx，可能是别的文件改了名字，请检查是不是选错了文件')
  const targets = new Map(
    elementsOf(packed, 'xl/_rels/workbook.xml.rels', 'Relationship').map((one) => [
      one.getAttribute('Id'),
      `xl/${one.getAttribute('Target') ?? ''}`.replace(/^xl\/\//, ''),
    ]),
  )
  const shown = elementsOf(packed, 'xl/workbook.xml', 'sheet').filter(
    (sheet) => !/hidden/i.test(sheet.getAttribute('state') ?? ''),
  )
  return new Map(
    shown.map((sheet) => [sheet.getAttribute('name') ?? '', targets.get(sheet.getAttribute('r:id')) ?? '']),
  )
}

/** One filled cell far out would make room for all those before it. */
function refuseSprawl(packed: Uint8Array, path: string | undefined): void {
  const [xml = ''] = unpacked(packed, ({ name }) => name === path)
  let [rows, columns] = [0, 0]
  for (const [, letters = '', digits] of xml.matchAll(/<(?:\w+:)?c\s[^<>]*?\br="([A-Z]+)(\d+)"[^<>]*(?<!\/)>/g)) {
    rows = Math.max(rows, Number(digits))
    columns = Math.max(columns, numberOf(letters))
  }
  if (rows > FARTHEST_ROW) throw new FileFailure(tooManyRows(rows - 1))
  if (columns > FARTHEST_COLUMN) throw new FileFailure(tooManyColumns(columns))
}

const hiddenIn = (packed: Uint8Array, path: string | undefined): number => {
  const [xml = ''] = unpacked(packed, ({ name }) => name === path)
  return xml.match(/<(?:\w+:)?row\s[^<>]*?\bhidden="(?:1|true)"[^<>]*(?<!\/)>/g)?.length ?? 0
}

/** `A` 1, `AA` 27. */
const numberOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
