/**
 * The documents the generator writes, exactly as they are stored. One file holds one collection (or what one seeding step reads).
 */

import type { Duty } from '../../../cloudfunctions/contract/account'
import type { Question } from '../../../cloudfunctions/contract/ticket-view'
import type { Post } from '../../../cloudfunctions/contract/account'
import type { Leave } from '../../../cloudfunctions/domain/person'
import type { Server } from '../../../cloudfunctions/domain/server'

/** [lng, lat] in degrees, GCJ-02, six decimals. */
export type LngLat = [number, number]

export type AreaKind = 'district' | 'street' | 'community' | 'village' | 'grid'

export interface Area {
  /** The code the area was born with; opaque from then on. */
  _id: string
  schemaVersion: 1
  kind: AreaKind
  code: string
  name: string
  /** Ids from the district down to the area itself. */
  path: string[]
  /** A point well inside the area. */
  centre: LngLat
  /** Of a grid or village. */
  population?: number
  worker?: Server
  standIns?: Server[]
  team?: Server[]
  staff?: Server[]
  /** 街道领导. */
  leader?: Server
  /** The office's telephone. */
  phone?: string
  /** 示例: border, division or people of this area are made up. */
  sample?: true
}

export interface Shape {
  area: string
  /** First ring is the outer one; rings are not closed (last point differs from the first). */
  rings: LngLat[][]
}

export interface Role {
  role: 'worker' | 'team' | 'community' | 'street' | 'district' | 'department' | 'resident'
  scope: string
  standIn?: true
  duty?: Duty
  /** Of a member of a department. */
  post?: Post
}

export interface Person {
  _id: string
  schemaVersion: 1
  name: string
  roles: Role[]
  homeGrid?: string
  leave?: Leave[]
  /** The privacy guide agreed to, and when. */
  agreed?: { version: number; at: number }
}

export interface Identity {
  /** `wx:<openid>` */
  _id: string
  person: string
}

/** An account for the console, as it is kept, and the password the platform keeps. */
export interface Login {
  _id: string
  schemaVersion: 1
  username: string
  person: string
  role: 'community' | 'street' | 'district' | 'department'
  scope: string
  path: string[]
  mustChange: boolean
  isLocked: boolean
  givenAs: Role[]
  by: string
  requestId: string
  createdAt: number
  password: string
}

type LimitUnit = 'naturalMinutes' | 'naturalHours' | 'naturalDays' | 'workingMinutes' | 'workingHours' | 'workingDays'

export interface Limit {
  amount: number
  unit: LimitUnit
}

export interface Category {
  /** Four digits: class (two) and item (two). */
  code: string
  group: string
  /** The official name. */
  name: string
  /** What a resident would call it. */
  plain: string
  /** Everyday words that point to this item. */
  keywords: string[]
  accept: Limit
  finish: Limit
  urgent?: true
  /** Staff look at it before it counts as done. */
  check?: true
  /** Codes close enough to be about the same thing. */
  related?: string[]
  /** At most five. */
  questions?: Question[]
}

export interface Categories {
  _id: 'categories'
  version: number
  note: string
  groups: Array<{ code: string; name: string }>
  opinion: string
  items: Category[]
}

export interface Calendar {
  _id: 'cn'
  version: number
  /** `off`: statutory days off, whatever weekday they fall on. `on`: 调休, weekend days that are worked. */
  years: Record<string, { off: string[]; on: string[] }>
  /** Working hours of a working day, Asia/Shanghai. */
  hours: Array<[from: string, to: string]>
}

export interface Template {
  _id: 'progress' | 'resolved' | 'task' | 'activity'
  templateId: string
  title: string
  fields: Array<{ key: string; label: string; from: string }>
}

export interface Stage {
  phones: Array<{ slot: 'resident' | 'worker' | 'department'; title: string; openid: string }>
  people: Array<{ openid: string; name: string; text: string; at: LngLat }>
  /** WeChat groups with the openids of their members. */
  groups: Array<{ id: string; name: string; members: string[] }>
}
