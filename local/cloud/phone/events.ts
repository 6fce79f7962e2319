import type { ServerResponse } from 'node:http'

/** Open server-sent event streams, each with a name to address it by. */
export class EventStreams {
  private readonly open = new Map<ServerResponse, string>()

  add(response: ServerResponse, name: string): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'keep-alive',
    })
    // A first byte, so that the browser knows the stream is open.
    response.write(':\n\n')
    this.open.set(response, name)
    response.on('close', () => this.open.delete(response))
  }

  /** Sends to the streams of one name, or to all. */
  send(event: string, data: unknown, name?: string): void {
    for (const [response, held] of this.open) {
      if (name === undefined || held === name) response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    }
  }

  close(): void {
    for (const response of this.open.keys()) response.end()
    this.open.clear()
  }
}
