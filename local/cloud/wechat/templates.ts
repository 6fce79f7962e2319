/** A subscription message template, as the demo's data file lists it. */
export interface Template {
  _id: string
  templateId: string
  title: string
  fields: Array<{ key: string; label: string }>
}

const count = (text: string) => [...text].length

/** What each type of field takes, after WeChat's table of subscription message parameters. */
const FIELD_TYPES: Record<string, (text: string) => boolean> = {
  thing: (text) => count(text) <= 20,
  number: (text) => /^\d{1,32}(?:\.\d+)?$/.test(text) && text.length <= 32,
  letter: (text) => /^[A-Za-z]{1,32}$/.test(text),
  symbol: (text) => count(text) <= 5,
  // Printable ASCII: digits, letters and signs, no Chinese.
  character_string: (text) => /^[\x20-\x7e]{1,32}$/.test(text),
  time: (text) => isTime(text),
  date: (text) => isTime(text),
  amount: (text) => /^[^\d]?\d{1,10}(?:\.\d+)?元?$/.test(text),
  phone_number: (text) => /^[\d+\-() ]{1,17}$/.test(text),
  car_number: (text) => count(text) <= 8,
  name: (text) => /^\p{Script=Han}{1,10}$/u.test(text) || /^[A-Za-z ]{1,20}$/.test(text),
  phrase: (text) => /^\p{Script=Han}{1,5}$/u.test(text),
}

/** `2026年11月22日 15:01`, `2026-11-22 15:01:02`, `15:01`, also a span joined by `~`. */
function isTime(text: string): boolean {
  const clock = '(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?'
  const day =
    '\\d{4}(?:年(?:0?[1-9]|1[0-2])月(?:0?[1-9]|[12]\\d|3[01])日|([-/.])(?:0?[1-9]|1[0-2])\\1(?:0?[1-9]|[12]\\d|3[01]))'
  const moment = new RegExp(`^(?:${day}(?: ${clock})?|${clock})$`)
  const parts = text.split('~')
  return parts.length <= 2 && parts.every((part) => moment.test(part.trim()))
}

/**
 * Checks the data of a message against its template.
 * @returns undefined when all is right, else the name of the field WeChat would name, e.g. `thing2`.
 */
export function firstInvalidField(template: Template, data: Record<string, unknown>): string | undefined {
  const known = new Set(template.fields.map(({ key }) => key))
  const wrong = template.fields.find(({ key }) => !isValid(key, data[key]))
  return wrong?.key ?? Object.keys(data).find((key) => !known.has(key))
}

function isValid(key: string, given: unknown): boolean {
  const text = textOf(given)
  if (text === undefined || text.trim() === '' || /[\r\n\t]/.test(text)) return false
  const check = FIELD_TYPES[key.replace(/\d+$/, '')]
  return check !== undefined && check(text)
}

/** The text of `{value: …}`; WeChat takes numbers as well. */
export function textOf(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null || !('value' in given)) return undefined
  return typeof given.value === 'string' || typeof given.value === 'number' ? String(given.value) : undefined
}
