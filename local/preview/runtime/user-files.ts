import { fromBase64, toBase64 } from './base64'
import { ApiFailure } from './wx/api'

/** Where a mini-program may write: WeChat's `wx.env.USER_DATA_PATH`, as its own tools spell it. */
export const USER_DATA_PATH = 'http://usr'

/** What WeChat numbers the ways a file operation fails. */
const ERRNO = { missing: 1300002, denied: 1300013, full: 1300202 } as const

interface StoredFile {
  /** base64, so that any bytes fit where the browser keeps text */
  bytes: string
  /** ms */
  modifiedAt: number
}

/** Each person's own files under `USER_DATA_PATH`, kept in the browser. There are no folders. */
export class UserFiles {
  private readonly prefix: string

  constructor(openid: string) {
    this.prefix = `wx-file:${openid}:`
  }

  /** @throws ApiFailure outside the user's folder, or when the browser's room is used up */
  write(path: string, bytes: Uint8Array): void {
    if (!isUserPath(path)) throw new ApiFailure(`permission denied, open "${path}"`, { errno: ERRNO.denied })
    const stored: StoredFile = { bytes: toBase64(bytes), modifiedAt: Date.now() }
    try {
      localStorage.setItem(this.prefix + path, JSON.stringify(stored))
    } catch {
      throw new ApiFailure('the maximum size of the file storage limit is exceeded', { errno: ERRNO.full })
    }
  }

  /** @throws ApiFailure when there is no such file */
  read(path: string): Uint8Array<ArrayBuffer> {
    return fromBase64(this.find(path).bytes)
  }

  /** @throws ApiFailure when there is no such file */
  stat(path: string): { size: number; modifiedAt: number } {
    return { size: this.read(path).length, modifiedAt: this.find(path).modifiedAt }
  }

  has(path: string): boolean {
    return localStorage.getItem(this.prefix + path) !== null
  }

  /** @throws ApiFailure when there is no such file */
  remove(path: string): void {
    this.find(path)
    localStorage.removeItem(this.prefix + path)
  }

  /** Names of the files there are. */
  list(): string[] {
    const whole = `${this.prefix}${USER_DATA_PATH}/`
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(whole))
      .map((key) => key.slice(whole.length))
  }

  private find(path: string): StoredFile {
    const stored = localStorage.getItem(this.prefix + path)
    if (stored === null) throw missingFile(path)
    return JSON.parse(stored) as StoredFile
  }
}

export function isUserPath(path: string): boolean {
  return path.startsWith(`${USER_DATA_PATH}/`) && path.length > USER_DATA_PATH.length + 1
}

export function missingFile(path: string): ApiFailure {
  return new ApiFailure(`no such file or directory, open "${path}"`, { errno: ERRNO.missing })
}
