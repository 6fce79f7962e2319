import type { QuotaView } from '../contract/notice'
import type { TemplateKey } from '../contract/primitives'
import type { Messages, Notice, Notices, Quotas } from '../usecases/ports'
import { Collection, older } from './collection'
import { command as _, openapi } from './platform'
import { within } from './patience'

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

  async move(id, from, to, facts = {}) {
    return (await notices.update({ _id: id, push: from }, { ...facts, push: to })) === 1
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
  async consent(person, template, tap) {
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

  async refund(person, template) {
    await quotas.update({ _id: `${person}:${template}` }, { left: _.inc(1) })
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

/** subscribeMessage.send: 43101 refused or no accept left; −1 busy; 45009 daily cap. */
const NO_QUOTA = 43101
const BUSY = [-1, 45009]
/** A push may not keep the person waiting who caused it. */
const SEND_LIMIT = 2_000

export const messageSender: Messages = {
  async send({ openid, template, page, data }) {
    const { templateId } = template
    try {
      await within(SEND_LIMIT, openapi.subscribeMessage.send({ touser: openid, templateId, page, data }))
      return { outcome: 'sent' }
    } catch (error) {
      const { errCode, errMsg, message } = error as { errCode?: number; errMsg?: string; message?: string }
      const text = `${errCode ?? ''} ${errMsg ?? message ?? ''}`.trim()
      if (errCode === undefined) return { outcome: 'unsure', error: text }
      if (errCode === NO_QUOTA) return { outcome: 'no-quota', error: text }
      return { outcome: BUSY.includes(errCode) ? 'busy' : 'refused', error: text }
    }
  },
}
