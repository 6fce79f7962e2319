import type { Refusal } from '../contract/envelope'
import type { ConsoleRole } from '../contract/primitives'
import type { HeldRole } from './person'
import { refuse } from './refusal'

/** 电脑端的账号: by it a person of staff signs in at the console. Its password is the platform's business, never ours. */
export interface Login {
  /** Of the platform's user (uid). */
  _id: string
  schemaVersion: 1
  username: string
  person: string
  /** What it was given for; what the person may do, their roles say. */
  role: ConsoleRole
  scope: string
  /** Areas above what it was given for, itself included; of a department, the district and the department. */
  path: string[]
  /** The password is one somebody else has seen. */
  mustChange: boolean
  isLocked: boolean
  /** The offices of whoever gave its password last; absent where nobody knows: it then opens what it was given for. */
  givenAs?: HeldRole[]
  /** The request that is giving, or gave, its password: of two at once neither opens anything beyond. */
  giving?: string
  by: string
  requestId: string
  createdAt: number
  /** When link codes were tried of late. */
  codesTriedAt?: number[]
}

/** Shown on the phone of whoever wants their account and their WeChat to be one person's; good once. */
export interface LinkCode {
  _id: string
  schemaVersion: 1
  person: string
  expiresAt: number
}

/** A link code is read from one screen and typed at another. */
export const LINK_CODE_FOR = 5 * 60_000

/** 关联码错五次，等十五分钟：nobody finds one by trying. */
export const CODES_TRIED = 5
const CODES_CLOSED_FOR = 15 * 60_000

/** How many of the tries still count. */
export const triesOf = ({ codesTriedAt = [] }: Pick<Login, 'codesTriedAt'>, now: number): number =>
  codesTriedAt.filter((at) => at > now - CODES_CLOSED_FOR).length

/** 密码里有用户名，倒着写、换大小写也算. */
export function holdsName(password: string, username: string): boolean {
  const [text, name] = [password.toLowerCase(), username.toLowerCase()]
  return [name, [...name].reverse().join('')].some((one) => text.includes(one))
}

/** What may be asked before the password is one's own. */
const BEFORE_CHANGE = ['account.me', 'login.changePassword']

/** Why an account gets nothing done; undefined when it may ask this. */
export function closedTo({ isLocked, mustChange }: Login, action: string): Refusal | undefined {
  if (isLocked) return refuse('login/locked', '这个账号已停用，请联系上一级，部门的请联系本部门的联络员')
  if (mustChange && !BEFORE_CHANGE.includes(action))
    return refuse('login/must-change', '第一次登录，请先把初始密码改成您自己的')
  return undefined
}

/** 账号由上一级开；部门的，由本部门的联络员或者区网格中心开。区网格中心的，哪里的都管。 */
const KEEPER: Record<ConsoleRole, HeldRole['role']> = {
  community: 'street',
  street: 'district',
  district: 'district',
  department: 'district',
}

/** Whether someone may open, lock and give a new password to accounts like this. */
export const keepsLogin = (roles: HeldRole[], { role, scope, path }: Pick<Login, 'role' | 'scope' | 'path'>): boolean =>
  roles.some(
    (held) =>
      ((held.role === 'district' || held.role === KEEPER[role]) && path.includes(held.scope)) ||
      (role === 'department' && held.role === 'department' && held.scope === scope && held.post === 'liaison'),
  )

/** What somebody may do at a console, whichever of it their account was given for. */
export const consoleRoles = (roles: HeldRole[]): Array<Pick<Login, 'role' | 'scope'>> =>
  roles.flatMap(({ role, scope }) => (role in KEEPER ? [{ role: role as ConsoleRole, scope }] : []))

/** An account opens all its person may do: whoever sees its password has to be the keeper of every bit of it. */
export const keepsPerson = (roles: HeldRole[], held: Array<Pick<Login, 'role' | 'scope' | 'path'>>): boolean =>
  held.every((one) => keepsLogin(roles, one))

/** What of somebody's offices says whose accounts they keep, to be written down with a password they give. */
export const keeperRoles = (roles: HeldRole[]): HeldRole[] =>
  roles
    .filter(({ role, post }) => role === 'district' || role === 'street' || post === 'liaison')
    .map(({ role, scope, post }) => ({ role, scope, ...(post && { post }) }))

/** Whether nothing its person may come to hold can be beyond who gave its password: nothing has to be looked up. */
export const opensAll = ({ givenAs = [] }: Pick<Login, 'givenAs'>): boolean =>
  givenAs.some(({ role }) => role === 'district')

/**
 * 还没有开通的身份：one that came later and is none of those whose accounts the giver of the password kept. Whoever gave it may
 * know it still, and would hold that office as well.
 */
export const unopenedOf = (login: Login, held: Array<Pick<Login, 'role' | 'scope' | 'path'>>): typeof held =>
  opensAll(login)
    ? []
    : held.filter(
        (one) => !(one.role === login.role && one.scope === login.scope) && !keepsLogin(login.givenAs ?? [], one),
      )

/** Scopes in whose accounts someone has a say. */
export const loginScopes = (roles: HeldRole[]): string[] => keeperRoles(roles).map(({ scope }) => scope)

const SMALL = 'abcdefghjkmnpqrstuvwxyz'
const LARGE = 'ABCDEFGHJKMNPQRSTUVWXYZ'
const DIGITS = '23456789'
/** What each character of an initial password is drawn from: of three kinds, none that look alike. */
const PATTERN = [LARGE, SMALL, SMALL, DIGITS, DIGITS, LARGE, SMALL, SMALL, DIGITS, DIGITS]
export const INITIAL_LENGTH = PATTERN.length

/** To be said or written to its owner, who changes it at once. @param bytes {@link INITIAL_LENGTH} random ones */
export const initialPassword = (bytes: Uint8Array): string =>
  PATTERN.map((letters, at) => letters.charAt((bytes[at] ?? 0) % letters.length)).join('')
