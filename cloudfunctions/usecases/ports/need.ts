import type { NeedFilter } from '../../contract/need'
import type { StockFigures } from '../../contract/need-view'
import type { Need } from '../../domain/need'
import type { Resource } from '../../domain/resource'
import type { After, Before } from '../cursor'

/** What both keep: a document that is changed only as it was read. */
interface Kept<T> {
  get(id: string): Promise<T | undefined>
  /** False when the id is there already. */
  add(one: T): Promise<boolean>
  /** Writes `next` unless anyone has written since `before` was read. @returns whether it did */
  replace(before: T, next: T): Promise<boolean>
  /** Notes that all of its timeline has been told, unless it has grown meanwhile. */
  markTold(one: T): Promise<void>
  /** Steps nobody has been told of, taken before that; not those in `except`. */
  untold(before: number, except: string[], limit: number): Promise<T[]>
  /** What the person has left there and is not erased yet. */
  leftBy(person: string, limit: number): Promise<T[]>
}

/** What is counted over the lists of a place. */
export type Counted = Pick<Need, 'list' | 'status' | 'isOpen'>

export interface Needs extends Kept<Need> {
  /** Of a place: open ones the longest waiting first, ended ones the last first. */
  list(
    place: string,
    list: 'work' | 'service' | undefined,
    filter: NeedFilter,
    cursor: string,
    limit: number,
  ): Promise<Need[]>
  /** Of a place, for their numbers: the open ones, and after them those that ended since that moment. */
  counted(place: string, from: number, limit: number): Promise<Counted[]>
  /** Asked by the person themselves and still open, for their number. */
  openBy(person: string, limit: number): Promise<number>
  /** Asked by the person themselves, newest first. */
  askedBy(person: string, before: Before, limit: number): Promise<Need[]>
  /** Open ones in the person's hands, the longest waiting first. */
  entrustedTo(person: string, after: After, limit: number): Promise<Need[]>
  /** Those of a place that were open at that moment or later, by their end: timelines, but no contents. */
  openSince(place: string, from: number, after: After, limit: number): Promise<Need[]>
  /** `wakeAt` has come; not those in `except`. */
  due(now: number, except: string[], limit: number): Promise<Need[]>
  /** What each of these needs says its claim is. */
  claims(ids: string[]): Promise<Map<string, string>>
  /** Ended before that, with words still there. */
  old(before: number, limit: number): Promise<Need[]>
}

export interface Resources extends Kept<Resource> {
  /** Of a place, newest first: those that are offered, in use or paused; or, `done`, the others. */
  list(place: string, isListed: boolean, before: Before, limit: number): Promise<Resource[]>
  /** In use at a place, newest first. */
  active(place: string, limit: number): Promise<Resource[]>
  /** Listed ones of a place, for their number. */
  count(place: string, limit: number): Promise<number>
  /** In use, of these classes, serving any of these areas: the nearest first. */
  near(classes: string[], areas: string[], limit: number): Promise<Resource[]>
  offeredBy(person: string, before: Before, limit: number): Promise<Resource[]>
  /** Asked for by a person and still listed, for their number. */
  listedBy(person: string, limit: number): Promise<number>
  /** Refused or ended before that, with words still there. */
  old(before: number, limit: number): Promise<Resource[]>
  /** Their holds are to be compared with the needs they name. */
  unchecked(now: number, except: string[], limit: number): Promise<Resource[]>
}

/** 盘点时的数，照当时留下. */
export interface FrozenStock {
  at: number
  by: string
  /** 网格员 王秀兰 */
  face: string
  note: string
  requestId: string
  figures: StockFigures
  left: string[]
  unused: string[]
}

export interface Stock {
  /** `place:month` */
  _id: string
  schemaVersion: 1
  place: string
  month: string
  /** The last one counts; an earlier one is never rewritten. */
  versions: FrozenStock[]
  revision?: number
}

export interface Stocks {
  get(place: string, month: string): Promise<Stock | undefined>
  /** Adds a version; one of the same call is there only once. */
  confirm(place: string, month: string, frozen: FrozenStock): Promise<void>
}
