import { randomBytes, randomUUID, scryptSync, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../clock'
import { CloudFailure } from '../failure'
import type { Database, Row } from '../store/database'

/** Wrong passwords in a row after which a name is closed for a while, whether or not anybody is called so. */
const MOST_FAILURES = 5
const CLOSED_FOR = 15 * 60_000
/** Failures longer ago count no more; so names that were made up do not pile up either. */
const COUNTED_FOR = 86_400_000

export interface WebUser {
  uid: string
  username: string
  isBlocked: boolean
}

/** Why somebody is not let in, in the platform's own words (`error` of an answer of `/auth/v1`). */
export type SignInFault = 'invalid_username_or_password' | 'resource_exhausted' | 'user_blocked'

/** Who may sign in by user name and password: what 身份认证 → 用户管理 holds on the platform. */
export class Users {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    database.exec(`CREATE TABLE IF NOT EXISTS web_users
      (uid TEXT PRIMARY KEY, username TEXT NOT NULL UNIQUE, salt TEXT NOT NULL, hash TEXT NOT NULL,
       blocked INTEGER NOT NULL)`)
    database.exec(`CREATE TABLE IF NOT EXISTS web_failures
      (username TEXT PRIMARY KEY, failures INTEGER NOT NULL, closed_until REAL NOT NULL, at REAL NOT NULL)`)
  }

  /** Forgets everybody: what is seeded is seeded from nothing. */
  clear(): void {
    this.database.exec('DELETE FROM web_users')
    this.database.exec('DELETE FROM web_failures')
  }

  /** @throws CloudFailure for a name that is taken, or a name or password that is not allowed */
  create(user: { uid?: string; username: string; password: string; isBlocked?: boolean }): WebUser {
    const { uid = randomUUID(), username, password, isBlocked = false } = user
    assertUsername(username)
    assertPassword(password)
    if (this.database.get('SELECT uid FROM web_users WHERE uid = ? OR username = ?', uid, username))
      throw new CloudFailure('FailedOperation.UserNameExist', 'the user name is taken')
    const { salt, hash } = hashed(password)
    this.database.run(
      'INSERT INTO web_users (uid, username, salt, hash, blocked) VALUES (?, ?, ?, ?, ?)',
      ...[uid, username, salt, hash, isBlocked ? 1 : 0],
    )
    this.forgive(username)
    return { uid, username, isBlocked }
  }

  find(uid: string): WebUser | undefined {
    const row = this.database.get('SELECT * FROM web_users WHERE uid = ?', uid)
    return row && userOf(row)
  }

  named(username: string): WebUser | undefined {
    const row = this.database.get('SELECT * FROM web_users WHERE username = ?', username)
    return row && userOf(row)
  }

  /** A new password opens a closed account. @throws CloudFailure for one that is not allowed */
  setPassword(uid: string, password: string): void {
    assertPassword(password)
    const { salt, hash } = hashed(password)
    this.database.run('UPDATE web_users SET salt = ?, hash = ? WHERE uid = ?', salt, hash, uid)
    const user = this.find(uid)
    if (user) this.forgive(user.username)
  }

  setBlocked(uid: string, isBlocked: boolean): void {
    this.database.run('UPDATE web_users SET blocked = ? WHERE uid = ?', isBlocked ? 1 : 0, uid)
  }

  /**
   * Whoever does not exist is answered as a wrong password is, counted and closed alike, and a hash is reckoned either way:
   * nobody learns which names there are.
   */
  signIn(username: string, password: string): WebUser | SignInFault {
    const row = this.database.get('SELECT * FROM web_users WHERE username = ?', username)
    const isRight = fits(password, row ?? NOBODY) && row !== undefined
    const now = this.clock.now()
    this.database.run('DELETE FROM web_failures WHERE at <= ?', now - COUNTED_FOR)
    const before = this.database.get('SELECT * FROM web_failures WHERE username = ?', username)
    if (Number(before?.['closed_until'] ?? 0) > now) return 'resource_exhausted'
    if (!isRight) {
      const failures = Number(before?.['failures'] ?? 0) + 1
      const isClosed = failures >= MOST_FAILURES
      this.database.run(
        'INSERT OR REPLACE INTO web_failures (username, failures, closed_until, at) VALUES (?, ?, ?, ?)',
        ...[username, isClosed ? 0 : failures, isClosed ? now + CLOSED_FOR : 0, now],
      )
      return isClosed ? 'resource_exhausted' : 'invalid_username_or_password'
    }
    this.forgive(username)
    const user = userOf(row)
    return user.isBlocked ? 'user_blocked' : user
  }

  private forgive(username: string): void {
    this.database.run('DELETE FROM web_failures WHERE username = ?', username)
  }
}

const userOf = (row: Row): WebUser => ({
  uid: String(row['uid']),
  username: String(row['username']),
  isBlocked: Number(row['blocked']) === 1,
})

/** As the platform: letters, digits, `.`, `_` and `-`, 1 to 64 of them, the first a letter or digit. */
function assertUsername(username: string): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(username))
    throw new CloudFailure('InvalidParameter', 'the user name is not valid')
}

/** As the platform: 8 to 32 characters, the first a letter or digit, of three kinds at least. */
function assertPassword(password: string): void {
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[()!@#$%^&*|?><_-]/].filter((kind) => kind.test(password)).length
  if (!/^[A-Za-z0-9].{7,31}$/.test(password) || kinds < 3)
    throw new CloudFailure('InvalidParameter.Password', 'the password is too weak')
}

function hashed(password: string): { salt: string; hash: string } {
  const salt = randomBytes(16).toString('hex')
  return { salt, hash: digest(password, salt).toString('hex') }
}

/** Cheap on purpose: it keeps sample passwords on one machine, and the clerks of every test sign in by it. */
const digest = (password: string, salt: string): Buffer => scryptSync(password, salt, 32, { N: 1024 })

/** Of a password that is nobody's. */
const NOBODY: Row = hashed(randomUUID())

const fits = (password: string, row: Row): boolean =>
  timingSafeEqual(digest(password, String(row['salt'])), Buffer.from(String(row['hash']), 'hex'))
