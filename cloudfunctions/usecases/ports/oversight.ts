import type { Named } from '../../domain/audit-object'
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
  /** Done by one of these people, or to one of these objects, or about one of them, or from this network address. */
  found?: { by: string[]; objects: string[]; ip: string }
  from?: number
  until?: number
}

export interface Oversight {
  /** Lines of an area, the latest first; without one, all there are. */
  audits(area: string | undefined, filters: AuditFilters, before: Before, limit: number): Promise<AuditKept[]>
  /** Ids of people of exactly this name; at most `limit`. */
  named(name: string, limit: number): Promise<string[]>
  /** Ids of the ticket or the whistle of this number. */
  numbered(no: string): Promise<string[]>
  /** Ids of the areas that have this code or name, or had it. */
  placed(words: string): Promise<string[]>
  /** What documents of a collection are called, by id; those that are gone are left out. */
  names(collection: Named, ids: string[]): Promise<Map<string, string>>
  /** The last countings anew of these areas, the latest first. */
  rebuilds(areas: string[], limit: number): Promise<Job[]>
  beats(): Promise<Beat[]>
  queues(now: number): Promise<Queue[]>
}
