import type { Shown } from '../../domain/photo'
import type { Said, Screening, Verdict } from '../../domain/screening'
import type { Ticket } from '../../domain/ticket'
import type { After } from '../cursor'

export type TextVerdict = 'pass' | 'review' | 'risky' | 'unchecked'

export interface ContentCheck {
  /** WeChat's text check (security.msgSecCheck v2). `unchecked` when it cannot be reached. */
  check(openid: string, text: string): Promise<TextVerdict>
  /**
   * Asks WeChat to look at the picture behind a URL (security.mediaCheckAsync v2); the answer comes as an event.
   * @returns WeChat's number of the check; undefined when it was not taken
   */
  askForPicture(openid: string, url: string): Promise<string | undefined>
}

export interface Photos {
  /** What lies behind the ids, by the file's own first bytes. */
  inspect(ids: string[]): Promise<Array<'image' | 'not-image' | 'missing' | 'unchecked'>>
  /** Temporary URLs by id; a missing file has none. */
  urls(ids: string[]): Promise<Map<string, string>>
  /** A second file with the same bytes. False when the first is gone. */
  copy(id: string, copyId: string): Promise<boolean>
}

/** Documents that show photos, and which of them are not to be seen. */
export interface ShowsPhotos {
  /** How a photo or video is to be shown; undefined shows it. */
  markPhoto(id: string, key: string, mark: Shown['hidden'][string] | undefined): Promise<void>
  /** From now on the copy is what is shown. False when the photo is no longer there, or needs no looking at. */
  keepCopy(id: string, key: string, copy: string): Promise<boolean>
}

export interface Screenings {
  /** False when it is there already. */
  add(screening: Screening): Promise<boolean>
  get(id: string): Promise<Screening | undefined>
  byTrace(trace: string): Promise<Screening | undefined>
  /** True for the one caller that has it from now on; its alarm rings again at that moment. */
  claim(screening: Screening, wakeAt: number): Promise<boolean>
  /** True for the one caller that moved it on. */
  move(id: string, from: Screening['state'], change: Partial<Screening>): Promise<boolean>
  /** Waiting for a person of this area, oldest first, with what was said on the ticket; one round trip. */
  waiting(scope: string, after: After, limit: number): Promise<Array<{ screening: Screening; said?: Said }>>
  /** `wakeAt` has come. */
  due(now: number, limit: number): Promise<Screening[]>
  /** Erases what was typed at a step; that it was taken stays. */
  eraseWords(ticket: Ticket, entry: string): Promise<void>
  /** What these entries brought is gone, at its author's wish or with time. @returns names of copies made, or being made */
  letGo(ticket: string, entries: string[]): Promise<string[]>
  /** Takes away what was decided and carried out, begun before that, at most `limit`. @returns how many */
  forget(before: number, limit: number): Promise<number>
  /** Keeps an answer whose question is not known yet. */
  keepVerdict(trace: string, verdict: Verdict, now: number): Promise<void>
  /** The answer kept for a question, if it came first. */
  verdictOf(trace: string): Promise<Verdict | undefined>
  /** Lets go of answers kept before this moment. */
  dropVerdicts(before: number): Promise<void>
}
