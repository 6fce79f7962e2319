import type { Refusal } from '../contract/envelope'
import type { TicketAction } from '../contract/ticket-command'
import type { TicketStatus } from '../contract/ticket-view'
import { DAY, HOUR } from './moment'
import type { Person } from './person'
import type { Policy } from './policy'
import { refuse } from './refusal'
import { isOwnReport, type Ticket } from './ticket'
import { IS_SIDE, isOwn, isTeamOnly, serves, staffScope, type Side } from './ticket-sides'
import { STATUS_SENTENCE } from './ticket-words'

/** 办结后 15 天内可以要求重新办理、评价 (domain rule 5). */
export const REOPEN_WITHIN = 15 * DAY

const OPEN: TicketStatus[] = ['dispatched', 'handling', 'checking']
const AT_WORK: TicketStatus[] = ['dispatched', 'handling']
const IN_HAND: TicketStatus[] = ['handling']
const ENDED: TicketStatus[] = ['resolved', 'closed']
const ANY: TicketStatus[] = [...OPEN, ...ENDED]

/** 谁，在什么状态，可以做什么。 The order is the order of the buttons. */
export const RULES: Record<TicketAction, { from: TicketStatus[]; by: Side[] }> = {
  accept: { from: ['dispatched'], by: ['taker', 'keeper'] },
  approve: { from: OPEN, by: ['approver'] },
  refuse: { from: OPEN, by: ['approver'] },
  resolve: { from: IN_HAND, by: ['holder'] },
  progress: { from: AT_WORK, by: ['holder', 'keeper'] },
  dispatch: { from: AT_WORK, by: ['overseer'] },
  hand: { from: IN_HAND, by: ['holder'] },
  ask: { from: IN_HAND, by: ['holder'] },
  sendBack: { from: AT_WORK, by: ['holder', 'taker'] },
  escalate: { from: AT_WORK, by: ['holder', 'taker'] },
  extend: { from: IN_HAND, by: ['holder'] },
  correct: { from: AT_WORK, by: ['holder', 'taker', 'staff'] },
  split: { from: AT_WORK, by: ['holder', 'staff'] },
  supervise: { from: OPEN, by: ['overseer'] },
  merge: { from: AT_WORK, by: ['staff'] },
  unmerge: { from: ['closed'], by: ['staff'] },
  summarise: { from: ANY, by: ['staff'] },
  supplement: { from: OPEN, by: ['author'] },
  rate: { from: ENDED, by: ['author'] },
  reopen: { from: ENDED, by: ['author'] },
  urge: { from: AT_WORK, by: ['author'] },
  withdraw: { from: AT_WORK, by: ['author'] },
  undo: { from: ANY, by: ['last'] },
}
export const ACTIONS = Object.keys(RULES) as TicketAction[]

const NOT_YOURS: Record<Side, string> = {
  taker: '这件诉求没有派到您这里',
  holder: '这件诉求不在您手上',
  keeper: '这件诉求不在您手上',
  staff: '只有所在社区、街道的工作人员可以这样做',
  overseer: '它现在由上级办理，不归您调度',
  approver: '这不归您审批',
  author: '只有反映人可以这样做',
  last: '只能撤回自己刚刚做的一步',
}

/**
 * 能不能做: guards the action and draws the button.
 * @returns the refusal, or undefined when it may be done
 */
export function forbids(
  ticket: Ticket,
  action: TicketAction,
  person: Person,
  now: number,
  policy: Policy,
): Refusal | undefined {
  const { from, by } = RULES[action]
  // 先说结果再说资格：另一位同事抢先接单时，应当听到“已由他人接单”。
  if (action === 'accept' && ticket.status !== 'dispatched' && serves(person, ticket) && !isOwn(person, ticket))
    return taken(ticket, person)
  if (isOwn(person, ticket) && !by.includes('author') && !by.includes('last') && isAnySide(OTHER_SIDES, person, ticket))
    return refuse('ticket/own', '自己反映的，由同事来办理')
  if (!isAnySide(by, person, ticket)) return refuse('ticket/not-yours', NOT_YOURS[by[0] ?? 'holder'])
  if (!from.includes(ticket.status))
    return refuse('ticket/not-now', `${STATUS_SENTENCE[ticket.status]}，现在不能这样做`)
  if (ticket.whistle && WITH_DEPARTMENT.includes(action))
    return refuse('ticket/whistled', `已经吹哨（${ticket.whistle.whistle.no}），部门正在办，现在不能这样做`)
  return SPECIAL[action]?.(ticket, person, now, policy)
}

/** 部门在办的时候，不能再由网格这边结掉、推走、改动。 */
const WITH_DEPARTMENT: TicketAction[] = [
  'resolve',
  'hand',
  'sendBack',
  'escalate',
  'extend',
  'correct',
  'merge',
  'withdraw',
  'dispatch',
]

const OTHER_SIDES: Side[] = ['taker', 'holder', 'keeper', 'staff', 'overseer', 'approver']

const isAnySide = (sides: Side[], person: Person, ticket: Ticket): boolean =>
  sides.some((side) => IS_SIDE[side](person, ticket))

type Check = (ticket: Ticket, person: Person, now: number, policy: Policy) => Refusal | undefined

const afterTheEnd: Check = (ticket, _, now) => {
  if (ticket.closing === 'withdrawn') return refuse('ticket/not-now', '这件诉求已经撤回，如有需要请重新反映')
  if (ticket.mergedInto) return refuse('ticket/merged', `这件诉求已并入 ${ticket.mergedInto.no} 办理`)
  if (now > (ticket.resolvedAt ?? 0) + REOPEN_WITHIN)
    return refuse('ticket/too-late', '办结已超过 15 天，如有新情况请重新反映')
  return undefined
}

const nothingPending: Check = (ticket) =>
  ticket.pending ? refuse('ticket/pending', '有事项等待审批，请先等审批结果') : undefined

const approvedFirst: Check = (ticket) =>
  ticket.pending ? refuse('ticket/pending', '有事项等待审批，请先审批') : undefined

const notOfTeam =
  (what: string): Check =>
  (ticket, person) =>
    isTeamOnly(ticket, person) ? refuse('ticket/not-yours', `请退回交办人，由网格员来${what}`) : undefined

export const AT_TOP = refuse('ticket/top', '已经是街道，不能再往上；可以改派、更正或者延期')
const notAtTop: Check = (ticket) => (ticket.deskRole === 'street' && !ticket.isHanded ? AT_TOP : undefined)

export const NOT_MERGED = refuse('ticket/not-merged', '这件诉求没有并入别的诉求')

/** 除了身份和状态，还要看什么。 */
const SPECIAL: Partial<Record<TicketAction, Check>> = {
  rate: (ticket, person, now, policy) => {
    if (ticket.rating !== null) return refuse('ticket/already-rated', '您已经评价过了，谢谢')
    if (!isOwnReport(ticket)) return refuse('ticket/own', '工作人员登记的，不由工作人员评价')
    return afterTheEnd(ticket, person, now, policy)
  },
  reopen: afterTheEnd,
  sendBack: (ticket, ...rest) => nothingPending(ticket, ...rest) ?? notAtTop(ticket, ...rest),
  escalate: (ticket, person, now, policy) =>
    ticket.isHanded && ticket.holder === person._id
      ? refuse('ticket/not-yours', '这是交办给您的，办不了请退回交办人')
      : (nothingPending(ticket, person, now, policy) ?? notAtTop(ticket, person, now, policy)),
  hand: (ticket, ...rest) => {
    const waits = nothingPending(ticket, ...rest)
    if (waits) return waits
    return ticket.deskRole === 'worker' && !ticket.isHanded
      ? undefined
      : refuse('ticket/not-now', '只有网格员手上的诉求可以交给团队成员')
  },
  correct: notOfTeam('更正'),
  split: notOfTeam('拆分'),
  extend: (ticket) => {
    if (ticket.pending) return refuse('ticket/pending', '已经在等待审批了')
    return ticket.isHanded ? refuse('ticket/not-yours', '延期由交办人申请') : undefined
  },
  dispatch: approvedFirst,
  merge: approvedFirst,
  unmerge: (ticket) => (ticket.mergedInto ? undefined : NOT_MERGED),
  supervise: (ticket, person) => {
    if (ticket.holder === person._id) return refuse('ticket/own', '在您自己手上的诉求，不用督办')
    const { supervision, path } = ticket
    return supervision && path.indexOf(staffScope(ticket, person)) > path.indexOf(supervision.scope)
      ? refuse('ticket/supervised', '上级已经督办，期限由上级定')
      : undefined
  },
  withdraw: ({ relatives }) =>
    relatives.some(({ kind, isSameAuthor }) => kind === 'absorbed' && !isSameAuthor)
      ? refuse('ticket/merged', '有邻居反映的同一件事并到这里一起办，不能撤回')
      : undefined,
  urge: (ticket, _, now, { urge }) => {
    const half = ticket.startedAt + (ticket.dueBy - ticket.startedAt) * urge.share
    if (now < half) return refuse('ticket/too-early', '办理时间还没过半，请再等一等')
    if (ticket.urgedAt !== null && now < ticket.urgedAt + urge.everyHours * HOUR)
      return refuse('ticket/urged', '刚催办过，承办人已经收到提醒')
    return undefined
  },
  undo: (ticket, _, now) =>
    now > (ticket.undo?.until ?? 0) ? refuse('ticket/too-late', '已超过 10 秒，不能撤回了') : undefined,
}

function taken(ticket: Ticket, person: Person): Refusal {
  if (!ticket.isOpen) return refuse('ticket/not-now', `${STATUS_SENTENCE[ticket.status]}，不用再接单`)
  if (ticket.holder === person._id) return refuse('ticket/already-accepted', '您已经接单了')
  const name = ticket.cast[ticket.holder ?? '']?.name ?? '他人'
  return refuse('ticket/already-accepted', `这件诉求已由 ${name} 接单`)
}

export const can = (ticket: Ticket, action: TicketAction, person: Person, now: number, policy: Policy): boolean =>
  forbids(ticket, action, person, now, policy) === undefined
