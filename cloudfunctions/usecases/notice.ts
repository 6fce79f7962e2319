import type { Stories } from './serve'

const PAGE = 20

export const noticeStories: Stories<'notice'> = {
  async list({ cursor }, { ports, actor }) {
    const before = /^\d{1,16}$/.test(cursor) ? Number(cursor) : Number.MAX_SAFE_INTEGER
    const readAt = actor.readAt ?? 0
    const found = await ports.notices.list(actor._id, before, PAGE + 1)
    const items = found.slice(0, PAGE)
    const last = items.at(-1)
    return {
      items: items.map(({ _id, createdAt, title, text, ticket, push }) => ({
        id: _id,
        at: createdAt,
        title,
        text,
        ticket,
        isRead: createdAt <= readAt,
        push,
      })),
      ...(found.length > PAGE && last ? { next: String(last.createdAt) } : {}),
    }
  },

  async read(_, { ports, actor, now }) {
    await ports.people.markRead(actor._id, now)
    return {}
  },

  async accept({ templates, tap }, { ports, actor }) {
    await Promise.all([...new Set(templates)].map((template) => ports.quotas.accept(actor._id, template, tap)))
    return ports.quotas.left(actor._id)
  },
}
