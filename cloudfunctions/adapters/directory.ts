import { sign } from '@cloudbase/signature-nodejs'
import type { Directory } from '../usecases/ports/login'
import { within } from './patience'

/** Tencent Cloud's own address; `USERS_URL` names another. */
const USERS_URL = 'https://tcb.tencentcloudapi.com'
const VERSION = '2018-06-08'
const PATIENCE = 2_000

interface Answer {
  Response: { Error?: { Code: string; Message: string } }
}

const environment = (): string => process.env.TCB_ENV ?? process.env.SCF_NAMESPACE ?? ''

/** CloudBase's users, through Tencent Cloud's API v3 (tcb: CreateUser, ModifyUser). */
export const directory: Directory = {
  async give(uid, username, password) {
    if (await ask('ModifyUser', { Uid: uid, Password: password })) return
    // Not there yet: the first password makes the user.
    await ask('CreateUser', {
      Uid: uid,
      Name: username,
      Password: password,
      Type: 'internalUser',
      UserStatus: 'ACTIVE',
    })
  },

  async block(uid, isBlocked) {
    await ask('ModifyUser', { Uid: uid, UserStatus: isBlocked ? 'BLOCKED' : 'ACTIVE' })
  },

  async opens(username, password) {
    const gateway = process.env.GATEWAY_URL ?? `https://${environment()}.api.tcloudbasegateway.com`
    const response = await within(
      PATIENCE,
      fetch(`${gateway}/auth/v1/signin?client_id=${environment()}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-device-id': 'cloud-function-login' },
        body: JSON.stringify({ username, password }),
      }),
    )
    const answer = (await response.json()) as { access_token?: string; error?: string }
    if (response.ok && answer.access_token) return 'opened'
    return answer.error === 'resource_exhausted' ? 'closed' : 'wrong'
  },
}

/**
 * One request, signed with the key of the function's role, or with one of its own where `USERS_SECRET_ID` names it.
 * @returns false when there is no such user
 * @throws Error for every other answer but success
 */
async function ask(action: 'CreateUser' | 'ModifyUser', input: object): Promise<boolean> {
  const url = process.env.USERS_URL ?? USERS_URL
  const own = process.env.USERS_SECRET_ID
  const [secretId, secretKey, token] = own
    ? [own, process.env.USERS_SECRET_KEY]
    : [process.env.TENCENTCLOUD_SECRETID, process.env.TENCENTCLOUD_SECRETKEY, process.env.TENCENTCLOUD_SESSIONTOKEN]
  if (!secretId || !secretKey) throw new Error('no key to ask for users with')
  const params = { EnvId: environment(), ...input }
  const headers = { host: new URL(url).host, 'content-type': 'application/json; charset=utf-8' }
  const signed = { method: 'POST', url, headers, params, secretId, secretKey, service: 'tcb', isCloudApi: true }
  const { authorization, timestamp } = sign({ ...signed, timestamp: Math.floor(Date.now() / 1000) })
  const response = await within(
    PATIENCE,
    fetch(url, {
      method: 'POST',
      headers: {
        'content-type': headers['content-type'],
        authorization,
        'x-tc-action': action,
        'x-tc-version': VERSION,
        'x-tc-timestamp': String(timestamp),
        ...(token ? { 'x-tc-token': token } : {}),
      },
      body: JSON.stringify(params),
    }),
  )
  const { Error: failure } = ((await response.json()) as Answer).Response
  if (!failure) return true
  if (failure.Code.startsWith('ResourceNotFound')) return false
  throw new Error(`${action}: ${failure.Code} ${failure.Message}`)
}
