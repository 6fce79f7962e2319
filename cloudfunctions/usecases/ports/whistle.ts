import type { Whistle } from '../../domain/whistle'
import type { WhistleMonth } from '../../domain/whistle-month'
import type { Before } from '../cursor'

/** Whose whistles someone looks after. */
export interface WhistleDuties {
  /** Areas whose clerks they are: what waits at these desks. */
  desks: string[]
  /** Streets and districts they oversee. */
  scopes: string[]
  departments: string[]
}

export interface Whistles {
  /** `exists`: this very id; `number-taken`: another whistle has this number. */
  add(whistle: Whistle): Promise<'added' | 'exists' | 'number-taken'>
  get(id: string): Promise<Whistle | undefined>
  /** Writes `next` if nobody has changed the whistle since `before`. */
  replace(before: Whistle, next: Whistle): Promise<boolean>
  /** Takes drained intents out of the outbox. */
  drained(whistle: Whistle, intents: string[]): Promise<void>
  /** Open to the caller's departments, waiting at their desks, or running in their areas; without their history. */
  tasks(duties: WhistleDuties, limit: number): Promise<Whistle[]>
  /** In an area (a street or the district), changed at or after a moment, the longest ago first; without their history. */
  changed(area: string, since: number, limit: number): Promise<Whistle[]>
  /**
   * Not yet closed, whole, by id after the cursor, in which the person is or was the department's officer; see `isHeldBy`.
   */
  heldBy(officer: string, department: string, after: string, limit: number): Promise<Whistle[]>
  /** Not yet closed, to which the department was called: only who has what. */
  parties(department: string, limit: number): Promise<Array<Pick<Whistle, '_id' | 'parties'>>>
  /** In which the person has a part by name, latest first, whole. */
  withPart(person: string, before: Before, limit: number): Promise<Whistle[]>
  /** Ended before that, and not erased yet, whole; the longest ago first. */
  old(before: number, limit: number): Promise<Whistle[]>
  /** Writes what an erasure leaves of words and names. False when somebody has changed the whistle meanwhile. */
  erase(before: Whistle, next: Whistle): Promise<boolean>
  byBlower(blower: string, before: Before, limit: number): Promise<Whistle[]>
  /** Rings again at that moment, unless someone has moved it on meanwhile. */
  postpone(whistle: Whistle, until: number): Promise<void>
  putOff(whistle: Whistle, until: number): Promise<void>
  /** `wakeAt` has come. */
  due(now: number, limit: number): Promise<Whistle[]>
  /** The outbox was left behind. */
  unsent(now: number, limit: number): Promise<Whistle[]>
}

/** What is counted of whistles, one document a street and month. */
export interface WhistleMonths {
  /** The figures of this street and month no longer hold; made where there are none yet. */
  markStale(month: string, path: string[], now: number): Promise<void>
  /** All of an area, to be counted anew. */
  markAll(area: string, now: number): Promise<void>
  /** Marked ones, the longest first; not those in `except`. */
  stale(except: string[], limit: number): Promise<WhistleMonth[]>
  /** Whistles of the street blown in the month, by id after the cursor: timelines, but nobody's words. */
  whistles(month: string, street: string, after: string, limit: number): Promise<Whistle[]>
  /** Writes it, one version on, if nobody has marked or written it since `version`. */
  put(month: WhistleMonth, version: number): Promise<boolean>
  /** Those of all streets of an area in which something is not finished, and those of these months. */
  live(area: string, months: string[]): Promise<WhistleMonth[]>
}
