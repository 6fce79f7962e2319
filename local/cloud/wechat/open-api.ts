import type { Doc } from '../store/value'
import { checkMessage } from './content-check'
import type { Codes } from './codes'
import type { Credentials } from './credentials'
import type { Faults } from './faults'
import type { Ledger } from './ledger'
import type { MediaChecks } from './media-check'
import { openCloudId } from './open-data'
import { answerPhoneNumber } from './phone-number'
import { decodeCloudIds, decodeRequest, encodeOpenData, encodeReply } from './protocol'
import type { FileReply, Reply } from './reply'
import { sendSubscribeMessage } from './subscription'

/** WeChat's servers, as far as functions ask them. */
export interface WeChat {
  ledger: Ledger
  credentials: Credentials
  mediaChecks: MediaChecks
  codes: Codes
  faults: Faults
}

/** Who asks: a function and the person it runs for, or a script (neither). */
export interface Asker {
  openid: string | undefined
  /** A browser asked the function: WeChat's apis are closed to it. */
  isFromWeb: boolean
  /** The apis `config.json` of the function asks permission for; undefined outside a function. */
  permitted: string[] | undefined
}

type Api = (wechat: WeChat, request: Doc) => Reply | FileReply | Promise<Reply | FileReply>

/** WeChat's system answers, outside any API's own JSON. */
const API_NOT_FOUND = -604100
const API_NOT_PERMITTED = -604101
const API_ILLEGAL_SOURCE = -604104

const API: Record<string, Api> = {
  'subscribeMessage.send': ({ ledger }, request) => sendSubscribeMessage(ledger, request),
  'security.msgSecCheck': ({ ledger }, request) => checkMessage(ledger, request),
  'security.mediaCheckAsync': ({ mediaChecks }, request) => mediaChecks.accept(request),
  'phonenumber.getPhoneNumber': ({ credentials }, request) => answerPhoneNumber(credentials, request),
  'wxacode.getUnlimited': ({ codes }, request) => codes.draw(request),
}

/** What the SDK calls `cloud.getOpenData`: part of the platform itself, so no function asks permission for it. */
const OPEN_DATA = 'ApiGetOpenDataByCloudId'

/** Answers one `wx.openApi` request of the SDK (protobuf in, protobuf out). */
export async function answerOpenApi(
  wechat: WeChat,
  apiName: string,
  request: Uint8Array,
  { openid, isFromWeb, permitted }: Asker,
): Promise<Uint8Array> {
  if (isFromWeb) return encodeReply({ errorCode: API_ILLEGAL_SOURCE })
  if (apiName === OPEN_DATA) {
    const fault = wechat.faults.take('getOpenData')
    if (fault) return encodeReply({ errorCode: fault.errcode })
    return encodeOpenData(decodeCloudIds(request).map((id) => openCloudId(wechat.credentials, id, openid)))
  }
  const api = API[apiName]
  if (!api) return encodeReply({ errorCode: API_NOT_FOUND })
  if (permitted && !permitted.includes(apiName)) return encodeReply({ errorCode: API_NOT_PERMITTED })
  await wechat.faults.pass(apiName)
  const reply = wechat.faults.take(apiName) ?? (await api(wechat, decodeRequest(request)))
  return 'bytes' in reply ? encodeReply({ file: reply as FileReply }) : encodeReply({ json: reply })
}
