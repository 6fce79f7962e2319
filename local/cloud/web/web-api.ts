import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { HttpFailure, readJson, sendJson } from '../gateway/http'
import type { Outcome, Runner } from '../runner/runner'
import type { Spoken, Tokens } from './tokens'
import type { SignInFault, Users } from './users'

const LARGEST_CALL = 6 * 1024 * 1024
const LARGEST_FORM = 10_000

const IN_WORDS: Record<SignInFault, string> = {
  invalid_username_or_password: '用户名或密码不对',
  resource_exhausted: '密码错得太多，请 15 分钟后再试',
  user_blocked: '这个账号已停用',
}

/** The gateway's codes of an invocation that came to nothing. */
const CODES: Record<(Outcome & { ok: false })['reason'], { code: string; status: number }> = {
  'not-found': { code: 'FUNCTION_NOT_FOUND', status: 404 },
  failed: { code: 'FUNCTION_INVOCATION_FAILED', status: 500 },
  timeout: { code: 'FUNCTION_TIME_LIMIT_EXCEEDED', status: 504 },
  'too-deep': { code: 'FUNCTION_INVOCATION_FAILED', status: 500 },
  'too-large': { code: 'FUNCTION_INVOCATION_FAILED', status: 500 },
}

/** What browsers ask: `/auth/v1/…` and `/v1/functions/…`, as `@cloudbase/js-sdk` sends it. */
export class WebApi {
  constructor(private readonly parts: { users: Users; tokens: Tokens; runner: Runner }) {}

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const route = `${request.method ?? ''} ${url.pathname}`
    if (url.pathname.startsWith('/v1/functions/')) return this.call(request, response, url)
    if (route === 'POST /auth/v1/signin') return this.signIn(request, response)
    if (route === 'POST /auth/v1/token') return this.refresh(request, response)
    if (route === 'POST /auth/v1/revoke') return this.revoke(request, response)
    const spoken = this.speaker(request)
    if (typeof spoken === 'string') return fail(response, 401, 'unauthenticated', '登录已失效，请重新登录')
    const { users, tokens } = this.parts
    if (route === 'GET /auth/v1/user/me') {
      const user = users.find(spoken.uid)
      return sendJson(response, { sub: spoken.uid, username: user?.username, name: user?.username, status: 'ACTIVE' })
    }
    if (route === 'POST /auth/v1/user/signout') {
      tokens.close(spoken.session)
      return sendJson(response, {})
    }
    if (route === 'DELETE /auth/v1/user/revoke/all') {
      tokens.closeAll(spoken.uid)
      return sendJson(response, {})
    }
    throw new HttpFailure(404, `no such address: ${route}`)
  }

  private async signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { username, password } = await readJson(request, LARGEST_FORM)
    const found = this.parts.users.signIn(String(username), String(password))
    if (typeof found === 'string') return fail(response, 400, found, IN_WORDS[found])
    sendJson(response, this.parts.tokens.open(found.uid))
  }

  private async refresh(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { grant_type, refresh_token } = await readJson(request, LARGEST_FORM)
    const { tokens, users } = this.parts
    const held = grant_type === 'refresh_token' ? tokens.ofRefresh(String(refresh_token)) : undefined
    if (!held) return fail(response, 400, 'invalid_grant', '登录已失效，请重新登录')
    // Before its token is spent: once it is opened again, the session goes on.
    if (users.find(held.uid)?.isBlocked) return fail(response, 400, 'user_blocked', IN_WORDS.user_blocked)
    sendJson(response, tokens.next(held))
  }

  /** Signing out; a token that says nothing any more is as good as gone. */
  private async revoke(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { token } = await readJson(request, LARGEST_FORM)
    const spoken = this.parts.tokens.read(String(token))
    if (typeof spoken !== 'string') this.parts.tokens.close(spoken.session)
    sendJson(response, {})
  }

  private async call(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (request.method !== 'POST') throw new HttpFailure(405, 'functions are called by POST')
    const spoken = this.speaker(request)
    if (typeof spoken === 'string') return refuse(response, spoken)
    const name = url.pathname.slice('/v1/functions/'.length)
    const { runner } = this.parts
    const invocation = runner.begin(name, { source: 'tcb_web', uid: spoken.uid })
    const outcome = await runner.run(invocation, await readJson(request, LARGEST_CALL))
    response.setHeader('x-request-id', invocation.requestId)
    if (outcome.ok) return sendJson(response, JSON.parse(outcome.result))
    const { code, status } = CODES[outcome.reason]
    sendJson(response, { code, message: outcome.message, requestId: invocation.requestId }, status)
  }

  private speaker({ headers }: IncomingMessage): Spoken {
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]
    return token === undefined ? 'invalid' : this.parts.tokens.read(token)
  }
}

function refuse(response: ServerResponse, why: 'invalid' | 'expired'): void {
  const code = why === 'expired' ? 'ACCESS_TOKEN_EXPIRED' : 'INVALID_ACCESS_TOKEN'
  sendJson(response, { code, message: '登录已失效，请重新登录', requestId: randomUUID() }, 401)
}

function fail(response: ServerResponse, status: number, error: string, description: string): void {
  sendJson(response, { error, error_description: description }, status)
}
