import type { Role } from '../contract/primitives'
import type { Refusal } from '../contract/envelope'
import type { TaskBoard, Urgency } from '../contract/ticket-view'
import { mayNotApprove } from '../domain/approval'
import { DESKS_BELOW } from '../domain/dispatch'
import { DAY, startOfDay } from '../domain/moment'
import { type HeldRole, isStaffRole, servingRoles } from '../domain/person'
import { refuse } from '../domain/refusal'
import { isOwnReport, type Ticket } from '../domain/ticket'
import type { Duties } from './ports/ticket'
import type { Caller } from './serve'
import { ticketCard } from './ticket-card'
import { counterOf } from './ticket-show'

const TASK_LIMIT = 100
/** So many of what others are late with: it must not crowd out one's own work. */
const BELOW_LIMIT = 50

/** A figure on top of the list, and which tickets it counts. */
interface Tab {
  name: string
  text: string
  tone: TaskBoard['tabs'][number]['tone']
  holds: (ticket: Ticket, duties: Duties, now: number) => boolean
}

/** In one's own hands or at one's own desk, as against what others below are late with. 自己反映的由同事来办，不算。 */
const isOwn = (ticket: Ticket, { person, desks }: Duties): boolean =>
  (ticket.author !== person || !isOwnReport(ticket)) &&
  (ticket.holder === person || (desks.includes(ticket.desk) && ticket.status === 'dispatched'))

/** At a desk below one's own. */
const isBelow = ({ deskRole, community, street }: Ticket, { communities, streets }: Duties): boolean =>
  (community !== null && communities.includes(community) && DESKS_BELOW.community.some((role) => role === deskRole)) ||
  (streets.includes(street) && DESKS_BELOW.street.some((role) => role === deskRole))

/** 报了办结、等着核查的，钟停在报的那一刻。 */
const isLate = ({ status, dueBy }: Ticket, now: number): boolean => status !== 'checking' && dueBy <= now

const OVERDUE: Tab = {
  name: 'overdue',
  text: '已超期',
  tone: 'overdue',
  // 首接负责：上报以后没人接手的，超期也还算自己的。
  holds: (ticket, duties, now) => (isOwn(ticket, duties) || ticket.keeper === duties.person) && isLate(ticket, now),
}
const TO_ACCEPT: Tab = {
  name: 'toAccept',
  text: '待接单',
  tone: 'plain',
  holds: (ticket, duties) => isOwn(ticket, duties) && ticket.status === 'dispatched',
}
const HANDLING: Tab = {
  name: 'handling',
  text: '处理中',
  tone: 'plain',
  holds: (ticket, { person }) => ticket.holder === person && ticket.status !== 'dispatched',
}

const KEPT: Tab = {
  name: 'kept',
  text: '交办、上报',
  tone: 'plain',
  holds: (ticket, { person }) => ticket.keeper === person && ticket.holder !== person,
}

const WORKER_TABS: Tab[] = [
  OVERDUE,
  {
    name: 'dueToday',
    text: '今天到期',
    tone: 'soon',
    holds: (ticket, duties, now) => isOwn(ticket, duties) && ticket.dueBy > now && ticket.dueBy < startOfDay(now) + DAY,
  },
  TO_ACCEPT,
  HANDLING,
  KEPT,
]

const STAFF_TABS: Tab[] = [
  { ...TO_ACCEPT, text: '待接收' },
  {
    name: 'toApprove',
    text: '待审批',
    tone: 'soon',
    holds: (ticket, { approvals, person }) =>
      ticket.approver !== null && approvals.includes(ticket.approver) && !mayNotApprove(ticket, person),
  },
  {
    name: 'below',
    text: '下级超期',
    tone: 'overdue',
    holds: (ticket, duties, now) => !isOwn(ticket, duties) && isLate(ticket, now) && isBelow(ticket, duties),
  },
  OVERDUE,
  HANDLING,
  KEPT,
]

const URGENCY_WEIGHT: Record<Urgency, number> = { urgent: 0, raised: 1, normal: 2 }

/** 要办的：急的在前，再按期限；`as` 给出以哪个身份看，不给就看全部身份的。 */
export async function taskBoard(
  as: { role: Role; scope: string } | undefined,
  call: Caller,
): Promise<TaskBoard | Refusal> {
  const { ports, actor, now } = call
  const roles = servingRoles(actor).filter(
    ({ role, scope }) => as === undefined || (role === as.role && scope === as.scope),
  )
  if (as !== undefined && as.role !== 'resident' && roles.length === 0)
    return refuse('account/no-role', '您已不再担任这个职务，请切换身份', 'as')
  const duties = dutiesOf(actor._id, roles)
  const [own, below] = await Promise.all([
    ports.tickets.tasks(duties, TASK_LIMIT + 1),
    ports.tickets.overdueBelow(duties, now, BELOW_LIMIT + 1),
  ])
  const found = new Map([...below.slice(0, BELOW_LIMIT), ...own.slice(0, TASK_LIMIT)].map((one) => [one._id, one]))
  const counter = await counterOf(call)
  const hasBelow = duties.communities.length + duties.streets.length > 0
  const tabs = roles.some(({ role }) => isStaffRole(role))
    ? STAFF_TABS.filter(({ name }) => name !== 'below' || hasBelow)
    : WORKER_TABS
  const rows = [...found.values()].flatMap((ticket) => {
    const names = tabs.filter(({ holds }) => holds(ticket, duties, now)).map(({ name }) => name)
    return names.length > 0 ? [{ ticket, names }] : []
  })
  // 自己要做的在前，下级拖着的在后；再按急不急、期限早晚。
  const isOnlyBelow = ({ names }: { names: string[] }) => Number(names.every((name) => name === 'below'))
  rows.sort(
    (a, b) =>
      isOnlyBelow(a) - isOnlyBelow(b) ||
      URGENCY_WEIGHT[a.ticket.urgency] - URGENCY_WEIGHT[b.ticket.urgency] ||
      a.ticket.dueBy - b.ticket.dueBy,
  )
  return {
    items: rows.map(({ ticket, names }) => ticketCard(ticket, 'handler', counter, names)),
    tabs: tabs.map(({ name, text, tone }) => ({
      name,
      text,
      tone,
      count: rows.filter(({ names }) => names.includes(name)).length,
    })),
    isCut: own.length > TASK_LIMIT || below.length > BELOW_LIMIT,
  }
}

const scopesOf = (roles: HeldRole[], ...wanted: Role[]): string[] =>
  roles.filter(({ role }) => wanted.includes(role)).map(({ scope }) => scope)

const dutiesOf = (person: string, roles: HeldRole[]): Duties => ({
  person,
  desks: scopesOf(roles, 'worker', 'community', 'street'),
  approvals: scopesOf(roles, 'community', 'street', 'district'),
  communities: scopesOf(roles, 'community'),
  streets: scopesOf(roles, 'street'),
})
