/** What a cell says, or what is wrong with it. */
export type Read<T> = { value: T } | { wrong: string }
export const said = <T>(value: T): Read<T> => ({ value })
export const wrong = (text: string): Read<never> => ({ wrong: text })

type Values<Cells> = { [C in keyof Cells]: Extract<Cells[C], { value: unknown }>['value'] }

/** What is wrong with each cell of a row; when nothing is, all of `values` are there. */
export function sorted<Cells extends Record<string, Read<unknown>>>(cells: Cells) {
  const problems = (Object.keys(cells) as Array<keyof Cells & string>).flatMap((column) => {
    const cell = cells[column]
    return cell && 'wrong' in cell ? [{ column, text: cell.wrong }] : []
  })
  const values = Object.fromEntries(
    Object.entries(cells).flatMap(([column, cell]) => ('value' in cell ? [[column, cell.value]] : [])),
  ) as Values<Cells>
  return { problems, values }
}

/** What is written to have nothing there: an empty cell may be a merged one, or a column that the file does not have. */
export const CLEARED = '清空'

/**
 * 空着的格子、没有的列，照现在的样子不动；写“清空”的才清掉. One meaning for every import: docs/reference-data.md.
 * @param former what stands there now; empty for a row that is new
 */
export const cellOver = (text: string, former = ''): string => (text === CLEARED ? '' : text === '' ? former : text)

/** A row as it is meant, cell by cell; what says which row it is was read before. */
export const rowOver = <Cells extends Record<string, string>>(
  typed: Cells,
  former: Partial<Record<keyof Cells, string>> | undefined,
): Cells =>
  Object.fromEntries(Object.entries(typed).map(([column, text]) => [column, cellOver(text, former?.[column])])) as Cells

/** Names with 、 between, each once. */
export const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,；;\n]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]

/** The sign a spreadsheet decides by, full-width ones (＝ ＋ － ＠) and small ones (﹣) taken as it takes them. */
const opening = (text: string): string => text.slice(0, 2).normalize('NFKC')

/** Whoever opened the list in a spreadsheet would run it; nothing is called that. */
export const isFormula = (text: string): boolean => /^[=+@]|^-./.test(opening(text))

/** A spreadsheet would run these as a formula (OWASP: CSV injection); a quote before it keeps it text. */
export const guarded = (text: string): string => (/^[=+\-@\t\r\n]/.test(opening(text)) ? `'${text}` : text)
export const plainOf = (text: string): string => {
  const trimmed = text.trim()
  return /^'[=+\-@]/.test(opening(trimmed)) ? trimmed.slice(1) : trimmed
}

/** Turns the writing round, or is no sign at all: what is read would not be what is kept. A cell may have several lines. */
const HIDDEN = /\p{Bidi_Control}|[^\P{Cc}\t\n\r]/u

/** What a spreadsheet shows where a formula could not be worked out (ECMA-376-1, 18.18.11 and 18.17.3). */
const UNWORKED = /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|GETTING_DATA)$/

const unfit = (cell: string): string | undefined => {
  if (HIDDEN.test(cell)) return '这一格里有看不见的控制字符，请把整格删掉，重新打一遍'
  if (UNWORKED.test(cell.trim())) return '这一格是公式没有算出来的结果，请改成要填的内容'
  return undefined
}

/** The cells of a row that say nothing anybody could mean, in a sentence each; asked before they are cleaned. */
export const unfitIn = <C extends object>(row: C): Array<{ column: Exclude<keyof C & string, 'row'>; text: string }> =>
  Object.entries(row).flatMap(([column, cell]) => {
    const text = typeof cell === 'string' ? unfit(cell) : undefined
    return text === undefined ? [] : [{ column: column as Exclude<keyof C & string, 'row'>, text }]
  })
