import * as v from 'valibot'
import type { AreaKind } from './area'
import { Cursor, Id, Moment, optionalWords } from './primitives'
import type { TicketCard } from './ticket-view'
import { WhistleKind } from './whistle-command'
import type { WhistleCard } from './whistle-view'

/** `open`: the most urgent first; `all`: the latest first, ended or not. */
const Which = v.optional(v.picklist(['open', 'all'], '没有这种清单'), 'open')

/** Of the four buckets, those that `late` does not say: 在办未到期, 按时办结, 超时办结. */
const BUCKETS = ['running', 'onTime', 'doneLate'] as const

/** 等我办的 (`any`), or one kind of it; what somebody owes is named as the phone's tabs are. */
const Owed = v.picklist(
  [
    ...(['any', 'toReview', 'toAccept', 'toDecide', 'toApprove', 'toEvaluate', 'toRespond'] as const),
    ...(['toAnswer', 'toReportIn', 'toFinish'] as const),
  ],
  '没有这种筛选',
)
export type Owed = v.InferOutput<typeof Owed>

/** Of one's own; left out: the first area the caller is a clerk of, else their first department. */
const ofMine = { desk: v.optional(Id), department: v.optional(Id) }

const range = {
  /** Reported or blown from then on; of `all`. */
  from: v.optional(Moment),
  /** … and before then. */
  until: v.optional(Moment),
}

/** 管理后台的清单: a page at a time, with what the address of the page says. */
export const search = {
  /** 诉求清单：我管着的地方的，一页一页。 */
  tickets: v.strictObject({
    /** Of the caller's own, or in it; left out: the widest they look after. */
    area: v.optional(Id),
    which: Which,
    /** `late`: past their deadline; `soon`: a quarter of the time left; `waiting`: nobody has accepted; else one of the four buckets. */
    only: v.optional(v.picklist(['late', 'soon', 'waiting', 'approval', ...BUCKETS], '没有这种筛选')),
    /** A class or an item of the catalogue of categories. */
    category: v.optional(Id),
    urgency: v.optional(v.picklist(['raised', 'urgent'], '没有这种紧急程度')),
    no: optionalWords(20, '编号'),
    ...range,
    cursor: Cursor,
  }),
  /** 吹哨清单：我管着的地方的，或者我部门的。 */
  whistles: v.strictObject({
    area: v.optional(Id),
    /** Alone: whatever it was called to; with an area: what it leads there. */
    department: v.optional(Id),
    which: Which,
    only: v.optional(v.picklist(['late', 'soon', 'waiting', ...BUCKETS], '没有这种筛选')),
    kind: v.optional(WhistleKind),
    /** Only what waits for the desk, ended or not, or for the department where no desk is given, of what is open; `which` says nothing then. */
    owed: v.optional(Owed),
    desk: v.optional(Id),
    no: optionalWords(20, '编号'),
    ...range,
    cursor: Cursor,
  }),
  /** 等我办的哨，各有几声。 */
  owed: v.strictObject(ofMine),
  /** 我管着的地方，一级一级：清单按它筛。 */
  scopes: v.strictObject({ area: v.optional(Id), department: v.optional(Id) }),
}

/** A line of the table; its `actions` are those that can be done to several lines at once. */
export interface TicketRow extends TicketCard {
  /** 王秀兰 · 网格员; 待接单时是哪个台：车站社区. */
  holderText: string
  /** 赭麓街道 */
  streetText: string
}

export interface WhistleRow extends WhistleCard {
  /** 主办 区城管局; empty before anybody is called. */
  leadText: string
  streetText: string
}

export interface TicketRows {
  area: string
  text: string
  items: TicketRow[]
  /** Absent at the end. */
  next?: string
}

export interface WhistleRows {
  /** The area, or the department, they are of. */
  text: string
  items: WhistleRow[]
  next?: string
}

/** 等我办的: what a desk or a department owes. */
export interface OwedView {
  kinds: Array<{ name: Owed; text: string; count: number }>
  /** Whistles; one that waits with two things is one. */
  count: number
  /** There are more than were counted. */
  isMore: boolean
}

/** An area the caller looks after, the widest first. */
export interface ScopeView {
  area: string
  name: string
  kind: AreaKind
  parent: string
}

export interface ScopesView {
  areas: ScopeView[]
  /** Villages and grids in them: too many to choose from, and theirs all the same. The district's are not told: all there are. */
  within: string[]
  /** Those that were retired are there for what they have done. */
  departments: Array<{ department: string; name: string; isRetired: boolean }>
}
