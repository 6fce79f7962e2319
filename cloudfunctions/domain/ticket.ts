import type { WhistleKind } from '../contract/whistle-command'
import type { Closing, Score, SendBackReason } from '../contract/ticket-command'
import type { Source, TicketStatus, Urgency } from '../contract/ticket-view'
import type { Field } from './catalogue'
import type { Arrival, DeskRole, DispatchReason, InHand, PassedOver } from './dispatch'
import type { Intent } from './intent'
import type { Sealed } from './person'
import { photoKey, type Shown } from './photo'
import type { WhistleMove } from './whistle-intent'

/** A running clock: what a step that sets the deadline says of it. */
export interface Clocked {
  /** From when it is counted. */
  startedAt: number
  dueBy: number
  /** Overdue by so much, it climbs one level by itself, and again after as much time. */
  climbAt: number
  /** A year on the way has no official calendar yet. */
  isProvisional: boolean
}

/** Where a ticket lies, as {@link TicketEvent} and {@link Ticket} both say it. */
export interface Spot {
  area: string
  /** Ids from the district down: a scope holds the ticket if it is in here. */
  path: string[]
  areaText: string
  /** What others may read of the place: the street only. */
  streetText: string
  street: string
  /** Null where there is no community of the grids' net. */
  community: string | null
  /** `[lng, lat]`, GCJ-02. */
  point: [number, number]
}

/** What has happened, in the past tense; the whole of 全程电子监察. People are ids only. */
export type TicketEvent =
  | { name: 'reported'; category: NamedCategory; spot: Spot; source: Source; urgency: Urgency; from?: Relative }
  | ({
      name: 'dispatched'
      desk: string
      deskName: string
      holder: string | null
      role: DeskRole
      reason: DispatchReason
      passed?: PassedOver
      /** When the person was chosen by it. */
      load?: InHand
      /** Until when it should be accepted. */
      acceptBy: number
      /** 首接负责: who answers for it until it is accepted. */
      keeper: string | null
    } & Clocked)
  | { name: 'accepted' }
  | { name: 'progressed' }
  | { name: 'asked' }
  | { name: 'handed'; to: string; acceptBy: number }
  | { name: 'handedBack'; to: string }
  | { name: 'sentBack'; reason: SendBackReason }
  /** Who answered for it serves no more. */
  | { name: 'keeperLeft' }
  | { name: 'escalated'; reason: 'by-hand' | 'overdue' | 'reopened-twice' }
  | { name: 'extensionAsked'; until: number; approver: string; answerBy: number }
  | ({ name: 'extended' } & Clocked)
  | { name: 'extensionRefused' }
  | { name: 'checkAsked'; closing: Closing; approver: string; answerBy: number }
  | ({ name: 'checkFailed' } & Clocked)
  | {
      name: 'resolved'
      closing: Closing
      /** When the work ended; before a check, not after it. */
      endedAt: number
      /** Staff have looked. */
      isChecked: boolean
    }
  | ({
      name: 'corrected'
      category?: NamedCategory
      spot?: Spot
      hasAddress?: true
      urgency?: Urgency
      acceptBy?: number
    } & Clocked)
  | { name: 'split'; into: Relative; category: string }
  | { name: 'merged'; into: Relative }
  | ({ name: 'unmerged'; from: Relative } & Clocked)
  | { name: 'absorbed'; ticket: Relative & { isSameAuthor?: true } }
  | { name: 'released'; ticket: Relative }
  | { name: 'supervised'; dueBy: number; scope: string }
  | { name: 'supervisionOverdue' }
  | { name: 'raised'; urgency: Urgency; why: 'cluster' | 'supervised' }
  /** Fewer people than it took. */
  | { name: 'eased' }
  | { name: 'summarised'; isPublic: boolean; photo?: string }
  | { name: 'revealed' }
  | { name: 'supplemented' }
  | { name: 'urged' }
  | { name: 'withdrawn' }
  | { name: 'rated'; score: Score }
  | { name: 'reopened' }
  | { name: 'unanswered' }
  | { name: 'dueSoon' }
  | { name: 'overdue' }
  | { name: 'approvalWaits' }
  /** One level up: nobody answered, or there was nobody left to answer. */
  | { name: 'approvalMoved'; approver: string; answerBy: number }
  | { name: 'closed'; reason: 'rated' | 'silence' }
  | { name: 'undone'; entries: string[] }
  /** 吹哨: departments are called; `again`: one that had ended is opened once more. */
  | ({ name: 'whistleBlown' } & Blown)
  /** What has become of it; the whistle says so itself, each of its steps once. */
  | ({ name: 'whistleMoved'; move: WhistleMove; state: WhistledState | null; cause: string } & Whistled &
      Partial<Clocked>)
  /** 申诉成立，街道说部门没有办好的话不作数了. */
  | {
      name: 'whistleCleared'
      /** Its name. */
      department: string
      /** It is still in the grid's hand. */
      goesOn: boolean
      cause: string
    }
  /** A person has removed words or photos the content check had doubts about. */
  | { name: 'screened'; entry: string; what: string }

/** What a whistle is made of, beside its words and photos. */
export interface Blown {
  whistle: Relative
  /** Code in the catalogue's version; null: not on the list. */
  item: { code: string; version: number } | null
  kind: WhistleKind
  /** Of what is not on the list. */
  field: Field | null
  again?: true
}

/** As far as its ticket is concerned. */
export type WhistledState = 'blowing' | 'called' | 'arrived' | 'completed'

/** What a ticket knows of its whistle. */
export interface Whistled {
  whistle: Relative
  /** 区城管局; null until somebody is called. */
  lead: string | null
  /** Expected on site until then; null where nobody has to come, or they are there. */
  reportInBy: number | null
  /** That year's calendar is not out yet. */
  isArrivalProvisional?: true
}

interface NamedCategory {
  code: string
  name: string
}

/** Another ticket, by id and the number people read. */
export interface Relative {
  id: string
  no: string
}

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
export type EventName = TicketEvent['name']
export type EntryOf<N extends EventName> = Extract<Entry, { name: N }>

/** What someone wrote or photographed at a step: kept beside the timeline, where it can be erased. */
export interface Content {
  words: string
  photos: string[]
  video?: string
  /** Answers to the category's questions as they were asked. */
  answers?: Array<{ label: string; text: string }>
  /** What the place was corrected to, in words. */
  address?: string
}

/** A handler's public face; kept beside the timeline, where it can be erased. */
export interface Player {
  name: string
  role: DeskRole
  phone?: string
}

export type EndKind = Closing | 'withdrawn'

/** What the timeline decides: everything that {@link evolve} may change. */
export interface TicketState extends Spot, Clocked {
  category: string
  categoryName: string
  urgency: Urgency
  status: TicketStatus
  isOpen: boolean
  came: Arrival | null
  /** Area whose people may take it while it waits. */
  desk: string
  deskName: string
  deskRole: DeskRole
  holder: string | null
  /** 首接负责: who answers for it until the one it went to has accepted, and for what was handed on. */
  keeper: string | null
  /** The keeper gave it to someone of the grid's own team. */
  isHanded: boolean
  /** Where it lay while the keeper held it: taken back, it lies there again. */
  keeperDesk: { desk: string; deskName: string; deskRole: DeskRole } | null
  /** Entry that says where it is in words; null while the author's own address holds. */
  addressEntry: string | null
  acceptBy: number
  /** First acceptance ever; null before. */
  acceptedAt: number | null
  /** The promise first given; an approved change never rewrites it. */
  firstDueBy: number
  endedAt: number | null
  /** When it counted as resolved: what the author's days run from. */
  resolvedAt: number | null
  closing: EndKind | null
  rating: Score | null
  reopenings: number
  sendBacks: number
  extensions: number
  urges: number
  urgedAt: number | null
  /** Levels it has climbed by itself under the present deadline. */
  climbs: number
  /** Entry whose words the author has still to answer. */
  asked: string | null
  /** What waits for a clerk of the area `approver`. */
  pending: {
    kind: 'extension' | 'check'
    entry: string
    /** Who asked. */
    by: string
    since: number
    /** 审批人该在何时以前答复. */
    answerBy: number
    until?: number
    closing?: Closing
  } | null
  approver: string | null
  supervision: {
    entry: string
    by: string
    /** Area in whose name: one below it does not change it. */
    scope: string
    dueBy: number
  } | null
  mergedInto: Relative | null
  /** 吹了哨，部门在办; null: none, or it has come to its end. */
  whistle: (Whistled & { state: WhistledState }) | null
  /** All there have been, the latest last. */
  whistles: Relative[]
  /** What a merge took away, given back by un-merging. */
  beforeMerge: Pick<TicketState, 'status' | 'asked' | 'supervision'> | null
  relatives: Array<Relative & { kind: 'absorbed' | 'split-into' | 'split-from'; isSameAuthor?: true }>
  /** On the public board: the entry that holds its words. */
  summary: { entry: string; photo?: string } | null
  publishedAt: number | null
  /** Until when it is offered as the same thing: for ever while open, 7 days after the end. */
  similarUntil: number
  /** What the clock has already said about the present deadline. */
  told: { unanswered: boolean; dueSoon: boolean; overdue: boolean; approval: boolean; supervision: boolean }
}

/** Whose box an opinion lay in. */
export interface OpinionBox {
  place: string
  name: string
  isOwn?: true
}

export interface Ticket extends TicketState, Shown {
  _id: string
  schemaVersion: 2
  /** Raised by every change; a write is conditional on it. */
  version: number
  no: string
  /** Who filed it. */
  author: string
  source: Source
  isAnonymous: boolean
  /** 意见箱: at which place; `isOwn`: put in by the author, not taken out by staff. */
  box?: OpinionBox
  /** On whose behalf: a parent, a neighbour, a caller. */
  behalf: { who: string; phone?: Sealed } | null
  address: string
  reportedAt: number
  /** Day in Beijing, `2026-03-02`: what the figures are counted by. */
  reportedOn: string
  /** 附议 count; the people are in `follows`, from whom it is counted anew. */
  seconds: number
  /** The same, of those brought along by merged tickets. */
  carried: number
  /** Next moment anything is due; null when nothing is. */
  wakeAt: number | null
  /** The last step, while it can be taken back: by whom, until when, and what it changed. */
  undo: { by: string; until: number; entries: string[]; was: Partial<TicketState> } | null
  timeline: Entry[]
  outbox: Intent[]
  /** When the clock should look after the outbox; null when it is empty. */
  outboxAt: number | null
  contents: Record<string, Content>
  cast: Record<string, Player>
}

/** 本人的话：自己反映的，或者自己投进意见箱的。别的都是工作人员替人登记的，不算登记人的事。 */
export const isOwnReport = ({ source, box }: Pick<Ticket, 'source' | 'box'>): boolean =>
  source === 'resident' || box?.isOwn === true

/** What still stands of a timeline: neither taken back, nor the taking back itself. */
export function standing(timeline: Entry[]): Entry[] {
  const undone = new Set(timeline.flatMap((entry) => (entry.name === 'undone' ? entry.entries : [])))
  return timeline.filter(({ id, name }) => name !== 'undone' && !undone.has(id))
}

/** The latest of its kind that still stands. */
export const entryOf = <N extends EventName>(ticket: Ticket, name: N): EntryOf<N> | undefined =>
  standing(ticket.timeline)
    .filter((entry): entry is EntryOf<N> => entry.name === name)
    .at(-1)

/** Where it is, in words. */
export const addressOf = ({ addressEntry, address, contents }: Ticket): string =>
  addressEntry === null ? address : (contents[addressEntry]?.address ?? '')

/** 可以公开的照片：办理的人拍的、已经查过的；反映人的照片只给办理的人看。 */
export const publishable = (ticket: Ticket): string[] => {
  const { author, timeline, contents, hidden, copies } = ticket
  return timeline
    .filter(({ by }) => by !== author || !isOwnReport(ticket))
    .flatMap(({ id }) => contents[id]?.photos ?? [])
    .filter((photo) => hidden[photoKey(photo)] === undefined && copies[photoKey(photo)] !== undefined)
}

/** The photo everyone may see, as the file that is shown: of the summary, unless it was removed since. */
export function publicPhotoOf({ summary, hidden, copies }: Ticket): string | undefined {
  const key = summary?.photo === undefined ? '' : photoKey(summary.photo)
  return hidden[key] === undefined ? copies[key] : undefined
}
