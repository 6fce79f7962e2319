import type { Wording } from '../domain/notice'
import { sendableAt } from '../domain/push'
import type { Ports } from './ports'
import type { Notice } from './ports/notice'

/** One piece of news and what it is about. */
export interface Piece extends Wording {
  /** Unique for this news: with the person it is the notice's id, so that a repeat finds it already there. */
  id: string
  about: Pick<Notice, 'ticket' | 'page' | 'street' | 'community'>
  /** Pushed at night as well. */
  isUrgent: boolean
}

/**
 * Puts news into the inboxes of these people.
 * @returns the notices that are waiting to be pushed; to be handed to `pushEach`, else the clock finds them
 */
export async function inform(
  people: string[],
  { id, title, text, message, spare, about, isUrgent }: Piece,
  ports: Ports,
): Promise<Notice[]> {
  if (people.length === 0) return []
  const [{ policy }, within] = await Promise.all([
    ports.reference.read(),
    message ? ports.quotas.among(people, message.template, spare) : new Set<string>(),
  ])
  // When it reached the inbox, not when it happened: what comes late is unread all the same.
  const now = ports.clock.now()
  const notices = people.map((person): Notice => {
    const isPushed = within.has(person)
    return {
      // Whoever looks after what was not delivered sees the id, and of a resident never who it is.
      _id: `${id}:${ports.hash(`${id}:${person}`)}`,
      schemaVersion: 2,
      person,
      ...about,
      createdAt: now,
      title,
      text,
      push: message === undefined ? 'none' : isPushed ? 'queued' : 'no-quota',
      isUrgent,
      sendAt: isPushed ? sendableAt(now, isUrgent, policy.messages) : null,
      tries: 0,
      message: message !== undefined && isPushed ? message : null,
      ...(message && { template: message.template }),
    }
  })
  const made = await ports.notices.ensure(notices)
  return made.filter(({ sendAt }) => sendAt !== null && sendAt <= now)
}
