import type { TemplateKey, Page } from './primitives'
import type { Score, TicketAction } from './ticket-command'

/** `checking`: the holder says it is done, staff have still to look (待核查). */
export type TicketStatus = 'dispatched' | 'handling' | 'checking' | 'resolved' | 'closed'

/** `raised`: several people or a clerk want it sooner; `urgent`: danger. */
export type Urgency = 'normal' | 'raised' | 'urgent'

/** How it came in; kept for ever. */
export type Source = 'resident' | 'patrol' | 'phone' | 'walk-in' | 'opinion-box'

export interface Limit {
  amount: number
  unit: 'naturalMinutes' | 'naturalHours' | 'naturalDays' | 'workingMinutes' | 'workingHours' | 'workingDays'
}

/** An extra question of a category, at most five of them. */
export interface Question {
  key: string
  label: string
  kind: 'text' | 'one' | 'some' | 'date'
  /** Of `one` and `some`. */
  options?: string[]
  isRequired: boolean
}

export interface CategoryView {
  code: string
  /** 暴露垃圾 */
  name: string
  /** As a resident would say it: 垃圾堆着没人清. */
  plain: string
  /** 4 个工作小时内办结 */
  limitText: string
  questions: Question[]
}

export interface CategoryGroupView {
  code: string
  name: string
  items: CategoryView[]
}

export interface SuggestionView {
  /** Most likely first; never forced. */
  items: CategoryView[]
  /** 紧急情况请先拨打 110/119/120: present when the words sound like danger. */
  emergency?: string
}

export interface DeadlineView {
  /** 还有 2 小时 12 分 · 已超期 40 分钟 · 等待反映人补充，还有 2 小时 · 已办结 */
  text: string
  /** 周三 17:00 前办结 */
  promise: string
  /** What it is coloured by: `done` in time, `late` done after it; `aside` neither, as 已撤回 and 未受理. */
  level: 'normal' | 'soon' | 'overdue' | 'done' | 'late' | 'aside'
  /** Nothing is waited for any more. */
  isOver: boolean
  /** Milliseconds since 1970. */
  dueBy: number
  /** Share of the time that is used up, 0..1. */
  used: number
  /** The year's holiday calendar is not loaded yet, so the day may still move. */
  isProvisional: boolean
  /** The promise first given, once it has been changed: 原定周三 17:00. */
  first?: string
}

export interface PhotoView {
  id: string
  /** Temporary URL, good for two hours; empty while it is hidden from the caller. */
  url: string
  /** `pending`: WeChat is still looking at it; `hidden`: taken away by the content check or a person. */
  state: 'shown' | 'pending' | 'hidden'
}

export interface VideoView {
  id: string
  url: string
  state: PhotoView['state']
}

/** What a button needs before it can be sent; each key is a field of the command. */
export interface Needs {
  note?: { label: string; placeholder: string; max: number; isRequired: boolean; /** 常用语 */ phrases?: string[] }
  /** Words of a ticket of its own (split), or of the public board (summarise: field `text`). */
  words?: {
    field: 'words' | 'text'
    label: string
    placeholder: string
    max: number
    isRequired: boolean
    value?: string
    /** Goes back as it is: what is there is not written over by whoever has not seen it. */
    seen?: string
  }
  photos?: { label: string; min: number; max: number }
  choice?: {
    field: 'closing' | 'score' | 'reason'
    label: string
    options: Array<{ value: string; text: string; note?: string }>
  }
  /** One of what `ticket.options` answers for this action. */
  pick?: {
    field: 'to' | 'into' | 'photo'
    label: string
    isRequired: boolean
    /** What is not offered can be asked for by its number. */
    byNumber?: true
  }
  /** A moment between `min` and `max` (ms), by default `value`. */
  date?: { field: 'until'; label: string; min: number; max: number; value: number }
  category?: { label: string; isRequired: boolean }
  place?: { label: string; isRequired: boolean }
  /** 先看看影响: `ticket.effect` tells what it would change. */
  effect?: true
}

export interface ActionView {
  name: TicketAction
  text: string
  tone: 'primary' | 'plain' | 'danger'
  needs: Needs
  /** Asked before a one-tap action that is hard to take back. */
  confirm?: string
  /** Templates worth asking for at this tap. */
  asks: TemplateKey[]
}

/** One thing `pick` can be set to. */
export interface Choice {
  value: string
  text: string
  /** 在办 3 件 · 请假中 · 120 米，2 天前 */
  note: string
  /** Temporary URL of a picture, where there is one. */
  photo?: string
  isDisabled?: boolean
}

/** What a command would change, before it is sent. */
export interface EffectView {
  /** One sentence a line: 期限由 周三 17:00 改为 周五 17:00. */
  lines: string[]
}

export interface Tag {
  text: string
  tone: 'plain' | 'brand' | 'soon' | 'overdue' | 'done'
}

/** One ticket in a list. */
export interface TicketCard {
  id: string
  no: string
  /** What it is about: the first words for those who may read them, else the category. */
  title: string
  categoryText: string
  status: TicketStatus
  /** 王秀兰 正在处理 */
  statusText: string
  placeText: string
  reportedAt: number
  deadline: DeadlineView
  urgency: Urgency
  seconds: number
  /** Times it was reopened. */
  reopenings: number
  /** 紧急 · 督办 · 待补充 · 返工 1 次 · 催办 2 次 · 3 人附议 … 退回 (how it came), in the order of weight. */
  tags: Tag[]
  /** Only those that can be done with one tap in a list. */
  actions: ActionView[]
  /** `[lng, lat]`, for those who deal with it. */
  point?: [number, number]
  /** Names of the {@link TaskBoard} tabs it belongs to; empty elsewhere. */
  tabs: string[]
  /** A last tap may be taken back until then (ms). */
  undoUntil?: number
}

export interface TimelineItem {
  id: string
  at: number
  /** 网格员 王秀兰 接单 */
  title: string
  /** Words of the one who acted; absent when the caller may not read them. */
  text?: string
  photos: PhotoView[]
  /** Taken back within ten seconds. */
  isUndone?: true
}

export interface TicketView extends TicketCard {
  relation: 'author' | 'handler' | 'follower'
  words?: string
  photos: PhotoView[]
  video?: VideoView
  /** Answers to the category's extra questions. */
  answers: Array<{ label: string; text: string }>
  /** Photos that prove the end. */
  proof: PhotoView[]
  place: { text: string; address: string; point: [number, number] }
  /** 上报 派单 接单 处置 办结 */
  steps: Array<{ text: string; isDone: boolean; isNow: boolean }>
  holder?: { name: string; roleText: string; phone?: string }
  /** 首接负责: who answers for it until the one it went to has accepted. */
  keeper?: { name: string; roleText: string; phone?: string }
  /** Who reported it, for those who deal with it. */
  author?: {
    /** 匿名反映人 where the name is withheld. */
    name: string
    isAnonymous: boolean
    /** Neither name nor number is for this caller. */
    isWithheld: boolean
    /** 138****5678 */
    phone?: string
    /** Whose number it is, where it is not the author's own: 母亲. */
    phoneOf?: string
    /** The caller may have the whole number, by `ticket.reveal`. */
    canReveal: boolean
  }
  /** 代 母亲 反映; for those who deal with it and the author. */
  behalf?: string
  /** 居民反映 · 网格员巡查 · 电话 · 来访 · 意见箱 */
  sourceText: string
  /** The author put it into a station's box themselves. */
  isBoxed?: true
  /** What the holder wants to know, while the answer is missing. */
  asked?: string
  /** Something waits for approval: 申请延期到 周五 17:00 · 等待社区核查. */
  pending?: {
    kind: 'extension' | 'check'
    text: string
    /** Why, in the words of the one who asks; the photos that prove it. */
    note?: string
    photos: PhotoView[]
  }
  supervision?: { text: string; note?: string; isOverdue: boolean }
  /** Tickets it has to do with: merged into, merged from, split off, split from. */
  relatives: Array<{ id: string; no: string; text: string }>
  timeline: TimelineItem[]
  rating?: { score: Score; text: string; note?: string }
  /** 已经吹哨: who comes, in words; `canOpen`: for those who deal with it. */
  whistle?: { id: string; no: string; text: string; canOpen: boolean }
  /** The caller may call departments. */
  canBlow: boolean
  /** Code of its class. */
  category: string
  /** What the public board says of it; absent when it is not on it. */
  summary?: string
  isFollowing: boolean
  /** The person's own choice; for the author. */
  isAnonymous: boolean
}

/** What may be shown of another resident's ticket: no words, no photos of theirs (domain rule 7). */
interface TicketGlance {
  id: string
  categoryText: string
  statusText: string
  reportedAt: number
  seconds: number
  /** The staff's own line and picture, where they have published them. */
  summary?: string
  photo?: string
  isFollowing: boolean
}

/** One that may be the same thing as what is about to be reported. */
export interface SimilarTicket extends TicketGlance {
  /** Metres from the pin. */
  distance: number
  isMine: boolean
}

/** What the card of a ticket opens, whoever was handed it. */
export interface SharedTicket extends TicketGlance {
  /** To the street only. */
  placeText: string
  /** The caller may see the ticket itself: its author, its handlers, those who follow it. */
  canOpen: boolean
  canSecond: boolean
}

export interface TaskBoard {
  /** The most urgent first: urgency, then in the order in which they fall due. */
  items: TicketCard[]
  /** Figures on top; each filters the list by its name. */
  tabs: Array<{ name: string; text: string; count: number; tone: 'plain' | 'soon' | 'overdue' }>
  /** More are open than the list holds. */
  isCut: boolean
}

export type TicketPage = Page<TicketCard>
