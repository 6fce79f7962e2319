import type { Board } from '../../domain/board'
import type { Rollup } from '../../domain/rollup'
import type { Ticket } from '../../domain/ticket'

/** Figures by area and day, and the tickets they are counted from. */
export interface Rollups {
  /** The figures of this area and day no longer hold; made where there are none yet. */
  markStale(area: string, day: string, now: number): Promise<void>
  /** Marked ones, the longest first; not those in `except`. */
  stale(except: string[], limit: number): Promise<Rollup[]>
  /** Tickets that lie in the area itself, reported on the day, by id after the cursor: timelines, but no contents. */
  tickets(area: string, day: string, after: string, limit: number): Promise<Ticket[]>
  /** Rollups of the areas directly below, of a day. */
  below(area: string, day: string): Promise<Rollup[]>
  /** Rollups of an area in a month (`2026-03`). */
  month(area: string, month: string): Promise<Rollup[]>
  /** Writes it, one version on, if nobody has marked or written it since `version`. */
  put(rollup: Rollup, version: number): Promise<boolean>
  /** Whatever was marked before this moment has been counted; never put back. */
  countedUpTo(at: number): Promise<void>
  /** The first day after this one on which tickets were reported or counted; undefined when there is none. */
  nextDay(after: string): Promise<string | undefined>
  /** Tickets of the whole district reported on the day, by id after the cursor; as {@link tickets}, with the outbox. */
  reported(day: string, after: string, limit: number): Promise<Ticket[]>
  /** Rollups of the whole district of a day, by id after the cursor. */
  counted(day: string, after: string, limit: number): Promise<Rollup[]>
}

export interface OpenCounts {
  /** Counts anew what is not finished in the last area of the path itself; of two at once, the later count stays. */
  recount(path: string[], now: number): Promise<void>
}

export interface Boards {
  get(id: string): Promise<Board | undefined>
  put(board: Board): Promise<void>
  /** Boards of the areas directly below, of a month. */
  below(area: string, month: string): Promise<Board[]>
  /** Tickets that lie in the area itself, reported in the month and published, latest first: no timelines. */
  published(area: string, month: string, limit: number): Promise<Ticket[]>
  /** The same, published or not: the last days of the month first. */
  recent(area: string, month: string, limit: number): Promise<Ticket[]>
}
