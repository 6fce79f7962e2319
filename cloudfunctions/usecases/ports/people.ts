import type { HeldRole, Leave, Person, Sealed } from '../../domain/person'
import type { Role } from '../../contract/account'

export interface People {
  /** The person behind a WeChat identity; made on their first call. One round trip when known. */
  enter(openid: string): Promise<Person>
  /** Those that exist, in any order. */
  read(ids: string[]): Promise<Person[]>
  /** WeChat openids of a person, for pushes. */
  openidOf(person: string): Promise<string | undefined>
  settle(person: string, grid: string): Promise<void>
  markRead(person: string, at: number): Promise<void>
  agree(person: string, version: number, at: number): Promise<void>
  rename(person: string, name: string): Promise<void>
  /** Undefined takes the number away. */
  setPhone(person: string, phone: Sealed | undefined): Promise<void>
  setLeave(person: string, leave: Leave[]): Promise<void>
  /** Harmless when the role is held already. */
  grant(person: string, role: HeldRole): Promise<void>
  revoke(person: string, role: Role, scope: string): Promise<void>
  /** Takes away everything that says who it was. */
  erase(person: string, at: number): Promise<void>
}

export interface Invitation {
  /** The code itself. */
  _id: string
  schemaVersion: 1
  role: 'worker' | 'team' | 'community' | 'street'
  scope: string
  standIn?: true
  duty?: HeldRole['duty']
  categories?: string[]
  by: string
  byName: string
  createdAt: number
  expiresAt: number
  uses: number
  /** Who has used it; a repeat by the same person counts once. */
  usedBy: string[]
}

export interface Invitations {
  add(invitation: Invitation): Promise<boolean>
  get(code: string): Promise<Invitation | undefined>
  /** True when the person now is among its users: a use was left, or they had used it before. */
  use(code: string, person: string, now: number): Promise<boolean>
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
}

export interface Audits {
  add(line: Audit): Promise<void>
}

/** Work that outlives one call: done by the clock piece by piece, each piece harmless when done again. */
export interface Job {
  _id: string
  schemaVersion: 1
  kind: 'handOver' | 'erase' | 'rebuild'
  /** Person or area it is about. */
  object: string
  scope: string
  by: string
  at: number
  cursor: string
  state: 'waiting' | 'done'
  /** What it has found so far. */
  facts: Record<string, number>
}

export interface Jobs {
  /** False when a job of this id is there already. */
  add(job: Job): Promise<boolean>
  get(id: string): Promise<Job | undefined>
  waiting(limit: number): Promise<Job[]>
  move(id: string, from: string, to: { cursor: string; state: Job['state']; facts: Job['facts'] }): Promise<boolean>
}

/** Secrets at rest: AES-256-GCM with a key from the environment. */
export interface Cipher {
  seal(text: string, masked: string): Sealed
  /** @throws Error when the key is not the one it was sealed with, or the bytes were changed */
  open(sealed: Sealed): string
}
