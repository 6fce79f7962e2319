import { EventEmitter } from 'node:events'
import type { Clock } from '../clock'
import type { Database } from '../store/database'
import type { Template } from './templates'

/** A subscription message as it arrives on a phone. */
export interface SentMessage {
  id: number
  /** Milliseconds, by the cloud's clock. */
  at: number
  openid: string
  templateId: string
  title: string
  page: string
  fields: Array<{ key: string; label: string; value: string }>
}

/** How long after a visit WeChat still takes a user as active. */
const ACTIVE_FOR = 2 * 3600_000

/**
 * What WeChat's servers remember: how often each user accepted each template and has been sent it, the messages sent,
 * and when each user was last seen. Nothing of it is visible to the product.
 */
export class Ledger {
  /** Emits `message` with every SentMessage. */
  readonly news = new EventEmitter()

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private held: Template[],
  ) {
    database.exec(`
      CREATE TABLE IF NOT EXISTS wx_quotas (openid TEXT, template TEXT, remaining INTEGER NOT NULL, PRIMARY KEY (openid, template));
      CREATE TABLE IF NOT EXISTS wx_messages (id INTEGER PRIMARY KEY AUTOINCREMENT, openid TEXT NOT NULL, message TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS wx_messages_openid ON wx_messages (openid);
      CREATE TABLE IF NOT EXISTS wx_visits (openid TEXT PRIMARY KEY, at REAL NOT NULL);
    `)
    // Every open phone listens.
    this.news.setMaxListeners(0)
  }

  /** The templates that can be sent now. */
  get templates(): readonly Template[] {
    return this.held
  }

  template(templateId: string): Template | undefined {
    return this.held.find((template) => template.templateId === templateId)
  }

  /** As deleting it in WeChat's console: from now on it can be neither asked for nor sent. A restart brings it back. */
  removeTemplate(templateId: string): void {
    this.held = this.held.filter((template) => template.templateId !== templateId)
  }

  /** One accepted dialog is one message that may be sent. */
  accept(openid: string, templateId: string): void {
    this.database.run(
      `INSERT INTO wx_quotas (openid, template, remaining) VALUES (?, ?, 1)
       ON CONFLICT DO UPDATE SET remaining = remaining + 1`,
      openid,
      templateId,
    )
  }

  /** Messages that may still be sent. */
  remaining(openid: string, templateId: string): number {
    const row = this.database.get(
      'SELECT remaining FROM wx_quotas WHERE openid = ? AND template = ?',
      openid,
      templateId,
    )
    return Number(row?.['remaining'] ?? 0)
  }

  /** Spends one accept and delivers. False, and nothing done, when there is none left. */
  send(message: Omit<SentMessage, 'id' | 'at'>): boolean {
    const sent = this.database.transaction(() => {
      const spent = this.database.run(
        'UPDATE wx_quotas SET remaining = remaining - 1 WHERE openid = ? AND template = ? AND remaining > 0',
        message.openid,
        message.templateId,
      )
      if (spent.changes === 0) return undefined
      const body = { at: this.clock.now(), ...message }
      const { lastId } = this.database.run(
        'INSERT INTO wx_messages (openid, message) VALUES (?, ?)',
        message.openid,
        JSON.stringify(body),
      )
      return { id: lastId, ...body }
    })
    if (sent) this.news.emit('message', sent)
    return sent !== undefined
  }

  /** Messages to one user (or all), newest last. */
  messages(openid?: string): SentMessage[] {
    const rows = this.database.all(
      `SELECT id, message FROM wx_messages WHERE ? = '' OR openid = ? ORDER BY id`,
      openid ?? '',
      openid ?? '',
    )
    return rows.map(({ id, message }) => ({
      id: Number(id),
      ...(JSON.parse(String(message)) as Omit<SentMessage, 'id'>),
    }))
  }

  /** The user opened or used the mini-program. */
  visited(openid: string): void {
    this.database.run('REPLACE INTO wx_visits (openid, at) VALUES (?, ?)', openid, this.clock.now())
  }

  /** True for a user WeChat knows at all. */
  knows(openid: string): boolean {
    return this.database.get('SELECT 1 AS known FROM wx_visits WHERE openid = ?', openid) !== undefined
  }

  isActive(openid: string): boolean {
    const row = this.database.get('SELECT at FROM wx_visits WHERE openid = ?', openid)
    return row !== undefined && this.clock.now() - Number(row['at']) <= ACTIVE_FOR
  }
}
