import type { Role } from '../../contract/primitives'
import type { Erasure } from '../../domain/erasure'
import type { Invitation } from '../../domain/invitation'
import type { Login } from '../../domain/login'
import type { HeldRole, Hours, Leave, Person, Sealed } from '../../domain/person'
import type { Ticket } from '../../domain/ticket'

/** Who calls, as the platform vouches for it: a person of WeChat, or somebody who signed in by user name. */
export type Identity = { openid: string } | { uid: string }

/** Whoever is erased stays so: nothing here writes to them any more. */
export interface People {
  /** The person behind a WeChat identity; made on their first call. One round trip when known. */
  enter(openid: string): Promise<Person>
  /** The person behind a user name, with the account; undefined where there is none. One round trip. */
  signedIn(uid: string): Promise<{ person: Person; login: Login } | undefined>
  /** Those that exist, in any order. */
  read(ids: string[]): Promise<Person[]>
  /** Somebody whom their superior brings in before they have come themselves. Harmless when they are there. */
  add(person: Person): Promise<void>
  /** Which of these have come in by WeChat. */
  onWeChat(people: string[]): Promise<Set<string>>
  /** WeChat openids of a person, for pushes. */
  openidOf(person: string): Promise<string | undefined>
  settle(person: string, grid: string): Promise<void>
  /** Never moves back to an earlier moment. */
  markRead(person: string, at: number): Promise<void>
  agree(person: string, version: number, at: number): Promise<void>
  rename(person: string, name: string): Promise<void>
  /** Undefined takes the number away. */
  setPhone(person: string, phone: Sealed | undefined): Promise<void>
  /**
   * Hours that are not given stay as they are.
   * @param change from the leave there is when it is written; undefined leaves leave and hours as they are
   */
  setLeave(person: string, change: (found: Leave[]) => Leave[] | undefined, hours?: Hours): Promise<void>
  /** Harmless when the role is held already; as what (代班, duty) is as given. */
  grant(person: string, role: HeldRole): Promise<void>
  revoke(person: string, role: Role, scope: string): Promise<void>
  /** Takes away everything that says who it was; on their next visit a new person is made. */
  erase(person: string, at: number): Promise<void>
}

export interface Invitations {
  /** False when the code is given out already. */
  add(invitation: Invitation): Promise<boolean>
  get(code: string): Promise<Invitation | undefined>
  /** The one this very call made before its answer was lost. */
  madeBy(person: string, requestId: string): Promise<Invitation | undefined>
  /** True when the person now is among its users: a use was left, or they had taken one before. */
  use(invitation: Invitation, person: string): Promise<boolean>
  /** The person has come in by it. */
  finish(code: string, person: string): Promise<void>
  /** Takes away what the person has given out. */
  erase(by: string): Promise<void>
  /** Takes away what ran out before that, at most `limit`. @returns how many */
  forget(before: number, limit: number): Promise<number>
}

/** One line of the audit list: who did what to whom, never what they saw. */
export interface Audit {
  _id: string
  schemaVersion: 1
  at: number
  by: string
  action: string
  /** Ticket, person or area it was done to. */
  object: string
  scope: string
  /** Areas above `scope`, itself last; of a department, the district and the department. Then those above what it is about. */
  path: string[]
  /** Areas that a version of borders, codes or names changed. */
  about?: string[]
}

/** A line as it is kept: with where the call came from, which the platform alone knows. */
export interface AuditKept extends Audit {
  /** `cloud`: the cloud environment's own console, of whoever keeps it. */
  via: 'console' | 'wechat' | 'cloud'
  /** Empty where the platform says nothing. */
  ip: string
}

export interface Audits {
  /** Harmless when a line of this id is there. */
  add(line: Audit): Promise<void>
  /** Takes away lines older than that, at most `limit`. @returns how many */
  forget(before: number, limit: number): Promise<number>
}

/** Work that outlives one call: done by the clock piece by piece, each piece harmless when done again. */
export interface Job {
  _id: string
  schemaVersion: 1
  kind: 'handOver' | 'handWhistles' | 'absence' | 'erase' | 'rebuild' | 'forget'
  /** Person or area it is about. */
  object: string
  /** Of a departure: what the person was, and where. */
  role?: Role
  scope: string
  /** Of a hand-over in a department: who gets what they have; without it, they leave. */
  to?: string
  by: string
  at: number
  cursor: string
  state: 'waiting' | 'done'
  /** What it has found so far. */
  facts: Record<string, number>
}

/** How far a piece of work has brought a job. */
export type Progress = Pick<Job, 'cursor' | 'state' | 'facts'>

export interface Jobs {
  /** False when a job of this id is there already. */
  add(job: Job): Promise<boolean>
  get(id: string): Promise<Job | undefined>
  waiting(kinds: Array<Job['kind']>, limit: number): Promise<Job[]>
  /** Takes away what is done, put down before that, at most `limit`. @returns how many */
  forget(before: number, limit: number): Promise<number>
  /** True for the one caller that moved it on from this cursor. */
  move(id: string, from: string, to: Progress): Promise<boolean>
}

/** Secrets at rest: AES-256-GCM with a key from the environment. */
export interface Cipher {
  seal(text: string, masked: string): Sealed
  /** @throws Error when the key is not the one it was sealed with, or the bytes were changed */
  open(sealed: Sealed): string
}

/** What people have left behind, and its erasure. */
export interface Belongings {
  /** Tickets of the person's own, whole, by id after the cursor; what they filed for others in office is not theirs. */
  tickets(author: string, after: string, limit: number): Promise<Ticket[]>
  /** Tickets that ended after one and not later than a moment, whole, in the order in which they ended. */
  ended(after: { at: number; id: string }, until: number, limit: number): Promise<Ticket[]>
  /** Erases what a ticket's entries say and show. The steps themselves stay. */
  eraseContents(ticket: Ticket, erasure: Erasure): Promise<void>
  /** Files in cloud storage; one that is gone already is as good. */
  removeFiles(ids: string[]): Promise<void>
  /** 附议 of the person; how many there were stays counted in the tickets. */
  removeFollows(person: string): Promise<void>
}
