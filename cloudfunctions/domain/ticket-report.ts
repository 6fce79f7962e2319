import type { Source, Urgency } from '../contract/ticket-view'
import type { Category } from './category'
import type { Assignment } from './dispatch'
import { dateOf } from './moment'
import type { Sealed } from './person'
import { type Content, isOwnReport, type OpinionBox, type Relative, type Spot, type Ticket } from './ticket'
import { BLANK } from './ticket-evolution'
import { acceptBy, apply, type Applying, clockFrom, dispatchTo, type Rulebook } from './ticket-step'

/** A new ticket's facts, gathered before it is decided where it goes. */
export interface Report {
  id: string
  no: string
  author: string
  source: Source
  box?: OpinionBox
  isAnonymous: boolean
  behalf: { who: string; phone?: Sealed } | null
  category: Category
  spot: Spot
  address: string
  urgency: Urgency
  content: Content
  /** It was split off another. */
  from?: Relative
}

/** 谁说的：替来电、来访、意见箱的人登记的，一件一个人；拆成两件的，还是一个人。 */
export const voiceOf = (ticket: Ticket): string =>
  isOwnReport(ticket) || ticket.source === 'patrol'
    ? ticket.author
    : (ticket.relatives.find(({ kind }) => kind === 'split-from')?.id ?? ticket._id)

/** 受理并派单：一件诉求从出生起就有人管、有期限。 */
export function report(facts: Report, assignment: Assignment, rules: Rulebook, applying: Applying): Ticket {
  const { category, spot, content, id, from, urgency, ...rest } = facts
  const { now } = applying.stamp
  const blank: Ticket = {
    ...BLANK,
    ...rest,
    _id: id,
    schemaVersion: 2,
    version: 0,
    reportedAt: now,
    reportedOn: dateOf(now),
    seconds: 0,
    carried: 0,
    wakeAt: null,
    undo: null,
    hidden: {},
    copies: {},
    timeline: [],
    outbox: [],
    outboxAt: null,
    contents: {},
    cast: {},
  }
  const { code, name } = category
  const reported = {
    name: 'reported' as const,
    category: { code, name },
    spot,
    source: rest.source,
    urgency,
    ...(from && { from }),
  }
  return apply(
    blank,
    [
      { event: reported, content, effects: [{ kind: 'cluster' }] },
      dispatchTo(assignment, clockFrom(now, category, rules), acceptBy(now, category, urgency, rules), null),
    ],
    applying,
  )
}
