import { DAY } from './moment'
import { type Entry, type EntryOf, type Spot, standing, type Ticket, type TicketState } from './ticket'
import { wakeAt } from './ticket-alarm'
import { keeperDesk, moved, reclocked, resumed } from './ticket-changes'

/** Larger than any moment: an open ticket is always similar. */
const ALWAYS = Number.MAX_SAFE_INTEGER
/** 办结后 7 天内仍算同一件事 (domain rule 6). */
const SIMILAR_AFTER_END = 7 * DAY

const NOWHERE: Spot = {
  area: '',
  path: [],
  areaText: '',
  streetText: '',
  street: '',
  community: null,
  point: [0, 0],
}
const NOTHING_TOLD = { unanswered: false, dueSoon: false, overdue: false, approval: false, supervision: false }

/** Before the first stamp. */
export const BLANK: TicketState = {
  ...NOWHERE,
  category: '',
  categoryName: '',
  urgency: 'normal',
  status: 'dispatched',
  isOpen: true,
  came: null,
  desk: '',
  deskName: '',
  deskRole: 'street',
  holder: null,
  keeper: null,
  isHanded: false,
  keeperDesk: null,
  addressEntry: null,
  acceptBy: 0,
  acceptedAt: null,
  startedAt: 0,
  dueBy: 0,
  climbAt: 0,
  firstDueBy: 0,
  isProvisional: false,
  endedAt: null,
  resolvedAt: null,
  closing: null,
  rating: null,
  reopenings: 0,
  sendBacks: 0,
  extensions: 0,
  urges: 0,
  urgedAt: null,
  climbs: 0,
  asked: null,
  pending: null,
  approver: null,
  supervision: null,
  mergedInto: null,
  whistle: null,
  whistles: [],
  beforeMerge: null,
  relatives: [],
  summary: null,
  publishedAt: null,
  similarUntil: 0,
  told: NOTHING_TOLD,
}
const STATE_KEYS = Object.keys(BLANK) as Array<keyof TicketState>

/** The ticket after one more stamp. Pure: replaying a timeline gives the same ticket. */
export function evolve(ticket: Ticket, entry: Entry): Ticket {
  const next: Ticket = { ...ticket, ...change(ticket, entry), timeline: [...ticket.timeline, entry] }
  return { ...next, wakeAt: wakeAt(next) }
}

/** The ticket as its timeline alone tells it; what was taken back counts as never done. */
export function replay(ticket: Ticket): Ticket {
  const start: Ticket = { ...ticket, ...BLANK, timeline: [] }
  const replayed = standing(ticket.timeline).reduce(evolve, start)
  return { ...replayed, timeline: ticket.timeline }
}

/** What a step has changed, as it was before. */
export function differences(before: Ticket, after: Ticket): Partial<TicketState> {
  const changed = STATE_KEYS.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
  return Object.fromEntries(changed.map((key) => [key, before[key]]))
}

const CLEARED = { pending: null, approver: null } as const
const UNKEPT = { keeper: null, isHanded: false, keeperDesk: null } as const

/** What one stamp changes; everything it does not name stays. */
function change(ticket: Ticket, entry: Entry): Partial<TicketState> {
  switch (entry.name) {
    case 'reported':
      return {
        ...entry.spot,
        category: entry.category.code,
        categoryName: entry.category.name,
        urgency: entry.urgency,
        ...(entry.from && { relatives: [{ ...entry.from, kind: 'split-from' as const }] }),
      }
    case 'dispatched':
      return {
        ...reclocked(ticket, entry),
        ...CLEARED,
        status: 'dispatched',
        isOpen: true,
        // 上报的，前一步说了为什么。
        came: entry.reason === 'climbed' ? ticket.came : entry.reason,
        desk: entry.desk,
        deskName: entry.deskName,
        deskRole: entry.role,
        holder: entry.holder,
        keeper: entry.keeper,
        isHanded: false,
        keeperDesk: keeperDesk(ticket, entry.keeper),
        acceptBy: entry.acceptBy,
        endedAt: null,
        resolvedAt: null,
        similarUntil: ALWAYS,
        told: { ...reclocked(ticket, entry).told, unanswered: false },
      }
    case 'accepted':
      return {
        status: 'handling',
        holder: entry.by,
        // 交办给团队成员的，接单以后仍由交办人负责。
        ...(ticket.isHanded && entry.by !== ticket.keeper ? {} : UNKEPT),
        // 收回自己办的，回到自己的岗位。
        ...(entry.by === ticket.keeper ? ticket.keeperDesk : null),
        acceptedAt: ticket.acceptedAt ?? entry.at,
      }
    case 'handed':
      return {
        status: 'dispatched',
        came: 'handed',
        holder: entry.to,
        keeper: entry.by,
        isHanded: true,
        keeperDesk: { desk: ticket.desk, deskName: ticket.deskName, deskRole: ticket.deskRole },
        acceptBy: entry.acceptBy,
        ...told(ticket, { unanswered: false }),
      }
    case 'handedBack':
      return { status: 'handling', holder: entry.to, ...UNKEPT }
    case 'sentBack':
      return { sendBacks: ticket.sendBacks + 1 }
    case 'escalated':
      return {
        came: entry.reason === 'by-hand' ? 'climbed' : entry.reason,
        climbs: ticket.climbs + Number(entry.reason === 'overdue'),
      }
    case 'asked':
      return { asked: entry.id }
    case 'supplemented':
      return { asked: null }
    case 'extensionAsked':
      return waiting(ticket, entry, { ...asked(entry), kind: 'extension', until: entry.until })
    case 'extended':
      return { ...reclocked(ticket, entry), ...CLEARED, extensions: ticket.extensions + 1 }
    case 'extensionRefused':
      return CLEARED
    case 'checkAsked':
      return {
        status: 'checking',
        ...waiting(ticket, entry, { ...asked(entry), kind: 'check', closing: entry.closing }),
      }
    case 'checkFailed':
      return { ...reclocked(ticket, entry), ...CLEARED, status: 'handling' }
    case 'resolved':
      return {
        ...CLEARED,
        ...ended(entry.endedAt, entry.at, entry.at + SIMILAR_AFTER_END),
        // 办在时钟说“超期”之前的，也一样算.
        ...told(ticket, { overdue: entry.endedAt >= ticket.dueBy }),
        status: 'resolved',
        closing: entry.closing,
      }
    case 'withdrawn':
      return { ...CLEARED, ...ended(entry.at, entry.at, entry.at), status: 'closed', closing: 'withdrawn' }
    case 'merged':
      return {
        ...CLEARED,
        ...ended(entry.at, entry.at, entry.at),
        status: 'closed',
        closing: 'duplicate',
        mergedInto: entry.into,
        beforeMerge: { status: ticket.status, asked: ticket.asked, supervision: ticket.supervision },
      }
    case 'unmerged':
      return {
        ...reclocked(ticket, entry),
        ...resumed(ticket, entry.startedAt - ticket.startedAt),
        isOpen: true,
        endedAt: null,
        resolvedAt: null,
        closing: null,
        mergedInto: null,
        beforeMerge: null,
        similarUntil: ALWAYS,
      }
    case 'absorbed':
      return { relatives: [...ticket.relatives, { ...entry.ticket, kind: 'absorbed' }] }
    case 'released':
      return { relatives: ticket.relatives.filter(({ id, kind }) => kind !== 'absorbed' || id !== entry.ticket.id) }
    case 'split':
      return { relatives: [...ticket.relatives, { ...entry.into, kind: 'split-into' }] }
    case 'corrected':
      return {
        ...reclocked(ticket, entry),
        ...(entry.category && { category: entry.category.code, categoryName: entry.category.name }),
        ...(entry.urgency && { urgency: entry.urgency }),
        ...(entry.acceptBy !== undefined && {
          acceptBy: entry.acceptBy,
          told: { ...reclocked(ticket, entry).told, unanswered: false },
        }),
        ...(entry.hasAddress && { addressEntry: entry.id }),
        ...entry.spot,
      }
    case 'supervised':
      return {
        supervision: { entry: entry.id, by: entry.by, scope: entry.scope, dueBy: entry.dueBy },
        ...told(ticket, { supervision: false }),
      }
    case 'supervisionOverdue':
      return told(ticket, { supervision: true })
    case 'raised':
      return { urgency: entry.urgency }
    case 'eased':
      return { urgency: 'normal' }
    case 'keeperLeft':
      // 没有交办人可退了，就是在他自己手上。
      return UNKEPT
    case 'summarised':
      return entry.isPublic
        ? {
            summary: { entry: entry.id, ...(entry.photo !== undefined && { photo: entry.photo }) },
            publishedAt: entry.at,
          }
        : { summary: null, publishedAt: null }
    case 'urged':
      return { urges: ticket.urges + 1, urgedAt: entry.at }
    case 'rated':
      return { rating: entry.score }
    case 'reopened':
      return { closing: null, rating: null, reopenings: ticket.reopenings + 1 }
    case 'unanswered':
      return told(ticket, { unanswered: true })
    case 'dueSoon':
      return told(ticket, { dueSoon: true })
    case 'overdue':
      return told(ticket, { dueSoon: true, overdue: true })
    case 'approvalWaits':
      return told(ticket, { approval: true })
    case 'approvalMoved':
      return waiting(ticket, entry, ticket.pending && { ...ticket.pending, answerBy: entry.answerBy })
    case 'closed':
      return { status: 'closed' }
    case 'undone':
      return ticket.undo?.was ?? {}
    case 'whistleBlown':
      return {
        whistle: { whistle: entry.whistle, lead: null, reportInBy: null, state: 'blowing' },
        whistles: [...ticket.whistles.filter(({ id }) => id !== entry.whistle.id), entry.whistle],
      }
    case 'whistleMoved':
      return moved(ticket, entry)
    case 'whistleCleared':
    case 'progressed':
    case 'revealed':
    case 'screened':
      return {}
  }
}

/** What the clock has said by now, or has to say anew. */
const told = (ticket: Ticket, said: Partial<TicketState['told']>): Pick<TicketState, 'told'> => ({
  told: { ...ticket.told, ...said },
})

/** Something waits for the clerks of an area, who have not been reminded yet. */
const waiting = (
  ticket: Ticket,
  { approver }: { approver: string },
  pending: TicketState['pending'],
): Partial<TicketState> => ({ pending, approver, ...told(ticket, { approval: false }) })

const asked = ({ id, by, at, answerBy }: EntryOf<'extensionAsked' | 'checkAsked'>) => ({
  entry: id,
  by,
  since: at,
  answerBy,
})

/** @param endedAt when the work was done; the figures go by it. @param resolvedAt when that was settled */
const ended = (endedAt: number, resolvedAt: number, similarUntil: number): Partial<TicketState> => ({
  isOpen: false,
  endedAt,
  resolvedAt,
  asked: null,
  supervision: null,
  whistle: null,
  similarUntil,
})
