import type { Ticket } from '../../domain/ticket'
import type { Before } from '../cursor'

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
  /** WeChat's or a person's word on a photo: not part of the history, so no new version. */
  markPhoto(id: string, key: string, state: 'pending' | 'hidden' | undefined): Promise<void>
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

