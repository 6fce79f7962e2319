import type { IncomingMessage } from 'node:http'
import { HttpFailure } from './gateway/http'

/** The names under which this machine's browsers reach the server. */
const NAMES = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Keeps out the other pages of the developer's browser, which may send requests to any address, this one too. A page from
 * elsewhere is known by `Origin` or `Sec-Fetch-Site`; one whose own name was made to lead here (DNS rebinding), by `Host`.
 * @param port the server's own
 * @throws HttpFailure 403 with a sentence for the person
 */
export function refuseStrangers({ method, url = '', headers }: IncomingMessage, port: number): void {
  // Browsers leave http's own port out.
  const hosts = NAMES.flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])])
  if (!hosts.includes(headers.host?.toLowerCase() ?? '')) {
    throw new HttpFailure(403, `本机云只认 ${hosts.slice(0, 2).join(' 或 ')} 这样的地址，请在浏览器里直接打开它。`)
  }
  // The signature is the leave to read a file; a page opened as localhost shows photos of 127.0.0.1, another site to browsers.
  if ((method === 'GET' || method === 'HEAD') && url.startsWith('/storage/')) return
  const { origin } = headers
  const isOwn = origin === undefined || hosts.some((host) => origin === `http://${host}`)
  if (!isOwn || headers['sec-fetch-site'] === 'cross-site') {
    throw new HttpFailure(403, '本机云不接受别的网页发来的请求，请在地址栏里直接打开本机的地址。')
  }
}
