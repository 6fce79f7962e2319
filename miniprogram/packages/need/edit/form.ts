import type { Input, ResourceFacts, Times } from '../../../../typings/contract'
import type { Fault } from '../../../services/cloud'

export const ANY_TIME: Times = { weekly: [], dates: [] }

/** 登记需求和提供资源的表，写到一半也留着。 */
export interface EditForm {
  class: string
  title: string
  words: string
  /** Of a need: for whom; of a resource: whom to call. */
  who: string
  phone: string
  times: Times
  urgency: string
  source: string
  giverKind: string
  giver: string
  reach: string
  per: string
  count: string
  validUntil: string
}

export const BLANK: EditForm = {
  class: '',
  title: '',
  words: '',
  who: '',
  phone: '',
  times: ANY_TIME,
  urgency: 'normal',
  source: 'resident',
  giverKind: 'person',
  giver: '',
  reach: 'community',
  per: 'month',
  count: '2',
  validUntil: '',
}

export const FIELDS = [
  'class',
  'title',
  'words',
  'who',
  'phone',
  'giver',
  'count',
  'validUntil',
  'source',
  'place',
] as const
type Field = (typeof FIELDS)[number]
export type EditFault = Fault<Field>
export const NO_FAULT: EditFault = { field: '', text: '' }

const chips = (options: Record<string, string>) => Object.entries(options).map(([value, text]) => ({ value, text }))
export const URGENCIES = chips({ normal: '不急', soon: '尽快', urgent: '很急' })
export const SOURCES = chips({
  station: '上门来说的',
  visit: '走访了解的',
  meeting: '议事会提出的',
  resident: '我自己的',
})
export const GIVERS = chips({ person: '个人', unit: '单位' })
export const REACHES = chips({ community: '本社区', street: '本街道', district: '全区' })
export const LIMITS = chips({ month: '每月', all: '一共' })

/** 居民说自己的事，驿站的人替大家登记。 */
export function titleOf(kind: 'need' | 'resource', isAmending: boolean, isServing: boolean): string {
  if (isAmending) return '修改资源'
  if (kind === 'need') return isServing ? '登记需求' : '我需要帮忙'
  return isServing ? '登记资源' : '我能帮忙'
}

/** What keeps it from being sent. */
export function missingIn(kind: 'need' | 'resource', form: EditForm): EditFault {
  if (!form.class) return { field: 'class', text: '请选择分类' }
  if (!form.title.trim()) return { field: 'title', text: kind === 'need' ? '请填写需要什么' : '请填写能提供什么' }
  if (form.phone.trim() && !form.who.trim()) return { field: 'who', text: '请填写怎么称呼' }
  if (kind === 'need') return NO_FAULT
  if (!form.giver.trim()) return { field: 'giver', text: '请填写由谁提供' }
  return /^[1-9]\d?$/.test(form.count) ? NO_FAULT : { field: 'count', text: '请填写次数，1 到 60' }
}

const contactOf = ({ who, phone }: EditForm) =>
  who.trim() ? { who, ...(phone.trim() && { phone: phone.trim() }) } : undefined

/** The choices are of the lists above; the server looks at them again. */
export function needOf(place: string, form: EditForm): Input<'need', 'register'> {
  const whom = contactOf(form)
  return {
    place,
    class: form.class,
    title: form.title,
    words: form.words,
    wished: form.times,
    urgency: form.urgency as 'normal',
    source: form.source as 'resident',
    ...(whom && { whom }),
  }
}

export function resourceOf(form: EditForm): Omit<Input<'need', 'amend'>, 'id'> {
  const contact = contactOf(form)
  return {
    class: form.class,
    title: form.title,
    words: form.words,
    giver: { kind: form.giverKind as 'unit', name: form.giver },
    reach: form.reach as 'community',
    times: form.times,
    limit: { per: form.per as 'month', count: Number(form.count) },
    ...(form.validUntil && { validUntil: form.validUntil }),
    ...(contact && { contact }),
  }
}

/** A resource as it is, to be changed; its contact stays unless another is given. */
export const formOf = ({ giver, limit, validUntil = '', times, ...facts }: ResourceFacts): EditForm => ({
  ...BLANK,
  ...facts,
  times,
  giverKind: giver.kind,
  giver: giver.name,
  per: limit.per,
  count: String(limit.count),
  validUntil,
})
