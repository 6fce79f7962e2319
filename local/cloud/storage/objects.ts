import { randomUUID } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { ENV_ID } from '../environment'
import { CloudFailure, codeOf, StartFailure } from '../failure'
import type { Database } from '../store/database'

/** Where the cloud keeps a file: what its `fileID` starts with. */
/** fileIDs of this cloud begin with it. */
export const STORAGE = `cloud://${ENV_ID}.6c6f-${ENV_ID}/`
/** As WeChat's own limit of a cloud path, in bytes. */
const LONGEST_PATH = 850

/** One kept file. `owner` is the openid of the uploader; absent for files a function put. */
export interface StoredObject {
  path: string
  file: string
  owner: string | undefined
  size: number
  contentType: string
}

/**
 * The cloud's files. Bytes lie under names of our own making, so a cloud path never becomes a path on this disk;
 * the database row points at the bytes and changes only once they are safely written.
 */
export class Objects {
  /**
   * @param isKept whether the folder outlives the cloud: what does not, need not outlive a power cut
   * @throws StartFailure when files the database knows are missing or changed; nothing is then touched.
   */
  constructor(
    private readonly database: Database,
    private readonly dir: string,
    private readonly isKept = true,
  ) {
    database.exec(`CREATE TABLE IF NOT EXISTS objects
      (path TEXT PRIMARY KEY, file TEXT NOT NULL, owner TEXT, size INTEGER NOT NULL, content_type TEXT NOT NULL)`)
    this.assertWhole()
    mkdirSync(dir, { recursive: true })
    this.sweep()
  }

  /** Keeps the bytes under a path, in the place of what was there. Returns the fileID. @throws CloudFailure for a bad path. */
  put(path: string, bytes: Uint8Array, owner?: string): string {
    assertPath(path)
    const before = this.find(path)
    const file = randomUUID()
    if (this.isKept) writeDurably(this.dir, file, bytes)
    else writeFileSync(join(this.dir, file), bytes)
    this.database.run(
      `REPLACE INTO objects (path, file, owner, size, content_type) VALUES (?, ?, NULLIF(?, ''), ?, ?)`,
      path,
      file,
      owner ?? '',
      bytes.length,
      contentTypeOf(path),
    )
    if (before) rmSync(join(this.dir, before.file), { force: true })
    return fileIdOf(path)
  }

  find(path: string): StoredObject | undefined {
    const row = this.database.get('SELECT * FROM objects WHERE path = ?', path)
    if (!row) return undefined
    return {
      path,
      file: String(row['file']),
      owner: typeof row['owner'] === 'string' ? row['owner'] : undefined,
      size: Number(row['size']),
      contentType: String(row['content_type']),
    }
  }

  /** Opens the bytes for reading; undefined when they are no longer those that were kept. The caller closes it. */
  async open(object: StoredObject): Promise<FileHandle | undefined> {
    let handle: FileHandle
    try {
      handle = await open(this.locate(object))
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined
      throw error
    }
    if ((await handle.stat()).size === object.size) return handle
    await handle.close()
    return undefined
  }

  /** False when there was none. */
  remove(path: string): boolean {
    const object = this.find(path)
    if (!object) return false
    this.database.run('DELETE FROM objects WHERE path = ?', path)
    rmSync(this.locate(object), { force: true })
    return true
  }

  clear(): void {
    this.database.run('DELETE FROM objects')
    this.sweep()
  }

  /** Where the bytes lie on disk. */
  private locate(object: Pick<StoredObject, 'file'>): string {
    return join(this.dir, object.file)
  }

  private assertWhole(): void {
    const damaged = this.database.all('SELECT path, file, size FROM objects ORDER BY path').filter(({ file, size }) => {
      const found = statSync(this.locate({ file: String(file) }), { throwIfNoEntry: false })
      return !found?.isFile() || found.size !== Number(size)
    })
    if (damaged.length === 0) return
    const first = String(damaged[0]!['path'])
    throw new StartFailure(
      `文件夹 ${this.dir} 已损坏：有 ${damaged.length} 个文件缺失或大小不对（如 ${first}）；未作改动。` +
        '可放回备份，或用 --reset 重新开始。',
    )
  }

  /** Removes bytes no row points at: uploads cut short. */
  private sweep(): void {
    const kept = new Set(this.database.all('SELECT file FROM objects').map(({ file }) => String(file)))
    for (const file of readdirSync(this.dir)) if (!kept.has(file)) rmSync(join(this.dir, file), { force: true })
  }
}

export function fileIdOf(path: string): string {
  return STORAGE + path
}

/** The cloud path of a fileID of this cloud, else undefined. */
export function pathOfFileId(fileId: string): string | undefined {
  return fileId.startsWith(STORAGE) ? fileId.slice(STORAGE.length) : undefined
}

/** @throws CloudFailure when the path is none the platform would take. */
export function assertPath(path: string): void {
  const names = path.split('/')
  const plain = /^[\p{L}\p{N}!\-_.*() /]+$/u.test(path)
  if (
    !plain ||
    names.some((name) => name === '' || name === '.' || name === '..') ||
    Buffer.byteLength(path) > LONGEST_PATH
  ) {
    throw new CloudFailure('STORAGE_REQUEST_FAIL', `cloudPath is not valid: ${path.slice(0, 100)}`)
  }
}

function writeDurably(dir: string, file: string, bytes: Uint8Array): void {
  const temporary = join(dir, `${file}.part`)
  const handle = openSync(temporary, 'wx')
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(handle, bytes, written)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(temporary, join(dir, file))
  const folder = openSync(dir, 'r')
  try {
    fsyncSync(folder)
  } catch {
    // Windows cannot sync a folder; its rename is journalled.
  } finally {
    closeSync(folder)
  }
}

const CONTENT_TYPES: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
}

function contentTypeOf(path: string): string {
  return CONTENT_TYPES[/\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream'
}
