import { beforeOf, pageOf } from './cursor'
import type { Stories } from './serve'

const PAGE = 20

export const noticeStories: Stories<'notice'> = {
  async list({ cursor }, { ports, actor }) {
    const readAt = actor.readAt ?? 0
    const found = await ports.notices.list(actor._id, beforeOf(cursor), PAGE + 1)
    const page = pageOf(found, PAGE, ({ createdAt, _id }) => ({ at: createdAt, id: _id }))
    return {
      ...page,
      items: page.items.map(({ _id, createdAt, title, text, ticket, push }) => ({
        id: _id,
        at: createdAt,
        title,
        text,
        ticket,
        isRead: createdAt <= readAt,
        push,
      })),
    }
  },

  async read(_, { ports, actor, now }) {
    await ports.people.markRead(actor._id, now)
    return {}
  },

  async consent({ templates, tap }, { ports, actor }) {
    await Promise.all([...new Set(templates)].map((template) => ports.quotas.consent(actor._id, template, tap)))
    return ports.quotas.left(actor._id)
  },
}
