import type { Refusal } from '../../contract/envelope'
import type { RecordKind } from '../../contract/station'
import type { DutyRoster } from '../../domain/duty'
import type { Place } from '../../domain/place'
import type { Sealed } from '../../domain/person'
import type { Before } from '../cursor'

/** 值守表. */
export interface DutyRosters {
  /** Those that exist, in any order. */
  read(ids: string[]): Promise<DutyRoster[]>
  /**
   * Reads, decides, and writes if nobody else has meanwhile, else again; a month nobody has planned yet begins empty.
   * @returns the roster as it is now, or the refusal of `change`
   */
  change(
    place: string,
    month: string,
    change: (roster: DutyRoster) => DutyRoster | Refusal,
  ): Promise<DutyRoster | Refusal>
  /** Of which something is left to be told, the longest ago first. */
  unsent(now: number, limit: number): Promise<DutyRoster[]>
  putOff(roster: DutyRoster, until: number): Promise<void>
  drained(roster: DutyRoster, intents: string[]): Promise<void>
  /** Of these very months, wherever one of these people has or had a shift. */
  among(people: string[], months: string[], limit: number): Promise<DutyRoster[]>
  /** Of these months and later, in which the person has or had a shift, the earliest first; after the cursor's id. */
  of(person: string, month: string, after: string, limit: number): Promise<DutyRoster[]>
  /** Takes away those of months before that, at most `limit`. @returns how many */
  forget(month: string, limit: number): Promise<number>
}

/** 一次巡查或走访. Whose it is stays an id: names are looked up. */
export interface StationRecord {
  _id: string
  schemaVersion: 1
  place: string
  kind: RecordKind
  by: string
  at: number
  words: string
  withWhom: string
  photos: string[]
  minutes: number
  /** The ticket that came of it. */
  ticket?: { id: string; no: string }
}

/** What a month of records adds up to. */
export interface Tally {
  patrols: number
  visits: number
  minutes: number
}

export interface StationRecords {
  /** False when it is there already. */
  add(record: StationRecord): Promise<boolean>
  get(id: string): Promise<StationRecord | undefined>
  /** @param what `visitsBy`: of the visits only theirs */
  list(
    place: string,
    what: { kind?: RecordKind | undefined; visitsBy?: string },
    before: Before,
    limit: number,
  ): Promise<StationRecord[]>
  /** Between two moments; one round trip over an index. */
  tally(place: string, from: number, until: number): Promise<Tally>
  link(id: string, ticket: { id: string; no: string }): Promise<void>
  by(person: string, before: Before, limit: number): Promise<StationRecord[]>
  /** The oldest before that, at most `limit`. */
  before(at: number, limit: number): Promise<StationRecord[]>
  remove(ids: string[]): Promise<void>
}

export interface Contact {
  id: string
  name: string
  duty: string
  /** As it is published; or sealed. */
  phone: string | Sealed
}

/** 应急联系, one list a place. */
export interface ContactList {
  /** The place. */
  _id: string
  schemaVersion: 1
  items: Contact[]
  /** Of the call that wrote it last, and what it wrote; a retry is recognised by it. */
  last?: string
  revision?: number
}

export interface Contacts {
  /** A place without a list has an empty one. */
  of(place: string): Promise<ContactList>
  /** As {@link DutyRosters.change}. */
  change(place: string, change: (list: ContactList) => ContactList | Refusal): Promise<ContactList | Refusal>
}

export interface Stations {
  /** Stations and centres in any of these areas, by id after the cursor. */
  served(
    scopes: { areas: string[]; communities: string[]; streets: string[] } | 'all',
    after: string,
    limit: number,
  ): Promise<Place[]>
}
