import * as v from 'valibot'
import { Cursor, type Page, RequestId, TemplateKey } from './primitives'

export const notice = {
  /** 站内信，最新的在前。 */
  list: v.strictObject({ cursor: Cursor }),
  /** 看过了：此刻及以前的都算已读。 */
  read: v.strictObject({}),
  /** 又同意了一次提醒。 */
  accept: v.strictObject({
    templates: v.pipe(
      v.array(TemplateKey, '提醒格式不对'),
      v.minLength(1, '没有选择提醒'),
      v.maxLength(3, '一次最多三种提醒'),
    ),
    /** The tap at which it was asked; the same tap counts once. */
    tap: RequestId,
  }),
}

/** How WeChat's push of a notice ended; the inbox has the notice in any case. */
export type PushState = 'none' | 'queued' | 'sending' | 'sent' | 'no-quota' | 'failed' | 'unknown'

export interface NoticeView {
  id: string
  at: number
  title: string
  text: string
  /** The ticket it is about. */
  ticket: string
  isRead: boolean
  push: PushState
}

export type NoticePage = Page<NoticeView>

export type QuotaView = Record<TemplateKey, number>
