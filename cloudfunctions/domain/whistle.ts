import type { Colour, DeclineReason, ObjectedLine, Verdict, WhistleKind } from '../contract/whistle-command'
import type { WhistleStatus } from '../contract/whistle-view'
import type { Field, StageLimits } from './catalogue'
import type { Sheet } from './sheet'
import type { Content, Relative, Spot } from './ticket'
import type { WhistleIntent } from './whistle-intent'

/** `keeping`: 首接负责, it was given to another department that has not answered yet. */
export type PartyStatus = 'called' | 'declined' | 'answered' | 'arrived' | 'done' | 'keeping' | 'released'

/** 主办 · 协办. */
export type PartyRole = 'lead' | 'assist'

/** When a department was called, and until when each of its stages is due. */
export interface PartyClock {
  calledAt: number
  answerBy: number
  /** Null where nobody has to come. */
  reportInBy: number | null
  finishBy: number
  /** The first of these deadlines that lies in a year without an official calendar yet; null: none does. */
  provisionalFrom: number | null
}

/** A department that is called, as the step says it. */
export interface Called extends PartyClock {
  department: string
  name: string
  role: PartyRole
}

/** What a department owes to a whistle, and how far it has come; each has its own clock (domain rule 9). */
export interface Party extends Called {
  status: PartyStatus
  /** Finish deadline first given; an approved extension never rewrites it. */
  firstFinishBy: number
  answeredAt: number | null
  arrivedAt: number | null
  doneAt: number | null
  /** Who has it in the department; null: whoever is there. */
  officer: string | null
  /** 退回只有一次. */
  hasDeclined: boolean
  extensions: number
  /** Once overdue or done late; neither a rework nor an extension takes that back. */
  wasLate: boolean
  /** Times it was called again under the present clock. */
  rounds: number
  /** What the clock has said of the present deadlines. */
  told: { unanswered: boolean; absent: boolean; dueSoon: boolean; overdue: boolean }
}

export type WaitingFor =
  'review' | 'accept' | 'decision' | 'extension' | 'return' | 'evaluation' | 'objection' | 'ruling'

/** Something the clerks of an area owe an answer to. */
export interface Waiting {
  what: WaitingFor
  /** The department it is about; null for the whistle as a whole. */
  department: string | null
  /** Entry in which it was asked. */
  entry: string
  /** Area whose clerks owe it; those above may answer too. */
  desk: string
  since: number
  /** Afterwards it moves one level up. */
  owedBy: number
  isProvisional?: true
  /** Nobody answered at any level. */
  isLate: boolean
  /** Of an extension: until when. */
  until?: number
}

/** 部门对评单的一次申诉，和它得到的答复、裁定; words are those of the entries. */
export interface Objection {
  department: string
  line: ObjectedLine
  /** Which close it is about: reopenings before it. */
  round: number
  entry: string
  answer: { entry: string; agrees: boolean } | null
  ruling: { entry: string; upheld: boolean } | null
}

/** The item as it was when the whistle was blown, whatever becomes of the list. */
export interface KnownItem {
  code: string
  name: string
  /** Version of the catalogue. */
  version: number
  /** What it is by default; the whistle itself may be blown as another. */
  kind: WhistleKind
  evidence: string
}

/** 谁主办、谁协办, before anyone is called. */
export interface Plan {
  lead: Named
  assists: Named[]
}

export interface Named {
  _id: string
  name: string
}

/** Whose clerks owe an answer, and until when. */
export interface Asked {
  desk: string
  owedBy: number
  /** The calendar of its year is not loaded yet. */
  isProvisional?: true
}

/** What has happened, in the past tense. People are ids only. */
export type WhistleEvent =
  | {
      name: 'blown'
      kind: WhistleKind
      field: Field
      /** Null: not on the list. */
      item: KnownItem | null
      limits: StageLimits
      spot: Spot
      /** Who is to come; null: not on the list. */
      plan: Plan | null
      /** 街道领导, of a 重点哨. */
      leader: string | null
      waits: (Asked & { what: 'review' | 'accept' }) | null
    }
  | { name: 'admitted'; isProposed: boolean; plan: Plan; waits: Asked | null }
  /** By the rules: nobody at any level has taken it in. */
  | { name: 'accepted'; how: 'by-hand' | 'by-rule' }
  | { name: 'rejected' }
  | { name: 'dispatched'; parties: Called[]; how: 'by-rule' | 'by-hand' }
  | { name: 'calledAgain'; department: string; round: number }
  | { name: 'answered'; department: string; officer: string | null }
  | ({ name: 'declined'; department: string; reason: DeclineReason } & Asked)
  | { name: 'upheld'; department: string }
  | { name: 'redirected'; department: string; to: Called }
  /** Null: nobody by name any more, whoever had it has left. */
  | { name: 'assigned'; department: string; to: string | null }
  | { name: 'reportedIn'; department: string; how: 'place' | 'photo'; metres: number | null }
  | { name: 'progressed'; department: string }
  | { name: 'finished'; department: string }
  | ({ name: 'completed'; department: string } & Asked)
  | ({ name: 'extensionAsked'; department: string; until: number } & Asked)
  | { name: 'extended'; department: string; finishBy: number }
  | { name: 'extensionRefused'; department: string }
  | ({ name: 'returnAsked'; department: string } & Asked)
  | { name: 'returnRefused'; department: string }
  | { name: 'evaluated'; verdict: Verdict; points: number }
  | { name: 'reworked'; department: string; finishBy: number }
  | { name: 'closed'; reason: 'evaluated' | 'silence'; /** 到什么时候以前可以申诉. */ objectBy: number }
  | ({ name: 'objected'; department: string; line: ObjectedLine } & Asked)
  | ({ name: 'objectionAnswered'; department: string; agrees: boolean } & Asked)
  | { name: 'objectionRuled'; department: string; upheld: boolean; objectBy: number }
  | { name: 'reopened'; parties: Called[] }
  | { name: 'urged' }
  | { name: 'supervised'; colour: Colour; dueBy: number; scope: string }
  | { name: 'supervisionOverdue' }
  | { name: 'withdrawn' }
  // 到了时候
  | { name: 'unanswered'; department: string }
  | { name: 'absent'; department: string }
  | { name: 'dueSoon'; department: string }
  | { name: 'overdue'; department: string }
  | ({ name: 'deskMoved'; what: WaitingFor; department: string | null } & Asked)
  /** Nobody above is left to answer. */
  | { name: 'deskLate'; what: WaitingFor; department: string | null }

export type WhistleEventName = WhistleEvent['name']

/** One stamp on the timeline: who, when, what. Never changed afterwards (全程电子监察). */
export type WhistleEntry = WhistleEvent & {
  /** Unique within the whistle. */
  id: string
  at: number
  /** A person's id, or `clock`. */
  by: string
  /** Of the call that made it; a retry is recognised by it. */
  requestId?: string
  digest?: string
}
export type WhistleEntryOf<N extends WhistleEventName> = Extract<WhistleEntry, { name: N }>

/** How someone who acts is called: 区城管局 李强. Beside the timeline, where it can be erased. */
export interface Face {
  name: string
  /** 网格员 · 车站社区 · 区城管局 */
  office: string
  phone?: string
}

/** What the timeline decides: everything that `evolve` may change. */
export interface WhistleState extends Spot {
  status: WhistleStatus
  /** Neither finished nor given up: it has a deadline that runs. */
  isOpen: boolean
  kind: WhistleKind
  field: Field
  item: KnownItem | null
  limits: StageLimits
  plan: Plan | null
  leader: string | null
  parties: Party[]
  waits: Waiting[]
  acceptedAt: number | null
  dispatchedAt: number | null
  completedAt: number | null
  endedAt: number | null
  evaluation: { verdict: Verdict; points: number; entry: string; by: string } | null
  declines: number
  returns: number
  reworks: number
  reopenings: number
  urges: number
  urgedAt: number | null
  supervision: { entry: string; colour: Colour; dueBy: number; scope: string; by: string; isOverdue: boolean } | null
  /** 一哨一考核: frozen at each close; a reopening adds another beside it. */
  sheets: Sheet[]
  /** Until when departments may object to what was last closed; null while it is not. */
  objectBy: number | null
  objections: Objection[]
}

/** 一声哨: one document that carries its own history. */
export interface Whistle extends WhistleState {
  _id: string
  schemaVersion: 1
  /** Raised by every change; a write is conditional on it. */
  version: number
  no: string
  /** Who blew it. */
  blower: string
  blownAt: number
  /** Month in Beijing, `2026-11`. */
  month: string
  /** The ticket it came from; null: blown on its own. */
  ticket: Relative | null
  /** Ids of the departments called, those that gave it away included; what lists are found by. */
  departments: string[]
  /** Next deadline of whoever has it now: what lists are sorted by. */
  dueBy: number
  /** Area whose clerks owe something; the longest waiting one. */
  desk: string | null
  /** Every area whose clerks owe something; what their lists are found by. */
  desks: string[]
  /** Of the last stamp; what a board that is kept fresh asks for. */
  changedAt: number
  /** Next moment anything is due; null when nothing is. */
  wakeAt: number | null
  address: string
  timeline: WhistleEntry[]
  outbox: WhistleIntent[]
  outboxAt: number | null
  contents: Record<string, Content>
  cast: Record<string, Face>
  /** Kept long enough: nobody's words and names are left. */
  erased?: true
}

/** Whether a deadline of its clock may still move: that year's calendar is not out. */
export const isProvisional = ({ provisionalFrom }: PartyClock, dueBy: number): boolean =>
  provisionalFrom !== null && dueBy >= provisionalFrom

/** Called, and neither let go nor only answering for it until another has answered. */
export const isActive = ({ status }: Party): boolean => status !== 'released' && status !== 'keeping'

export const leadOf = ({ parties }: WhistleState): Party | undefined =>
  parties.find((party) => party.role === 'lead' && isActive(party))

/** The department's present part in it; what it gave away before does not count, unless that is all. */
export function partyOf({ parties }: WhistleState, department: string): Party | undefined {
  const own = parties.filter((party) => party.department === department)
  return own.find(isActive) ?? own.find(({ status }) => status === 'keeping') ?? own.at(-1)
}

/** What stands under its name in a list: the item, or the first words of what is not on the list. */
export const titleOf = ({ item, contents }: Pick<Whistle, 'item' | 'contents'>): string =>
  item?.name ?? ((contents.e0?.words.split('\n')[0] ?? '').slice(0, 30) || '清单之外的事项')

export const waitingFor = ({ waits }: WhistleState, what: WaitingFor, department: string | null): Waiting | undefined =>
  waits.find((one) => one.what === what && one.department === department)
