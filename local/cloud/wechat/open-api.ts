import { randomBytes } from 'node:crypto'
import { isDoc, type Doc } from '../store/value'
import { checkText } from './content-check'
import type { Ledger } from './ledger'
import { decodeRequest, encodeReply } from './protocol'
import { firstInvalidField, textOf } from './templates'

/** What a WeChat API answers: `errcode` 0 and its own fields, or an error. */
export type Reply = Doc & { errcode: number; errmsg: string }
type Api = (ledger: Ledger, request: Doc) => Reply

/** WeChat's system answers, outside any API's own JSON. */
const API_NOT_FOUND = -604100
const API_NOT_PERMITTED = -604101

const API: Record<string, Api> = {
  'subscribeMessage.send': sendSubscribeMessage,
  'security.msgSecCheck': checkMessage,
}

/** Today's form of an openid on this cloud. */
export const OPENID = /^o[A-Za-z0-9_-]{3,63}$/

/**
 * Answers one `wx.openApi` request of the SDK (protobuf in, protobuf out).
 * @param allowed the apis `config.json` of the calling function asks permission for; undefined outside a function.
 */
export function answerOpenApi(
  ledger: Ledger,
  apiName: string,
  request: Uint8Array,
  allowed: string[] | undefined,
): Uint8Array {
  const api = API[apiName]
  if (!api) return encodeReply({ errorCode: API_NOT_FOUND })
  if (allowed && !allowed.includes(apiName)) return encodeReply({ errorCode: API_NOT_PERMITTED })
  return encodeReply({ json: api(ledger, decodeRequest(request)) })
}

function sendSubscribeMessage(ledger: Ledger, request: Doc): Reply {
  const { touser, template_id: templateId, page = '', data } = request
  if (typeof touser !== 'string' || !OPENID.test(touser)) return failure(40003, 'invalid openid')
  const template = typeof templateId === 'string' ? ledger.template(templateId) : undefined
  if (!template) return failure(40037, 'invalid template_id')
  if (typeof page !== 'string') return failure(41030, 'invalid page')
  if (!isDoc(data)) return failure(47003, 'argument invalid! data invalid')
  const wrong = firstInvalidField(template, data)
  if (wrong) return failure(47003, `argument invalid! data.${wrong}.value invalid`)
  const fields = template.fields.map(({ key, label }) => ({ key, label, value: textOf(data[key])! }))
  const sent = ledger.send({ openid: touser, templateId: template.templateId, title: template.title, page, fields })
  return sent ? { errcode: 0, errmsg: 'ok' } : failure(43101, 'user refuse to accept the msg')
}

function checkMessage(ledger: Ledger, request: Doc): Reply {
  const { content, version, scene, openid } = request
  if (typeof content !== 'string' || content === '') return failure(44002, 'empty post data')
  if (version !== 2) return failure(47001, 'data format error: version must be 2')
  if (typeof scene !== 'number' || scene < 1 || scene > 4) return failure(40129, 'invalid scene')
  if ([...content].length > 2500) return failure(45002, 'content size out of limit')
  if (typeof openid !== 'string' || !OPENID.test(openid)) return failure(40003, 'invalid openid')
  if (!ledger.isActive(openid)) return failure(61010, 'code is expired')
  return { errcode: 0, errmsg: 'ok', ...checkText(content), trace_id: randomBytes(12).toString('hex') }
}

function failure(errcode: number, errmsg: string): Reply {
  return { errcode, errmsg: `${errmsg} rid: ${randomBytes(4).toString('hex')}` }
}
