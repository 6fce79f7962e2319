import type { Urgency } from '../contract/ticket-view'
import { approverOf } from './approval'
import type { Chain } from './area'
import type { Category } from './category'
import { type Assignment, deskAbove, hasKeeperLeft, isHeldIn, serversOf } from './dispatch'
import { urgencyOf } from './emergency'
import { DAY } from './moment'
import type { Policy } from './policy'
import { refuse } from './refusal'
import { isAway } from './server'
import { addressOf, type Clocked, isOwnReport, type Spot, type Ticket, type TicketEvent } from './ticket'
import { AT_TOP } from './ticket-rules'
import { isStaffOf } from './ticket-sides'
import type { Context, Decide } from './ticket-context'
import { acceptBy, answerBy, clockFrom, clockOf, type Decision, dispatchTo, noted, type Step } from './ticket-step'

type HolderAction =
  'accept' | 'progress' | 'resolve' | 'ask' | 'hand' | 'sendBack' | 'escalate' | 'extend' | 'correct' | 'split'

/** 承办人能做的。 */
export const HOLDER_DECISIONS: { [N in HolderAction]: Decide<N> } = {
  accept: () => [{ event: { name: 'accepted' } }],

  progress: (_, { note, photos }) => [noted({ name: 'progressed' }, note, photos)],

  /** 类别要求核查的，先等工作人员看过才算办结。 */
  resolve(ticket, { closing, note, photos }, { category, chain, stamp, ...rules }) {
    const event: TicketEvent = category.check
      ? {
          name: 'checkAsked',
          closing,
          approver: approverOf(ticket, chain, stamp.now),
          answerBy: answerBy(stamp.now, rules),
        }
      : { name: 'resolved', closing, endedAt: stamp.now, isChecked: false }
    return [noted(event, note, photos)]
  },

  ask: (_, { note }) => [noted({ name: 'asked' }, note)],

  /** 交给自己网格的团队成员或代班：接手的人接单以前和以后，交办人都仍然负责。 */
  hand(ticket, { to, note }, { actor, category, chain, stamp, ...rules }) {
    const { team = [] } = chain?.grid ?? {}
    const server = serversIn(chain).find(({ person }) => person === to)
    if (!server || to === actor._id) return refuse('ticket/unknown-person', '没有找到这位团队成员，请重新选择', 'to')
    if (to === ticket.author && isOwnReport(ticket)) return refuse('ticket/own', '不能交给反映人自己', 'to')
    if (isAway(server, stamp.now)) return refuse('ticket/away', `${server.name} 正在请假，请换一位`, 'to')
    const role = team.includes(server) ? 'team' : 'worker'
    return [
      {
        ...noted({ name: 'handed', to, acceptBy: acceptBy(stamp.now, category, ticket.urgency, rules) }, note),
        cast: { [to]: { name: server.name, role, phone: server.phone } },
      },
    ]
  },

  sendBack(ticket, { reason, note }, context) {
    // 交办来的退回交办人，别的（和交办人已经离任的）退到上一级。
    const isThere = serversIn(context.chain).some(({ person }) => person === ticket.keeper)
    if (ticket.isHanded && ticket.keeper !== null && isThere)
      return [noted({ name: 'handedBack', to: ticket.keeper }, note)]
    return climb(ticket, noted({ name: 'sentBack', reason }, note), 'sent-back', context)
  },

  escalate: (ticket, { note }, context) =>
    climb(ticket, noted({ name: 'escalated', reason: 'by-hand' }, note), 'climbed', context),

  extend(ticket, { until, note }, { chain, stamp, calendar, policy }) {
    if (until <= ticket.dueBy || until <= stamp.now)
      return refuse('ticket/too-early', '新的期限要晚于现在的期限', 'until')
    if (until > stamp.now + policy.longestDays * DAY)
      return refuse('ticket/too-late', `最多延到 ${policy.longestDays} 天以后`, 'until')
    const limit = answerBy(stamp.now, { calendar, policy })
    return [
      noted({ name: 'extensionAsked', until, approver: approverOf(ticket, chain, stamp.now), answerBy: limit }, note),
    ]
  },

  /** 改类别、改地点：期限按新的类别从原来的起点重算，换了网格就重新派。 */
  correct(ticket, { note }, { actor, category, chain, correction = {}, stamp, ...rules }) {
    const { category: right, spot, address, assignment } = correction
    if (!right && !spot) return refuse('ticket/nothing-new', '请先改类别或者地点')
    const isSameClass = right === undefined || right.code === ticket.category
    const isSamePlace = spot === undefined || (isSameSpot(spot, ticket) && address === addressOf(ticket))
    if (isSameClass && isSamePlace)
      return refuse('ticket/nothing-new', spot ? '类别和地点都没有变化' : '类别没有变化', spot ? 'place' : 'category')
    // 超期以后改类别会把超期改没，要由工作人员来改。
    if (right && ticket.told.overdue && !isStaffOf(actor, ticket))
      return refuse('ticket/overdue', '已经超期，请社区来更正类别', 'category')
    const now = right ?? category
    const clock = right ? clockFrom(ticket.startedAt, now, rules) : clockOf(ticket)
    const urgency = right ? urgencyAs(right, ticket, rules.policy) : ticket.urgency
    const corrected: Step = {
      event: {
        name: 'corrected',
        ...(right && { category: { code: right.code, name: right.name } }),
        ...(urgency !== ticket.urgency && { urgency }),
        ...(spot && { spot }),
        ...(address && { hasAddress: true as const }),
        // 还在等人接的，接单的时限也跟着新的类别走。
        ...(right && ticket.status === 'dispatched' && { acceptBy: acceptBy(stamp.now, now, urgency, rules) }),
        ...clock,
      },
      content: { words: note, photos: [], ...(address && { address }) },
    }
    const isElsewhere = spot !== undefined && spot.area !== ticket.area && assignment !== undefined
    if (!isElsewhere) return [corrected]
    const limit = acceptBy(stamp.now, now, urgency, rules)
    return [
      corrected,
      dispatchTo({ ...assignment, reason: 'moved' }, clock, limit, keeperOf(ticket, assignment, chain)),
    ]
  },

  split(ticket, { words, category: code }, { second }) {
    if (!second) throw new Error(`split of ${ticket._id} without a second ticket`)
    const event: TicketEvent = { name: 'split', into: second, category: code }
    return [{ event, content: { words, photos: [] }, effects: [{ kind: 'spawn' }] }]
  },
}

const isSameSpot = (spot: Spot, { area, point: [lng, lat] }: Ticket): boolean =>
  spot.area === area && spot.point[0] === lng && spot.point[1] === lat

/** 类别报错了才紧急的，更正以后不再紧急；督办的、多人反映的仍然优先。 */
function urgencyAs(category: Category, ticket: Ticket, policy: Policy): Urgency {
  const { urgency, supervision, seconds, carried, contents } = ticket
  if (urgencyOf(contents.e0?.words ?? '', category, policy) === 'urgent') return 'urgent'
  if (urgency !== 'urgent') return urgency
  return supervision || 1 + seconds + carried >= policy.similar.cluster ? 'raised' : 'normal'
}

const serversIn = (chain: Chain | undefined) => (chain?.grid ? serversOf(chain.grid) : [])

/** 首接负责：新的人接单以前，接过单的人仍然负责；没人接过的，是派到的那位。离任了的不再负责。 */
export function keeperOf(ticket: Ticket, { server }: Assignment, chain: Chain | undefined): string | null {
  const { keeper: before, holder, status, isHanded } = ticket
  const keeper = isHanded || (status === 'dispatched' && before !== null) ? before : (holder ?? before)
  const isGone = keeper === before ? hasKeeperLeft(ticket, chain) : !isHeldIn(ticket, chain)
  return keeper === server?.person || isGone ? null : keeper
}

/** 承办人已经离任，由原来的岗位接；交办的，交办人仍然负责。 */
export const toDesk = (ticket: Ticket, desk: Assignment, clock: Clocked, limit: number, chain: Chain): Step =>
  dispatchTo({ ...desk, reason: 'left' }, clock, limit, ticket.isHanded ? keeperOf(ticket, desk, chain) : null)

/** One level up with the same clock: a way to help, never a way to gain time. */
export function climb(
  ticket: Ticket,
  why: Step,
  reason: 'climbed' | 'sent-back',
  { category, chain, stamp, ...rules }: Pick<Context, 'category' | 'chain' | 'stamp' | 'calendar' | 'policy'>,
): Decision {
  const above = chain && deskAbove(chain, ticket.deskRole, stamp.now)
  if (!above) return AT_TOP
  const limit = acceptBy(stamp.now, category, ticket.urgency, rules)
  return [why, dispatchTo({ ...above, reason }, clockOf(ticket), limit, keeperOf(ticket, above, chain))]
}
