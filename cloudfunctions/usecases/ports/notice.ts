import type { PushState, QuotaView } from '../../contract/notice'
import type { TemplateKey } from '../../contract/primitives'
import type { Template } from '../../domain/notice'
import type { Before } from '../cursor'

export interface Notice {
  /** `intent:person`: a repeat finds it already there. */
  _id: string
  schemaVersion: 1
  person: string
  ticket: string
  createdAt: number
  title: string
  text: string
  push: PushState
  /** When it was marked as being sent. */
  sendingAt?: number
  /** What WeChat answered when it refused. */
  pushError?: string
}

export interface Notices {
  /** The notice as stored: the given one, or the one that was already there. */
  ensure(notice: Notice): Promise<Notice>
  /** True for the one caller that moved it on. */
  move(id: string, from: PushState, to: PushState, facts?: Partial<Notice>): Promise<boolean>
  list(person: string, before: Before, limit: number): Promise<Notice[]>
  unread(person: string, since: number, limit: number): Promise<number>
}

/** Our own ledger of what WeChat would still deliver: nobody can ask WeChat (platform: 订阅消息). */
export interface Quotas {
  /** One accept is one message; the same tap counts once. */
  consent(person: string, template: TemplateKey, tap: string): Promise<void>
  /** True when one was left and is now spent. */
  spend(person: string, template: TemplateKey): Promise<boolean>
  /** It was spent for nothing: WeChat was too busy to take the message. */
  refund(person: string, template: TemplateKey): Promise<void>
  /** WeChat says there is none left. */
  empty(person: string, template: TemplateKey): Promise<void>
  left(person: string): Promise<QuotaView>
}

/**
 * How a push ended: `busy` was not taken (−1, daily cap), `refused` never will be (a field, a template), `unsure` got
 * no answer and may have arrived.
 */
export interface Sending {
  outcome: 'sent' | 'no-quota' | 'busy' | 'refused' | 'unsure'
  error?: string
}

export interface Messages {
  /** Pushes one subscription message; never throws. */
  send(message: {
    openid: string
    template: Template
    page: string
    data: Record<string, { value: string }>
  }): Promise<Sending>
}

