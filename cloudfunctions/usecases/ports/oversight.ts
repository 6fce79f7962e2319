import type { Before } from '../cursor'
import type { AuditKept, Job } from './people'

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

export interface AuditFilters {
  actions?: string[]
  by?: string
  /** Done by one of these people, or to this object, or from this network address. */
  found?: { by: string[]; text: string }
  from?: number
  until?: number
}

export interface Oversight {
  /** Lines of an area, the latest first. */
  audits(area: string, filters: AuditFilters, before: Before, limit: number): Promise<AuditKept[]>
  /** Ids of people of exactly this name; at most `limit`. */
  named(name: string, limit: number): Promise<string[]>
  /** The last countings anew of these areas, the latest first. */
  rebuilds(areas: string[], limit: number): Promise<Job[]>
  beats(): Promise<Beat[]>
  queues(now: number): Promise<Queue[]>
}
