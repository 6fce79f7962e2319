/** A failure of the cloud as wx.cloud reports it. */
export class CloudError extends Error {
  readonly errMsg: string
  constructor(
    api: string,
    readonly errCode: number,
    reason: string,
  ) {
    super(`${api}:fail ${reason}`)
    this.errMsg = `${api}:fail errCode: ${errCode} errMsg: ${reason}`
    this.name = 'CloudError'
  }
}

/** WeChat's code for a request that never arrived. */
const UNREACHABLE = -1

/** What WeChat does for a phone: signs in, carries calls and files. One per phone. */
export class PhoneClient {
  private signingIn: Promise<string> | null = null
  online = true

  constructor(readonly openid: string) {}

  /** The session, signed in when needed. */
  session(): Promise<string> {
    this.signingIn ??= this.signIn().catch((error: unknown) => {
      this.signingIn = null
      throw error
    })
    return this.signingIn
  }

  /** Signs in anew before the next request. */
  forgetSession(): void {
    this.signingIn = null
  }

  /** Sends a request of the phone API; a session the server no longer knows is renewed once. */
  async request(api: string, path: string, init: RequestInit = {}): Promise<Response> {
    if (!this.online) throw new CloudError(api, UNREACHABLE, 'request:fail net::ERR_INTERNET_DISCONNECTED')
    const response = await this.send(api, path, init)
    if (response.status !== 401) return response
    this.forgetSession()
    return this.send(api, path, init)
  }

  async json<T>(api: string, path: string, body?: unknown): Promise<T> {
    const init =
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await this.request(api, path, init)
    const answer = (await response.json()) as T & { errCode?: number; errMsg?: string }
    if (answer.errCode) throw new CloudError(api, answer.errCode, answer.errMsg ?? '')
    if (!response.ok) throw new CloudError(api, UNREACHABLE, `status ${response.status}`)
    return answer
  }

  private async send(api: string, path: string, init: RequestInit): Promise<Response> {
    const session = await this.session()
    try {
      return await fetch(path, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), 'x-session': session },
      })
    } catch {
      throw new CloudError(api, UNREACHABLE, 'request:fail')
    }
  }

  private async signIn(): Promise<string> {
    const response = await fetch('/wx/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ openid: this.openid }),
    })
    const { session, errMsg } = (await response.json()) as { session?: string; errMsg?: string }
    if (!session) throw new CloudError('login', UNREACHABLE, errMsg ?? `status ${response.status}`)
    return session
  }
}
