import type { Clock } from '../clock'
import type { Logs } from '../runner/logs'
import type { Runner } from '../runner/runner'
import type { Database } from '../store/database'
import type { Doc } from '../store/value'

/** An event WeChat sends to the function that hears it. */
export type PushedEvent = Doc & { MsgType: 'event'; Event: string }

interface Push {
  id: number
  due: number
  /** Deliveries that failed. */
  tries: number
  event: PushedEvent
}

/** WeChat waits five seconds for an answer and asks again, three times in all after the first. */
const RETRY_AFTER = 5_000
const MOST_RETRIES = 3
/** Node's longest timeout. */
const LONGEST_WAIT = 2 ** 31 - 1

/** Events on their way from WeChat to functions. They are kept until heard, so each arrives at least once. */
export class Pushes {
  private waiting: NodeJS.Timeout | undefined
  private last: Promise<void> = Promise.resolve()
  private closed = false

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly runner: Runner,
    private readonly logs: Logs,
    /** False: time that passes by itself delivers nothing, only a moved clock does. */
    private readonly ticking: boolean,
  ) {
    database.exec(`CREATE TABLE IF NOT EXISTS wx_pushes
      (id INTEGER PRIMARY KEY AUTOINCREMENT, due REAL NOT NULL, tries INTEGER NOT NULL, event TEXT NOT NULL)`)
    this.wait()
  }

  /** Keeps an event, to be delivered `after` ms of the cloud's clock. */
  send(event: PushedEvent, after: number): void {
    const due = this.clock.now() + after
    this.database.run('INSERT INTO wx_pushes (due, tries, event) VALUES (?, 0, ?)', due, JSON.stringify(event))
    this.wait()
  }

  /** Delivers all that is due, oldest first, and resolves when it was heard or given up. */
  deliverDue(): Promise<void> {
    this.last = this.last.then(async () => {
      for (let push = this.next(); push && push.due <= this.clock.now(); push = this.next()) {
        if (this.closed) return
        await this.deliver(push)
      }
      this.wait()
    })
    return this.last
  }

  async close(): Promise<void> {
    this.closed = true
    clearTimeout(this.waiting)
    await this.last
  }

  private async deliver({ id, due, tries, event }: Push): Promise<void> {
    const hearer = this.runner.all().find(({ messages }) => messages.includes(event.Event))
    if (!hearer) {
      this.log(undefined, `no function hears ${event.Event}: name it under "messages" in a config.json`)
      return this.forget(id)
    }
    const outcome = await this.runner.run(this.runner.begin(hearer.name, { source: 'wx_unknown' }), event)
    if (outcome.ok) return this.forget(id)
    if (tries >= MOST_RETRIES) {
      this.log(hearer.name, `gave up pushing ${event.Event} after ${tries + 1} deliveries`)
      return this.forget(id)
    }
    // Counted from when it was due: a clock moved far lets all retries pass in one go.
    this.database.run('UPDATE wx_pushes SET tries = ?, due = ? WHERE id = ?', tries + 1, due + RETRY_AFTER, id)
  }

  private next(): Push | undefined {
    const row = this.database.get('SELECT * FROM wx_pushes ORDER BY due, id LIMIT 1')
    if (!row) return undefined
    return {
      id: Number(row['id']),
      due: Number(row['due']),
      tries: Number(row['tries']),
      event: JSON.parse(String(row['event'])) as PushedEvent,
    }
  }

  private forget(id: number): void {
    this.database.run('DELETE FROM wx_pushes WHERE id = ?', id)
  }

  private wait(): void {
    clearTimeout(this.waiting)
    const next = this.ticking && !this.closed ? this.next() : undefined
    if (!next) return
    const ms = Math.min(Math.max(0, next.due - this.clock.now()), LONGEST_WAIT)
    this.waiting = setTimeout(() => void this.deliverDue(), ms)
    this.waiting.unref()
  }

  private log(functionName: string | undefined, text: string): void {
    this.logs.write({
      at: this.clock.now(),
      requestId: undefined,
      function: functionName,
      level: 'error',
      text,
      after: undefined,
    })
  }
}
