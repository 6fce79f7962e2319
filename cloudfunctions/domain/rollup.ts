import type { BoardItem, Buckets } from '../contract/board'

/** Sums of one area and the day its tickets were reported on; those above are sums of those below. */
export interface Rollup {
  /** `area:2026-03-02` */
  _id: string
  schemaVersion: 1
  version: number
  area: string
  /** Area above; empty at the top. */
  parent: string
  day: string
  figures: Figures
  /** Since when the figures no longer hold; null while they do. */
  staleAt: number | null
}

/** What is added up; every rate is made of two of them (domain rule 4). */
export interface Figures extends Buckets {
  /** Accept limit has come. */
  answerDue: number
  answeredInTime: number
  /** Ended by its holder, in whatever way. */
  ended: number
  solved: number
  rated: number
  satisfied: number
  reopened: number
  extended: number
}

/** A ready picture for screens: one per area and month. */
export interface Board {
  /** `area:2026-03` */
  _id: string
  schemaVersion: 1
  area: string
  month: string
  figures: Figures
  items: BoardItem[]
  at: number
}
