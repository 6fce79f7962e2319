import { isDoc, type Doc } from '../store/value'
import type { Ledger } from './ledger'
import { failure, OPENID, type Reply } from './reply'
import { firstInvalidField, textOf } from './templates'

/** `subscribeMessage.send`: delivers one message, if its fields are right and an accept is left. */
export function sendSubscribeMessage(ledger: Ledger, request: Doc): Reply {
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
