import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ENV_ID, SECRET } from '../environment'
import { CloudFailure } from '../failure'
import { readBody, sendJson } from '../gateway/http'
import type { Tokens } from './tokens'
import type { Users } from './users'

const LARGEST_REQUEST = 100_000

/**
 * `POST /tcb`: what `tcb.tencentcloudapi.com` answers of users (CreateUser, ModifyUser, version 2018-06-08), asked with the
 * signature of Tencent Cloud's API v3 (TC3-HMAC-SHA256).
 */
export class ManageApi {
  constructor(private readonly parts: { users: Users; tokens: Tokens }) {}

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await readBody(request, LARGEST_REQUEST)).toString()
    try {
      assertSigned(request, body)
      const action = String(request.headers['x-tc-action'])
      const answer = this.answer(action, JSON.parse(body) as Record<string, unknown>)
      sendJson(response, { Response: { ...answer, RequestId: randomUUID() } })
    } catch (error) {
      const { code, message } =
        error instanceof CloudFailure ? error : { code: 'InternalError', message: String(error) }
      // As there: a failure is an answer too.
      sendJson(response, { Response: { Error: { Code: code, Message: message }, RequestId: randomUUID() } })
    }
  }

  private answer(action: string, input: Record<string, unknown>): object {
    if (input['EnvId'] !== ENV_ID) throw new CloudFailure('InvalidParameter.EnvId', 'no such environment')
    const { users, tokens } = this.parts
    if (action === 'CreateUser') {
      const uid = textOf(input['Uid'])
      const { uid: made } = users.create({
        ...(uid !== undefined && { uid }),
        username: String(input['Name']),
        password: String(input['Password']),
        isBlocked: input['UserStatus'] === 'BLOCKED',
      })
      return { Data: { Uid: made } }
    }
    if (action === 'ModifyUser') {
      const uid = String(input['Uid'])
      if (!users.find(uid)) throw new CloudFailure('ResourceNotFound.User', 'no such user')
      const password = textOf(input['Password'])
      if (password !== undefined) {
        users.setPassword(uid, password)
        tokens.closeAll(uid)
      }
      // As there: the access tokens of somebody blocked live on until they run out.
      if (input['UserStatus'] !== undefined) users.setBlocked(uid, input['UserStatus'] === 'BLOCKED')
      return { Data: { Success: true } }
    }
    throw new CloudFailure('InvalidAction', `${action} is not answered by the local cloud`)
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** @throws CloudFailure unless it was signed with the secret functions have, over this very body */
function assertSigned({ headers, method = '', url = '' }: IncomingMessage, body: string): void {
  const match =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/([\d-]+)\/(\w+)\/tc3_request, ?SignedHeaders=([\w;-]+), ?Signature=(\w+)$/.exec(
      headers.authorization ?? '',
    )
  const [, id, date = '', service = '', names = '', signature = ''] = match ?? []
  const signed = names.split(';').map(
    (name) =>
      `${name}:${String(headers[name] ?? '')
        .trim()
        .toLowerCase()}\n`,
  )
  const { pathname, search } = new URL(url, 'http://local')
  const request = [method, pathname, search.slice(1), signed.join(''), names, sha256(body)].join('\n')
  const scope = `${date}/${service}/tc3_request`
  const text = ['TC3-HMAC-SHA256', String(headers['x-tc-timestamp']), scope, sha256(request)].join('\n')
  const key = hmac(hmac(hmac(`TC3${SECRET.key}`, date), service), 'tc3_request')
  const expected = Buffer.from(hmac(key, text).toString('hex'))
  const given = Buffer.from(signature)
  if (id !== SECRET.id || given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new CloudFailure('AuthFailure.SignatureFailure', 'the signature does not fit')
}
