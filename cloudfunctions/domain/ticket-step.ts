import type { Refusal } from '../contract/envelope'
import type { Urgency } from '../contract/ticket-view'
import { audiencesOf, countsOf } from './audience'
import type { Category } from './category'
import { type Calendar, nextOfficeMoment } from './calendar'
import { deadlineFrom } from './deadline'
import type { Assignment } from './dispatch'
import type { Effect, Intent } from './intent'
import { SECOND } from './moment'
import type { Policy } from './policy'
import { photoKey } from './photo'
import type { Clocked, Content, Entry, Player, Ticket, TicketEvent } from './ticket'
import { differences, evolve } from './ticket-evolution'

/** Milliseconds the answering call has for its outbox before the clock looks after it. */
const OUTBOX_GRACE = 5 * SECOND
/** 点错了，10 秒内可以撤回。 */
const UNDO_WITHIN = 10 * SECOND

/** One thing that is decided to happen, and what comes with it. */
export interface Step {
  event: TicketEvent
  content?: Content
  /** Those who may act from now on, by person. */
  cast?: Record<string, Player>
  /** What must follow besides telling and counting. */
  effects?: Effect[]
}

export interface Stamp {
  now: number
  /** A person's id, or `clock`. */
  by: string
  requestId?: string
  digest?: string
}

/** What the district lays down, as far as deadlines need it. */
export interface Rulebook {
  calendar: Calendar
  policy: Policy
}

/** 办理时限自 `from` 起算，超期多久自动上报也随之定下。 */
export function clockFrom(from: number, category: Category, { calendar, policy }: Rulebook): Clocked {
  const { dueBy, isProvisional } = deadlineFrom(from, category.finish, calendar)
  return { startedAt: from, ...clockUntil(from, dueBy, policy), isProvisional }
}

export const clockUntil = (startedAt: number, dueBy: number, { climbShare }: Policy) => ({
  dueBy,
  climbAt: dueBy + Math.max(1, Math.round((dueBy - startedAt) * climbShare)),
})

/** 危险的事，不论哪一类，都要马上有人接。 */
export function acceptBy(now: number, category: Category, urgency: Urgency, { calendar, policy }: Rulebook): number {
  const usual = deadlineFrom(now, category.accept, calendar).dueBy
  return urgency === 'urgent' ? Math.min(usual, deadlineFrom(now, policy.urgentAccept, calendar).dueBy) : usual
}

/** 审批要在多久以内答复. */
export const answerBy = (now: number, { calendar, policy }: Rulebook): number =>
  deadlineFrom(now, policy.approval, calendar).dueBy

export const clockOf = ({ startedAt, dueBy, climbAt, isProvisional }: Ticket): Clocked => ({
  startedAt,
  dueBy,
  climbAt,
  isProvisional,
})

/** 停了多久补多久：等核查、并在别件里的时间，不算承办人耽误的；停的时候已经超期的，还是超期。按工作时间算的，落在上班的时候。 */
export function clockResumed(
  ticket: Ticket,
  stoppedAt: number,
  now: number,
  { finish }: Category,
  { calendar }: Rulebook,
): Clocked {
  const { startedAt, dueBy, climbAt, isProvisional } = ticket
  if (stoppedAt >= dueBy) return clockOf(ticket)
  const stood = now - stoppedAt
  const due = finish.unit.startsWith('working') ? nextOfficeMoment(dueBy + stood, calendar) : dueBy + stood
  return { startedAt: startedAt + stood, dueBy: due, climbAt: due + (climbAt - dueBy), isProvisional }
}

/** 派到一个岗位（和其中一人），谁可能接单、名字和公开电话先备下。 */
export function dispatchTo(
  assignment: Assignment,
  clock: Clocked,
  limit: number,
  keeper: string | null,
  note?: Content,
): Step {
  const { desk, deskName, role, reason, server, team, load, passed } = assignment
  const faces = [...team, ...(server ? [server] : [])].map(({ person, name, phone }): [string, Player] => [
    person,
    // 派给团队时，岗位上别的人仍是网格员。
    { name, role: role === 'team' && person !== server?.person ? 'worker' : role, phone },
  ])
  return {
    event: {
      name: 'dispatched',
      desk,
      deskName,
      role,
      reason,
      holder: server?.person ?? null,
      ...(passed && { passed }),
      ...(load && { load }),
      acceptBy: limit,
      keeper,
      ...clock,
    },
    cast: Object.fromEntries(faces),
    ...(note && { content: note }),
  }
}

const contentOf = (words: string, photos: string[] = []): Content | undefined =>
  words === '' && photos.length === 0 ? undefined : { words, photos }

/** A step with what its author wrote, if anything. */
export const noted = (event: TicketEvent, words: string, photos: string[] = []): Step => {
  const content = contentOf(words, photos)
  return { event, ...(content && { content }) }
}

export interface Applying {
  stamp: Stamp
  /** The public face under which the actor acts; an author has none. */
  acting?: Player
  /** The last step may be taken back for ten seconds. */
  canUndo?: boolean
  /** What the platform's check said of the words. */
  doubt?: 'review' | 'unchecked'
}

/**
 * Stamps the steps on the timeline and puts what must follow into the outbox, all in one new version.
 * Instances' clocks differ a little: no stamp is earlier than the one before it.
 */
export function apply(ticket: Ticket, steps: Step[], { stamp, acting, canUndo = false, doubt }: Applying): Ticket {
  const at = Math.max(stamp.now, ticket.timeline.at(-1)?.at ?? 0)
  const outbox: Intent[] = []
  const contents = { ...ticket.contents }
  const hidden = { ...ticket.hidden }
  let cast = ticket.cast
  let next = ticket
  const put = (entry: string, effect: Effect) => {
    const what = effect.kind === 'notify' ? effect.news : effect.kind
    outbox.push({ ...effect, id: `${ticket._id}.${entry}.${what}.${outbox.length}`, entry, cursor: '' })
  }
  steps.forEach(({ event, content, cast: faces = {}, effects = [] }, i) => {
    const { requestId, digest, by } = stamp
    // Only the first stamp of a call carries its request: it is what a retry looks for.
    const origin = i === 0 && requestId !== undefined ? { requestId, ...(digest !== undefined && { digest }) } : {}
    const entry: Entry = { ...event, id: `e${ticket.timeline.length + i}`, at, by, ...origin }
    if (content) contents[entry.id] = content
    cast = { ...cast, ...faces }
    next = evolve(next, entry)
    for (const { audience, news } of audiencesOf(next, entry)) put(entry.id, { kind: 'notify', audience, news })
    for (const effect of effects) put(entry.id, effect)
    const files = [...(content?.photos ?? []), ...(content?.video === undefined ? [] : [content.video])]
    for (const file of files) hidden[photoKey(file)] = 'pending'
    const words = content && content.words !== '' ? doubt : undefined
    if (files.length > 0 || words) put(entry.id, { kind: 'screen', ...(words && { words }) })
  })
  const last = next.timeline.at(-1)?.id ?? ''
  for (const effect of countsOf(ticket, next)) put(last, effect)
  const entries = next.timeline.slice(ticket.timeline.length).map(({ id }) => id)
  return {
    ...next,
    version: ticket.version + 1,
    undo: canUndo ? { by: stamp.by, until: at + UNDO_WITHIN, entries, was: differences(ticket, next) } : null,
    contents,
    hidden,
    cast: acting ? { ...cast, [stamp.by]: acting } : cast,
    outbox: [...ticket.outbox, ...outbox],
    // A call drains what it leaves behind by itself; what the clock decides, the clock drains.
    outboxAt: outbox.length > 0 ? stamp.now + (stamp.requestId === undefined ? 0 : OUTBOX_GRACE) : ticket.outboxAt,
  }
}

/** What a rule answers: the steps to stamp, or why not. */
export type Decision = Step[] | Refusal
