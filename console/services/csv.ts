import { FileFailure } from './file-failure'
import { FARTHEST_ROW, tooManyRows } from './sheet-limits'

/** What a Chinese Excel saves as CSV is GBK, and does not say so; as “Unicode 文本” it is UTF-16, and does. */
export function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/**
 * Cells of a text with a row a line: `"` around what has a comma or a line's end in it, `""` for one inside. Empty lines
 * keep their place, so that a row's number is the one the spreadsheet shows.
 * @throws FileFailure when a quote is never closed
 */
export const cellsOfCsv = (text: string): string[][] => [...rowsOfCsv(text)]

/** Rows read before the page has its turn. */
const IN_ONE_GO = 2_000

/**
 * The same of a long text, and the page goes on meanwhile.
 * @throws FileFailure also when there are more rows than anybody would look through
 */
export async function readCsv(text: string): Promise<string[][]> {
  const rows: string[][] = []
  for (const row of rowsOfCsv(text)) {
    rows.push(row)
    if (rows.length > FARTHEST_ROW) throw new FileFailure(tooManyRows(FARTHEST_ROW, '不止'))
    if (rows.length % IN_ONE_GO === 0) await new Promise((resolve) => setTimeout(resolve))
  }
  return rows
}

function* rowsOfCsv(text: string): Generator<string[]> {
  const [first = ''] = text.split('\n', 1)
  // 有的电脑上用分号分列.
  const between = first.includes(',') ? ',' : (['\t', ';'].find((mark) => first.includes(mark)) ?? ',')
  let line = 1
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedAt(text, at, line) : { text: '', end: at }
    const end = endOfCell(text, cell.end, between)
    row.push(cell.text + text.slice(cell.end, end))
    at = end + 1
    if (text[end] === between) {
      if (at < text.length) continue
      row.push('')
    } else if (text[end] === '\r' && text[at] === '\n') at += 1
    yield row
    line += 1
    row = []
  }
}

/** @returns what is between the quotes, and where it goes on behind them */
function quotedAt(text: string, at: number, line: number): { text: string; end: number } {
  for (let close = text.indexOf('"', at + 1); close >= 0; close = text.indexOf('"', close + 2))
    if (text[close + 1] !== '"') return { text: text.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 }
  throw new FileFailure(`第 ${line} 行的引号没有成对，后面的分不清了，请检查这份文件`)
}

function endOfCell(text: string, from: number, between: string): number {
  let at = from
  while (at < text.length && text[at] !== between && text[at] !== '\n' && text[at] !== '\r') at += 1
  return at
}

/** With the mark by which Excel knows UTF-8. */
export const csvOf = (cells: readonly string[][]): string =>
  `\ufeff${cells.map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`).join('')}`
