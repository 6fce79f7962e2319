import type { Area } from '../../domain/area'
import type { Loads, Server } from '../../domain/server'

export interface Areas {
  /** Those that exist, in any order. */
  read(ids: string[]): Promise<Area[]>
  /** The same with what each of their people has in hand; still one round trip. */
  staffed(ids: string[]): Promise<{ areas: Area[]; loads: Loads }>
  /** One level below; the district's streets when `parent` is absent. */
  children(parent: string): Promise<Area[]>
  /** Puts a server into the roster, or changes the one that is there. */
  enlist(area: string, seat: Seat, server: Server): Promise<void>
  /** Takes a person out of the roster, from every seat. */
  dismiss(area: string, person: string): Promise<void>
  setLeave(areas: string[], person: string, leave: Server['leave']): Promise<void>
  bindGroup(area: string, group: Area['group'] | undefined): Promise<void>
}
export type Seat = 'worker' | 'standIns' | 'team' | 'staff'

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
  unbind(opengid: string): Promise<void>
}

/** What only WeChat can say or make. */
export interface WeChat {
  /** The opengid behind a cloudID; undefined when it is stale or not a group's. */
  openGroup(cloudId: string): Promise<string | undefined>
  /** The phone number behind a code of `getPhoneNumber`; undefined when it is stale. */
  phoneOf(code: string): Promise<string | undefined>
  /** fileID of a mini-program code (PNG) that opens `page` with `scene`; made once and kept. */
  codeOf(scene: string, page: string): Promise<string>
}

/** What people have in hand. */
export interface LoadStore {
  /** Counts the person's open tickets anew. */
  recount(person: string): Promise<void>
  of(people: string[]): Promise<Loads>
}
