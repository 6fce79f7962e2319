import type { Refusal } from '../../contract/envelope'
import type { Area } from '../../domain/area'
import type { Loads } from '../../domain/server'

export interface Areas {
  /** Those that exist, in any order. */
  read(ids: string[]): Promise<Area[]>
  /** Streets of the district, as an instance has kept them for a minute: for names, never for who serves there. */
  streets(district: string): Promise<Area[]>
  /** The same with what each of their people has in hand; still one round trip. */
  staffed(ids: string[]): Promise<{ areas: Area[]; loads: Loads }>
  /** One level below; the district's streets when `parent` is absent. */
  children(parent: string): Promise<Area[]>
  /** The scope and all areas in it, however deep, the district left out, at most 1,000: name, path, centre, population. */
  below(scope: string): Promise<Area[]>
  /**
   * Changes an area's people or its group: reads, decides, and writes if nobody else has meanwhile, else again.
   * @returns the area as it is now, or the refusal of `change`; undefined when there is no such area
   */
  change(id: string, change: (area: Area) => Area | Refusal): Promise<Area | Refusal | undefined>
}

/** WeChat group → grid. */
export interface Group {
  /** opengid */
  _id: string
  schemaVersion: 1
  grid: string
  by: string
  at: number
}

export interface Groups {
  get(opengid: string): Promise<Group | undefined>
  /** A group belongs to one grid at most: false when it is another's already. */
  bind(group: Group): Promise<boolean>
  unbind(opengid: string, grid: string): Promise<void>
}

/** What only WeChat can say or make. */
export interface WeChat {
  /** The opengid behind a cloudID; undefined when it is stale or not a group's. */
  openGroup(cloudId: string): Promise<string | undefined>
  /** The phone number behind a code of `getPhoneNumber`; undefined when it is stale. */
  phoneOf(code: string): Promise<string | undefined>
  /**
   * Temporary URL of a mini-program code (PNG) that opens `page` with `scene`; made once and kept until `expiresAt`, for
   * good when absent. Undefined when WeChat makes none.
   */
  codeOf(scene: string, page: string, expiresAt?: number): Promise<string | undefined>
  /** Takes away pictures that were kept until before that, at most `limit`. @returns how many */
  forgetCodes(before: number, limit: number): Promise<number>
}

/** What people have in hand. */
export interface LoadStore {
  /** Counts the person's open tickets anew. */
  recount(person: string): Promise<void>
  of(people: string[]): Promise<Loads>
  /** Open tickets the person holds within a scope, with the desk they lie at, by id after the cursor. */
  held(person: string, scope: string, after: string, limit: number): Promise<Array<{ _id: string; desk: string }>>
  /** Open tickets the person answers for until someone has accepted, from their desk in this area, by id after the cursor. */
  kept(
    person: string,
    scope: string,
    after: string,
    limit: number,
  ): Promise<Array<{ _id: string; keeperDesk: { desk: string } | null }>>
}
