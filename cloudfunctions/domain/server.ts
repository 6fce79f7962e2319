import type { Duty } from '../contract/account'
import { clockOf } from './moment'
import type { Hours, Leave } from './person'

/** Someone who serves an area, with the number that is published for the public. */
export interface Server {
  person: string
  name: string
  phone: string
  /** 请假日历. */
  leave?: Leave[]
  /** 值班时间 of every day, `['08:00', '18:00']` each; absent: at any hour. */
  hours?: Hours
  /** Open tickets this person should have at most; absent: the district's figure. */
  capacity?: number
  /** Categories a team member takes; absent or empty: any. */
  categories?: string[]
  /** What a team member is in the grid. */
  duty?: Duty
}

export const isAway = ({ leave = [] }: Server, now: number): boolean => leave.some((span) => holds(span, now))

const holds = ({ from, until }: Leave, now: number): boolean => from <= now && now < until

/** Whom someone who is away now has asked to stand in. */
export const standInOf = ({ leave = [] }: Server, now: number): string | undefined =>
  leave.find((span) => holds(span, now) && span.standIn !== undefined)?.standIn

/** Within the hours on duty; a span may run over midnight. */
export function isInHours({ hours }: Server, now: number): boolean {
  if (!hours || hours.length === 0) return true
  const clock = clockOf(now)
  return hours.some(([from, until]) =>
    from <= until ? from <= clock && clock < until : clock >= from || clock < until,
  )
}

/** What a person has in hand: kept beside the roster, counted anew whenever it changes. */
export interface Load {
  /** The person. */
  _id: string
  open: number
  /** When a ticket was last dispatched to them. */
  lastAt: number
}
export type Loads = Map<string, Load>
