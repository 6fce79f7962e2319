import { approvingAreas, mayNotApprove } from './approval'
import { isStaffRole, type Person } from './person'
import { isOwnReport, type Ticket } from './ticket'

// 谁是一件诉求的什么人。

/** What someone is to a ticket at this moment. */
export type Side = 'taker' | 'holder' | 'keeper' | 'staff' | 'overseer' | 'approver' | 'author' | 'last'

/** The widest area of the ticket's path the person is a clerk of; empty for everyone else. */
export const staffScope = ({ path }: Ticket, { roles }: Person): string =>
  path.find((area) => roles.some(({ role, scope }) => isStaffRole(role) && scope === area)) ?? ''

/** A clerk of one of these areas. */
export const isStaffIn = ({ roles }: Person, areas: Array<string | null>): boolean =>
  roles.some(({ role, scope }) => isStaffRole(role) && areas.includes(scope))

/** Staff of an area on the ticket's path: community, street or district. */
export const isStaffOf = (person: Person, ticket: Ticket): boolean => isStaffIn(person, ticket.path)

/** 替别人登记的，离任以后就与它无关了。 */
const isAuthor = (person: Person, ticket: Ticket): boolean =>
  ticket.author === person._id && (isOwnReport(ticket) || isServing(person, ticket))

/** Still serves an area on its path: nobody goes on holding or keeping a ticket once they have left. */
const isServing = (person: Person, ticket: Ticket): boolean =>
  person.roles.some(({ role, scope }) => role !== 'resident' && ticket.path.includes(scope))
export const isHolder = (person: Person, ticket: Ticket): boolean =>
  ticket.holder === person._id && isServing(person, ticket)
/** Their desk may lie elsewhere: the ticket was moved to the right place, and nobody there has accepted it yet. */
const isKeeper = (person: Person, ticket: Ticket): boolean =>
  ticket.keeper === person._id &&
  (isServing(person, ticket) || person.roles.some(({ scope }) => scope === ticket.keeperDesk?.desk))

/** Staff whose area is the desk's or one above it: a community does not order its street about. */
function isOverseer(person: Person, { path, desk }: Ticket): boolean {
  return isStaffIn(person, path.slice(0, path.indexOf(desk) + 1))
}

/**
 * May take it while it waits: the one it was handed to, or anyone at its desk (代班 included, team members not). Once it
 * is accepted, only its holder acts.
 */
const isTaker = (person: Person, ticket: Ticket): boolean =>
  isHolder(person, ticket) ||
  (ticket.status === 'dispatched' &&
    !ticket.isHanded &&
    person.roles.some(({ role, scope }) => role !== 'resident' && role !== 'team' && scope === ticket.desk))

/** A clerk of the level above or one above that, wherever it lies for an answer; never the one who asks. */
function isApprover(person: Person, ticket: Ticket): boolean {
  if (!ticket.pending || mayNotApprove(ticket, person._id)) return false
  return isStaffIn(person, [...approvingAreas(ticket), ticket.approver])
}

export const IS_SIDE: Record<Side, (person: Person, ticket: Ticket) => boolean> = {
  taker: isTaker,
  holder: isHolder,
  keeper: isKeeper,
  staff: isStaffOf,
  overseer: isOverseer,
  approver: isApprover,
  author: isAuthor,
  last: (person, ticket) => ticket.undo?.by === person._id,
}

/** Does the person serve on the ticket's path? A team member only what was given to them. */
export const serves = (person: Person, ticket: Ticket): boolean =>
  isHolder(person, ticket) || isKeeper(person, ticket) || !isTeamOnly(ticket, person)

/** 居民自己的事，不能自己办。 */
export const isOwn = (person: Person, ticket: Ticket): boolean => ticket.author === person._id && isOwnReport(ticket)

/** What the person is to the ticket; a follower is known only from outside the ticket. */
export function relationOf(
  ticket: Ticket,
  person: Person,
  isFollowing: boolean,
): 'author' | 'handler' | 'follower' | undefined {
  if (isOwn(person, ticket)) return 'author'
  if (serves(person, ticket)) return 'handler'
  if (isAuthor(person, ticket)) return 'author'
  return isFollowing ? 'follower' : undefined
}

/** Who took the last step, while it can be taken back: also where the step took the ticket out of their sight. */
export const mayTakeBack = ({ undo }: Ticket, person: Person, now: number): boolean =>
  undo !== null && undo.by === person._id && now <= undo.until

/** Sees it only as a member of the grid's team. */
export const isTeamOnly = (ticket: Ticket, person: Person): boolean =>
  !person.roles.some(({ role, scope }) => role !== 'resident' && role !== 'team' && ticket.path.includes(scope))

const MAY_BE_MEANT = ['resident', 'team', 'worker', 'community']

/**
 * 匿名的，对这个人不说是谁：团队成员都不说；自己投进意见箱的，写的也许就是网格员、社区的人，对他们也不说，街道往上才看得到。
 */
export function isHiddenFrom(ticket: Ticket, person: Person): boolean {
  const strangers = ticket.box?.isOwn === true ? MAY_BE_MEANT : ['resident', 'team']
  return (
    ticket.isAnonymous &&
    !person.roles.some(({ role, scope }) => !strangers.includes(role) && ticket.path.includes(scope))
  )
}
