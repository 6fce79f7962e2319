import type { Board, Rollup } from '../../domain/rollup'
import type { Ticket } from '../../domain/ticket'

/** Figures by area and day, and the pictures made of them. */
export interface Rollups {
  /** The figures of this grid (or area without grids) and day no longer hold. */
  markStale(area: string, day: string, now: number): Promise<void>
  stale(limit: number): Promise<Rollup[]>
  get(id: string): Promise<Rollup | undefined>
  /** Tickets of an area reported on a day, a page after the cursor. */
  tickets(area: string, day: string, after: string, limit: number): Promise<Ticket[]>
  /** Rollups of the areas directly below, of a day. */
  below(area: string, day: string): Promise<Rollup[]>
  /** Rollups of an area from one day to another, both included. */
  days(area: string, from: string, until: string): Promise<Rollup[]>
  /** Writes it if nobody has marked or written it since it was read. */
  put(rollup: Rollup, version: number): Promise<boolean>
}

export interface Boards {
  get(id: string): Promise<Board | undefined>
  put(board: Board): Promise<void>
  /** Published tickets of an area and below, latest first. */
  published(area: string, limit: number): Promise<Ticket[]>
}
