import Libsql from 'libsql'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { codeOf, StartFailure } from './failure'

/** Says whose folder it is, also when the database in it cannot be read. */
const MARK = 'jinghu-cloud.json'
const LOCK = 'lock.db'
const OURS = [MARK, LOCK, `${LOCK}-journal`, 'cloud.db', 'cloud.db-wal', 'cloud.db-shm', 'storage', 'logs']

/** The folder all data of one local cloud lies in, held by one process at a time. */
export class DataFolder {
  private constructor(
    readonly path: string,
    private readonly lock: Libsql.Database,
    private readonly throwAway: boolean,
  ) {}

  /**
   * Opens a folder, or a throw-away one when none is named; with `reset`, what we kept in it is removed first.
   * @throws StartFailure when it is not ours, cannot be written, or another process holds it.
   */
  static open(path: string | undefined, reset = false): DataFolder {
    const dir = path === undefined ? mkdtempSync(join(tmpdir(), 'jinghu-cloud-')) : resolve(path)
    try {
      mkdirSync(dir, { recursive: true })
      assertOurs(dir)
      if (!existsSync(join(dir, MARK))) writeFileSync(join(dir, MARK), '{"format":1}\n')
    } catch (error) {
      if (error instanceof StartFailure) throw error
      throw new StartFailure(`数据文件夹 ${dir} 不能使用（${codeOf(error) ?? '未知原因'}）。`, { cause: error })
    }
    const folder = new DataFolder(dir, takeLock(dir), path === undefined)
    if (reset) folder.empty()
    return folder
  }

  join(name: string): string {
    return join(this.path, name)
  }

  close(): void {
    this.lock.close()
    if (this.throwAway) rmSync(this.path, { recursive: true, force: true })
  }

  private empty(): void {
    for (const name of OURS.filter((held) => held !== MARK && !held.startsWith(LOCK))) {
      rmSync(join(this.path, name), { recursive: true, force: true })
    }
  }
}

function assertOurs(dir: string): void {
  const names = readdirSync(dir)
  if (names.includes(MARK)) {
    const mark = readFileSync(join(dir, MARK), 'utf8')
    if (mark.trim() !== '{"format":1}') throw new StartFailure(`数据文件夹 ${dir} 的格式本程序不认识；未作改动。`)
  } else if (names.length > 0) {
    throw new StartFailure(`文件夹 ${dir} 里有别的东西，不是本项目的数据文件夹；未作改动。请换一个文件夹。`)
  }
}

/** A lock of the operating system (through SQLite): it falls with its process, however that ends. */
function takeLock(dir: string): Libsql.Database {
  const lock = new Libsql(join(dir, LOCK))
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (codeOf(error)?.startsWith('SQLITE_BUSY')) {
      throw new StartFailure(`数据文件夹 ${dir} 正被另一个进程使用。`, { cause: error })
    }
    throw new StartFailure(`数据文件夹 ${dir} 的锁文件打不开（${codeOf(error) ?? '未知原因'}）。`, { cause: error })
  }
}
