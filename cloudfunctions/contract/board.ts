import * as v from 'valibot'
import { Cursor, Id, Moment, Role } from './primitives'
import type { Closing } from './ticket-command'
import { CalendarMonth } from './times'
import type { WhistleCard } from './whistle-view'

export const board = {
  /** 公开看板：网格、社区、街道或全区。 */
  get: v.strictObject({
    area: v.optional(Id),
    month: v.optional(CalendarMonth),
  }),
  /** 从每件诉求的时间线重算数字（街道、区）。 */
  rebuild: v.strictObject({ area: Id }),
  /** 要我办的哨；`as` 给出以哪个身份看。 */
  tasks: v.strictObject({ as: v.optional(v.strictObject({ role: Role, scope: Id })) }),
  /** 我吹的哨。 */
  mine: v.strictObject({ cursor: Cursor }),
  /** 指挥台：今天反映的诉求，和没办完的在哪里（社区、街道、区网格中心）。 */
  today: v.strictObject({ area: v.optional(Id) }),
  /** 指挥台（街道、区网格中心）：没办完的哨；给了 `since`，只给这以后变了的。 */
  command: v.strictObject({
    /** A street or the district; left out: the widest the caller looks after. */
    area: v.optional(Id),
    /** `at` of the answer before. */
    since: v.optional(Moment),
  }),
}

/** Four buckets that always add up to the total (domain rule 1). */
export interface Buckets {
  total: number
  /** 按时办结 */
  onTime: number
  /** 超时办结 */
  late: number
  /** 超时未办结 */
  overdue: number
  /** 在办未到期 */
  running: number
  /** 撤回、并件: ended by their author or with another ticket; outside the total. */
  setAside: number
}

/** A rate as it is printed: 98.9 %, or — when there is nothing to divide by (domain rule 3). */
export interface RateView {
  name: 'onTime' | 'done' | 'answered' | 'solved' | 'satisfied' | 'reopened' | 'extended' | 'sentBack'
  text: string
  value: string
}

/** 怎么办结的: closed is not solved (domain rule 5). */
export interface ClosingsView {
  /** Those that occur, adding up to what has ended: 按时办结 and 超时办结. */
  kinds: Array<{ name: Closing; text: string; count: number }>
  /** Both together are what is set aside. */
  withdrawn: number
  merged: number
}

export interface BoardItem {
  ticket: string
  categoryText: string
  /** To the street only. */
  placeText: string
  statusText: string
  isDone: boolean
  /** The staff's own words; absent where the district lists what has none, and then there is neither photo nor `seconds`. */
  summary?: string
  photo?: string
  /** Published; without a summary, reported. */
  at: number
  seconds?: number
}

export interface BoardView {
  area: string
  /** 赭麓街道 · 车站社区 · 第05网格 */
  text: string
  /** One level up; absent at the top. */
  above?: { area: string; name: string }
  /** `2026-03` */
  month: string
  monthText: string
  buckets: Buckets
  rates: RateView[]
  closings: ClosingsView
  items: BoardItem[]
  /** What the district lists (`board.lists` of its policy): what staff have summarised, or everything. */
  lists: 'summarised' | 'all'
  /** One level below, each with its own figures. */
  below: Array<{ area: string; name: string; buckets: Buckets; onTime: string; satisfied: string }>
  /** The caller looks after these figures, and may have them counted anew. */
  canRebuild: boolean
  /** Counted up to this moment; absent while nothing has been counted. */
  at?: number
}

/** What is not finished: 在办 = running, of which some wait to be dispatched and some are due soon; and 超期. */
export interface OpenFigures {
  open: number
  waiting: number
  dueSoon: number
  overdue: number
}

/** What was reported today, and where open tickets lie; names are in the map the console has already. */
export interface TodayView {
  area: string
  text: string
  at: number
  /** What had happened before this moment is in the figures; absent before anything was counted. */
  countedAt?: number
  day: { text: string; buckets: Buckets; rates: RateView[] }
  open: OpenFigures
  /** By the areas one level below: streets of the district, communities of a street, grids of a community. */
  below: Array<OpenFigures & { area: string }>
  /** By grid, where something is open; a village has none and stands for itself. */
  grids: Array<OpenFigures & { area: string }>
}

/** What is not finished in an area, and how much of it is overdue. */
export interface OpenPlace {
  area: string
  open: number
  overdue: number
}

/** 指挥台: what is on the way now, by street and department. */
export interface CommandView {
  area: string
  /** 镜湖区 · 赭麓街道 */
  text: string
  /** Streets the caller may look at alone; empty for a street's own centre. */
  scopes: Array<{ area: string; name: string }>
  /** Of the answer; to be given back as `since`. */
  at: number
  /** What had happened before this moment is in the figures. */
  countedAt: number
  open: OpenFigures
  /** 本月吹的. */
  month: { month: string; text: string; buckets: Buckets; onTime: string }
  streets: Array<OpenFigures & { area: string; name: string }>
  departments: Array<OpenFigures & { department: string; name: string }>
  /** 街道 × 部门: only where something is open. */
  crossing: Array<OpenFigures & { area: string; department: string }>
  /** Where they lie, by the areas one level below: streets of the district, communities of a street. */
  below: OpenPlace[]
  /** By grid, where something is open; a village has none and stands for itself. */
  grids: OpenPlace[]
  /** The most urgent first; with `since`, those that have changed. */
  items: WhistleCard[]
  /** With `since`: no longer open. */
  gone: string[]
  /** There are more open than are given: the figures count all. */
  isCut: boolean
  /** `items` are all there is to show; else only what has changed. */
  isWhole: boolean
}

export interface RebuildView {
  /** Days counted anew. */
  days: number
  /** Days whose figures were found to differ, and were set right. */
  mended: number
  isDone: boolean
}
