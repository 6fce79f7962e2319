import * as v from 'valibot'
import { NeedCommand, ResourceCommand } from './need-command'
import { Consent, Cursor, Id, optionalWords, PhoneNumber, words } from './primitives'
import { CalendarDay, CalendarMonth, Times } from './times'

/** 从哪里来的需求：居民自己登记 · 驿站接待 · 走访 · 议事会. */
export const NeedSource = v.picklist(['resident', 'station', 'visit', 'meeting'], '没有这种来源')
export type NeedSource = v.InferOutput<typeof NeedSource>

export const NeedUrgency = v.picklist(['normal', 'soon', 'urgent'], '请选择缓急')
export type NeedUrgency = v.InferOutput<typeof NeedUrgency>

export const NeedTab = v.picklist(['resource', 'need', 'work', 'service'], '没有这张清单')
export type NeedTab = v.InferOutput<typeof NeedTab>

export const NeedFilter = v.picklist(['open', 'overdue', 'done'], '没有这种筛选')
export type NeedFilter = v.InferOutput<typeof NeedFilter>

/** 谁能找到的人：称呼和电话，只给办的人看. */
const Contact = v.strictObject({ who: words(20, '称呼'), phone: v.optional(PhoneNumber) }, '请填写称呼')

/** 每月多少次，或者一共多少次. */
const UseLimit = v.strictObject(
  {
    per: v.picklist(['month', 'all'], '请选择按月还是一共'),
    count: v.pipe(
      v.number('请填写次数'),
      v.integer('次数是整数'),
      v.minValue(1, '至少 1 次'),
      v.maxValue(60, '最多 60 次'),
    ),
  },
  '请填写能提供多少次',
)
export type UseLimit = v.InferOutput<typeof UseLimit>

/** What a resource says of itself, when it is offered and when it is changed. */
const resourceFacts = {
  class: Id,
  title: words(30, '名称'),
  words: optionalWords(300, '说明'),
  /** 单位，或者公开的称呼. */
  giver: v.strictObject(
    { kind: v.picklist(['unit', 'person'], '请选择单位还是个人'), name: words(20, '由谁提供') },
    '请填写由谁提供',
  ),
  contact: v.optional(Contact),
  /** 服务到哪一级：所在社区、街道，或者全区. */
  reach: v.picklist(['community', 'street', 'district'], '请选择服务范围'),
  times: Times,
  limit: UseLimit,
  validUntil: v.optional(CalendarDay),
}

export const need = {
  /** 资源和需求的分类。 */
  classes: v.strictObject({}),
  /** 一个地方的四张清单，一页一页看。 */
  lists: v.strictObject({ place: Id, tab: NeedTab, filter: v.optional(NeedFilter, 'open'), cursor: Cursor }),
  /** 一项需求，和它变成的工作或服务。 */
  get: v.strictObject({ id: Id }),
  /** 一项资源。 */
  resource: v.strictObject({ id: Id }),
  /** 登记一项需求。 */
  register: v.strictObject({
    place: Id,
    class: Id,
    title: words(30, '需要什么'),
    words: optionalWords(300, '说明'),
    whom: v.optional(Contact),
    wished: Times,
    urgency: v.optional(NeedUrgency, 'normal'),
    source: v.optional(NeedSource, 'resident'),
    consent: v.optional(Consent),
  }),
  /** 提供一项资源。 */
  offer: v.strictObject({ place: Id, ...resourceFacts, consent: v.optional(Consent) }),
  /** 修改一项资源。 */
  amend: v.strictObject({ id: Id, ...resourceFacts, consent: v.optional(Consent) }),
  /** 对一项需求做一步。 */
  act: v.strictObject({ id: Id, command: NeedCommand, consent: v.optional(Consent) }),
  /** 对一项资源做一步。 */
  tend: v.strictObject({ id: Id, command: ResourceCommand, consent: v.optional(Consent) }),
  /** 查看联系方式，每次留痕。 */
  reveal: v.union([v.strictObject({ need: Id }), v.strictObject({ resource: Id })], '请选择看谁的联系方式'),
  /** 一个地方一个月的盘点。 */
  stock: v.strictObject({ place: Id, month: v.optional(CalendarMonth) }),
  /** 本月已盘点。 */
  confirm: v.strictObject({ place: Id, month: CalendarMonth, note: optionalWords(200, '盘点说明') }),
  /** 我登记的需求、我提供的资源、交给我的清单。 */
  mine: v.strictObject({ tab: v.picklist(['asked', 'offered', 'entrusted'], '没有这一栏'), cursor: Cursor }),
  /** 一个地方公开的资源，至多五项。 */
  resources: v.strictObject({ place: Id }),
}
