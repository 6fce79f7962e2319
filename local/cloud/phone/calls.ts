import { APP_ID } from '../environment'
import type { Outcome, Runner } from '../runner/runner'
import { isDoc } from '../store/value'
import type { Ledger } from '../wechat/ledger'

/** What `wx.cloud.callFunction` gives a phone. */
export type CallReply =
  { result: unknown; requestID: string; errMsg: string } | { errCode: number; errMsg: string; requestID: string }

/** The client's error numbers of an invocation that came to nothing. */
const ERROR_CODES: Record<(Outcome & { ok: false })['reason'], number> = {
  'not-found': -501000,
  failed: -504002,
  timeout: -504003,
  'too-deep': -504002,
  'too-large': -504002,
}

/** Calls a function as one WeChat user, as that user's phone would. */
export async function callAsPhone(
  runner: Runner,
  ledger: Ledger,
  openid: string,
  name: string,
  data: unknown,
): Promise<CallReply> {
  ledger.visited(openid)
  const invocation = runner.begin(name, { source: 'wx_client', openid })
  const outcome = await runner.run(invocation, withUserInfo(data, openid))
  const requestID = invocation.requestId
  if (outcome.ok) return { result: JSON.parse(outcome.result) as unknown, requestID, errMsg: 'cloud.callFunction:ok' }
  const errCode = ERROR_CODES[outcome.reason]
  return {
    errCode,
    errMsg: `cloud.callFunction:fail Error: errCode: ${errCode} | errMsg: ${outcome.message}`,
    requestID,
  }
}

/** The platform adds `userInfo` to the event of a call from a phone. */
function withUserInfo(data: unknown, openid: string): unknown {
  return { ...(isDoc(data) ? data : {}), userInfo: { appId: APP_ID, openId: openid } }
}
