import * as v from 'valibot'
import { Consent, Cursor, Id, optionalWords, type Page, photos, Point, words } from './primitives'

/** Closing kinds: closed is not solved (domain rule 5). */
export const Closing = v.picklist(['solved', 'explained', 'elsewhere', 'duplicate'], '请选择办结方式')
export type Closing = v.InferOutput<typeof Closing>

export const Score = v.picklist(['satisfied', 'fair', 'dissatisfied'], '请选择满意程度')
export type Score = v.InferOutput<typeof Score>

/** What can be done to a ticket, and what each needs. */
export const Command = v.variant(
  'name',
  [
    v.strictObject({ name: v.literal('accept') }),
    v.strictObject({ name: v.literal('progress'), note: words(500, '进展'), photos: v.optional(photos(), []) }),
    v.strictObject({ name: v.literal('resolve'), closing: Closing, note: words(500, '办理情况'), photos: photos(1) }),
    v.strictObject({ name: v.literal('rate'), score: Score, note: optionalWords(200, '评价') }),
    v.strictObject({ name: v.literal('reopen'), note: words(200, '原因'), photos: v.optional(photos(), []) }),
  ],
  '没有这个操作',
)
export type Command = v.InferOutput<typeof Command>
export type TicketAction = Command['name']

/** A pin, a hand-picked area, or both; the hand-picked area wins over the one found from the pin. */
const Place = v.pipe(
  v.strictObject(
    { point: v.optional(Point), area: v.optional(Id), address: optionalWords(60, '地点说明') },
    '请选择位置',
  ),
  v.check((place) => place.point !== undefined || place.area !== undefined, '请在地图上选择位置，或者选择所在网格'),
)

export const ticket = {
  /** 类别目录。 */
  categories: v.strictObject({}),
  /** 从一句话猜类别，最像的在前。 */
  suggest: v.strictObject({ words: optionalWords(500, '内容') }),
  /** 附近有没有同一件事（同类、250 米内、未结或 7 天内办结）。 */
  similar: v.strictObject({ category: Id, point: Point }),
  /** 我要反映。 */
  report: v.strictObject({
    words: words(500, '要反映的情况'),
    photos: v.optional(photos(), []),
    category: Id,
    place: Place,
    consent: v.optional(Consent),
  }),
  /** 附议并关注。 */
  second: v.strictObject({ id: Id, consent: v.optional(Consent) }),
  /** 接单、进展、办结、评价、重开。 */
  act: v.strictObject({ id: Id, command: Command, consent: v.optional(Consent) }),
  /** 一件诉求。 */
  get: v.strictObject({ id: Id }),
  /** 我反映的。 */
  mine: v.strictObject({ cursor: Cursor }),
  /** 我附议的。 */
  followed: v.strictObject({ cursor: Cursor }),
  /** 我要办的：派给我的，和落到我的网格、社区、街道还没人接的。 */
  tasks: v.strictObject({}),
}

export type TicketStatus = 'dispatched' | 'handling' | 'resolved' | 'closed'

export interface Limit {
  amount: number
  unit: 'naturalMinutes' | 'naturalHours' | 'naturalDays' | 'workingMinutes' | 'workingHours' | 'workingDays'
}

export interface CategoryView {
  code: string
  /** 暴露垃圾 */
  name: string
  /** As a resident would say it: 垃圾堆着没人清. */
  plain: string
  /** 4 个工作小时内办结 */
  limitText: string
}

export interface CategoryGroupView {
  code: string
  name: string
  items: CategoryView[]
}

export interface DeadlineView {
  /** 还有 2 小时 12 分 · 已超期 40 分钟 · 已办结 */
  text: string
  /** 周三 17:00 前办结 */
  promise: string
  level: 'normal' | 'soon' | 'overdue' | 'done'
  /** Milliseconds since 1970. */
  dueBy: number
  /** Share of the time that is used up, 0..1. */
  used: number
  /** The year's holiday calendar is not loaded yet, so the day may still move. */
  isProvisional: boolean
}

export interface PhotoView {
  id: string
  /** Temporary URL, good for two hours. */
  url: string
}

/** What a button needs before it can be sent. */
export interface ActionView {
  name: TicketAction
  text: string
  tone: 'primary' | 'plain' | 'danger'
  needs: {
    note?: { label: string; placeholder: string; max: number; isRequired: boolean }
    photos?: { label: string; min: number; max: number }
    choice?: { field: 'closing' | 'score'; label: string; options: Array<{ value: string; text: string }> }
  }
  /** Templates worth asking for at this tap. */
  asks: Array<'progress' | 'resolved' | 'task'>
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
  seconds: number
  /** Times it was reopened. */
  reopenings: number
  /** Only those that can be done with one tap in a list. */
  actions: ActionView[]
}

export interface TimelineItem {
  id: string
  at: number
  /** 网格员 王秀兰 接单 */
  title: string
  /** Words of the one who acted; absent when the caller may not read them. */
  text?: string
  photos: PhotoView[]
}

export interface TicketView extends TicketCard {
  relation: 'author' | 'handler' | 'follower'
  words?: string
  photos: PhotoView[]
  /** Photos that prove the end. */
  proof: PhotoView[]
  place: { text: string; address: string; point: [number, number] }
  /** 上报 派单 接单 处置 办结 */
  steps: Array<{ text: string; isDone: boolean; isNow: boolean }>
  holder?: { name: string; roleText: string; phone?: string }
  timeline: TimelineItem[]
  rating?: { score: Score; text: string; note?: string }
  isFollowing: boolean
}

/** What may be shown of another resident's ticket: no words, no photos of theirs (domain rule 7). */
export interface SimilarTicket {
  id: string
  categoryText: string
  statusText: string
  reportedAt: number
  /** Metres from the pin. */
  distance: number
  seconds: number
  isMine: boolean
  isFollowing: boolean
}

export interface TaskBoard {
  /** In the order in which they fall due. */
  items: TicketCard[]
  counts: { overdue: number; dueToday: number; toAccept: number; handling: number }
  /** More are open than the list holds. */
  isCut: boolean
}

export type TicketPage = Page<TicketCard>
