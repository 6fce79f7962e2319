import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { ENV_ID } from '../environment'
import { CloudFailure } from '../failure'
import type { Database } from '../store/database'

/** Where the cloud keeps a file: what its `fileID` starts with. */
const BUCKET = `cloud://${ENV_ID}.6c6f-${ENV_ID}/`
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
  constructor(
    private readonly database: Database,
    private readonly dir: string,
  ) {
    database.exec(`CREATE TABLE IF NOT EXISTS objects
      (path TEXT PRIMARY KEY, file TEXT NOT NULL, owner TEXT, size INTEGER NOT NULL, content_type TEXT NOT NULL)`)
    mkdirSync(dir, { recursive: true })
    this.sweep()
  }

  /** Keeps the bytes under a path, in the place of what was there. Returns the fileID. @throws CloudFailure for a bad path. */
  put(path: string, bytes: Uint8Array, owner?: string): string {
    assertPath(path)
    const before = this.find(path)
    const file = randomUUID()
    writeDurably(this.dir, file, bytes)
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

  /** Where the bytes lie on disk. */
  locate(object: StoredObject): string {
    return join(this.dir, object.file)
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

  /** Removes bytes no row points at: uploads cut short. */
  private sweep(): void {
    const kept = new Set(this.database.all('SELECT file FROM objects').map(({ file }) => String(file)))
    for (const file of readdirSync(this.dir)) if (!kept.has(file)) rmSync(join(this.dir, file), { force: true })
  }
}

export function fileIdOf(path: string): string {
  return BUCKET + path
}

/** The cloud path of a fileID of this cloud, else undefined. */
export function pathOfFileId(fileId: string): string | undefined {
  return fileId.startsWith(BUCKET) ? fileId.slice(BUCKET.length) : undefined
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
