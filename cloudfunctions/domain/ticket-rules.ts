import type { Refusal } from '../contract/envelope'
import type { TicketAction, TicketStatus } from '../contract/ticket'
import type { Person } from './person'
import { refuse } from './refusal'
import { REOPEN_WITHIN, type Ticket } from './ticket'

type Side = 'taker' | 'holder' | 'author'

/** 谁，在什么状态，可以做什么。 */
const RULES: Record<TicketAction, { from: TicketStatus[]; by: Side }> = {
  accept: { from: ['dispatched'], by: 'taker' },
  progress: { from: ['handling'], by: 'holder' },
  resolve: { from: ['handling'], by: 'holder' },
  rate: { from: ['resolved', 'closed'], by: 'author' },
  reopen: { from: ['resolved', 'closed'], by: 'author' },
}
export const ACTIONS = Object.keys(RULES) as TicketAction[]

const NOT_YOURS: Record<Side, string> = {
  taker: '这件诉求没有派到您这里',
  holder: '这件诉求不在您手上',
  author: '只有反映人可以这样做',
}

const STATUS_SENTENCE: Record<TicketStatus, string> = {
  dispatched: '这件诉求还没有人接单',
  handling: '这件诉求正在办理',
  resolved: '这件诉求已经办结',
  closed: '这件诉求已经结案',
}

/** Does the person serve an area on the ticket's path? Scope is an area id. */
const serves = (person: Person, ticket: Ticket): boolean =>
  person.roles.some(({ role, scope }) => role !== 'resident' && ticket.path.includes(scope))

/** May take it while it waits: the one it was handed to, or anyone at its desk (代班 included). */
const isTaker = (person: Person, ticket: Ticket): boolean =>
  ticket.holder === person._id || person.roles.some(({ role, scope }) => role !== 'resident' && scope === ticket.desk)

const isSide: Record<Side, (person: Person, ticket: Ticket) => boolean> = {
  taker: isTaker,
  holder: (person, ticket) => ticket.holder === person._id,
  author: (person, ticket) => ticket.author === person._id,
}

/** What the person is to the ticket; a follower is known only from outside the ticket. */
export function relationOf(
  ticket: Ticket,
  person: Person,
  isFollowing: boolean,
): 'author' | 'handler' | 'follower' | undefined {
  if (ticket.author === person._id) return 'author'
  if (isTaker(person, ticket) || serves(person, ticket)) return 'handler'
  return isFollowing ? 'follower' : undefined
}

/**
 * 能不能做: guards the action and draws the button.
 * @returns the refusal, or undefined when it may be done
 */
export function forbids(ticket: Ticket, action: TicketAction, person: Person, now: number): Refusal | undefined {
  const { from, by } = RULES[action]
  // 先说结果再说资格：另一位同事抢先接单时，应当听到“已由他人接单”。
  if (action === 'accept' && ticket.status !== 'dispatched' && (serves(person, ticket) || isTaker(person, ticket)))
    return taken(ticket, person)
  if (action === 'accept' && ticket.author === person._id) return refuse('ticket/own', '自己反映的，由同事来办理')
  if (!isSide[by](person, ticket)) return refuse('ticket/not-yours', NOT_YOURS[by])
  if (!from.includes(ticket.status))
    return refuse('ticket/not-now', `${STATUS_SENTENCE[ticket.status]}，现在不能这样做`)
  if (action === 'rate' && ticket.rating !== null) return refuse('ticket/already-rated', '您已经评价过了，谢谢')
  if (by === 'author' && now > (ticket.endedAt ?? 0) + REOPEN_WITHIN)
    return refuse('ticket/too-late', '办结已超过 15 天，如有新情况请重新反映')
  return undefined
}

function taken(ticket: Ticket, person: Person): Refusal {
  if (!ticket.isOpen) return refuse('ticket/not-now', `${STATUS_SENTENCE[ticket.status]}，不用再接单`)
  if (ticket.holder === person._id) return refuse('ticket/already-accepted', '您已经接单了')
  const name = ticket.cast[ticket.holder ?? '']?.name ?? '他人'
  return refuse('ticket/already-accepted', `这件诉求已由 ${name} 接单`)
}

export const can = (ticket: Ticket, action: TicketAction, person: Person, now: number): boolean =>
  forbids(ticket, action, person, now) === undefined
