import type { Buckets } from '../contract/board'
import type { Closing } from '../contract/ticket-command'
import { type Entry, type EntryOf, type EventName, standing, type Ticket } from './ticket'

/** Sums of one area and the day its tickets were reported on: its own tickets, and all those of the areas below. */
export interface Rollup {
  /** `area:2026-03-02` */
  _id: string
  schemaVersion: 1
  /** Raised by every mark and every write. */
  version: number
  area: string
  /** Ids from the district down to the area; empty until it has been counted once. */
  path: string[]
  /** Area above; empty at the top. */
  parent: string
  day: string
  figures: Figures
  /** Since when the figures no longer hold; null while they do. */
  staleAt: number | null
}

/** How far all figures together go. */
export interface Counted {
  _id: typeof COUNTED
  schemaVersion: 1
  /** Whatever was marked before this moment has been counted. */
  at: number
}

export const COUNTED = 'counted'

/**
 * What is added up; every rate is made of two of them (domain rule 4). Tickets belong to the day they were reported on,
 * so a period is a cohort: 某月的数字，说的是这个月上报的诉求。
 */
export interface Figures extends Buckets, Record<Closing, number> {
  /** 反映人自己撤回的；与并件合起来是另放的。 */
  withdrawn: number
  /** 并到别件的。 */
  merged: number
  /** 应响应：已有人接单，或接单时限已到。 */
  answerDue: number
  /** 第一次派单给出的接单时限内，有人接单。 */
  answeredInTime: number
  /** 办结：承办人办的结，各种办结方式合起来；撤回、并件不算 (domain rule 5)。 */
  ended: number
  /** 评价次数：重办以后再评，算两次，前一次不改写。 */
  rated: number
  satisfied: number
  /** 办结过，不论后来是否重办：返工率的分母。 */
  endedOnce: number
  /** 重办过的件数，不是次数。 */
  reopened: number
  /** 应办结的里面，批准过延期的件数。 */
  extended: number
  /** 派出以后退回过的件数，不是次数。 */
  sentBack: number
}

const NONE: Figures = {
  total: 0,
  onTime: 0,
  late: 0,
  overdue: 0,
  running: 0,
  setAside: 0,
  withdrawn: 0,
  merged: 0,
  answerDue: 0,
  answeredInTime: 0,
  ended: 0,
  solved: 0,
  explained: 0,
  elsewhere: 0,
  duplicate: 0,
  rated: 0,
  satisfied: 0,
  endedOnce: 0,
  reopened: 0,
  extended: 0,
  sentBack: 0,
}
const KEYS = Object.keys(NONE) as Array<keyof Figures>

/** Adds up; nothing gives all zeros, and so does a figure that was not counted yet when the sums were kept. */
export function sum(all: Array<Partial<Figures>>): Figures {
  const total = { ...NONE }
  for (const figures of all) for (const key of KEYS) total[key] += figures[key] ?? 0
  return total
}

export const isSame = (a: Figures, b: Figures): boolean => KEYS.every((key) => a[key] === b[key])

export const rollupId = (area: string, day: string): string => `${area}:${day}`

/** A rollup that has never been counted. */
export const uncounted = (area: string, day: string, now: number): Rollup => ({
  _id: rollupId(area, day),
  schemaVersion: 1,
  version: 1,
  area,
  path: [],
  parent: '',
  day,
  figures: NONE,
  staleAt: now,
})

type Bucket = 'onTime' | 'late' | 'overdue' | 'running' | 'setAside'

/**
 * 四个格子，一件诉求只落一格：按时办结、超时办结、超时未办结、在办未到期；撤回和并件另放，不进总数。
 * 是否超时以时间线上的“超期”为准，不看此刻几点：同样的时间线，什么时候数都一样，重算才对得上。
 */
export function bucketOf({ closing, mergedInto, isOpen, endedAt, dueBy, told }: Ticket): Bucket {
  if (closing === 'withdrawn' || mergedInto !== null) return 'setAside'
  if (isOpen) return told.overdue ? 'overdue' : 'running'
  return endedAt !== null && endedAt < dueBy ? 'onTime' : 'late'
}

/** What one ticket adds to its area and day. */
export function figuresOf(ticket: Ticket): Figures {
  const bucket = bucketOf(ticket)
  if (bucket === 'setAside') return { ...NONE, setAside: 1, [ticket.mergedInto ? 'merged' : 'withdrawn']: 1 }
  const told = standing(ticket.timeline)
  const first = of(told, 'dispatched')[0]
  const scores = of(told, 'rated').map(({ score }) => score)
  const isAnswered = ticket.acceptedAt !== null
  const closing = ticket.isOpen ? null : ticket.closing
  return {
    ...NONE,
    total: 1,
    [bucket]: 1,
    answerDue: one(isAnswered || of(told, 'unanswered').length > 0),
    answeredInTime: one(isAnswered && (ticket.acceptedAt ?? 0) < (first?.acceptBy ?? 0)),
    ended: one(closing !== null),
    ...(closing !== null && { [closing]: 1 }),
    rated: scores.length,
    satisfied: scores.filter((score) => score === 'satisfied').length,
    endedOnce: one(closing !== null || ticket.reopenings > 0),
    reopened: one(ticket.reopenings > 0),
    extended: one(bucket !== 'running' && ticket.extensions > 0),
    sentBack: one(ticket.sendBacks > 0),
  }
}

const one = (is: boolean): number => (is ? 1 : 0)

const of = <N extends EventName>(timeline: Entry[], name: N): Array<EntryOf<N>> =>
  timeline.filter((entry): entry is EntryOf<N> => entry.name === name)
