import type { HoursException, Legend, PlaceForm, Span, WeeklySpan } from '../../typings/contract'

/** What a place is, and where. */
export interface PlaceIdentity {
  name: string
  class: string
  address: string
  point: [lng: number, lat: number]
}

/** What somebody at a desk may change of a place, as the form holds it. */
export interface PlaceDraft extends PlaceIdentity {
  phone: string
  keeper: string
  services: string[]
  extended: string[]
  accessibility: string[]
  hours: WeeklySpan[]
  exceptions: HoursException[]
  photos: string[]
}
export type PlaceDraftField = keyof PlaceDraft

export const FIELD_TEXT: Record<PlaceDraftField, string> = {
  name: '名称',
  class: '类别',
  address: '地址',
  point: '位置',
  phone: '电话',
  keeper: '负责人',
  services: '基本服务',
  extended: '拓展服务',
  accessibility: '无障碍设施',
  hours: '开放时间',
  exceptions: '例外的日子',
  photos: '照片',
}

export const draftOf = ({
  name,
  class: code,
  address,
  point,
  phone,
  keeper,
  services,
  extended,
  accessibility,
  hours,
  exceptions,
  photos,
}: PlaceForm): PlaceDraft => ({
  ...{ name, class: code, address, point },
  ...{ phone, keeper, services, extended, accessibility, hours, exceptions },
  photos: photos.map(({ id }) => id),
})

export const DAYS = ['一', '二', '三', '四', '五', '六', '日']

/** 驿站和中心不能改成别的. */
const OWN_KINDS = [
  { value: 'station', text: '先锋驿站' },
  { value: 'centre', text: '党群服务中心' },
]

/** What a place may be; one that is there already stays of its kind. */
export function classChoices({ classes }: Legend, now?: string): Array<{ value: string; text: string }> {
  const own = OWN_KINDS.find(({ value }) => value === now)
  const living = classes.map(({ code, name }) => ({ value: code, text: name }))
  return own ? [own] : now === undefined || now === '' ? [...OWN_KINDS, ...living] : living
}

/** `08:30-11:30、14:00-17:30` */
export const spansText = (spans: Span[]): string => spans.map(([from, until]) => `${from}-${until}`).join('、')

/** As people type them: any dash, any comma, Chinese or not. Undefined for what is no time. */
export function spansOf(text: string): Span[] | undefined {
  const spans = text
    .split(/[、，,；;\s]+/)
    .filter((part) => part !== '')
    .map((part) => /^(\d{1,2})[:：](\d{2})[-—–~至到]+(\d{1,2})[:：](\d{2})$/.exec(part))
  return spans.every((span) => span !== null)
    ? spans.map(([, a = '', b = '', c = '', d = '']): Span => [
        `${a.padStart(2, '0')}:${b}`,
        `${c.padStart(2, '0')}:${d}`,
      ])
    : undefined
}

/** 停车、充电 → each once. */
export const namesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,；;\n]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]

/** A field in words, to be held against what another has made of it. */
export function fieldText(field: PlaceDraftField, draft: PlaceDraft, legend: Legend): string {
  switch (field) {
    case 'services':
      return draft.services.map((code) => legend.services.find((one) => one.code === code)?.name ?? code).join('、')
    case 'hours':
      return draft.hours
        .map(({ days, spans }) => `周${days.map((day) => DAYS[day - 1]).join('')} ${spansText(spans)}`)
        .join('\n')
    case 'exceptions':
      return draft.exceptions
        .map(({ date, spans, note }) => `${date} ${spans.length > 0 ? spansText(spans) : '不开'} ${note}`.trim())
        .join('\n')
    case 'class':
      return legend.classes.find((one) => one.code === draft.class)?.name ?? draft.class
    case 'point':
      return draft.point.join('，')
    case 'photos':
      return `${draft.photos.length} 张`
    case 'extended':
    case 'accessibility':
      return draft[field].join('、')
    default:
      return draft[field]
  }
}
