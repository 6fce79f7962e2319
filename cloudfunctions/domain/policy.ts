import type { Limit } from '../contract/ticket-view'
import type { DutySettings } from './duty'

/** Who is asked in turn when a ticket looks for somebody; a district may leave out or reorder steps. */
export type DispatchStep = 'worker' | 'stand-in' | 'team' | 'community' | 'street'

/** 公开看板登哪些：只登有摘要的；或者都登，没有摘要的只有类别、街道和状态 (domain rule 7). */
export type BoardLists = 'summarised' | 'all'

/** The district's own settings of the rules: data, never code. */
export interface Policy {
  _id: 'policy'
  version: number
  dispatch: {
    steps: DispatchStep[]
    /** Open tickets one person should have at most; their own figure in the roster wins. */
    capacity: number
  }
  /** Words that sound like danger, and phrases that only sound so: see `emergency.ts`. */
  emergency: { words: string[]; harmless: string[]; advice: string }
  similar: {
    metres: number
    /** For staff who look for tickets to merge. */
    staffMetres: number
    /** People about the same thing that make it more pressing. */
    cluster: number
  }
  /** Share of the time limit by which a ticket may be overdue before it climbs one level. */
  climbShare: number
  /** Share of the time limit after which the author may urge, and hours between two times. */
  urge: { share: number; everyHours: number }
  /** Longest an extension or a supervision may reach, in natural days from now. */
  longestDays: number
  messages: {
    /** No pushes in between, `['22:00', '07:00']`, except urgent ones. */
    quiet: [from: string, until: string]
    /** Pushes an hour to one person before the rest becomes one digest. */
    hourly: number
    /** Minutes until each further try of a push WeChat was too busy for. */
    retryMinutes: number[]
  }
  board: { lists: BoardLists }
  screening: { /** Without an answer for so long, a person looks. */ minutes: number }
  invitation: { hours: number }
  /** 一个人同时可以有几件没办完的需求、几项在用的资源、几个还没开始的报名和预约. */
  perPerson: { needs: number; resources: number; signUps: number; bookings: number }
  duty: DutySettings
  privacy: {
    /** Version of the guide in force. */
    guide: number
    /** Days until kept words are erased: of ended tickets, of notices, of audit lines. */
    keepDays: { ticket: number; notice: number; audit: number }
  }
  /** How soon what sounds like danger has to be accepted, whatever its class. */
  urgentAccept: Limit
  /** How soon staff owe an answer to a check or an extension. */
  approval: Limit
}

/** 常用语: what a handler often writes at a step, by category (`*` for any). */
export interface Phrases {
  _id: 'phrases'
  version: number
  items: Array<{ action: string; category: string; text: string }>
}
