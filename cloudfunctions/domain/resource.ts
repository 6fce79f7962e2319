import type { ResourceFacts, ResourceView } from '../contract/need-view'
import type { ResourceAction } from '../contract/need-command'
import type { Refusal } from '../contract/envelope'
import { dateOf, MINUTE } from './moment'
import type { Sealed } from './person'
import { refuse } from './refusal'
import { monthAt } from './written'

export type ResourceStatus = ResourceView['status']

/** A time somebody counts on: it has its place in the month's number. */
export interface Hold {
  /** Of the claim: the step that made it. */
  id: string
  need: string
  /** `2026-03` */
  month: string
  at: number
  /** 用过了，需求重新办也不还: of a need that was closed with it, and then reopened. */
  isUsed?: true
}

/** 谁能找到，只给办的人看. */
export interface Contact {
  who: string
  phone: Sealed | null
}

/** What has been done with a resource, each step once. */
export interface ResourceEntry {
  id: string
  at: number
  by: string
  name: 'offered' | 'approved' | 'refused' | 'paused' | 'resumed' | 'ended' | 'amended'
  requestId?: string
  /** Of what was asked: a retry is the same, anything else under its number is not. */
  digest?: string
  note: string
}

/** 资源：谁能给什么，给到哪里，什么时候，多少次. */
export interface Resource extends Omit<ResourceFacts, 'validUntil'> {
  _id: string
  schemaVersion: 1
  revision: number
  /** Where it is kept. */
  place: string
  placeName: string
  /** Ids from the district down to where the place lies. */
  path: string[]
  street: string
  community: string | null
  className: string
  contact: Contact | null
  by: string
  /** Offered by a neighbour; else who looks after the place wrote it down for a unit or someone. */
  isOwn: boolean
  /** It serves this area and whatever lies in it. */
  area: string
  areaName: string
  /** How far down the tree that is: the nearer, the greater. */
  depth: number
  /** `2026-06-30`, the last day; null without an end. */
  validUntil: string | null
  status: ResourceStatus
  /** Neither refused nor ended. */
  isListed: boolean
  holds: Hold[]
  /** Months before those of `holds` in which it was used, at most {@link PAST}. */
  past: string[]
  /** When its holds are to be compared with the needs they name; null when they agree. */
  checkAt: number | null
  createdAt: number
  /** When it was refused or ended; null while it is listed. */
  endedAt: number | null
  timeline: ResourceEntry[]
  /** How many of the timeline's entries have been told; and when the rest is to be, null when there is none. */
  told: number
  tellAt: number | null
  /** What its giver left has been erased. */
  isErased: boolean
  sample?: true
}

/** Longer than any call may take: by then the need that asked for a hold has it, or never will. */
export const HOLD_SETTLES = MINUTE
const PAST = 24
/** As of a need: from there on it can only be ended. */
export const LONGEST_RESOURCE = 200
const ENDS: ResourceAction[] = ['refuse', 'end']

export const isExpired = ({ validUntil }: Pick<Resource, 'validUntil'>, now: number): boolean =>
  validUntil !== null && dateOf(now) > validUntil

/** What counts against its number in a month; a need that moves from one date to another counts once. */
const counted = ({ limit, holds }: Pick<Resource, 'limit' | 'holds'>, month: string): Set<string> =>
  new Set(
    holds
      .filter((hold) => limit.per === 'all' || hold.month === month)
      .map(({ id, need, isUsed }) => (isUsed ? id : need)),
  )

/** What is left of it in a month. Never negative. */
export const freeIn = (resource: Pick<Resource, 'limit' | 'holds'>, month: string): number =>
  Math.max(0, resource.limit.count - counted(resource, month).size)

/** 能不能约：在用、没到期、那个月还有次数. */
export const isOffered = (resource: Resource, month: string, now: number): boolean =>
  resource.status === 'active' && !isExpired(resource, now) && freeIn(resource, month) > 0

/** Takes one of its times; the same claim takes it once. */
export function addHold(resource: Resource, hold: Hold): Resource | Refusal {
  if (resource.holds.some(({ id }) => id === hold.id)) return resource
  if (resource.status !== 'active') return refuse('resource/not-offered', '这个资源现在不提供了，请换一个')
  if (isExpired(resource, hold.at)) return refuse('resource/expired', '这个资源已经到期，请换一个')
  if (freeIn(resource, hold.month) === 0 && !counted(resource, hold.month).has(hold.need))
    return resource.limit.per === 'month'
      ? refuse('resource/full', `“${resource.title}”这个月已经约满，请换一个资源或者换个日期`)
      : refuse('resource/full', `“${resource.title}”的次数已经约完，请换一个资源`)
  const kept = folded(resource, hold.at)
  // Compared with its need once that has had time to be written.
  return { ...kept, holds: [...kept.holds, hold], checkAt: hold.at + HOLD_SETTLES }
}

/** Gives it back; one that is not there any more is as good. */
export const release = (resource: Resource, id: string): Resource => ({
  ...resource,
  holds: resource.holds.filter((hold) => hold.id !== id),
})

/** It was had: from now on it is nobody's to give back. */
export const spent = (resource: Resource, id: string): Resource => ({
  ...resource,
  holds: resource.holds.map((hold) => (hold.id === id ? { ...hold, isUsed: true } : hold)),
})

/** What is over is remembered by its month alone; what counts against a total is never let go. */
function folded(resource: Resource, now: number): Resource {
  if (resource.limit.per === 'all') return resource
  const thisMonth = monthAt(now)
  const over = resource.holds.filter(({ month }) => month < thisMonth)
  if (over.length === 0) return resource
  const past = [...new Set([...resource.past, ...over.map(({ month }) => month)])].sort().slice(-PAST)
  return { ...resource, holds: resource.holds.filter((hold) => !over.includes(hold)), past }
}

/**
 * 占着的次数，需求自己也认的才算：断在半路的、已经不办的，都还回来。
 * @param claims what each need named in the holds says its claim is; undefined where it has none
 */
export function settled(resource: Resource, claims: ReadonlyMap<string, string>, now: number): Resource {
  const isYoung = ({ at }: Hold) => at + HOLD_SETTLES > now
  const holds = resource.holds.filter((hold) => hold.isUsed || claims.get(hold.need) === hold.id || isYoung(hold))
  const young = holds.filter((hold) => !hold.isUsed && claims.get(hold.need) !== hold.id)
  const checkAt = young.length > 0 ? Math.max(...young.map(({ at }) => at)) + HOLD_SETTLES : null
  return { ...resource, holds, checkAt }
}

/** Somebody counted on it in that month. */
export const wasUsedIn = ({ holds, past }: Pick<Resource, 'holds' | 'past'>, month: string): boolean =>
  past.includes(month) || holds.some((hold) => hold.month === month)

type Side = 'runner' | 'giver'

/** 谁，在什么状态，可以做什么，做完变成什么. */
export const RESOURCE_RULES: Record<ResourceAction, { from: ResourceStatus[]; by: Side[]; to?: ResourceStatus }> = {
  approve: { from: ['offered'], by: ['runner'], to: 'active' },
  refuse: { from: ['offered'], by: ['runner'], to: 'refused' },
  amend: { from: ['offered', 'active', 'paused'], by: ['runner', 'giver'] },
  pause: { from: ['active'], by: ['runner', 'giver'], to: 'paused' },
  resume: { from: ['paused'], by: ['runner', 'giver'], to: 'active' },
  end: { from: ['offered', 'active', 'paused'], by: ['runner', 'giver'], to: 'ended' },
}
export const RESOURCE_ACTIONS = Object.keys(RESOURCE_RULES) as ResourceAction[]

const PAST_TENSE: Record<ResourceAction, ResourceEntry['name']> = {
  approve: 'approved',
  refuse: 'refused',
  amend: 'amended',
  pause: 'paused',
  resume: 'resumed',
  end: 'ended',
}

/** Guards the action and draws the button. @param runs whether the person looks after the place */
export function resourceForbids(
  resource: Resource,
  action: ResourceAction,
  person: string,
  runs: boolean,
): Refusal | undefined {
  const { from, by } = RESOURCE_RULES[action]
  const isGiver = resource.isOwn && resource.by === person
  if (!((by.includes('runner') && runs) || (by.includes('giver') && isGiver)))
    return refuse('resource/not-yours', '这项资源不归您管')
  if (!from.includes(resource.status)) return refuse('resource/not-now', '这项资源现在不能这样做')
  return resource.timeline.length >= LONGEST_RESOURCE && !ENDS.includes(action)
    ? refuse('resource/too-long', '这项资源改过太多次，请不再提供后另外登记')
    : undefined
}

/**
 * 资源的一步.
 * @param facts what it says of itself from now on, of `amend`
 */
export function tended(
  resource: Resource,
  action: ResourceAction,
  entry: Omit<ResourceEntry, 'name'>,
  runs: boolean,
  facts: Partial<Resource> = {},
): Resource {
  // 提供的人自己改了内容，要再看一次才上线.
  const amended: ResourceStatus = runs ? resource.status : 'offered'
  const status = RESOURCE_RULES[action].to ?? amended
  const isListed = status !== 'refused' && status !== 'ended'
  return {
    ...resource,
    ...facts,
    status,
    isListed,
    endedAt: isListed ? null : entry.at,
    revision: resource.revision + 1,
    timeline: [...resource.timeline, { ...entry, name: PAST_TENSE[action] }],
    tellAt: entry.at,
  }
}
