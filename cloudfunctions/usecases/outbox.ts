import type { Area } from '../domain/area'
import { fillTemplate, type Wording, wordingOf } from '../domain/notice'
import type { Intent } from '../domain/intent'
import type { Entry, Ticket } from '../domain/ticket'
import type { Notice, Ports } from './ports'

/** Followers served in one piece. */
const AUDIENCE_PAGE = 50

/** Page a push opens. */
const pageOf = (ticket: Ticket): string => `pages/ticket/ticket?id=${ticket._id}`

/**
 * Does what a ticket's steps left to be done, until `until`. Each effect is keyed, so doing one again is harmless;
 * what is not reached stays in the outbox and the clock comes back for it.
 * @returns whether the outbox is now empty
 */
export async function drain(ticket: Ticket, ports: Ports, until: number): Promise<boolean> {
  const done: string[] = []
  for (const intent of ticket.outbox) {
    if (ports.clock.now() >= until || !(await notify(ticket, intent, ports, until))) break
    done.push(intent.id)
  }
  if (done.length > 0) await ports.tickets.drained(ticket, done)
  return done.length === ticket.outbox.length
}

/** @returns whether the whole audience has been served */
async function notify(ticket: Ticket, intent: Intent, ports: Ports, until: number): Promise<boolean> {
  const entry = ticket.timeline.find(({ id }) => id === intent.entry)
  if (!entry) throw new Error(`intent ${intent.id} names no entry of its ticket`)
  const wording = wordingOf(intent.news, ticket, entry)
  if (!('followers' in intent.audience)) {
    const people = 'person' in intent.audience ? [intent.audience.person] : await staffOf(intent.audience.desk, ports)
    for (const person of people) await tell(person, intent, wording, ticket, entry, ports)
    return true
  }
  let cursor = intent.cursor
  for (;;) {
    const page = await ports.follows.of(ticket._id, cursor, AUDIENCE_PAGE)
    for (const follow of page) {
      await tell(follow.person, intent, wording, ticket, entry, ports)
      cursor = follow._id
      if (ports.clock.now() >= until) {
        await ports.tickets.moveCursor(ticket, intent.id, cursor)
        return false
      }
    }
    if (page.length < AUDIENCE_PAGE) return true
  }
}

async function staffOf(desk: string, ports: Ports): Promise<string[]> {
  const [area] = await ports.areas.read([desk])
  return area ? [...new Set(servers(area))] : []
}

const servers = ({ staff = [], worker, standIns = [] }: Area): string[] =>
  [...staff, ...(worker ? [worker] : []), ...standIns].map(({ person }) => person)

async function tell(person: string, intent: Intent, wording: Wording, ticket: Ticket, entry: Entry, ports: Ports) {
  const notice = await ports.notices.ensure({
    _id: `${intent.id}:${person}`,
    schemaVersion: 1,
    person,
    ticket: ticket._id,
    createdAt: entry.at,
    title: wording.title,
    text: wording.text,
    push: wording.template === undefined ? 'none' : 'queued',
  })
  await push(notice, wording, ticket, ports)
}

/**
 * WeChat's push, at most once: marked before it is sent. A mark left behind by a crash becomes `unknown`, never a
 * second message, since WeChat offers no key to recognise a repeat by.
 */
async function push(notice: Notice, { template, values }: Wording, ticket: Ticket, ports: Ports): Promise<void> {
  if (template === undefined) return
  if (notice.push === 'sending') {
    await ports.notices.move(notice._id, 'sending', 'unknown')
    return
  }
  if (notice.push !== 'queued' || !(await ports.notices.move(notice._id, 'queued', 'sending'))) return
  const openid = await ports.people.openidOf(notice.person)
  if (openid === undefined || !(await ports.quotas.spend(notice.person, template))) {
    await ports.notices.move(notice._id, 'sending', 'no-quota')
    return
  }
  const { templates } = await ports.reference.read()
  const sent = await ports.messages.send({
    openid,
    template: templates[template],
    page: pageOf(ticket),
    data: fillTemplate(templates[template], values),
  })
  if (sent.ok) {
    await ports.notices.move(notice._id, 'sending', 'sent')
    return
  }
  if (sent.noQuota) await ports.quotas.empty(notice.person, template)
  await ports.notices.move(notice._id, 'sending', sent.noQuota ? 'no-quota' : 'failed', sent.error)
  ports.log.info('push refused', { notice: notice._id, error: sent.error })
}
