import type { Intent } from '../domain/intent'
import type { Wording } from '../domain/notice'
import type { Ticket } from '../domain/ticket'
import { wordingOf } from '../domain/wording'
import { inform } from './inform'
import type { Ports } from './ports'
import type { Notice } from './ports/notice'
import { pushEach } from './push'

/** People told in one piece. */
const AUDIENCE_PAGE = 100

type Telling = Extract<Intent, { kind: 'notify' }>

/**
 * Puts the news into every inbox it is meant for, and pushes what can go at once; the pushes are the notices' own from
 * then on, and the clock brings them to an end (`push.ts`).
 * @returns whether everyone's inbox has it
 */
export async function notify(ticket: Ticket, intent: Telling, ports: Ports, until: number): Promise<boolean> {
  const entry = ticket.timeline.find(({ id }) => id === intent.entry)
  if (!entry) throw new Error(`intent ${intent.id} names no entry of its ticket`)
  const wording = wordingOf(intent.news, ticket, entry)
  const { audience } = intent
  if ('followers' in audience) return notifyFollowers(ticket, intent, wording, ports, until)
  const people = 'person' in audience ? [audience.person] : await peopleAt(audience.desk, ports)
  const told = await tell(people, ticket, intent, wording, ports)
  await pushEach(told, ports, until)
  return true
}

/** Page by page; where it stopped is kept in the intent. Pushes wait until every inbox of the call has the news. */
async function notifyFollowers(
  ticket: Ticket,
  intent: Telling,
  wording: Wording,
  ports: Ports,
  until: number,
): Promise<boolean> {
  const told: Notice[] = []
  let cursor = intent.cursor
  for (;;) {
    const page = await ports.follows.of(ticket._id, cursor, AUDIENCE_PAGE)
    const people = page.map(({ person }) => person)
    if (people.length > 0) told.push(...(await tell(people, ticket, intent, wording, ports)))
    cursor = page.at(-1)?._id ?? cursor
    if (page.length < AUDIENCE_PAGE) break
    if (ports.clock.now() < until) continue
    await ports.tickets.moveCursor(ticket, intent.id, cursor)
    return false
  }
  await pushEach(told, ports, until)
  return true
}

/** Whoever may take what lies at the desk: not the grid's team, who are given theirs by name. */
async function peopleAt(desk: string, ports: Ports): Promise<string[]> {
  const [area] = await ports.areas.read([desk])
  const { worker, standIns = [], staff = [] } = area ?? {}
  return [...new Set([...(worker ? [worker] : []), ...standIns, ...staff].map(({ person }) => person))]
}

/** @returns the notices that are waiting to be pushed */
async function tell(
  people: string[],
  ticket: Ticket,
  intent: Telling,
  wording: Wording,
  ports: Ports,
): Promise<Notice[]> {
  const gone = await erasedAmong(people, ticket, ports)
  const { _id, street, community, urgency } = ticket
  const piece = {
    ...wording,
    id: intent.id,
    about: { ticket: _id, street, community },
    isUrgent: urgency === 'urgent',
  }
  return inform(
    people.filter((person) => person !== gone),
    piece,
    ports,
  )
}

/**
 * 注销的反映人：诉求照办，信箱里不再留下什么。 Others cannot be gone: who serves has to leave first, and who followed
 * follows no more.
 */
async function erasedAmong(people: string[], { author }: Ticket, ports: Ports): Promise<string | undefined> {
  if (!people.includes(author)) return undefined
  const [found] = await ports.people.read([author])
  return found?.erasedAt === undefined ? undefined : author
}
