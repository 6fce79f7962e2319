import type { Photo } from '../../../behaviors/photo-album'
import type { HoursException, Input, PlaceForm, Span, WeeklySpan } from '../../../../typings/contract'

/** What can be changed here. */
export const FIELDS = ['hours', 'exceptions', 'phone', 'services', 'extended', 'accessibility', 'keeper'] as const
export type EditForm = Pick<PlaceForm, (typeof FIELDS)[number]>
export const BLANK: EditForm = {
  ...{ hours: [], exceptions: [], phone: '', services: [], extended: [], accessibility: [], keeper: '' },
}

export const editFormOf = ({
  hours,
  exceptions,
  phone,
  services,
  extended,
  accessibility,
  keeper,
}: EditForm): EditForm => ({ ...{ hours, exceptions, phone, services, extended, accessibility, keeper } })

/** The place's photos as the album shows them; one that was not allowed stays until it is taken away. */
export const albumOf = (photos: PlaceForm['photos']): Photo[] =>
  photos.map(({ id, url = '', state }) => ({
    ...{ key: id, fileID: id, url, size: 0, progress: 100 },
    ...(state === 'hidden' ? { state: 'unfit', reason: '没有通过检查' } : { state: 'done', reason: '' }),
  }))

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
export function changeOf(form: EditForm, before: EditForm): Change | undefined {
  const changed = FIELDS.filter((field) => differs(form[field], before[field]))
  if (changed.length === 0) return undefined
  return Object.fromEntries(changed.map((field) => [field, form[field]]))
}

/** 别人先存了：没动过的换成最新的，自己改的一个字也不丢。 */
export const caughtUp = (form: EditForm, before: EditForm, latest: EditForm): EditForm => ({
  ...latest,
  ...(changeOf(form, before) as Partial<EditForm> | undefined),
})

/** 免费理发、配钥匙 */
export const namesText = (names: string[]): string => names.join('、')
export const namesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,；;]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]

const differs = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other)

/** 加一行的时候先写成这样。 */
export const newRow = (): WeeklySpan => ({ days: [1, 2, 3, 4, 5], spans: [['08:30', '17:30']] })

/** 过去的日子不用再管。 */
export const coming = (exceptions: HoursException[], today: string): HoursException[] =>
  exceptions.filter(({ date }) => date >= today)

export const byDate = (one: HoursException, other: HoursException): number => one.date.localeCompare(other.date)
