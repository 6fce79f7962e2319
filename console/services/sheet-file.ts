import { csvOf, decoded, readCsv } from './csv'
import { guardedCell } from './cell-text'
import { FileFailure } from './file-failure'
import type { SheetCells } from './sheet-cells'
import { MOST_BYTES, MOST_CSV_BYTES, withinLimits } from './sheet-limits'

/** A table that somebody chose in the browser. */
export interface SheetFile {
  name: string
  /** Worksheets to choose from; one for a file that has none. */
  sheets: string[]
  /** @throws CallError with a sentence: a FileFailure, or what reads it did not load */
  read: (sheet: string) => Promise<SheetCells>
}

const MEGABYTE = 1024 * 1024
/** A zip, and thereby an `.xlsx`; Microsoft's older container, which an encrypted `.xlsx` is in too. */
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
/** What other systems often hand out as `.xls`. */
const MARKUP = /^\s*<(?:!doctype|\?xml|html|head|meta|style|table|workbook)\b/i

/**
 * Opens an `.xlsx` or a `.csv`, told apart by what is in it.
 * @throws FileFailure with a sentence
 */
export async function openSheetFile(file: File): Promise<SheetFile> {
  const bytes = await readBytes(file, MOST_CSV_BYTES)
  const begins = (mark: number[]) => mark.every((byte, at) => bytes[at] === byte)
  if (begins(OLE)) throw new FileFailure('老的 .xls 或加了密码的表格读不了，请另存为没有密码的 .xlsx')
  if (begins(ZIP)) {
    refuseLarge(file, MOST_BYTES)
    const { openWorkbook } = await import('./workbook')
    return { name: file.name, ...openWorkbook(bytes.buffer) }
  }
  const text = readText(file, bytes)
  if (MARKUP.test(text))
    throw new FileFailure(`${file.name} 其实是网页或者 XML，不是电子表格，请用表格软件打开，另存为 .xlsx`)
  if (text.startsWith('%PDF')) throw new FileFailure(notTable(file))
  const read = async () => ({ cells: withinLimits(await readCsv(text)), hiddenRows: 0 })
  return { name: file.name, sheets: [''], read }
}

/** A text of any of the codings Chinese files come in. @throws FileFailure */
export async function readTextFile(file: File): Promise<string> {
  return readText(file, await readBytes(file, MOST_BYTES))
}

function refuseLarge({ size }: File, most: number): void {
  if (size > most) throw new FileFailure(`这份文件有 ${Math.ceil(size / MEGABYTE)} MB，最大 ${most / MEGABYTE} MB`)
}

async function readBytes(file: File, most: number): Promise<Uint8Array<ArrayBuffer>> {
  refuseLarge(file, most)
  if (file.size === 0) throw new FileFailure('这份文件是空的，请检查是不是选错了')
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    throw new FileFailure('这份文件打不开了，可能已被移动或改过，请重新选择')
  }
}

const notTable = ({ name }: Pick<File, 'name'>): string => `${name} 不是 .xlsx 或 .csv，请检查是不是选错了文件`

function readText({ name }: File, bytes: Uint8Array): string {
  const text = decoded(bytes).replace(/^\ufeff/, '')
  if (text.includes('\0')) throw new FileFailure(notTable({ name }))
  return text
}

/**
 * Hands a table to the browser to be kept. Nothing in it is run as a formula, whatever opens it.
 * @param name without its extension
 */
export async function downloadSheet(name: string, cells: readonly string[][], kind: 'xlsx' | 'csv' = 'xlsx') {
  const lines = cells.map((row) => row.map(guardedCell))
  const blob =
    kind === 'csv'
      ? new Blob([csvOf(lines)], { type: 'text/csv;charset=utf-8' })
      : await (await import('./workbook-out')).workbookOf(lines)
  saveFile(`${name}.${kind}`, blob)
}

/** Hands a file to the browser to be kept. */
export function saveFile(name: string, blob: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name.replace(/[\\/:*?"<>|]/g, '-')
  link.click()
  // 等浏览器拿到了再放手.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
