import Libsql from 'libsql'
import { existsSync, statSync } from 'node:fs'
import { codeOf, StartFailure } from '../failure'
import type { SqlValue } from './query-sql'

/** Marks the file as ours ("JHWG"), so that another program's database is never touched. */
const APPLICATION_ID = 0x4a485747
const FORMAT = 1
/** Reading every page of a larger file would cost more than a second at each start. */
const CHECKED_UP_TO = 64 * 1024 * 1024

/** Of unhurried work: large enough that a page is written once for many documents, small enough to stay in memory. */
const WRITTEN_AT_ONCE = 500

export type Row = Record<string, unknown>

export interface Reads {
  documents: number
  bytes: number
}

/** One SQLite file. An acknowledged write survives a killed process (WAL, synchronous=FULL). */
export class Database {
  private readonly statements = new Map<string, Libsql.Statement<unknown[]>>()
  private depth = 0
  private readonly afterRollback: Array<() => void> = []
  /** Of unhurried work: how many writes there have been. */
  private written: number | undefined
  /** Documents read from the file so far, and their size as stored. */
  readonly reads: Reads = { documents: 0, bytes: 0 }

  private constructor(
    private readonly sqlite: Libsql.Database,
    private readonly isKept: boolean,
  ) {}

  /**
   * Opens or makes the file.
   * @param isKept whether it outlives the cloud: what does not, need not outlive a power cut and does not wait for the disk
   * @throws StartFailure when it is damaged, of another format or not ours; the file is then left as it was.
   */
  static open(path: string, isKept = true): Database {
    const fresh = !existsSync(path) || statSync(path).size === 0
    const sqlite = new Libsql(path)
    try {
      if (!fresh) assertOurs(sqlite, path)
      sqlite.pragma('journal_mode = WAL')
      sqlite.pragma(`synchronous = ${isKept ? 'FULL' : 'OFF'}`)
      if (fresh) {
        sqlite.pragma(`application_id = ${APPLICATION_ID}`)
        sqlite.pragma(`user_version = ${FORMAT}`)
      }
    } catch (error) {
      sqlite.close()
      if (error instanceof StartFailure) throw error
      throw new StartFailure(`数据文件 ${path} 打不开（${codeOf(error) ?? '未知原因'}），可能已损坏；文件未作改动。`, {
        cause: error,
      })
    }
    return new Database(sqlite, isKept)
  }

  /** Runs statements that return nothing. */
  exec(sql: string): void {
    this.sqlite.exec(sql)
  }

  /** Runs one statement; the number of rows it changed. */
  run(sql: string, ...params: SqlValue[]): { changes: number; lastId: number } {
    const { changes, lastInsertRowid } = this.statement(sql).run(params)
    return { changes, lastId: Number(lastInsertRowid) }
  }

  all(sql: string, ...params: SqlValue[]): Row[] {
    return this.statement(sql).all(params) as Row[]
  }

  get(sql: string, ...params: SqlValue[]): Row | undefined {
    return this.all(sql, ...params)[0]
  }

  /** All or nothing; what is inside another transaction belongs to that one. */
  transaction<T>(work: () => T): T {
    if (this.written !== undefined && this.depth === 1 && ++this.written % WRITTEN_AT_ONCE === 0)
      this.exec('COMMIT; BEGIN')
    if (this.depth > 0) return work()
    this.exec('BEGIN IMMEDIATE')
    this.depth++
    try {
      const result = work()
      this.exec('COMMIT')
      return result
    } catch (error) {
      this.exec('ROLLBACK')
      for (const forget of this.afterRollback) forget()
      throw error
    } finally {
      this.depth--
    }
  }

  /** @param forget what was learnt in a transaction that has been rolled back as a whole */
  whenRolledBack(forget: () => void): void {
    this.afterRollback.push(forget)
  }

  /**
   * While this work goes on writes are kept many at a time, and wait for no disk; afterwards all of them are there. Cut short, or
   * when one of them fails, some may be there and some not: for what can be done again from nothing.
   */
  async unhurried<T>(work: () => T | Promise<T>): Promise<T> {
    this.sqlite.pragma('synchronous = OFF')
    this.exec('BEGIN IMMEDIATE')
    this.depth++
    this.written = 0
    try {
      return await work()
    } finally {
      this.written = undefined
      this.depth--
      this.exec('COMMIT')
      this.sqlite.pragma(`synchronous = ${this.isKept ? 'FULL' : 'OFF'}`)
      this.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    }
  }

  /**
   * Steps SQLite has taken for the statements it still holds: what an index saves, and a search or a sort over many rows
   * costs, though none of those rows is handed out.
   */
  steps(): number {
    return Number(this.get('SELECT sum(nstep) AS steps FROM sqlite_stmt')?.['steps'])
  }

  close(): void {
    this.statements.clear()
    try {
      // All of it in the one file, so that the folder can be copied.
      this.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    } catch {
      // What stays in the log file is as safe there, and read at the next start.
    }
    this.sqlite.close()
  }

  private statement(sql: string): Libsql.Statement<unknown[]> {
    const known = this.statements.get(sql)
    if (known) return known
    if (this.statements.size > 500) this.statements.clear()
    const statement = this.sqlite.prepare(sql)
    this.statements.set(sql, statement)
    return statement
  }
}

function assertOurs(sqlite: Libsql.Database, path: string): void {
  const read = (name: string) => Object.values((sqlite.pragma(name) as Row[])[0] ?? {})[0]
  if (read('application_id') !== APPLICATION_ID) {
    throw new StartFailure(`${path} 不是本项目的数据文件；文件未作改动。`)
  }
  const format = read('user_version')
  if (format !== FORMAT) {
    throw new StartFailure(`数据文件 ${path} 的格式是 ${String(format)}，本程序只认格式 ${FORMAT}；文件未作改动。`)
  }
  if (statSync(path).size <= CHECKED_UP_TO && read('quick_check(1)') !== 'ok') {
    throw new StartFailure(`数据文件 ${path} 已损坏；文件未作改动。可换一个数据文件夹，或用 --reset 重新开始。`)
  }
}
