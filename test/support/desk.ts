import type { ActionName, FunctionName, Input, Output } from '../../cloudfunctions/contract/api'
import type { Reply } from '../../cloudfunctions/contract/envelope'
import { newRequestId } from './city'

/** Of every account of the demonstration. */
export const PASSWORD = 'Jinghu-2026'

interface Grant {
  access_token: string
  refresh_token: string
}

/** Somebody at the console, as a browser asks: signed in by user name and password. */
export class Desk {
  private grant: Grant | undefined

  constructor(
    private readonly url: string,
    readonly username: string,
    private password = PASSWORD,
  ) {}

  /** One request of the gateway, raw. */
  async fetch(path: string, init: RequestInit = {}): Promise<{ status: number; body: Record<string, unknown> }> {
    const { access_token } = this.grant ?? {}
    const response = await fetch(this.url + path, {
      ...init,
      headers: {
        'content-type': 'application/json',
        ...(access_token !== undefined && { authorization: `Bearer ${access_token}` }),
        ...init.headers,
      },
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  post(path: string, body: object = {}) {
    return this.fetch(path, { method: 'POST', body: JSON.stringify(body) })
  }

  /** The platform's answer; its tokens are used from now on when it lets them in. */
  async signIn(password = this.password): Promise<{ status: number; body: Record<string, unknown> }> {
    this.grant = undefined
    const answer = await this.post('/auth/v1/signin', { username: this.username, password })
    if (answer.status === 200) {
      this.grant = answer.body as unknown as Grant
      this.password = password
    }
    return answer
  }

  async refresh(token = this.grant?.refresh_token): Promise<{ status: number; body: Record<string, unknown> }> {
    const answer = await this.post('/auth/v1/token', { grant_type: 'refresh_token', refresh_token: token })
    if (answer.status === 200) this.grant = answer.body as unknown as Grant
    return answer
  }

  /** The tokens in use. @throws Error for who has not signed in */
  get tokens(): Grant {
    if (!this.grant) throw new Error(`${this.username} has not signed in`)
    return this.grant
  }

  /** A call as the console makes it; the refusal is part of the answer. */
  async call<F extends FunctionName, A extends ActionName<F>>(
    name: F,
    action: A,
    input: Input<F, A>,
    requestId = newRequestId(),
  ): Promise<Reply<Output<F, A>>> {
    if (!this.grant) await this.signIn()
    const send = () => this.post(`/v1/functions/${name}`, { action, input, requestId })
    const first = await send()
    // As the SDK does: a token that has run out is changed for a new one, and the call is made again.
    const isExpired = first.body['code'] === 'ACCESS_TOKEN_EXPIRED' && (await this.refresh()).status === 200
    const { status, body } = isExpired ? await send() : first
    if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`)
    return body as unknown as Reply<Output<F, A>>
  }

  /** A call that must succeed. */
  async ask<F extends FunctionName, A extends ActionName<F>>(
    name: F,
    action: A,
    input: Input<F, A>,
    requestId?: string,
  ): Promise<Output<F, A>> {
    const reply = await this.call(name, action, input, requestId)
    if (!reply.ok) throw new Error(`${reply.code}: ${reply.message}`)
    return reply.data
  }
}

/** The one desk of each user name, in a city that is open when it is asked for. */
export function desksIn(url: () => string): (username: string) => Desk {
  const desks = new Map<string, Desk>()
  return (username) => {
    const desk = desks.get(username) ?? new Desk(url(), username)
    desks.set(username, desk)
    return desk
  }
}
