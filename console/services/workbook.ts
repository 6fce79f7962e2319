import { CallError } from './call-error'
import { FileFailure } from './file-failure'
import type { SheetCells } from './sheet-cells'
import { readAside } from './sheet-aside'
import { unpacked } from './unpacked'

/** An `.xlsx` is a zip: what it says it unpacks to, at most. */
const MOST_UNPACKED = 200 * 1024 * 1024

/** A workbook, before its cells are read. */
export interface Workbook {
  /** Names of those that are not hidden, in their order. */
  sheets: string[]
  /** @throws FileFailure */
  read: (sheet: string) => Promise<SheetCells>
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
      read: (sheet) => readAside({ bytes, sheet, path: sheets.get(sheet) ?? '' }).catch(unreadable),
    }
  } catch (error) {
    return unreadable(error)
  }
}

function unreadable(error: unknown): never {
  if (error instanceof CallError) throw error
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
