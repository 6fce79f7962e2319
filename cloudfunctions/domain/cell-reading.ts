import { lengthOf, PHONE } from '../contract/primitives'
import type { Limit } from '../contract/ticket-view'
import { isFormula, listOf, type Read, said, wrong } from './cell'
import { readLimit } from './limit'
import { dayOfWeek } from './written'

// What the cells of tables of reference data are read by: each says its value, or in a sentence what is wrong.

/** Of merged cells a file keeps the words of the first only. */
const BLANK = '这一格是空的；如果合并过单元格，请取消合并单元格，每一行都填上'
export const filled = <T>(text: string, read: (text: string) => Read<T>): Read<T> =>
  text === '' ? wrong(BLANK) : read(text)

export function codeCell(text: string): Read<string> {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return wrong(`“${text}”像是被表格软件改成了日期，请把这一列设成文本再填`)
  return /^[\w-]{1,32}$/.test(text) ? said(text) : wrong('编号只能用字母、数字和 - _，最多 32 个')
}

export function wordsCell(text: string, most: number): Read<string> {
  if (isFormula(text)) return wrong(`“${shortened(text)}”像是公式，请改成文字`)
  return lengthOf(text) > most ? wrong(`最多 ${most} 个字`) : said(text)
}

export const shortened = (text: string): string => (lengthOf(text) > 12 ? `${[...text].slice(0, 12).join('')}…` : text)

export function namedCell<T extends string>(text: string, what: string, names: Record<T, string>): Read<T> {
  const choices = Object.keys(names) as T[]
  return filled(text, () => {
    const found = choices.find((choice) => choice === text || names[choice] === text)
    const all = choices.map((choice) => names[choice]).join('、')
    return found === undefined ? wrong(`没有“${shortened(text)}”这个${what}，请写${all}`) : said(found)
  })
}

export function limitCell(text: string): Read<Limit | undefined> {
  if (text === '') return said(undefined)
  const limit = readLimit(text)
  return limit ? said(limit) : wrong(`看不懂“${shortened(text)}”，请写成“4 个工作小时”“7 个工作日”“30 分钟”这样`)
}

/** A limit that has to be there. */
export function neededLimit(text: string): Read<Limit> {
  const read = limitCell(text)
  if ('wrong' in read) return read
  return read.value ? said(read.value) : wrong(BLANK)
}

/** Names with 、 between, each at most so long. */
export function listCell(text: string, most: number, longest: number): Read<string[]> {
  const names = listOf(text)
  if (names.length > most) return wrong(`最多 ${most} 个`)
  const hostile = names.map((name) => wordsCell(name, longest)).find((read) => 'wrong' in read)
  return hostile && 'wrong' in hostile ? hostile : said(names)
}

/** 是; anything else but nothing and 否 is no answer. */
export function yesCell(text: string): Read<boolean> {
  if (text === '' || text === '否') return said(false)
  return text === '是' ? said(true) : wrong('请写“是”，或者空着')
}

/** A number between two, whole unless `digits` says how many may stand behind the point. */
export function numberCell(text: string, least: number, most: number, digits = 0): Read<number> {
  const plain = text.normalize('NFKC')
  const isNumber = /^\d{1,9}(?:\.\d+)?$/.test(plain) && (plain.split('.')[1]?.length ?? 0) <= digits
  const value = Number(plain)
  if (!isNumber) return wrong(digits > 0 ? '请写数字' : '请写整数')
  return value >= least && value <= most ? said(value) : wrong(`要在 ${least} 到 ${most} 之间`)
}

/** 50%, as a share of one. @param most in percent */
export function shareCell(text: string, most = 100): Read<number> {
  const read = numberCell(text.normalize('NFKC').replace(/%$/, ''), 0, most)
  return 'wrong' in read ? wrong(`请写成 50% 这样，0% 到 ${most}%`) : said(read.value / 100)
}
export const shareText = (share: number): string => `${Math.round(share * 100)}%`

/** 2026-10-01, a day that there is; 2026/10/1 as well. */
export function dateCell(text: string): Read<string> {
  const [, year = '', month = '', day = ''] =
    /^(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize('NFKC')) ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(`${date}T00:00:00Z`)
  const isDay = year !== '' && !Number.isNaN(at) && new Date(at).toISOString().startsWith(date)
  return isDay ? said(date) : wrong(`看不懂“${shortened(text)}”，请写成 2026-10-01 这样`)
}

export const isWeekend = (date: string): boolean => dayOfWeek(date) > 5

/** 08:30 */
export function clockCell(text: string): Read<string> {
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})$/.exec(text.normalize('NFKC')) ?? []
  const clock = `${hour.padStart(2, '0')}:${minute}`
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(clock) || clock === '24:00'
    ? said(clock)
    : wrong(`看不懂“${shortened(text)}”，请写成 08:30 这样`)
}

/** A number somebody can be called at. */
export const phoneCell = (text: string): Read<string> => (PHONE.test(text) ? said(text) : wrong('电话号码不对，请检查'))
