import type { Area } from '../../domain/area'
import type { Person } from '../../domain/person'
import type { Ticket } from '../../domain/ticket'
import type { Before } from '../cursor'
import type { ShowsPhotos } from './screening'

/** A ticket with what belongs to it, read in one round trip. */
export interface Opened {
  ticket: Ticket
  /** Who filed it; absent once they are forgotten. */
  filer?: Person
  /** Of the ticket's path, when asked for. */
  areas: Area[]
}

/** What one person, in one or all of their roles, has to look after. */
export interface Duties {
  person: string
  /** Areas whose waiting tickets they may take. */
  desks: string[]
  /** Areas for which they approve. */
  approvals: string[]
  /** Areas whose overdue tickets they look after, by level. */
  communities: string[]
  streets: string[]
}

export interface Nearby {
  categories: string[]
  point: [number, number]
  metres: number
  /** Only tickets in one of these areas. */
  within?: string[]
}

/** A photo's mark and copy are not part of the history, so they make no new version. */
export interface Tickets extends ShowsPhotos {
  /** `exists`: this very id; `number-taken`: another ticket has this number. */
  add(ticket: Ticket): Promise<'added' | 'exists' | 'number-taken'>
  get(id: string): Promise<Ticket | undefined>
  open(id: string, withAreas: boolean): Promise<Opened | undefined>
  /** As a card in a group's chat opens it: a few seconds old at most, and without its history. */
  shared(id: string): Promise<Ticket | undefined>
  byNumber(no: string): Promise<Ticket | undefined>
  /** Writes `next` if nobody has changed the ticket since `before`. */
  replace(before: Ticket, next: Ticket): Promise<boolean>
  /** Takes drained intents out of the outbox. */
  drained(ticket: Ticket, intents: string[]): Promise<void>
  /** A large audience is served piece by piece. */
  moveCursor(ticket: Ticket, intent: string, cursor: string): Promise<void>
  /** What {@link Follows.count} has found: beside the history, so no new version. */
  setSeconds(id: string, own: number, carried: number): Promise<void>
  byAuthor(author: string, before: Before, limit: number): Promise<Ticket[]>
  /** Open tickets in one's own hands, at one's own desks or for one's own approval, in the order in which they fall due. */
  tasks(duties: Duties, limit: number): Promise<Ticket[]>
  /** Open tickets overdue anywhere in the areas of these duties, the longest first. */
  overdueBelow(duties: Duties, now: number, limit: number): Promise<Ticket[]>
  /** Of these categories and still offered as the same thing, nearest first. */
  near(search: Nearby, now: number, limit: number): Promise<Ticket[]>
  /** What has ended long enough ago is no longer looked for on the map. @returns how many were taken off */
  takeOffMap(now: number, limit: number): Promise<number>
  /** Rings again at that moment, unless someone has moved the ticket on meanwhile. */
  postpone(ticket: Ticket, until: number): Promise<void>
  /** Its outbox is looked after again at that moment, unless someone has moved the ticket on meanwhile. */
  putOff(ticket: Ticket, until: number): Promise<void>
  /** Whose whistle was left to be made. */
  blowing(now: number, limit: number): Promise<Ticket[]>
  /** `wakeAt` has come; not those in `except`. */
  due(now: number, except: string[], limit: number): Promise<Ticket[]>
  /** The outbox was left behind; not those in `except`. */
  unsent(now: number, except: string[], limit: number): Promise<Ticket[]>
}

export interface Follow {
  /** `ticket:person` */
  _id: string
  schemaVersion: 1
  ticket: string
  person: string
  /** `follow`: came along with a merged ticket as its author. */
  kind: 'second' | 'follow'
  createdAt: number
  /** The merged ticket it came along with. */
  via?: string
}

export interface Follows {
  /** False when the person follows already. */
  add(follow: Follow): Promise<boolean>
  /** Harmless when the person does not follow. */
  remove(ticket: string, person: string): Promise<void>
  /** Which of these tickets the person follows. */
  among(tickets: string[], person: string): Promise<Set<string>>
  /**
   * People who follow a ticket, each once, its author never: all of them; those who seconded it; those who came along
   * having seconded a merged one.
   */
  count(ticket: string, author: string): Promise<{ people: number; own: number; carried: number }>
  /** Followers of a ticket by id after the cursor. */
  of(ticket: string, after: string, limit: number): Promise<Follow[]>
  /** Tickets the person follows, latest first, in one round trip. */
  tickets(person: string, before: Before, limit: number): Promise<Array<{ follow: Follow; ticket: Ticket }>>
  /** Whoever came along with a merged ticket now follows for themselves: taking the merge back leaves them here. */
  own(ticket: string, person: string): Promise<void>
  /** Takes away those who came along with a merged ticket, at most `limit`. @returns how many */
  release(ticket: string, via: string, limit: number): Promise<number>
}
