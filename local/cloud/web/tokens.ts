import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import type { Signer } from '../signer'
import type { Database } from '../store/database'

/** Two hours, as the platform's access tokens. */
const ACCESS_SECONDS = 7_200
/** A month, as its refresh tokens. */
const REFRESH_MS = 31 * 86_400_000

/** What `/auth/v1/signin` and `/auth/v1/token` answer. */
export interface Grant {
  token_type: 'Bearer'
  access_token: string
  refresh_token: string
  expires_in: number
  scope: string
  sub: string
}

/** Whom an access token speaks for; why it speaks for nobody. */
export type Spoken = { uid: string; session: string } | 'invalid' | 'expired'

/** Tokens of those who signed in. Time is the cloud's: a clock moved forward lets them run out. */
export class Tokens {
  constructor(
    private readonly database: Database,
    private readonly signer: Signer,
    private readonly clock: Clock,
  ) {
    database.exec(`CREATE TABLE IF NOT EXISTS web_sessions
      (id TEXT PRIMARY KEY, uid TEXT NOT NULL, refresh TEXT NOT NULL, expires_at REAL NOT NULL)`)
  }

  open(uid: string): Grant {
    return this.grant(randomUUID(), uid)
  }

  /** The session a refresh token would go on with. Undefined where there is none. */
  ofRefresh(token: string): { uid: string; session: string } | undefined {
    const row = this.database.get('SELECT * FROM web_sessions WHERE refresh = ?', digestOf(token))
    if (!row || Number(row['expires_at']) <= this.clock.now()) return undefined
    return { uid: String(row['uid']), session: String(row['id']) }
  }

  /** The next grant of a session; its old refresh token is good for nothing then. */
  next({ uid, session }: { uid: string; session: string }): Grant {
    return this.grant(session, uid)
  }

  /** A session that was closed is over at once: its access tokens are refused as well. */
  read(token: string): Spoken {
    const [head = '', body = '', signature] = token.split('.')
    if (!this.signer.verify(signature, 'web', head, body)) return 'invalid'
    const { sub, sid, exp } = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims
    if (!this.database.get('SELECT id FROM web_sessions WHERE id = ?', sid)) return 'invalid'
    return exp * 1000 <= this.clock.now() ? 'expired' : { uid: sub, session: sid }
  }

  close(session: string): void {
    this.database.run('DELETE FROM web_sessions WHERE id = ?', session)
  }

  closeAll(uid: string): void {
    this.database.run('DELETE FROM web_sessions WHERE uid = ?', uid)
  }

  private grant(session: string, uid: string): Grant {
    const now = this.clock.now()
    const refresh = randomBytes(32).toString('base64url')
    this.database.run('DELETE FROM web_sessions WHERE expires_at <= ?', now)
    this.database.run(
      'INSERT OR REPLACE INTO web_sessions (id, uid, refresh, expires_at) VALUES (?, ?, ?, ?)',
      ...[session, uid, digestOf(refresh), now + REFRESH_MS],
    )
    const iat = Math.floor(now / 1000)
    const claims: Claims = { sub: uid, sid: session, iat, exp: iat + ACCESS_SECONDS }
    const head = encode({ alg: 'HS256', typ: 'JWT' })
    const body = encode(claims)
    return {
      token_type: 'Bearer',
      access_token: `${head}.${body}.${this.signer.sign('web', head, body)}`,
      refresh_token: refresh,
      expires_in: ACCESS_SECONDS,
      scope: 'user',
      sub: uid,
    }
  }
}

/** Seconds, as JSON Web Tokens count. */
interface Claims {
  sub: string
  sid: string
  iat: number
  exp: number
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
