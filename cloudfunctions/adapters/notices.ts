import type { QuotaView } from '../contract/notice'
import type { TemplateKey } from '../contract/primitives'
import type { Messages, Notice, Notices, Quotas } from '../usecases/ports'
import { Collection, older } from './collection'
import { command as _, openapi } from './platform'

interface Quota {
  /** `person:template` */
  _id: string
  person: string
  template: TemplateKey
  left: number
  /** The latest taps that were counted, so that a repeated call counts once. */
  taps: string[]
}

const notices = new Collection<Notice>('notices')
const quotas = new Collection<Quota>('quotas')

export const noticeStore: Notices = {
  async ensure(notice) {
    if (await notices.addOnce(notice)) return notice
    return (await notices.one(notice._id)) ?? notice
  },

  async move(id, from, to, error) {
    const change = { push: to, ...(error !== undefined && { pushError: error }) }
    return (await notices.update({ _id: id, push: from }, change)) === 1
  },

  list: (person, before, limit) =>
    notices.find({
      where: older('createdAt', before, { person }),
      order: [
        ['createdAt', 'desc'],
        ['_id', 'desc'],
      ],
      limit,
    }),

  async unread(person, since, limit) {
    const where = { person, createdAt: _.gt(since) }
    return (await notices.find({ where, order: [['createdAt', 'desc']], limit, fields: { _id: true } })).length
  },
}

const TAPS_KEPT = 20

export const quotaStore: Quotas = {
  async accept(person, template, tap) {
    const _id = `${person}:${template}`
    if (await quotas.addOnce({ _id, person, template, left: 1, taps: [tap] })) return
    await quotas.update(
      { _id, taps: _.nin([tap]) },
      { left: _.inc(1), taps: _.push({ each: [tap], slice: -TAPS_KEPT }) },
    )
  },

  async spend(person, template) {
    return (await quotas.update({ _id: `${person}:${template}`, left: _.gt(0) }, { left: _.inc(-1) })) === 1
  },

  async empty(person, template) {
    await quotas.update({ _id: `${person}:${template}` }, { left: 0 })
  },

  async left(person) {
    const view: QuotaView = { progress: 0, resolved: 0, task: 0 }
    for (const { template, left } of await quotas.find({ where: { person }, limit: 10 })) view[template] = left
    return view
  },
}

/** 43101: the person refused, or no accept is left (subscribeMessage.send). */
const NO_QUOTA = 43101

export const messageSender: Messages = {
  async send({ openid, template, page, data }) {
    try {
      await openapi.subscribeMessage.send({ touser: openid, templateId: template.templateId, page, data })
      return { ok: true }
    } catch (error) {
      const { errCode, errMsg, message } = error as { errCode?: number; errMsg?: string; message?: string }
      return { ok: false, noQuota: errCode === NO_QUOTA, error: `${errCode ?? ''} ${errMsg ?? message ?? ''}`.trim() }
    }
  },
}
