import busboy from 'busboy'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import { CloudFailure, databaseFailure, invalidParam } from '../failure'
import type { Invocation, RoundTrip } from '../runner/invocation'
import type { Outcome, Runner } from '../runner/runner'
import type { Links } from '../storage/links'
import type { Objects } from '../storage/objects'
import type { Reads } from '../store/database'
import type { Store } from '../store/store'
import type { Doc } from '../store/value'
import { answerOpenApi, type WeChat } from '../wechat/open-api'
import { DATABASE_ACTIONS, TRANSACTION_ACTIONS } from './database-actions'
import { readJson, sendJson } from './http'
import { STORAGE_ACTIONS } from './storage-actions'

/** The most a request may carry: an insert of a whole seed fits. */
const LARGEST_BODY = 16 * 1024 * 1024

export interface AdminParts {
  store: Store
  objects: Objects
  links: Links
  wechat: WeChat
  runner: Runner
  clock: Clock
  /** What a script outside any function sends as its token. */
  scriptToken: string
}

/** How the platform names an invocation that came to nothing. */
const OUTCOME_CODES: Record<(Outcome & { ok: false })['reason'], string> = {
  'not-found': 'FUNCTION_NOT_FOUND',
  failed: 'FUNCTIONS_EXECUTE_FAIL',
  timeout: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
  'too-deep': 'FUNCTIONS_EXECUTE_FAIL',
  'too-large': 'FUNCTIONS_EXECUTE_FAIL',
}

/** `POST /admin`: the one address the CloudBase SDK talks to. Every answer is 200; an error is `{code, message}`. */
export class AdminGateway {
  constructor(private readonly parts: AdminParts) {}

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers['content-type']?.startsWith('multipart/form-data')) return this.openApi(request, response)
    const requestId = randomUUID()
    try {
      const body = await readJson(request, LARGEST_BODY)
      sendJson(response, { requestId, data: await this.answer(body) })
    } catch (error) {
      sendJson(response, { requestId, ...failureOf(error) })
    }
  }

  /**
   * The invocation whose function asks, one that has just answered included (its leftover work is noted as late); undefined
   * for a script.
   * @throws CloudFailure for a token that was not given out here
   */
  private callerOf(token: unknown): Invocation | undefined {
    const caller = this.parts.runner.invocations.ofToken(token)
    if (caller || token === this.parts.scriptToken) return caller
    throw new CloudFailure('INVALID_CREDENTIALS', '这个地址只回应本机云正在运行的云函数，和拿到 sdkEnv() 的脚本。')
  }

  private async answer(body: Doc): Promise<unknown> {
    const action = String(body['action'])
    const caller = this.callerOf(body['tcb_sessionToken'])
    const at = caller?.elapsed() ?? 0
    const note = (kind: RoundTrip['kind'], target: unknown, read?: Reads) =>
      caller?.note({ at, kind, action, target: typeof target === 'string' ? target : '', ...(read && { read }) })
    const { store, objects, links, clock } = this.parts

    const onDatabase = DATABASE_ACTIONS[action]
    if (onDatabase) {
      const { reads } = store.database
      const before = { ...reads }
      try {
        return onDatabase(store, body, clock.now())
      } finally {
        note('database', body['collectionName'], {
          documents: reads.documents - before.documents,
          bytes: reads.bytes - before.bytes,
        })
      }
    }
    const onStorage = STORAGE_ACTIONS[action]
    if (onStorage) {
      try {
        return onStorage(objects, links, body)
      } finally {
        note('storage', body['path'])
      }
    }
    if (action === 'functions.invokeFunction') {
      const data = await this.invoke(body, caller)
      note('function', body['function_name'])
      return data
    }
    if (TRANSACTION_ACTIONS.has(action)) {
      throw databaseFailure(`${action} is not supported by the local cloud: change one document conditionally instead`)
    }
    throw invalidParam(`unknown action ${action}`)
  }

  private async invoke(body: Doc, caller: Invocation | undefined): Promise<unknown> {
    const name = body['function_name']
    const data = body['request_data']
    if (typeof name !== 'string') throw invalidParam('function_name is missing')
    const { runner } = this.parts
    let event: unknown
    try {
      event = typeof data === 'string' && data !== '' ? JSON.parse(data) : {}
    } catch {
      throw invalidParam('request_data is not JSON')
    }
    const outcome = await runner.run(runner.begin(name, { parent: caller }), event)
    if (!outcome.ok) throw new CloudFailure(OUTCOME_CODES[outcome.reason], outcome.message)
    return { response_data: outcome.result }
  }

  private async openApi(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const { fields, requestData } = await readForm(request)
      if (fields['action'] !== 'wx.openApi') throw invalidParam(`unknown action ${fields['action'] ?? ''}`)
      const { runner, wechat } = this.parts
      const caller = this.callerOf(fields['tcb_sessionToken'])
      const at = caller?.elapsed() ?? 0
      const apiName = fields['apiName'] ?? ''
      const permitted = caller && runner.find(caller.functionName)?.openapi
      const reply = await answerOpenApi(wechat, apiName, requestData, {
        openid: caller?.whom.openid,
        isFromWeb: caller?.whom.uid !== undefined,
        permitted,
      })
      caller?.note({ at, kind: 'openapi', action: 'wx.openApi', target: apiName })
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(reply)
    } catch (error) {
      sendJson(response, { requestId: randomUUID(), ...failureOf(error) })
    }
  }
}

function failureOf(error: unknown): { code: string; message: string } {
  if (error instanceof CloudFailure) return { code: error.code, message: error.message }
  const message = error instanceof Error ? error.message : String(error)
  return { code: error instanceof Error && error.name === 'HttpFailure' ? 'INVALID_PARAM' : 'SYS_ERR', message }
}

/** Reads the form of a `wx.openApi` call. @throws CloudFailure for a form that is broken or too large. */
function readForm(request: IncomingMessage): Promise<{ fields: Record<string, string>; requestData: Buffer }> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {}
    let requestData = Buffer.alloc(0)
    let form: busboy.Busboy
    try {
      form = busboy({
        headers: request.headers,
        limits: { fileSize: LARGEST_BODY, fieldSize: LARGEST_BODY, parts: 50 },
      })
    } catch {
      return reject(invalidParam('the form is not valid'))
    }
    form.on('field', (name, value) => {
      fields[name] = value
    })
    form.on('file', (name, stream) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('limit', () => reject(invalidParam('the form is too large')))
      stream.on('end', () => {
        if (name === 'requestData') requestData = Buffer.concat(parts)
      })
    })
    form.on('error', () => reject(invalidParam('the form is not valid')))
    form.on('close', () => resolve({ fields, requestData }))
    request.on('error', () => reject(invalidParam('the form was cut short')))
    request.pipe(form)
  })
}
