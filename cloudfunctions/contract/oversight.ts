import * as v from 'valibot'
import { Cursor, Id, Moment } from './primitives'

export const oversight = {
  /** 审计：谁、什么时候、从哪里、做了什么；街道看本街道的，区看全区的。 */
  audits: v.strictObject({
    area: v.optional(Id),
    /** `account`: every action of accounts; `account.invite`: that one. */
    action: v.optional(v.pipe(v.string('动作不对'), v.regex(/^[a-zA-Z]{1,30}(?:\.[a-zA-Z]{1,30})?$/, '动作不对'))),
    /** A person's id. */
    by: v.optional(Id),
    from: v.optional(Moment),
    until: v.optional(Moment),
    cursor: Cursor,
  }),
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
