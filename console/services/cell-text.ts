/** A spreadsheet would run these as a formula (OWASP: CSV injection), full-width signs (＝ ＋ － ＠) too; a quote before it keeps it text. */
const isFormula = (text: string): boolean => /^[=+\-@\t\r\n]/.test(text.slice(0, 1).normalize('NFKC'))

/** As a cell of a file we write. What is guarded already stays as it is. */
export const guardedCell = (text: string): string => (isFormula(text) ? `'${text}` : text)

/** As it was before it was guarded, without blanks around it. */
export function plainCell(text: string): string {
  const trimmed = text.trim()
  return trimmed.startsWith("'") && isFormula(trimmed.slice(1)) ? trimmed.slice(1) : trimmed
}

/**
 * What a person sees in a cell: a day as `2026-11-22`, a time as `08:30`, a number with the fifteen digits a spreadsheet
 * shows.
 */
export function cellText(value: unknown): string {
  if (value instanceof Date) return momentText(value)
  if (typeof value === 'number') return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'string' ? value : ''
}

const MINUTE = 60_000

/** A spreadsheet has no time zone: its days begin at midnight UTC here, and its fractions of a day are rounded. */
function momentText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const text = new Date(Math.round(date.getTime() / MINUTE) * MINUTE).toISOString()
  const [day, clock] = [text.slice(0, 10), text.slice(11, 16)]
  // 只有钟点、没有日子的，记在第零天.
  if (day <= '1900-01-01') return clock
  return clock === '00:00' ? day : `${day} ${clock}`
}
