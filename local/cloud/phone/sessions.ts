import type { Signer } from '../signer'
import { OPENID } from '../wechat/reply'

/** A phone's session: the openid, signed with the data folder's key, so it outlives a restart. */
export class Sessions {
  constructor(private readonly signer: Signer) {}

  /** Undefined for an openid WeChat could not have given. */
  open(openid: unknown): string | undefined {
    if (typeof openid !== 'string' || !OPENID.test(openid)) return undefined
    return `${openid}.${this.signer.sign('session', openid)}`
  }

  /** The openid of a session this cloud opened, else undefined. */
  openidOf(session: string | undefined): string | undefined {
    const dot = session?.lastIndexOf('.') ?? -1
    if (session === undefined || dot < 0) return undefined
    const openid = session.slice(0, dot)
    return this.signer.verify(session.slice(dot + 1), 'session', openid) ? openid : undefined
  }
}
