import type { IncomingMessage, ServerResponse } from 'node:http'
import { HttpFailure } from './gateway/http'

/** The names under which this machine's browsers reach the server. */
const NAMES = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Keeps out the other pages of the developer's browser, which may send requests to any address, this one too. A page from
 * elsewhere is known by `Origin` or `Sec-Fetch-Site`; one whose own name was made to lead here (DNS rebinding), by `Host`.
 * @param port the server's own
 * @param welcome other origins whose pages may ask what browsers may (安全域名): `/auth/v1` and `/v1/functions`, no more
 * @throws HttpFailure 403 with a sentence for the person
 */
export function refuseStrangers({ method, url = '', headers }: IncomingMessage, port: number, welcome: string[]): void {
  // Browsers leave http's own port out.
  const hosts = NAMES.flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])])
  if (!hosts.includes(headers.host?.toLowerCase() ?? '')) {
    throw new HttpFailure(403, `本机云只认 ${hosts.slice(0, 2).join(' 或 ')} 这样的地址，请在浏览器里直接打开它。`)
  }
  // The signature is the leave to read a file; a page opened as localhost shows photos of 127.0.0.1, another site to browsers.
  if ((method === 'GET' || method === 'HEAD') && url.startsWith('/storage/')) return
  const { origin } = headers
  if (origin !== undefined && welcome.includes(origin) && isForBrowsers(url)) return
  const isOwn = origin === undefined || hosts.some((host) => origin === `http://${host}`)
  if (!isOwn || headers['sec-fetch-site'] === 'cross-site') {
    throw new HttpFailure(403, '本机云不接受别的网页发来的请求，请在地址栏里直接打开本机的地址。')
  }
}

/** What a page asks through `@cloudbase/js-sdk`: always with a token, or to get one. */
export const isForBrowsers = (path: string): boolean =>
  path.startsWith('/auth/v1/') || path.startsWith('/v1/functions/')

/**
 * Lets a page of a welcome origin read the answers (CORS). Cookies play no part.
 * @returns whether the request only asked for that leave, and is answered
 */
export function answerCors(request: IncomingMessage, response: ServerResponse, welcome: string[]): boolean {
  const { origin } = request.headers
  if (origin === undefined || !welcome.includes(origin) || !isForBrowsers(request.url ?? '')) return false
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('access-control-expose-headers', 'x-request-id')
  response.setHeader('vary', 'origin')
  if (request.method !== 'OPTIONS') return false
  const asked = request.headers['access-control-request-headers']
  response.writeHead(204, {
    'access-control-allow-methods': 'GET,POST,PATCH,DELETE',
    ...(asked !== undefined && { 'access-control-allow-headers': asked }),
    'access-control-max-age': '600',
  })
  response.end()
  return true
}
