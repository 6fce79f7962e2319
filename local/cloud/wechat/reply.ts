import { randomBytes } from 'node:crypto'
import type { Doc } from '../store/value'

/** What a WeChat api answers: `errcode` 0 and its own fields, or an error. */
export type Reply = Doc & { errcode: number; errmsg: string }

/** An answer that is a file, not JSON. */
export interface FileReply {
  contentType: string
  bytes: Uint8Array
}

export function failure(errcode: number, errmsg: string): Reply {
  return { errcode, errmsg: `${errmsg} rid: ${randomBytes(4).toString('hex')}` }
}

/** Form of an openid on this cloud. */
export const OPENID = /^o[A-Za-z0-9_-]{3,63}$/
