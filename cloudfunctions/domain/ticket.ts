import type { Closing, Score, TicketStatus } from '../contract/ticket'
import { dueSoonAt } from './deadline'
import type { Assignment, DispatchReason } from './dispatch'
import type { Intent } from './intent'
import { DAY } from './moment'

/** What has happened, in the past tense; the whole of 全程电子监察. People are ids only. */
export type TicketEvent =
  | { name: 'reported'; category: string; area: string }
  | {
      name: 'dispatched'
      desk: string
      deskName: string
      holder: string | null
      role: Assignment['role']
      reason: DispatchReason
      dueBy: number
      isProvisional: boolean
    }
  | { name: 'accepted' }
  | { name: 'progressed' }
  | { name: 'resolved'; closing: Closing }
  | { name: 'rated'; score: Score }
  | { name: 'reopened' }
  | { name: 'dueSoon' }
  | { name: 'overdue' }
  | { name: 'closed'; reason: 'rated' | 'silence' }

/** One stamp on the timeline: who, when, what. Never changed afterwards. */
export type Entry = TicketEvent & {
  /** Unique within the ticket. */
  id: string
  at: number
  /** A person's id, or `clock`. */
  by: string
  /** Of the call that made it; a retry is recognised by it. */
  requestId?: string
  /** Hash of what that call asked for: the same requestId with other contents is an error. */
  digest?: string
}

/** What someone wrote or photographed at a step: kept beside the timeline, where it can be erased. */
export interface Content {
  words: string
  photos: string[]
}

/** A handler's public face; kept beside the timeline, where it can be erased. */
export interface Player {
  name: string
  role: Assignment['role']
  phone?: string
}

export interface Ticket {
  _id: string
  schemaVersion: 1
  /** Raised by every change; a write is conditional on it. */
  version: number
  no: string
  author: string
  source: 'resident'
  category: string
  categoryName: string
  area: string
  /** Ids from the district down to the area: a scope holds the ticket if it is in here. */
  path: string[]
  areaText: string
  /** What others may read of the place: the street only. */
  streetText: string
  address: string
  /** `[lng, lat]`, GCJ-02. */
  point: [number, number]
  status: TicketStatus
  isOpen: boolean
  /** Area whose people may take it while it waits. */
  desk: string
  holder: string | null
  reportedAt: number
  /** From when the present deadline is counted. */
  startedAt: number
  dueBy: number
  /** The promise first given; an approved change never rewrites it. */
  firstDueBy: number
  isProvisional: boolean
  endedAt: number | null
  closing: Closing | null
  rating: Score | null
  reopenings: number
  /** 附议 count; the people are in `follows`. */
  seconds: number
  /** Until when it is offered as the same thing: for ever while open, 7 days after the end. */
  similarUntil: number
  /** What the clock has already said about the present deadline. */
  told: { dueSoon: boolean; overdue: boolean }
  /** Next moment anything is due; null when nothing is. */
  wakeAt: number | null
  timeline: Entry[]
  outbox: Intent[]
  /** When the clock should look after the outbox; null when it is empty. */
  outboxAt: number | null
  contents: Record<string, Content>
  cast: Record<string, Player>
}

/** Larger than any moment: an open ticket is always similar. */
const ALWAYS = Number.MAX_SAFE_INTEGER
/** 办结后 7 天内仍算同一件事，也是无人评价自动结案的期限 (domain rules 5, 6). */
const SIMILAR_AFTER_END = 7 * DAY
export const CLOSE_AFTER = 7 * DAY
/** 办结后 15 天内可以要求重新办理 (domain rule 5). */
export const REOPEN_WITHIN = 15 * DAY

/** The ticket after one more stamp. Pure: replaying a timeline gives the same ticket. */
export function evolve(ticket: Ticket, entry: Entry): Ticket {
  const next = { ...step(ticket, entry), timeline: [...ticket.timeline, entry] }
  return { ...next, wakeAt: wakeAt(next) }
}

function step(ticket: Ticket, entry: Entry): Ticket {
  switch (entry.name) {
    case 'reported':
    case 'progressed':
      return ticket
    case 'dispatched':
      return {
        ...ticket,
        status: 'dispatched',
        isOpen: true,
        desk: entry.desk,
        holder: entry.holder,
        startedAt: entry.at,
        dueBy: entry.dueBy,
        firstDueBy: ticket.firstDueBy || entry.dueBy,
        isProvisional: entry.isProvisional,
        endedAt: null,
        similarUntil: ALWAYS,
        told: { dueSoon: false, overdue: false },
      }
    case 'accepted':
      return { ...ticket, status: 'handling', holder: entry.by }
    case 'resolved':
      return {
        ...ticket,
        status: 'resolved',
        isOpen: false,
        endedAt: entry.at,
        closing: entry.closing,
        similarUntil: entry.at + SIMILAR_AFTER_END,
      }
    case 'rated':
      return { ...ticket, rating: entry.score }
    case 'reopened':
      return { ...ticket, closing: null, rating: null, reopenings: ticket.reopenings + 1 }
    case 'dueSoon':
      return { ...ticket, told: { ...ticket.told, dueSoon: true } }
    case 'overdue':
      return { ...ticket, told: { dueSoon: true, overdue: true } }
    case 'closed':
      return { ...ticket, status: 'closed' }
  }
}

/** One alarm a ticket: the earliest thing the clock has still to say. */
function wakeAt(ticket: Ticket): number | null {
  if (ticket.isOpen) {
    if (!ticket.told.dueSoon) return dueSoonAt(ticket.startedAt, ticket.dueBy)
    return ticket.told.overdue ? null : ticket.dueBy
  }
  return ticket.status === 'resolved' && ticket.endedAt !== null ? ticket.endedAt + CLOSE_AFTER : null
}
