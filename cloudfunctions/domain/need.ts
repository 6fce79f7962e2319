import type { NeedSource, NeedUrgency } from '../contract/need'
import type { NeedView } from '../contract/need-view'
import type { Times } from '../contract/times'
import type { Contact } from './resource'

export type NeedStatus = NeedView['status']

/** 承办：辖区里任职的一个人，或者用文字写明的一个单位；都没有，就在管这个地方的人手上. */
export type NeedOwner = { person: string; name: string } | { unit: string }

/** The time of a resource that a need counts on. */
export interface Claim {
  id: string
  resource: string
  /** `2026-03`, the month it counts against. */
  month: string
}

/** What happened; nothing of it is ever edited. */
export type NeedEvent =
  | { name: 'registered' }
  | { name: 'planned'; list: 'work' | 'service'; owner: NeedOwner; dueBy: number; claim: Claim | null }
  | { name: 'matched'; claim: Claim | null }
  | { name: 'handedOver'; owner: NeedOwner }
  | { name: 'progressed' }
  | { name: 'postponed'; dueBy: number; claim: Claim | null }
  | { name: 'closed'; isLate: boolean; isMatched: boolean }
  | { name: 'declined' }
  | { name: 'withdrawn' }
  | { name: 'reopened' }
  /** By the clock. */
  | { name: 'overdue'; dueBy: number }
  /** By the clock: the owner serves here no more. */
  | { name: 'returned'; from: string }

export interface NeedEntry {
  id: string
  at: number
  /** A person; `clock`. */
  by: string
  /** As whom: 网格员 王秀兰; empty for residents. */
  face: string
  event: NeedEvent
  requestId?: string
  /** Of what was asked: a retry is the same, anything else under its number is not. */
  digest?: string
}

/** What was said and shown at a step: beside the timeline, where it can be erased. */
export interface NeedContent {
  words: string
  photos: string[]
}

/** What a need is from its registration on. */
export interface NeedFacts {
  _id: string
  schemaVersion: 1
  place: string
  placeName: string
  /** Ids from the district down to where the place lies. */
  path: string[]
  street: string
  community: string | null
  class: string
  className: string
  title: string
  whom: Contact | null
  by: string
  source: NeedSource
  wished: Times
  urgency: NeedUrgency
  registeredAt: number
  sample?: true
}

/** What its timeline makes of it. */
export interface NeedState {
  status: NeedStatus
  isOpen: boolean
  /** 工作清单 or 服务清单, once it is planned. */
  list: 'work' | 'service' | null
  owner: NeedOwner | null
  /** The owner when that is a person; for the index. */
  ownerPerson: string | null
  dueBy: number | null
  /** The first date that was promised, kept through every postponement. */
  firstDueBy: number | null
  isOverdue: boolean
  claim: Claim | null
  endedAt: number | null
  /** When it ended; later than everything while it is open. For the index of the stock-taking. */
  openUntil: number
  /** The next moment anything is due; null when nothing is. */
  wakeAt: number | null
}

/** 一项需求：登记、列入工作或服务清单、销号，一步一步都在它自己的时间线上. */
export interface Need extends NeedFacts, NeedState {
  revision: number
  timeline: NeedEntry[]
  /** By entry. */
  contents: Record<string, NeedContent>
  /** How many of the timeline's entries have been told; and when the rest is to be, null when there is none. */
  told: number
  tellAt: number | null
  /** What the one who asked had said; or, with time, what anyone had. */
  erased: 'nothing' | 'asker' | 'all'
}

/** Later than everything. */
export const FOREVER = 9_000_000_000_000

const REGISTERED: NeedState = {
  status: 'registered',
  isOpen: true,
  list: null,
  owner: null,
  ownerPerson: null,
  dueBy: null,
  firstDueBy: null,
  isOverdue: false,
  claim: null,
  endedAt: null,
  openUntil: FOREVER,
  wakeAt: null,
}

const ended = (state: NeedState, status: 'done' | 'declined', at: number): NeedState => ({
  ...state,
  status,
  isOpen: false,
  isOverdue: false,
  endedAt: at,
  openUntil: at,
  wakeAt: null,
})

const owned = (owner: NeedOwner | null) => ({
  owner,
  ownerPerson: owner && 'person' in owner ? owner.person : null,
})

/** 一步之后是什么样：谁负责、到什么时候、用着哪个资源. */
export function evolve(state: NeedState, { at, event }: Pick<NeedEntry, 'at' | 'event'>): NeedState {
  switch (event.name) {
    case 'registered':
      return REGISTERED
    case 'planned': {
      const { list, owner, dueBy, claim } = event
      return {
        ...state,
        status: 'planned',
        list,
        ...owned(owner),
        dueBy,
        firstDueBy: dueBy,
        claim,
        wakeAt: dueBy + 1,
      }
    }
    case 'matched':
      return { ...state, claim: event.claim }
    case 'handedOver':
      return { ...state, ...owned(event.owner) }
    case 'progressed':
      return state
    case 'postponed':
      return { ...state, dueBy: event.dueBy, claim: event.claim, isOverdue: false, wakeAt: event.dueBy + 1 }
    case 'closed':
      // 用过的资源算用过了：次数不还.
      return ended(state, 'done', at)
    case 'declined':
    case 'withdrawn':
      return ended({ ...state, claim: null }, 'declined', at)
    case 'reopened':
      return REGISTERED
    case 'overdue':
      return { ...state, isOverdue: true, wakeAt: null }
    case 'returned':
      return { ...state, ...owned(null) }
  }
}

/** The same from the beginning: what is stored is what the timeline says. */
export const replay = (timeline: NeedEntry[]): NeedState => timeline.reduce(evolve, REGISTERED)

/** One more step, with what it brought. Whoever is to be told of it is told after it is written. */
export function stepped(need: Need, entry: NeedEntry, content?: NeedContent): Need {
  return {
    ...need,
    ...evolve(need, entry),
    revision: need.revision + 1,
    timeline: [...need.timeline, entry],
    ...(content &&
      (content.words !== '' || content.photos.length > 0) && {
        contents: { ...need.contents, [entry.id]: content },
      }),
    tellAt: entry.at,
  }
}

/** A need as it is right after its registration. */
export const registered = (facts: NeedFacts, entry: NeedEntry, words: string): Need =>
  stepped(
    { ...facts, ...REGISTERED, revision: 0, timeline: [], contents: {}, told: 0, tellAt: null, erased: 'nothing' },
    entry,
    { words, photos: [] },
  )
