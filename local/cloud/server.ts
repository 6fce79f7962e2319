import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerCors, isForBrowsers, refuseStrangers } from './door'
import { codeOf, messageOf, StartFailure } from './failure'
import type { AdminGateway } from './gateway/admin'
import { HttpFailure, sendJson } from './gateway/http'
import type { EventStreams } from './phone/events'
import type { PhoneApi } from './phone/phone-api'
import type { StageApi } from './phone/stage-api'
import { serveStatic, type StaticRoutes } from './static-files'
import type { StorageRoutes } from './storage/routes'
import type { ManageApi } from './web/manage-api'
import type { WebApi } from './web/web-api'

export interface Routes {
  admin: AdminGateway
  storage: StorageRoutes
  phone: PhoneApi
  stage: StageApi
  web: WebApi
  manage: ManageApi
  reloads: EventStreams
  files: StaticRoutes
  /** Other origins whose pages may ask `/auth/v1` and `/v1/functions`. */
  origins: string[]
}

/** The one HTTP server of the local cloud, on this machine only. */
export class CloudServer {
  private readonly server: Server
  private routes: Routes | undefined

  constructor(private readonly log: (text: string) => void) {
    this.server = createServer((request, response) => void this.handle(request, response))
    // Event streams last as long as a phone is open.
    this.server.requestTimeout = 0
    // Longer than any client keeps an idle connection: closed from here, it could be taken for the next request at that moment.
    this.server.keepAliveTimeout = 15 * 60_000
  }

  /**
   * Takes the port; requests are answered once `serve` has been called.
   * @throws StartFailure when the port is taken.
   */
  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', (error) => {
        const reason =
          codeOf(error) === 'EADDRINUSE'
            ? `端口 ${port} 已被占用，请用 --port 换一个。`
            : `端口 ${port} 打不开：${error.message}`
        reject(new StartFailure(reason, { cause: error }))
      })
      this.server.listen(port, '127.0.0.1', resolve)
    })
  }

  serve(routes: Routes): void {
    this.routes = routes
  }

  private get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Harmless when closed already. */
  async close(): Promise<void> {
    if (!this.server.listening) return
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()))
    this.server.closeAllConnections()
    await closed
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const origins = this.routes?.origins ?? []
      refuseStrangers(request, this.port, origins)
      if (answerCors(request, response, origins)) return
      const url = new URL(request.url ?? '/', this.url)
      await this.route(request, response, url)
    } catch (error) {
      const status = error instanceof HttpFailure ? error.status : 500
      if (status === 500) this.log(`${request.method ?? ''} ${request.url ?? ''}: ${messageOf(error)}`)
      if (response.headersSent) response.destroy()
      else sendJson(response, { errCode: -1, errMsg: messageOf(error) }, status)
    }
  }

  private async route(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { routes } = this
    if (!routes) throw new HttpFailure(503, 'starting')
    const path = url.pathname
    if (path === '/admin') return routes.admin.handle(request, response)
    if (path.startsWith('/storage/')) return routes.storage.handle(request, response, url)
    if (path.startsWith('/wx/')) return routes.phone.handle(request, response, url)
    if (isForBrowsers(path)) return routes.web.handle(request, response, url)
    if (path === '/tcb') return routes.manage.handle(request, response)
    if (path === '/phone/reload') return routes.reloads.add(response, '')
    if (path === '/stage/state' || path === '/stage/clock' || path === '/stage/messages') {
      return routes.stage.handle(request, response, url)
    }
    if (request.method === 'GET' && serveStatic(routes.files, path, response)) return
    throw new HttpFailure(404, `no such address: ${request.method ?? ''} ${path}`)
  }
}
