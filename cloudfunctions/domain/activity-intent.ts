import type { Stretch } from './room'

/** What people are told of an activity. */
export type ActivityNews =
  'movedUp' | 'changed' | 'calledOff' | 'reminder' | 'minutes' | 'credited' | 'wrapUp' | 'roomLost'

/** Whom: everyone who has a place or waits, those with a place, those who came, those who look after it, or one person. */
export type Told = 'all' | 'seated' | 'attended' | 'organiser' | { person: string }

/** What must still follow from a step, kept in the activity itself until it is done. */
export type ActivityIntent = { id: string } & ActivityEffect
export type ActivityEffect =
  | { kind: 'tell'; news: ActivityNews; to: Told }
  /** The month's figures of the place no longer hold. */
  | { kind: 'count'; month: string }
  /** 志愿时长记到每个人名下；`person`: only theirs. */
  | { kind: 'hours'; person?: string }
  /** The room that was held for it is its own from now on; a room it no longer needs is given back. */
  | { kind: 'keepRoom' | 'freeRoom'; room: string; stretch: Stretch }
