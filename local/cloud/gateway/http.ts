import type { IncomingMessage, ServerResponse } from 'node:http'

/** A request that cannot be served, with the status to answer. */
export class HttpFailure extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
    this.name = 'HttpFailure'
  }
}

/** Reads a whole body. @throws HttpFailure 413 past the limit. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    // Read on to the end, so that the caller hears the answer instead of a broken pipe; but keep nothing more.
    if (size <= limit) parts.push(part)
    else if (size > limit * 4) throw new HttpFailure(413, `the body is larger than ${limit} bytes`)
  }
  if (size > limit) throw new HttpFailure(413, `the body is larger than ${limit} bytes`)
  return Buffer.concat(parts)
}

/** Reads a JSON object. @throws HttpFailure 400 when it is none. */
export async function readJson(request: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  const text = (await readBody(request, limit)).toString()
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new HttpFailure(400, 'the body is not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new HttpFailure(400, 'the body must be a JSON object')
  }
  return value as Record<string, unknown>
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(JSON.stringify(value))
}
