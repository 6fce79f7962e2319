import type { Refusal } from '../contract/envelope'
import type { NeedAction, NeedCommand } from '../contract/need-command'
import { DAY, startOfDay } from './moment'
import type { Claim, Need, NeedEvent, NeedOwner } from './need'
import { needForbids } from './need-rules'
import type { Person } from './person'
import type { Place } from './place'
import { isRefusal, refuse } from './refusal'
import { monthAt } from './written'

/** How far ahead a date may be promised. */
export const FARTHEST_DUE = 92 * DAY

/** What a decision has to know besides the need itself. */
export interface NeedContext {
  actor: Person
  now: number
  /** Where it is kept; undefined when that is gone. */
  place: Place | undefined
  /** Those who serve where it lies, by id. */
  servers: ReadonlyMap<string, string>
  /** The resource that was chosen, where one was. */
  resource?: { _id: string }
  /** Of this very call: what a claim made by it is called. */
  claimId: string
}

type Named<N extends NeedAction> = Extract<NeedCommand, { name: N }>
type Decide<N extends NeedAction> = (need: Need, command: Named<N>, context: NeedContext) => NeedEvent | Refusal

/**
 * 一项需求加一个操作，得出这一步是什么.
 * @returns the event to stamp, or why not
 */
export function decideNeed(need: Need, command: NeedCommand, context: NeedContext): NeedEvent | Refusal {
  const refusal = needForbids(need, command.name, context.actor, context.place, context.now)
  if (refusal) return refusal
  const decide = DECISIONS[command.name] as (
    need: Need,
    command: NeedCommand,
    context: NeedContext,
  ) => NeedEvent | Refusal
  return decide(need, command, context)
}

const DECISIONS: { [N in NeedAction]: Decide<N> } = {
  plan(need, { list, owner, dueBy }, context) {
    const who = ownerOf(need, owner, context)
    if (isRefusal(who)) return who
    return dueIn(dueBy, context.now) ?? { name: 'planned', list, owner: who, dueBy, claim: claimOf(dueBy, context) }
  },
  match(need, _, context) {
    if (need.claim?.resource === context.resource?._id)
      return refuse('need/same-resource', '用的就是这个资源', 'command.resource')
    return { name: 'matched', claim: claimOf(need.dueBy ?? context.now, context) }
  },
  handOver(need, { owner }, context) {
    const who = ownerOf(need, owner, context)
    if (isRefusal(who)) return who
    return JSON.stringify(who) === JSON.stringify(need.owner)
      ? refuse('need/same-owner', '现在就是由他来办', 'command.owner')
      : { name: 'handedOver', owner: who }
  },
  progress: () => ({ name: 'progressed' }),
  postpone(need, { dueBy }, { now, claimId }) {
    const wrong = dueIn(dueBy, now)
    if (wrong) return wrong
    if (dueBy <= (need.dueBy ?? 0)) return refuse('need/not-later', '延期要比现在的日期晚', 'command.dueBy')
    // 换了月份，占的就是那个月的次数.
    const { claim } = need
    const month = monthAt(dueBy)
    const moved = claim && claim.month !== month ? { ...claim, id: claimId, month } : claim
    return { name: 'postponed', dueBy, claim: moved }
  },
  close: ({ dueBy, claim }, _, { now }) => ({
    name: 'closed',
    isLate: dueBy !== null && now > dueBy,
    isMatched: claim !== null,
  }),
  decline: () => ({ name: 'declined' }),
  withdraw: () => ({ name: 'withdrawn' }),
  reopen: () => ({ name: 'reopened' }),
}

function claimOf(dueBy: number, { resource, claimId }: NeedContext): Claim | null {
  return resource ? { id: claimId, resource: resource._id, month: monthAt(dueBy) } : null
}

/** 承办的人要在这里任职；居民自己登记的，不派给他自己. */
function ownerOf(
  { by, source }: Need,
  owner: { person: string } | { unit: string },
  { servers }: NeedContext,
): NeedOwner | Refusal {
  if ('unit' in owner) return { unit: owner.unit }
  const name = servers.get(owner.person)
  if (name === undefined) return refuse('need/owner-unknown', '请选择在这里任职的人', 'command.owner')
  if (owner.person === by && source === 'resident') return refuse('need/own', '不能交给登记的人自己办', 'command.owner')
  return { person: owner.person, name }
}

function dueIn(dueBy: number, now: number): Refusal | undefined {
  if (dueBy <= now) return refuse('need/due-past', '日期已经过了，请选以后的日期', 'command.dueBy')
  // The whole of the last day counts.
  return dueBy >= startOfDay(now) + FARTHEST_DUE + DAY
    ? refuse('need/due-far', '日期太远，请选 92 天以内的', 'command.dueBy')
    : undefined
}

/** 到了约定的日子还没办好. At most once for each date. */
export const duePassed = ({ status, dueBy, isOverdue }: Need, now: number): NeedEvent | undefined =>
  status === 'planned' && dueBy !== null && !isOverdue && now > dueBy ? { name: 'overdue', dueBy } : undefined

/** 承办人离任：回到管这个地方的人手上. */
export const ownerGone = ({ status, owner, ownerPerson }: Need, person: string): NeedEvent | undefined =>
  status === 'planned' && owner && 'person' in owner && ownerPerson === person
    ? { name: 'returned', from: owner.name }
    : undefined
