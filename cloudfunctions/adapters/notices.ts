import type { Notice, Notices } from '../usecases/ports/notice'
import { Collection, older } from './collection'
import { command as _ } from './platform'

const notices = new Collection<Notice>('notices')

const NEWEST: Array<[string, 'desc']> = [
  ['createdAt', 'desc'],
  ['_id', 'desc'],
]

export const noticeStore: Notices = {
  async ensure(wanted) {
    if (wanted.length === 0 || (await notices.addAll(wanted))) return wanted
    const ids = wanted.map(({ _id }) => _id)
    const found = await notices.find({ where: { _id: _.in(ids) }, limit: ids.length, fields: { _id: true } })
    const there = new Set(found.map(({ _id }) => _id))
    const missing = wanted.filter(({ _id }) => !there.has(_id))
    if (missing.length === wanted.length) throw new Error(`notices neither there nor to be added: ${ids[0]} …`)
    return noticeStore.ensure(missing)
  },

  get: (id) => notices.one(id),

  async move({ _id, push, sendAt }, change) {
    return (await notices.update({ _id, push, sendAt }, change)) === 1
  },

  list: (person, before, limit) =>
    notices.find({
      where: older('createdAt', before, { person }),
      order: NEWEST,
      limit,
      fields: { message: false },
    }),

  async unread(person, since, limit) {
    const where = { person, createdAt: _.gt(since) }
    return (await notices.find({ where, order: [['createdAt', 'desc']], limit, fields: { _id: true } })).length
  },

  due: (now, except, limit) =>
    notices.find({
      where: { sendAt: _.lte(now), ...(except.length > 0 && { _id: _.nin(except) }) },
      order: [
        ['sendAt', 'asc'],
        ['createdAt', 'asc'],
      ],
      limit,
    }),

  held: (person, now, limit) =>
    notices.find({ where: { person, push: 'held', sendAt: _.lte(now) }, order: [['createdAt', 'asc']], limit }),

  gather: (person, now, digest, sendAt) =>
    notices.update({ person, push: 'held', sendAt: _.lte(now) }, { push: 'sending', digest, sendAt }),

  async settle(person, digest, change) {
    await notices.update({ person, push: 'sending', digest }, change)
  },

  standing: (scope, states, before, limit) =>
    notices.find({
      where: older('createdAt', before, { ...scope, push: _.in(states) }),
      order: NEWEST,
      limit,
    }),

  async tally(scope, push, since, most) {
    const where = { ...scope, push, createdAt: _.gte(since) }
    return (await notices.find({ where, order: NEWEST, limit: most, fields: { _id: true } })).length
  },

  async erase(person) {
    await notices.removeAll({ person })
  },

  forget: (before, limit) => notices.removeSome({ createdAt: _.lt(before) }, limit),
}
