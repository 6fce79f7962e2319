import * as v from 'valibot'
import { Consent, Cursor, Id, Moment, type Page, type TemplateKey } from './primitives'

const Days = v.pipe(v.number('天数不对'), v.picklist([1, 7, 30], '请选择一天、七天或三十天'))

export const notice = {
  /** 站内信，最新的在前。 */
  list: v.strictObject({ cursor: Cursor }),
  /** 看过了：看到的那一刻（不给就是此刻）及以前的都算已读；读过的不会又变回未读。 */
  read: v.strictObject({ until: v.optional(Moment) }),
  /** 又同意了一次提醒。 */
  consent: Consent,
  /** 没能送达的微信提醒（社区、街道，本人辖区内）。 */
  undelivered: v.strictObject({ scope: Id, cursor: Cursor }),
  /** 送达情况：这些天里的提醒，送到的、没送到的各多少（社区、街道、区，本人辖区内）。 */
  deliveries: v.strictObject({ scope: Id, days: Days }),
  /** 这些天里，没有次数了、只在站内信里的：要找人的，打电话（社区、街道、区，本人辖区内）。 */
  unreached: v.strictObject({ scope: Id, days: Days, cursor: Cursor }),
  /** 再送一次，或者不再管它。 */
  settle: v.strictObject({
    id: v.pipe(v.string('编号格式不对'), v.maxLength(200, '编号格式不对')),
    how: v.picklist(['again', 'drop'], '请选择怎么处理'),
  }),
}

/**
 * How WeChat's push of a notice ended; the inbox has the notice in any case. `held`: waits to be told in one message
 * with others; `digested`: was told so; `failed`: refused for good or tried often enough; `unknown`: may have arrived;
 * `dropped`: staff have looked and let it be.
 */
export type PushState =
  'none' | 'queued' | 'held' | 'sending' | 'sent' | 'digested' | 'no-quota' | 'failed' | 'unknown' | 'dropped'

export interface NoticeView {
  id: string
  at: number
  title: string
  text: string
  /** The ticket it is about; absent for news of other kinds. */
  ticket?: string
  /** Page it opens when that is not a ticket's, without the slash before it. */
  page?: string
  push: PushState
}

export interface NoticePage extends Page<NoticeView> {
  /** What came until then had been read (ms). */
  readAt: number
}

export type QuotaView = Record<TemplateKey, number>

/** A push that did not arrive, as staff see it: never what it said to a resident. */
export interface UndeliveredView {
  id: string
  at: number
  title: string
  /** 网格员 王秀兰 · 居民 */
  to: string
  ticket?: string
  push: 'failed' | 'unknown'
  /** 模板已在微信平台删除 · 微信繁忙，已重试 5 次 · 没有回音，可能已送达 */
  reason: string
  /** 过一会儿点“再送” · 请对方重新进一次小程序；急的请打电话 */
  advice: string
}

export type UndeliveredPage = Page<UndeliveredView>

/** News that is in the inbox alone, since no accept was left; of a resident never who it is. */
export interface UnreachedView {
  id: string
  at: number
  title: string
  /** 网格员 王秀兰 · 居民 */
  to: string
  /** Where a telephone number may stand, for whoever may ask for it. */
  ticket?: string
  /** The phone's page it opens when that is not a ticket's: a whistle's, by its id. */
  page?: string
}

export type UnreachedPage = Page<UnreachedView>

/** How the pushes of some days ended. */
export interface DeliveriesView {
  /** From then until now (ms). */
  since: number
  at: number
  states: DeliveryCount[]
}

export interface DeliveryCount {
  state: PushState
  /** 已送达 */
  text: string
  /** What it means, in a sentence. */
  about: string
  count: number
  /** There are more than were counted: a count stops at a thousand. */
  isMore: boolean
}
