import * as v from 'valibot'
import { Id } from './primitives'
import type { Closing } from './ticket-command'
import { CalendarMonth } from './times'

export const board = {
  /** 公开看板：网格、社区、街道或全区。 */
  get: v.strictObject({
    area: v.optional(Id),
    month: v.optional(CalendarMonth),
  }),
  /** 从每件诉求的时间线重算数字（街道、区）。 */
  rebuild: v.strictObject({ area: Id }),
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
  /** One level below, each with its own figures. */
  below: Array<{ area: string; name: string; buckets: Buckets; onTime: string; satisfied: string }>
  /** The caller looks after these figures, and may have them counted anew. */
  canRebuild: boolean
  /** Counted up to this moment; absent while nothing has been counted. */
  at?: number
}

export interface RebuildView {
  /** Days counted anew. */
  days: number
  /** Days whose figures were found to differ, and were set right. */
  mended: number
  isDone: boolean
}
