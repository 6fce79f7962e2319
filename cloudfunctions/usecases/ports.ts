import type { PushState, QuotaView } from '../contract/notice'
import type { TemplateKey } from '../contract/primitives'
import type { Area } from '../domain/area'
import type { Calendar } from '../domain/calendar'
import type { Categories } from '../domain/category'
import type { Template } from '../domain/notice'
import type { Person } from '../domain/person'
import type { Shapes } from '../domain/shapes'
import type { Ticket } from '../domain/ticket'
import type { Before } from './cursor'

/** What the stories need of the outside world. Everything here may fail by throwing; a refusal is never thrown. */
export interface Ports {
  clock: { now(): number }
  /** Random bytes, for numbers people read aloud. */
  random(length: number): Uint8Array
  /** Short stable hash of a text, safe as a document id. */
  hash(text: string): string
  log: Log
  people: People
  areas: Areas
  reference: ReferenceData
  tickets: Tickets
  follows: Follows
  notices: Notices
  quotas: Quotas
  messages: Messages
  content: ContentCheck
  photos: Photos
}

export interface Log {
  info(event: string, facts?: Record<string, unknown>): void
  defect(error: unknown, facts?: Record<string, unknown>): void
}

export interface People {
  /** The person behind a WeChat identity; made on their first call. One round trip when known. */
  enter(openid: string): Promise<Person>
  /** WeChat openids of a person, for pushes. */
  openidOf(person: string): Promise<string | undefined>
  settle(person: string, grid: string): Promise<void>
  markRead(person: string, at: number): Promise<void>
}

export interface Areas {
  /** Those that exist, in any order. */
  read(ids: string[]): Promise<Area[]>
  /** One level below; the district's streets when `parent` is absent. */
  children(parent: string): Promise<Area[]>
}

/** The district's own settings. */
export interface District {
  _id: 'district'
  version: number
  name: string
  /** Of ticket numbers: JH. */
  prefix: string
  /** Id of the root area. */
  root: string
  /** fileID of the borders in cloud storage; a new version is a new file. */
  shapes: string
}

export interface Reference {
  district: District
  categories: Categories
  calendar: Calendar
  templates: Record<TemplateKey, Template>
}

/** Versioned reference data, kept by each instance for a short while. */
export interface ReferenceData {
  read(): Promise<Reference>
  shapes(): Promise<Shapes>
}

export interface Tickets {
  /** `exists`: this very id; `number-taken`: another ticket has this number. */
  add(ticket: Ticket): Promise<'added' | 'exists' | 'number-taken'>
  get(id: string): Promise<Ticket | undefined>
  /** Writes `next` if nobody has changed the ticket since `before`. */
  replace(before: Ticket, next: Ticket): Promise<boolean>
  /** Takes drained intents out of the outbox. */
  drained(ticket: Ticket, intents: string[]): Promise<void>
  /** A large audience is served piece by piece. */
  moveCursor(ticket: Ticket, intent: string, cursor: string): Promise<void>
  countSecond(id: string): Promise<void>
  byAuthor(author: string, before: Before, limit: number): Promise<Ticket[]>
  /** Held by the person, or waiting at one of the desks; open ones, in the order in which they fall due. */
  tasks(person: string, desks: string[], limit: number): Promise<Ticket[]>
  near(category: string, point: [number, number], metres: number, now: number, limit: number): Promise<Ticket[]>
  /** `wakeAt` has come; not those in `except`. */
  due(now: number, except: string[], limit: number): Promise<Ticket[]>
  /** The outbox was left behind; not those in `except`. */
  unsent(now: number, except: string[], limit: number): Promise<Ticket[]>
}

export interface Follow {
  /** `ticket:person` */
  _id: string
  ticket: string
  person: string
  kind: 'second'
  createdAt: number
}

export interface Follows {
  /** False when the person follows already. */
  add(follow: Follow): Promise<boolean>
  /** Which of these tickets the person follows. */
  among(tickets: string[], person: string): Promise<Set<string>>
  /** Followers of a ticket by id after the cursor. */
  of(ticket: string, after: string, limit: number): Promise<Follow[]>
  /** Tickets the person follows, latest first, in one round trip. */
  tickets(person: string, before: Before, limit: number): Promise<Array<{ follow: Follow; ticket: Ticket }>>
}

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

export interface ContentCheck {
  /** WeChat's text check (security.msgSecCheck v2). `unchecked` when it cannot be reached. */
  check(openid: string, text: string): Promise<'pass' | 'review' | 'risky' | 'unchecked'>
}

export interface Photos {
  /** What lies behind the ids, by the file's own first bytes. */
  inspect(ids: string[]): Promise<Array<'image' | 'not-image' | 'missing' | 'unchecked'>>
  /** Temporary URLs by id; a missing file has none. */
  urls(ids: string[]): Promise<Map<string, string>>
}
