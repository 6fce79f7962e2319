import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock'
import type { Database } from '../store/database'

/** Five minutes, as WeChat says of a cloudID and of a phone number's code. */
const LIFE = 5 * 60_000

/** `cloud`: a cloudID, opens as often as asked. `phone`: a code for a phone number, opens once. */
type Kind = 'cloud' | 'phone'

export interface Credential {
  openid: string
  /** Milliseconds, by the cloud's clock: when the person gave it. */
  givenAt: number
  data: Record<string, unknown>
}

/** What WeChat hands a phone, for a function to change into the person's data. */
export class Credentials {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    database.exec(`CREATE TABLE IF NOT EXISTS wx_credentials
      (id TEXT PRIMARY KEY, kind TEXT NOT NULL, openid TEXT NOT NULL, given_at REAL NOT NULL, data TEXT NOT NULL)`)
  }

  give(kind: Kind, openid: string, data: Record<string, unknown>): string {
    const id = `43_${randomBytes(32).toString('base64url')}`
    this.database.run(
      'INSERT INTO wx_credentials (id, kind, openid, given_at, data) VALUES (?, ?, ?, ?, ?)',
      id,
      kind,
      openid,
      this.clock.now(),
      JSON.stringify(data),
    )
    return id
  }

  /** What it stands for; undefined when WeChat never gave it (or it was used up), `expired` past its life. */
  find(kind: Kind, id: string): Credential | 'expired' | undefined {
    const row = this.database.get('SELECT * FROM wx_credentials WHERE id = ? AND kind = ?', id, kind)
    if (!row) return undefined
    const givenAt = Number(row['given_at'])
    if (this.clock.now() - givenAt > LIFE) return 'expired'
    return {
      openid: String(row['openid']),
      givenAt,
      data: JSON.parse(String(row['data'])) as Record<string, unknown>,
    }
  }

  useUp(id: string): void {
    this.database.run('DELETE FROM wx_credentials WHERE id = ?', id)
  }
}
