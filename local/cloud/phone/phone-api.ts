import type { IncomingMessage, ServerResponse } from 'node:http'
import { HttpFailure, readBody, readJson, sendJson } from '../gateway/http'
import type { Clock } from '../clock'
import { CloudFailure } from '../failure'
import type { Runner } from '../runner/runner'
import type { Links } from '../storage/links'
import { pathOfFileId, type Objects } from '../storage/objects'
import type { Credentials } from '../wechat/credentials'
import type { Group } from '../wechat/groups'
import type { Ledger } from '../wechat/ledger'
import { isDoc } from '../store/value'
import { callAsPhone } from './calls'
import type { EventStreams } from './events'
import { enterGroup, giveNumber } from './grants'
import type { Sessions } from './sessions'

const MB = 1024 * 1024
const LARGEST_PHOTO = 10 * MB
const LARGEST_VIDEO = 20 * MB
const LARGEST_CALL = 6 * MB
/** As `wx.requestSubscribeMessage`. */
const MOST_TEMPLATES = 3

export interface PhoneParts {
  runner: Runner
  ledger: Ledger
  credentials: Credentials
  groups: Group[]
  objects: Objects
  links: Links
  sessions: Sessions
  events: EventStreams
  clock: Clock
}

/** `/wx/…`: what WeChat itself does for one phone. */
export class PhoneApi {
  constructor(private readonly parts: PhoneParts) {
    parts.ledger.news.on('message', (message: { openid: string }) =>
      parts.events.send('message', message, message.openid),
    )
  }

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const route = `${request.method ?? ''} ${url.pathname}`
    if (route === 'POST /wx/session') return this.openSession(request, response)
    const fromQuery = route === 'GET /wx/events' ? url.searchParams.get('session') : undefined
    const openid = this.parts.sessions.openidOf(fromQuery ?? String(request.headers['x-session'] ?? ''))
    if (openid === undefined)
      return sendJson(response, { errCode: -1, errMsg: 'session is not valid: open one first' }, 401)

    if (route === 'POST /wx/call') return this.call(request, response, openid)
    if (route.startsWith('PUT /wx/files/')) return this.upload(request, response, openid, url)
    if (route === 'POST /wx/temp-urls') return this.tempUrls(request, response, openid)
    if (route === 'GET /wx/templates') {
      return sendJson(
        response,
        this.parts.ledger.templates.map(({ templateId, title }) => ({ id: templateId, title })),
      )
    }
    if (route === 'POST /wx/subscribe') return this.subscribe(request, response, openid)
    if (route === 'POST /wx/group-enter') return this.enterGroup(request, response, openid)
    if (route === 'POST /wx/phone-code') return sendJson(response, giveNumber(this.parts.credentials, openid))
    if (route === 'GET /wx/events') return this.parts.events.add(response, openid)
    throw new HttpFailure(404, `no such address: ${route}`)
  }

  private async openSession(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { openid } = await readJson(request, 10_000)
    const session = this.parts.sessions.open(openid)
    if (!session) return sendJson(response, { errCode: 40003, errMsg: 'invalid openid' }, 400)
    this.parts.ledger.visited(String(openid))
    sendJson(response, { session })
  }

  private async call(request: IncomingMessage, response: ServerResponse, openid: string): Promise<void> {
    const { name, data } = await readJson(request, LARGEST_CALL)
    if (typeof name !== 'string') throw new HttpFailure(400, 'name is missing')
    const { runner, ledger } = this.parts
    sendJson(response, await callAsPhone(runner, ledger, openid, name, data))
  }

  private async upload(request: IncomingMessage, response: ServerResponse, openid: string, url: URL): Promise<void> {
    const { objects } = this.parts
    const fail = (status: number, errCode: number, errMsg: string) =>
      sendJson(response, { errCode, errMsg: `cloud.uploadFile:fail ${errMsg}` }, status)
    const isVideo = url.pathname.toLowerCase().endsWith('.mp4')
    const bytes = await readBody(request, isVideo ? LARGEST_VIDEO : LARGEST_PHOTO)
    let path: string
    try {
      path = decodeURIComponent(url.pathname.slice('/wx/files/'.length))
    } catch {
      return fail(400, -503001, 'cloudPath is not valid')
    }
    const before = objects.find(path)
    if (before && before.owner !== openid) return fail(403, -503002, 'the file belongs to another user')
    try {
      sendJson(response, { fileID: objects.put(path, bytes, openid), statusCode: 200, errMsg: 'cloud.uploadFile:ok' })
    } catch (error) {
      if (!(error instanceof CloudFailure)) throw error
      fail(400, -503001, error.message)
    }
  }

  private async tempUrls(request: IncomingMessage, response: ServerResponse, openid: string): Promise<void> {
    const { fileList } = await readJson(request, 100_000)
    if (!Array.isArray(fileList) || fileList.length > 50)
      throw new HttpFailure(400, 'fileList must be a list of at most 50')
    const { objects, links } = this.parts
    const answered = fileList.map((item: unknown) => {
      const fileID = String(isDoc(item) ? item['fileID'] : item)
      const path = pathOfFileId(fileID)
      const object = path === undefined ? undefined : objects.find(path)
      // Files are readable by their creator alone; everyone else asks a function, which decides.
      if (path === undefined || object?.owner !== openid) {
        return { fileID, tempFileURL: '', status: 1, errMsg: 'STORAGE_EXCEED_AUTHORITY' }
      }
      return { fileID, tempFileURL: links.download(path), maxAge: 86_400, status: 0, errMsg: 'ok' }
    })
    sendJson(response, { fileList: answered, errMsg: 'cloud.getTempFileURL:ok' })
  }

  private async enterGroup(request: IncomingMessage, response: ServerResponse, openid: string): Promise<void> {
    const { group } = await readJson(request, 10_000)
    const entry = enterGroup(this.parts.groups, this.parts.credentials, openid, group)
    sendJson(response, entry, 'cloudID' in entry ? 200 : 403)
  }

  private async subscribe(request: IncomingMessage, response: ServerResponse, openid: string): Promise<void> {
    const { answers } = await readJson(request, 10_000)
    if (!isDoc(answers)) throw new HttpFailure(400, 'answers is missing')
    sendJson(response, subscribe(this.parts.ledger, openid, answers))
  }
}

/** A person's answers to WeChat's dialog: each accept is one more message that may be sent. */
export function subscribe(ledger: Ledger, openid: string, answers: Record<string, unknown>): Record<string, unknown> {
  const given = Object.entries(answers)
  const fail = (errCode: number, reason: string) => ({ errCode, errMsg: `requestSubscribeMessage:fail ${reason}` })
  if (given.length === 0) return fail(10001, 'TmplIds can not be empty')
  if (given.length > MOST_TEMPLATES) return fail(20003, 'Templates count out of max bounds')
  if (given.some(([id]) => !ledger.template(id)))
    return fail(20001, 'No template data return, verify the template id exist')
  for (const [id, answer] of given) if (answer === 'accept') ledger.accept(openid, id)
  return {
    errMsg: 'requestSubscribeMessage:ok',
    ...Object.fromEntries(given.map(([id, answer]) => [id, answer === 'accept' ? 'accept' : 'reject'])),
  }
}
