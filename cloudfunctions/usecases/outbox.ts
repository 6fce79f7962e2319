import { teamOf } from '../domain/dispatch'
import type { Intent } from '../domain/intent'
import { fillTemplate, type Wording, wordingOf } from '../domain/notice'
import type { Ticket } from '../domain/ticket'
import type { Notice, Ports } from './ports'

/** Followers served in one piece. */
const AUDIENCE_PAGE = 50
/** A push marked this long ago was cut off; one marked later may still be on its way in another call. */
const SENDING_FOR = 30_000

/** Page a push opens. */
const pageOf = (ticket: Ticket): string => `pages/ticket/ticket?id=${ticket._id}`

/**
 * Does what a ticket's steps left to be done, until `until`. Each effect is keyed, so doing one again is harmless;
 * what is not reached stays in the outbox and the clock comes back for it. One intent that fails is logged and left
 * behind, so that it holds up no other.
 * @param intents those to look after: a call takes its own, the clock takes all
 * @returns whether all of them are done
 */
export async function drain(ticket: Ticket, intents: Intent[], ports: Ports, until: number): Promise<boolean> {
  const done: string[] = []
  for (const intent of intents) {
    if (ports.clock.now() >= until) break
    try {
      if (await notify(ticket, intent, ports, until)) done.push(intent.id)
    } catch (error) {
      ports.log.defect(error, { ticket: ticket._id, intent: intent.id })
    }
  }
  if (done.length > 0) await ports.tickets.drained(ticket, done)
  return done.length === intents.length
}

/** @returns whether the whole audience has been served */
async function notify(ticket: Ticket, intent: Intent, ports: Ports, until: number): Promise<boolean> {
  const entry = ticket.timeline.find(({ id }) => id === intent.entry)
  if (!entry) throw new Error(`intent ${intent.id} names no entry of its ticket`)
  const wording = wordingOf(intent.news, ticket, entry)
  if (!('followers' in intent.audience)) {
    const people = 'person' in intent.audience ? [intent.audience.person] : await peopleAt(intent.audience.desk, ports)
    let isDone = true
    for (const person of people) isDone = (await tell(person, intent, wording, ticket, ports)) && isDone
    return isDone
  }
  let cursor = intent.cursor
  for (;;) {
    const page = await ports.follows.of(ticket._id, cursor, AUDIENCE_PAGE)
    for (const follow of page) {
      if (!(await tell(follow.person, intent, wording, ticket, ports))) return false
      cursor = follow._id
      if (ports.clock.now() >= until) {
        await ports.tickets.moveCursor(ticket, intent.id, cursor)
        return false
      }
    }
    if (page.length < AUDIENCE_PAGE) return true
  }
}

async function peopleAt(desk: string, ports: Ports): Promise<string[]> {
  const [area] = await ports.areas.read([desk])
  return area ? [...new Set(teamOf(area).map(({ person }) => person))] : []
}

/** @returns false while another call may still be pushing it */
async function tell(person: string, intent: Intent, wording: Wording, ticket: Ticket, ports: Ports): Promise<boolean> {
  const notice = await ports.notices.ensure({
    _id: `${intent.id}:${person}`,
    schemaVersion: 1,
    person,
    ticket: ticket._id,
    // When it reached the inbox, not when it happened: what comes late is unread all the same.
    createdAt: ports.clock.now(),
    title: wording.title,
    text: wording.text,
    push: wording.template === undefined ? 'none' : 'queued',
  })
  return push(notice, wording, ticket, ports)
}

/**
 * WeChat's push, at most once: marked before it is sent. A mark left behind by a crash becomes `unknown`, never a
 * second message, since WeChat offers no key to recognise a repeat by.
 * @returns false while another call may still be at it
 */
async function push(notice: Notice, { template, values }: Wording, ticket: Ticket, ports: Ports): Promise<boolean> {
  const move = (from: Notice['push'], to: Notice['push'], facts: Partial<Notice> = {}) =>
    ports.notices.move(notice._id, from, to, facts)
  if (template === undefined) return true
  if (notice.push === 'sending') {
    if (ports.clock.now() < (notice.sendingAt ?? 0) + SENDING_FOR) return false
    await move('sending', 'unknown')
    return true
  }
  if (notice.push !== 'queued') return true
  if (!(await move('queued', 'sending', { sendingAt: ports.clock.now() }))) return false
  const openid = await ports.people.openidOf(notice.person)
  if (openid === undefined || !(await ports.quotas.spend(notice.person, template))) {
    await move('sending', 'no-quota')
    return true
  }
  const { templates } = await ports.reference.read()
  const sent = await ports.messages.send({
    openid,
    template: templates[template],
    page: pageOf(ticket),
    data: fillTemplate(templates[template], values),
  })
  if (sent.outcome === 'no-quota') await ports.quotas.empty(notice.person, template)
  if (sent.outcome === 'busy') await ports.quotas.refund(notice.person, template)
  const state = { sent: 'sent', 'no-quota': 'no-quota', busy: 'failed', refused: 'failed', unsure: 'unknown' } as const
  await move('sending', state[sent.outcome], sent.error === undefined ? {} : { pushError: sent.error })
  if (sent.error !== undefined) ports.log.info('push refused', { notice: notice._id, error: sent.error })
  return true
}
