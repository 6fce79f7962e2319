import type { LinkCode, Login } from '../../domain/login'
import type { HeldRole } from '../../domain/person'
import type { Before } from '../cursor'

type LoginChange = Partial<Pick<Login, 'mustChange' | 'isLocked' | 'person' | 'codesTriedAt' | 'givenAs' | 'giving'>>

/** 电脑端账号, as we know them. */
export interface Logins {
  /** False when the id or the user name is there already. */
  add(login: Login): Promise<boolean>
  get(id: string): Promise<Login | undefined>
  /** Accounts on whose path one of the scopes lies, newest first. */
  list(scopes: string[], before: Before, limit: number): Promise<Login[]>
  /** Those of the people who have an account. */
  owners(people: string[]): Promise<Set<string>>
  /** Accounts given for one role in one place; there are few. */
  of(role: Login['role'], scope: string): Promise<Login[]>
  change(id: string, change: LoginChange): Promise<void>
  /** With what offices its password was given. False when another request gives it one meanwhile: nothing is written. */
  open(id: string, giving: string, givenAs: HeldRole[]): Promise<boolean>
  /** Writes down that a link code was tried. @returns when the latest few were, this one included */
  tried(id: string, at: number): Promise<number[]>
}

export interface LinkCodes {
  /** False when the code is given out already, or the person has another. */
  add(code: LinkCode): Promise<boolean>
  get(code: string): Promise<LinkCode | undefined>
  remove(code: string): Promise<void>
  /** Whatever codes the person's phone has shown. */
  removeOf(person: string): Promise<void>
}

/** The platform's own users (CloudBase 身份认证), who sign in by user name and password. */
export interface Directory {
  /** Makes the user, or gives them another password; what they have open elsewhere ends. */
  give(uid: string, username: string, password: string): Promise<void>
  /** Blocked, they cannot sign in; tokens they have may live on until they run out. */
  block(uid: string, isBlocked: boolean): Promise<void>
  /** Whether this password opens this user's account now; `closed`: too many wrong ones, none does for a while. */
  opens(username: string, password: string): Promise<'opened' | 'wrong' | 'closed'>
}
