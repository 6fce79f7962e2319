import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { HttpFailure, readBody } from '../gateway/http'
import type { Links } from './links'
import type { Objects } from './objects'

const LARGEST_UPLOAD = 50 * 1024 * 1024

/** Object storage as the SDK and a browser speak to it: `PUT` with an upload's authorisation, `GET` by signed address. */
export class StorageRoutes {
  constructor(
    private readonly objects: Objects,
    private readonly links: Links,
  ) {}

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const path = decode(url.pathname.slice('/storage/'.length))
    if (request.method === 'PUT') return this.put(request, response, path)
    if (request.method === 'GET' || request.method === 'HEAD') return this.get(request, response, path, url)
    throw new HttpFailure(405, 'only PUT and GET')
  }

  private async put(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const header = (name: string) => String(request.headers[name] ?? '')
    const body = await readBody(request, LARGEST_UPLOAD)
    if (!this.links.mayUpload(path, header('x-cos-security-token'), header('authorization'))) {
      return refuse(response, 'SignatureDoesNotMatch', 'the authorisation does not fit this file, or has expired')
    }
    this.objects.put(path, body)
    response.writeHead(200).end()
  }

  private async get(request: IncomingMessage, response: ServerResponse, path: string, url: URL): Promise<void> {
    if (!this.links.mayDownload(path, url.searchParams)) {
      return refuse(response, 'AccessDenied', 'the address is not signed, or has expired')
    }
    const object = this.objects.find(path)
    const file = object && (await this.objects.open(object))
    if (!file) throw new HttpFailure(404, 'no such file')
    const range = rangeOf(request.headers.range, object.size)
    if (range === 'unsatisfiable') {
      response.writeHead(416, { 'content-range': `bytes */${object.size}` }).end()
      return file.close()
    }
    const { start, end } = range ?? { start: 0, end: object.size - 1 }
    response.writeHead(range ? 206 : 200, {
      'content-type': object.contentType,
      'content-length': end - start + 1,
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
      ...(range ? { 'content-range': `bytes ${start}-${end}/${object.size}` } : {}),
    })
    if (request.method === 'HEAD' || object.size === 0) {
      response.end()
      return file.close()
    }
    // A reader who leaves early, or has left before the file was open, must not keep it open.
    await pipeline(file.createReadStream({ start, end }), response).catch(() => response.destroy())
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw new HttpFailure(400, 'the path is not valid')
  }
}

/** As object storage refuses: 403 with an XML error, which the SDK reads. */
function refuse(response: ServerResponse, code: string, message: string): void {
  response.writeHead(403, { 'content-type': 'application/xml' })
  response.end(
    `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${message}</Message>` +
      `<RequestId>local</RequestId><TraceId>local</TraceId></Error>`,
  )
}

/** One `bytes=` range; undefined for none (or several, which may be answered whole). */
function rangeOf(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start > end || start >= size ? 'unsatisfiable' : { start, end }
}
