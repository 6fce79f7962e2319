import * as v from 'valibot'
import { Consent, Cursor, type Page, type TemplateKey } from './primitives'

export const notice = {
  /** 站内信，最新的在前。 */
  list: v.strictObject({ cursor: Cursor }),
  /** 看过了：此刻及以前的都算已读。 */
  read: v.strictObject({}),
  /** 又同意了一次提醒。 */
  consent: Consent,
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
