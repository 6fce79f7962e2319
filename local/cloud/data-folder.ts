import Libsql from 'libsql'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { codeOf, StartFailure } from './failure'

/** Says whose folder it is, also when the database in it cannot be read. */
const MARK = 'jinghu-cloud.json'
const LOCK = 'lock.db'
const DATABASE = 'cloud.db'
/** Made only after the database has been: without it they are what is left of a damaged folder. */
const LATER = ['storage', 'logs', `${DATABASE}-wal`, `${DATABASE}-shm`]

const REASONS: Record<string, string> = {
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '那里只能读',
  ENOSPC: '磁盘已满',
  ENOENT: '那里不能建文件夹',
  ENOTDIR: '它或它的上级不是文件夹',
}

/** The folder all data of one local cloud lies in, held by one process at a time. */
export class DataFolder {
  private constructor(
    readonly path: string,
    private readonly lock: Libsql.Database,
    private readonly throwAway: boolean,
  ) {}

  /**
   * Opens a folder, or a throw-away one when none is named; with `reset`, what we kept in it is removed first.
   * @param from a folder of ours that nobody holds: what is kept in it is copied into the throw-away one
   * @throws StartFailure when it is not ours, cannot be made or written, lost its database, or another process holds it.
   */
  static open(path: string | undefined, reset = false, from?: string): DataFolder {
    const dir = path === undefined ? mkdtempSync(join(tmpdir(), 'jinghu-cloud-')) : resolve(path)
    if (path === undefined && from !== undefined) cpSync(from, dir, { recursive: true })
    try {
      makeFolder(dir)
      assertOurs(dir)
      if (!existsSync(join(dir, MARK))) writeFileSync(join(dir, MARK), '{"format":1}\n')
    } catch (error) {
      if (error instanceof StartFailure) throw error
      const code = codeOf(error) ?? '未知原因'
      throw new StartFailure(`数据文件夹 ${dir} 不能使用：${REASONS[code] ?? code}。请换一个文件夹。`, { cause: error })
    }
    const folder = new DataFolder(dir, takeLock(dir), path === undefined)
    try {
      if (reset) folder.empty()
      else folder.assertHasDatabase()
    } catch (error) {
      folder.close()
      throw error
    }
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
    // The database first: a reset cut short is then seen, and never opened as a city with half its files.
    for (const name of [DATABASE, ...LATER]) rmSync(this.join(name), { recursive: true, force: true })
  }

  /** A new database beside old files would begin a new city as if there had been none. */
  private assertHasDatabase(): void {
    const size = statSync(this.join(DATABASE), { throwIfNoEntry: false })?.size ?? 0
    if (size > 0 || !LATER.some((name) => existsSync(this.join(name)))) return
    throw new StartFailure(
      `数据文件夹 ${this.path} 已损坏：里面的 ${DATABASE} 不见了或是空的；未作改动。可放回备份，或用 --reset 重新开始。`,
    )
  }
}

/** As `mkdir -p`; Node's own never returns where the system answers ENOENT below a folder that is there, as in /proc. */
function makeFolder(dir: string): void {
  if (existsSync(dir)) return
  if (dirname(dir) !== dir) makeFolder(dirname(dir))
  mkdirSync(dir)
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
