import type { Limit } from '../contract/ticket-view'
import type { WhistleKind } from '../contract/whistle-command'

/** 综合执法 · 管理服务 · 应急处置: independent of the kind (domain rule 2). */
export type Field = 'enforcement' | 'service' | 'response'

/** Deadlines of a department's stages, each counted from the moment it is called. */
export interface StageLimits {
  /** 应哨 */
  answer: Limit
  /** 报到; null where nobody has to come. */
  reportIn: Limit | null
  /** 办结 */
  finish: Limit
}

/** 一项“吹哨报到”事项: who comes, and by when. */
export interface Item {
  /** Unique in the catalogue, and kept when the item is changed: 1-017. */
  code: string
  /** Of which batch it was listed. */
  batch: number
  name: string
  /** 市容环境 */
  class: string
  /** Codes of the tickets' categories it suits; what is offered first for such a ticket. */
  categories: string[]
  /** By default; whoever blows may choose another. */
  kind: WhistleKind
  field: Field
  /** Department ids. */
  lead: string
  assists: string[]
  limits: StageLimits
  /** What it rests on, in words. */
  basis: string
  /** What has to be shown at the end, in words. */
  evidence: string
  /** Codes of the lines of the duty lists (四个职责清单) it refers to. */
  duties: string[]
  /** First letters of the name's pinyin, lower case: blltd. */
  initials: string
}

/** One version of the whole list; a new version is a new document, the old ones stay. */
export interface Catalogue {
  /** `v<version>` */
  _id: string
  schemaVersion: 1
  version: number
  /** 示例目录 … */
  note: string
  at: number
  by: string
  items: Item[]
  /** Of the call that adopted it, and of what was in it: a retry is known by them. */
  requestId?: string
  digest?: string
}

/** 一张职责清单. */
export interface DutyList {
  id: string
  /** 街道职责清单 */
  name: string
  lines: Array<{ code: string; text: string }>
}
