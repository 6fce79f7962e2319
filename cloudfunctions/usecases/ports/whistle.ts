import type { Whistle } from '../../domain/whistle'
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
