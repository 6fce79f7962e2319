import type { Announcement, AnnouncementKind } from '../../domain/announcement'
import type { Award, AwardKind } from '../../domain/award'
import type { Nomination, Objection } from '../../domain/nomination'
import type { After, Before } from '../cursor'

/** The district's own settings of what it publishes. */
export interface PublicationSettings {
  _id: 'publication'
  version: number
  sample: boolean
  /** 公告类别. */
  kinds: AnnouncementKind[]
  /** 评优的奖项和名额，新开一轮时先填好. */
  awards: AwardKind[]
  /** 公示几个工作日，新开一轮时先填好. */
  publicDays: number
}

/** A document that is changed only as it was read. */
interface Conditional<T> {
  get(id: string): Promise<T | undefined>
  /** False when the id is there already. */
  add(one: T): Promise<boolean>
  /** Writes `next` unless anyone has written since `before` was read. @returns whether it did */
  replace(before: T, next: T): Promise<boolean>
}

export interface Announcements extends Conditional<Announcement> {
  /** Published for any of these areas, begun and not over yet, as of a few seconds ago. */
  current(areas: string[], now: number, limit: number): Promise<Announcement[]>
  /** Published for any of these areas and over by now, the last first. */
  past(areas: string[], before: Before, limit: number): Promise<Announcement[]>
  /** Written by desks in this area, those last touched first; what was thrown away is not among them. */
  written(
    area: string,
    status: Announcement['status'] | undefined,
    before: Before,
    limit: number,
  ): Promise<Announcement[]>
}

export interface Awards extends Conditional<Award> {
  /** The newest first. @param stages all when left out */
  list(stages: Array<Award['stage']> | undefined, before: Before, limit: number): Promise<Award[]>
  /** Rounds in which this person won, as of a few seconds ago. */
  wonBy(person: string, limit: number): Promise<Award[]>
}

export interface Nominations extends Conditional<Nomination> {
  /** Those that exist, in any order. */
  read(ids: string[]): Promise<Nomination[]>
  /** Of a round, of workers in this area, the earliest first. */
  within(award: string, area: string, after: After, limit: number): Promise<Nomination[]>
}

export interface Objections extends Conditional<Objection> {
  /** Of a round, the earliest first. */
  of(award: string, after: After, limit: number): Promise<Objection[]>
  /** Of a round, one person's own. */
  by(award: string, person: string): Promise<Objection[]>
  /** Of a round: whether any has not been answered, and against which nominations they hold. */
  standing(award: string): Promise<{ isOpen: boolean; upheld: string[] }>
  /** Of a round: the nominations against which an objection holds. */
  upheld(award: string): Promise<string[]>
  /** Answered before this moment, and their authors not told of it; those of `except` left out. */
  untold(before: number, except: string[], limit: number): Promise<Objection[]>
  markTold(objection: Objection): Promise<void>
}

/** What a person has left in what was published. */
export interface PublicationTraces {
  /** Takes away what they said in objections, and what was said of them in nominations. */
  erase(person: string): Promise<void>
  objections(person: string, limit: number): Promise<Objection[]>
  nominations(person: string, limit: number): Promise<Nomination[]>
}
