import * as v from 'valibot'
import type { SpreadsheetView } from './spreadsheet'
import { Cursor, Id, Moment, words } from './primitives'

/** Which lines of the audit list. */
const auditFilters = {
  area: v.optional(Id),
  /** `account`: every action of accounts; `account.invite`: that one. */
  action: v.optional(v.pipe(v.string('动作不对'), v.regex(/^[a-zA-Z]{1,30}(?:\.[a-zA-Z]{1,30})?$/, '动作不对'))),
  /** A person's id. */
  by: v.optional(Id),
  /**
   * Somebody's whole name, the number of a ticket or whistle, an area's code or name, also one it had, the id of what it was done to, or a
   * network address. */
  q: v.optional(words(80, '要找的')),
  from: v.optional(Moment),
  until: v.optional(Moment),
}

export const oversight = {
  /** 审计：谁、什么时候、从哪里、做了什么；街道看本街道的，区看全区的。 */
  audits: v.strictObject({ ...auditFilters, cursor: Cursor }),
  /** 同样的筛法，做成电子表格带走，带走记一笔。 */
  exportAudits: v.strictObject(auditFilters),
  /** 重算一个地方的数字，最近几次算到哪里了。 */
  rebuilds: v.strictObject({ area: v.optional(Id) }),
  /** 健康：定时器什么时候跑过，还有多少排着队。 */
  health: v.strictObject({}),
}

export interface AuditLine {
  id: string
  at: number
  person: string
  /** 周晓雯; empty for somebody who was erased. */
  name: string
  action: string
  /** 开了电脑端账号 */
  actionText: string
  /** Id of what it was done to. */
  object: string
  /** What that is called: JH261122-7K3QX; 车站社区; 一套制度. */
  objectText: string
  /** 赭麓街道 · 车站社区; 区城管局 */
  scopeText: string
  /** 电脑端 · 微信 */
  viaText: string
  /** Network address the platform saw; empty where it saw none. */
  ip: string
}

export interface AuditPage {
  text: string
  items: AuditLine[]
  /** What can be filtered by. */
  actions: Array<{ action: string; text: string }>
  next?: string
}

/** The file, and whether it holds everything that was asked for. */
export interface AuditExport extends SpreadsheetView {
  lines: number
  /** There are more lines than one file holds: the latest are in it. */
  isCut: boolean
}

/** A counting anew of an area's figures. */
export interface RebuildItem {
  id: string
  /** When it was asked for (ms), and by whom. */
  at: number
  byName: string
  /** Figures compared with the timelines, and set right. */
  days: number
  mended: number
  /** `2026-03-02`, the last day that was compared; empty before the first. */
  day: string
  /** Of the days there are, 0..1. */
  share: number
  isDone: boolean
}

export interface RebuildsView {
  area: string
  /** 镜湖区 · 赭麓街道 */
  text: string
  /** The latest first. */
  rebuilds: RebuildItem[]
}

export interface HealthView {
  at: number
  timers: Array<{
    name: string
    text: string
    /** End of its last run; absent before the first. */
    ranAt?: number
    /** Milliseconds. */
    took: number
    /** A run is due every minute: none for three of them is late. */
    isLate: boolean
    /** What the last run did, by chore. */
    done: Record<string, number>
  }>
  /** What is due by now and has not been looked after. */
  queues: Array<{
    name: string
    text: string
    waiting: number
    /** Since when the longest has been waiting (ms). */ since?: number
  }>
}
