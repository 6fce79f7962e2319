import type { PushState, QuotaView } from '../../contract/notice'
import type { TemplateKey } from '../../contract/primitives'
import type { Message, Template } from '../../domain/notice'
import type { Outcome } from '../../domain/push'
import type { Before } from '../cursor'

/** What the inbox holds, and how far WeChat's push of it has come. */
export interface Notice {
  /** `intent:person`: a repeat finds it already there. */
  _id: string
  schemaVersion: 2
  person: string
  createdAt: number
  title: string
  text: string
  /** The ticket it is about, and where that lies; absent for news of other kinds. */
  ticket?: string
  /** Page it opens when that is not a ticket's, without the slash before it. */
  page?: string
  street?: string
  community?: string | null
  push: PushState
  /** Pushed at night, and however many there have been. */
  isUrgent: boolean
  /**
   * When the clock looks after the push: to send it, to make a digest of what was held, to give up a `sending` that was
   * cut off. Null when nobody need.
   */
  sendAt: number | null
  /** Times WeChat was asked. */
  tries: number
  /** What is to be pushed; null when there is nothing left to push. */
  message: Message | null
  /** What the push was to be, also when nothing is left of it; absent where there was none, and on what is older. */
  template?: TemplateKey
  /** Marks those that went out in one message. */
  digest?: string
  /** What WeChat answered when it refused. */
  pushError?: string
}

export interface Notices {
  /** Keeps those that are not there yet, in about one round trip. @returns the ones this call made */
  ensure(notices: Notice[]): Promise<Notice[]>
  get(id: string): Promise<Notice | undefined>
  /** True for the one caller that moved its push on from where it was read. */
  move(notice: Notice, change: Partial<Notice> & { push: PushState }): Promise<boolean>
  list(person: string, before: Before, limit: number): Promise<Notice[]>
  unread(person: string, since: number, limit: number): Promise<number>
  /** `sendAt` has come; not those in `except`. */
  due(now: number, except: string[], limit: number): Promise<Notice[]>
  /** The person's pushes held until now, oldest first. */
  held(person: string, now: number, limit: number): Promise<Notice[]>
  /** Marks all of the person's pushes held until now as going out under `digest`. @returns how many */
  gather(person: string, now: number, digest: string, sendAt: number): Promise<number>
  /** How the digest ended, for each that went out in it. */
  settle(person: string, digest: string, change: Partial<Notice> & { push: PushState }): Promise<void>
  /** Pushes that stand so, of a street or community, or of all, latest first. */
  standing(
    scope: { street: string } | { community: string } | undefined,
    states: PushState[],
    before: Before,
    limit: number,
  ): Promise<Notice[]>
  /** How many there are of a state since a moment, in a street, a community or everywhere; counted no further than `most`. */
  tally(
    scope: { street: string } | { community: string } | undefined,
    push: PushState,
    since: number,
    most: number,
  ): Promise<number>
  /** Empties a person's inbox for good. */
  erase(person: string): Promise<void>
  /** Takes away notices older than that, at most `limit`. @returns how many */
  forget(before: number, limit: number): Promise<number>
}

/** Our own ledger of what WeChat would still deliver: nobody can ask WeChat (platform: 订阅消息). */
export interface Quotas {
  /** One accept is one message; the same tap counts once. */
  consent(person: string, template: TemplateKey, tap: string): Promise<void>
  /** Those of the people who have more than `spare` left. One round trip. */
  among(people: string[], template: TemplateKey, spare: number): Promise<Set<string>>
  /** True when one was left and is now spent. */
  spend(person: string, template: TemplateKey): Promise<boolean>
  /** It was spent for nothing: WeChat did not take the message. */
  refund(person: string, template: TemplateKey): Promise<void>
  /** WeChat says there is none left. */
  empty(person: string, template: TemplateKey): Promise<void>
  left(person: string): Promise<QuotaView>
  erase(person: string): Promise<void>
}

/** How often a person is pushed to, exact however many calls push at once. */
export interface Throttles {
  /**
   * Takes a place among the `most` pushes of the present hour, which begins with the first of them.
   * @returns undefined when it was had, else when the hour ends
   */
  take(person: string, now: number, most: number): Promise<number | undefined>
  /** The place was not used after all. */
  giveBack(person: string, takenAt: number): Promise<void>
  /** True for the one caller who may make the person's digest until then. */
  lease(person: string, now: number, until: number): Promise<boolean>
  endLease(person: string): Promise<void>
  erase(person: string): Promise<void>
}

/**
 * How a push ended: `busy` was not taken (−1, no connection), `capped` neither (daily cap), `refused` never will be
 * (a field, a template), `unsure` got no answer and may have arrived.
 */
export interface Sending {
  outcome: Outcome
  /** WeChat's code and words. */
  error?: string
}

export interface Messages {
  /** False where WeChat is closed to this call (a browser's): what waits to be pushed is the clock's. */
  isOpen(): boolean
  /** Pushes one subscription message; never throws. */
  send(message: {
    openid: string
    template: Template
    page: string
    data: Record<string, { value: string }>
  }): Promise<Sending>
}
