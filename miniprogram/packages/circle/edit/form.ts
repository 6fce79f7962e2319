import type { HoursException, Input, PlaceForm, Span, WeeklySpan } from '../../../../typings/contract'

/** What can be changed here. */
export type HoursForm = Pick<PlaceForm, 'hours' | 'exceptions' | 'phone'>

type Change = Input<'place', 'edit'>['change']

/** 一段时间怎么写：08:30—17:30 · 20:00—次日 06:00 */
export const spanText = ([from, until]: Span): string => `${from}—${until <= from ? '次日 ' : ''}${until}`

/** 某一天怎么写：10月1日 不开（国庆节）；不是今年的写上年份。 @param today `2026-03-02` */
export function exceptionText({ date, spans, note }: HoursException, today: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const hours = spans.length === 0 ? '不开' : spans.map(spanText).join('、')
  return `${today.startsWith(year) ? '' : `${year}年`}${Number(month)}月${Number(day)}日 ${hours}${note ? `（${note}）` : ''}`
}

/** What is to be sent: only what has changed; undefined when nothing has. */
export function changeOf(form: HoursForm, before: HoursForm): Change | undefined {
  const change: Change = {}
  if (differs(form.hours, before.hours)) change.hours = form.hours
  if (differs(form.exceptions, before.exceptions)) change.exceptions = form.exceptions
  if (form.phone !== before.phone) change.phone = form.phone
  return Object.keys(change).length > 0 ? change : undefined
}

const differs = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other)

/** 加一行的时候先写成这样。 */
export const newRow = (): WeeklySpan => ({ days: [1, 2, 3, 4, 5], spans: [['08:30', '17:30']] })

/** 过去的日子不用再管。 */
export const coming = (exceptions: HoursException[], today: string): HoursException[] =>
  exceptions.filter(({ date }) => date >= today)

export const byDate = (one: HoursException, other: HoursException): number => one.date.localeCompare(other.date)
