/** What a browser's console asks of the cloud, and what a test lets it answer. */
export interface Asked {
  path: string
  headers: Record<string, string>
  body: { action?: string; input?: Record<string, unknown>; requestId?: string; [key: string]: unknown }
}

/** An HTTP answer; `lost` is none at all. */
type Answer = { status?: number; body: unknown } | 'lost'

/** Stands where the network stands: the SDK above it is the real one. */
export class ConsoleCloud {
  readonly asked: Asked[] = []
  private readonly answers = new Map<string, Answer[]>()

  constructor() {
    Object.assign(globalThis, { fetch: (url: string, options: RequestInit = {}) => this.fetch(url, options) })
    this.answer('config.json', { body: { env: 'local-env', host: '' } })
    this.answer('/auth/v1/signin', { body: grant('first') })
    this.answer('/auth/v1/user/me', { body: { sub: 'u-1', username: 'zhelu' } })
  }

  /** The next answers of an address, in this order; the last one goes on being given. */
  answer(path: string, ...answers: Answer[]): void {
    this.answers.set(path, answers)
  }

  askedOf(path: string): Asked[] {
    return this.asked.filter((one) => one.path === path)
  }

  private fetch(url: string, { headers, body }: RequestInit): Promise<unknown> {
    const path = url.replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/, '')
    this.asked.push({
      path,
      headers: headers as Record<string, string>,
      body: typeof body === 'string' ? (JSON.parse(body) as Asked['body']) : {},
    })
    const left = this.answers.get(path) ?? [{ status: 404, body: { code: 'NOT_FOUND' } }]
    const answer = (left.length > 1 ? left.shift() : left[0])!
    if (answer === 'lost') return Promise.reject(new TypeError('Failed to fetch'))
    const { status = 200, body: said } = answer
    return Promise.resolve({
      ok: status < 400,
      status,
      headers: new Map([['content-type', 'application/json']]),
      json: () => Promise.resolve(said),
    })
  }
}

/** What signing in and refreshing answer. */
export const grant = (token: string) => ({
  token_type: 'Bearer',
  access_token: token,
  refresh_token: `${token}-refresh`,
  expires_in: 7200,
  sub: 'u-1',
})
