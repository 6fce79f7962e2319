import type { Tag, TicketCard, TicketView } from '../contract/ticket-view'
import { deadlineView } from '../domain/deadline'
import { dayTime } from '../domain/moment'
import type { Ticket } from '../domain/ticket'
import { ARRIVAL_TEXT, URGENCY_TEXT } from '../domain/ticket-words'
import { actionsFor, type Counter } from './ticket-actions'
import { statusText } from './ticket-sentences'

type Relation = TicketView['relation']

const TITLE_LENGTH = 24

/** What it is about, in one line: the author's first words, where they may be read. */
export function headline(ticket: Ticket, relation: Relation): string {
  const words = [...(relation === 'follower' ? '' : (reportOf(ticket)?.words ?? '')).replace(/\s+/g, ' ')]
  if (words.length === 0) return ticket.categoryName
  return words.length > TITLE_LENGTH ? `${words.slice(0, TITLE_LENGTH).join('')}…` : words.join('')
}

/** What the author wrote: the first stamp is always the report, also where a list brings no timeline. */
export const reportOf = ({ contents }: Ticket) => contents['e0']

/** 重的在前：紧急、督办、待补充、返工、催办、附议；等人接的，办理的人还看得到它怎么来的。 */
function tagsOf(ticket: Ticket, relation: Relation): Tag[] {
  const { urgency, supervision, pending, asked, reopenings, urges, seconds, carried, source } = ticket
  const arrival = relation === 'handler' && ticket.status === 'dispatched' && ARRIVAL_TEXT[ticket.came ?? 'worker']
  const tags: Array<Tag | false> = [
    urgency !== 'normal' && { text: URGENCY_TEXT[urgency], tone: urgency === 'urgent' ? 'overdue' : 'soon' },
    supervision !== null && { text: '督办', tone: 'overdue' },
    pending !== null && { text: pending.kind === 'check' ? '待核查' : '待批延期', tone: 'soon' },
    asked !== null && { text: '待补充', tone: 'soon' },
    reopenings > 0 && { text: `重新办理 ${reopenings} 次`, tone: 'overdue' },
    urges > 0 && ticket.isOpen && { text: `催办 ${urges} 次`, tone: 'soon' },
    seconds + carried > 0 && { text: `${seconds + carried} 人附议`, tone: 'brand' },
    source === 'patrol' && { text: '巡查发现', tone: 'plain' },
    arrival ? { text: arrival, tone: 'plain' } : false,
  ]
  return tags.filter((tag) => tag !== false)
}

/** 撤回、并件的，说不上按时还是超期；等核查的，钟停在报办结的那一刻。 */
function clockedOf(ticket: Ticket): Parameters<typeof deadlineView>[0] {
  const { closing, mergedInto, status, pending } = ticket
  const setAside = mergedInto ? '已并件' : closing === 'withdrawn' ? '已撤回' : undefined
  return {
    ...ticket,
    ...(setAside !== undefined && { setAside }),
    ...(status === 'checking' && pending && { checkedSince: pending.since }),
  }
}

/** One line of a list, for this person. */
export function ticketCard(ticket: Ticket, relation: Relation, counter: Counter, tabs: string[] = []): TicketCard {
  const { now, person } = counter
  const { undo, firstDueBy, dueBy } = ticket
  const deadline = deadlineView(clockedOf(ticket), now)
  const actions = actionsFor(ticket, counter)
  return {
    id: ticket._id,
    no: ticket.no,
    title: headline(ticket, relation),
    categoryText: ticket.categoryName,
    status: ticket.status,
    statusText: statusText(ticket, now),
    placeText: relation === 'follower' ? ticket.streetText : ticket.areaText,
    reportedAt: ticket.reportedAt,
    deadline: {
      ...deadline,
      ...(dayTime(firstDueBy) !== dayTime(dueBy) && { first: `原定 ${dayTime(firstDueBy)}` }),
    },
    urgency: ticket.urgency,
    seconds: ticket.seconds + ticket.carried,
    reopenings: ticket.reopenings,
    tags: tagsOf(ticket, relation),
    actions: actions.filter(({ needs, name }) => Object.keys(needs).length === 0 && name !== 'undo'),
    ...(relation === 'handler' && { point: ticket.point }),
    tabs,
    ...(undo && undo.by === person._id && now < undo.until && { undoUntil: undo.until }),
  }
}
