import type { Before } from '../cursor'

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

/** Words or a picture that WeChat is still looking at, or a person has to. */
export interface Screening {
  /** `ticket.entry.what`: what is `words` or a photo's key. */
  _id: string
  schemaVersion: 1
  kind: 'words' | 'photo' | 'video'
  ticket: string
  no: string
  categoryName: string
  entry: string
  /** fileID of a photo or video. */
  file?: string
  /** Whose it is: WeChat wants a user who was active of late. */
  author: string
  /** Ids from the district down; a clerk of one of them may decide. */
  street: string
  community: string | null
  at: number
  state: 'pending' | 'waiting' | 'passed' | 'removed'
  /** Why a person has to look. */
  reason?: 'review' | 'risky' | 'timeout' | 'unchecked'
  /** WeChat's number of the check. */
  trace?: string
  /** When the clock looks after it; null when nobody need. */
  wakeAt: number | null
  by?: string
  decidedAt?: number
}

export interface Screenings {
  /** False when it is there already. */
  add(screening: Screening): Promise<boolean>
  get(id: string): Promise<Screening | undefined>
  byTrace(trace: string): Promise<Screening | undefined>
  move(id: string, from: Screening['state'], change: Partial<Screening>): Promise<boolean>
  /** Waiting for a person of this street or community, oldest first. */
  waiting(scope: string, before: Before, limit: number): Promise<Screening[]>
  /** `wakeAt` has come. */
  due(now: number, limit: number): Promise<Screening[]>
}
