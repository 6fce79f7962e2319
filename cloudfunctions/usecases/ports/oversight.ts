import type { Before } from '../cursor'
import type { AuditKept } from './people'

/** The last run of a timer. */
export interface Beat {
  /** Name of the function. */
  _id: string
  schemaVersion: 1
  /** End of the run. */
  at: number
  /** Milliseconds. */
  took: number
  done: Record<string, number>
}

/** What is due by a moment and has not been looked after. */
export interface Queue {
  name: 'tickets' | 'whistles' | 'outboxes' | 'pushes' | 'screenings' | 'jobs' | 'rollups'
  waiting: number
  /** Of the longest; absent where nothing waits. */
  since?: number
}

export interface Oversight {
  /** Lines of an area, the latest first. */
  audits(
    area: string,
    filters: { actions?: string[]; by?: string; from?: number; until?: number },
    before: Before,
    limit: number,
  ): Promise<AuditKept[]>
  beats(): Promise<Beat[]>
  queues(now: number): Promise<Queue[]>
}
