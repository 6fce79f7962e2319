import type { Refusal } from '../contract/envelope'
import type { Command } from '../contract/ticket'
import type { Calendar } from './calendar'
import type { Category } from './category'
import { deadlineFrom, dueSoonAt } from './deadline'
import type { Assignment } from './dispatch'
import type { Intent } from './intent'
import { audiencesOf } from './notice'
import type { Person } from './person'
import { refuse } from './refusal'
import { CLOSE_AFTER, type Content, type Entry, evolve, type Player, type Ticket, type TicketEvent } from './ticket'
import { forbids } from './ticket-rules'

/** Milliseconds the answering call has for its outbox before the clock looks after it. */
const OUTBOX_GRACE = 5_000

export interface Step {
  event: TicketEvent
  content?: Content
}

export interface Stamp {
  now: number
  /** A person's id, or `clock`. */
  by: string
  requestId?: string
  digest?: string
}

/** A new ticket's facts, gathered before it is decided where it goes. */
export interface Report {
  id: string
  no: string
  author: string
  category: Category
  area: string
  path: string[]
  areaText: string
  streetText: string
  address: string
  point: [number, number]
  content: Content
}

const assigned = (assignment: Assignment, category: Category, now: number, calendar: Calendar): TicketEvent => ({
  name: 'dispatched',
  desk: assignment.desk,
  deskName: assignment.deskName,
  holder: assignment.server?.person ?? null,
  role: assignment.role,
  reason: assignment.reason,
  ...deadlineFrom(now, category.finish, calendar),
})

/** 受理并派单：一件诉求从出生起就有人管、有期限。 */
export function report(facts: Report, assignment: Assignment, stamp: Stamp, calendar: Calendar): Ticket {
  const { category, content, id, ...rest } = facts
  const blank: Ticket = {
    ...rest,
    _id: id,
    schemaVersion: 1,
    version: 0,
    source: 'resident',
    category: category.code,
    categoryName: category.name,
    status: 'dispatched',
    isOpen: true,
    desk: assignment.desk,
    holder: null,
    reportedAt: stamp.now,
    startedAt: stamp.now,
    dueBy: 0,
    firstDueBy: 0,
    isProvisional: false,
    endedAt: null,
    closing: null,
    rating: null,
    reopenings: 0,
    seconds: 0,
    similarUntil: 0,
    told: { dueSoon: false, overdue: false },
    wakeAt: null,
    timeline: [],
    outbox: [],
    outboxAt: null,
    contents: {},
    // 谁可能接单，名字和公开电话先备下：接单的人不一定是派到的人。
    cast: Object.fromEntries(assignment.team.map((server) => [server.person, player(server, assignment.role)])),
  }
  return apply(
    blank,
    [
      { event: { name: 'reported', category: category.code, area: facts.area }, content },
      { event: assigned(assignment, category, stamp.now, calendar) },
    ],
    stamp,
  )
}

const player = ({ name, phone }: { name: string; phone?: string }, role: Assignment['role']): Player => ({
  name,
  role,
  ...(phone === undefined ? {} : { phone }),
})

export interface Context {
  actor: Person
  category: Category
  calendar: Calendar
  stamp: Stamp
}

/**
 * 接单、进展、办结、评价、重开。
 * @returns the steps to stamp, or why not
 */
export function decide(ticket: Ticket, command: Command, context: Context): Step[] | Refusal {
  const refusal = forbids(ticket, command.name, context.actor, context.stamp.now)
  if (refusal) return refusal
  switch (command.name) {
    case 'accept':
      return [{ event: { name: 'accepted' } }]
    case 'progress':
      return [{ event: { name: 'progressed' }, content: contentOf(command.note, command.photos) }]
    case 'resolve':
      return [
        { event: { name: 'resolved', closing: command.closing }, content: contentOf(command.note, command.photos) },
      ]
    case 'rate': {
      const rated: Step = {
        event: { name: 'rated', score: command.score },
        ...(command.note ? { content: contentOf(command.note, []) } : {}),
      }
      return ticket.status === 'closed' ? [rated] : [rated, { event: { name: 'closed', reason: 'rated' } }]
    }
    case 'reopen':
      return reopen(ticket, contentOf(command.note, command.photos), context)
  }
}

const contentOf = (words: string, photos: string[]): Content => ({ words, photos })

/** 不满意重办：回到原承办人，重新计时，返工次数加一 (domain rule 5)。 */
function reopen(ticket: Ticket, content: Content, { category, calendar, stamp }: Context): Step[] | Refusal {
  const last = ticket.timeline.filter((entry) => entry.name === 'dispatched').at(-1)
  if (last?.name !== 'dispatched') return refuse('ticket/not-now', '这件诉求还没有派出，不能重新办理')
  const holder = ticket.holder === null ? undefined : ticket.cast[ticket.holder]
  const again: Assignment = {
    desk: last.desk,
    deskName: last.deskName,
    role: last.role,
    team: [],
    reason: 'same-holder',
    ...(ticket.holder !== null &&
      holder && { server: { person: ticket.holder, name: holder.name, phone: holder.phone ?? '' } }),
  }
  // 没评价就要求重办，就是不满意：满意率里不能少了这一笔。
  const verdict: Step[] = ticket.rating === null ? [{ event: { name: 'rated', score: 'dissatisfied' } }] : []
  return [
    ...verdict,
    { event: { name: 'reopened' }, content },
    { event: assigned(again, category, stamp.now, calendar) },
  ]
}

/** 时间到了：临期提醒、超期提醒、无人评价自动结案。Late, early or twice gives the same end. */
export function timePassed(ticket: Ticket, now: number): Step[] {
  if (ticket.isOpen) {
    if (!ticket.told.overdue && now >= ticket.dueBy) return [{ event: { name: 'overdue' } }]
    if (!ticket.told.dueSoon && now >= dueSoonAt(ticket.startedAt, ticket.dueBy))
      return [{ event: { name: 'dueSoon' } }]
    return []
  }
  const isSilent = ticket.status === 'resolved' && ticket.endedAt !== null && now >= ticket.endedAt + CLOSE_AFTER
  return isSilent ? [{ event: { name: 'closed', reason: 'silence' } }] : []
}

/** Stamps the steps on the timeline and puts what must follow into the outbox, all in one new version. */
export function apply(ticket: Ticket, steps: Step[], stamp: Stamp, acting?: Player): Ticket {
  let next = ticket
  const outbox: Intent[] = []
  const contents = { ...ticket.contents }
  steps.forEach(({ event, content }, i) => {
    const { requestId, digest, now, by } = stamp
    // Only the first stamp of a call carries its request: it is what a retry looks for.
    const origin = i === 0 && requestId !== undefined ? { requestId, ...(digest !== undefined && { digest }) } : {}
    const entry: Entry = { ...event, id: `e${ticket.timeline.length + i}`, at: now, by, ...origin }
    if (content) contents[entry.id] = content
    next = evolve(next, entry)
    for (const { audience, news } of audiencesOf(next, entry))
      outbox.push({
        id: `${ticket._id}.${entry.id}.${news}.${outbox.length}`,
        kind: 'notify',
        audience,
        news,
        entry: entry.id,
        cursor: '',
      })
  })
  return {
    ...next,
    version: ticket.version + 1,
    contents,
    cast: acting ? { ...ticket.cast, [stamp.by]: acting } : ticket.cast,
    outbox: [...ticket.outbox, ...outbox],
    outboxAt: outbox.length > 0 ? stamp.now + OUTBOX_GRACE : ticket.outboxAt,
  }
}
