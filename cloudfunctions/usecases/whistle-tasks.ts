import type { Role } from '../contract/primitives'
import type { Refusal } from '../contract/envelope'
import type { Tag } from '../contract/ticket-view'
import type { WhistleBoard, WhistleCard } from '../contract/whistle-view'
import { type HeldRole, isStaffRole, servingRoles } from '../domain/person'
import { refuse } from '../domain/refusal'
import { isActive, leadOf, type Party, partyOf, type Whistle } from '../domain/whistle'
import { asNamedNow } from '../domain/whistle-names'
import { DESK_OWES, owes, standsAt } from '../domain/whistle-owed'
import { actingParty } from '../domain/whistle-rules'
import type { WhistleWorld } from './ports'
import type { WhistleDuties } from './ports/whistle'
import type { Caller } from './serve'
import { whistleCard } from './whistle-card'
import { departmentsById } from './whistle-change'
import { whistleDeadline } from './whistle-clocks'
import { whistleCounter } from './whistle-show'

const LIMIT = 100

/** A figure on top of the list, and which whistles it counts. */
interface Tab {
  name: string
  text: string
  tone: Tag['tone']
  holds: (whistle: Whistle, as: As) => boolean
}

interface As {
  duties: WhistleDuties
  party: Party | undefined
  now: number
}

const isLate = (party: Party, now: number): boolean => {
  const { status, answerBy, reportInBy, finishBy } = party
  return (
    runs(party) &&
    (now >= finishBy ||
      (status === 'called' && now >= answerBy) ||
      (status === 'answered' && reportInBy !== null && now >= reportInBy))
  )
}

const inStatus =
  (...statuses: Array<Party['status']>): Tab['holds'] =>
  (_, { party }) =>
    party !== undefined && statuses.includes(party.status)

const isOwed = (party: Party | undefined, owed: 'toReportIn' | 'toFinish'): boolean =>
  party !== undefined && standsAt(party, owed)

const DEPARTMENT_TABS: Tab[] = [
  { name: 'toAnswer', text: '待应哨', tone: 'soon', holds: inStatus('called') },
  // 不用到场的，应了哨就在办，没有报到可等：和电脑端是一个意思.
  { name: 'toReportIn', text: '待报到', tone: 'plain', holds: (_, { party }) => isOwed(party, 'toReportIn') },
  {
    name: 'handling',
    text: '在办',
    tone: 'plain',
    holds: (_, { party }) => isOwed(party, 'toFinish') || party?.status === 'keeping',
  },
  {
    name: 'late',
    text: '已超期',
    tone: 'overdue',
    holds: (_, { party, now }) => party !== undefined && isLate(party, now),
  },
  { name: 'deciding', text: '等街道', tone: 'plain', holds: inStatus('declined') },
]

/** 负责人看本部门的全部，只看不办：超时的、快到期的在前。 */
const HEAD_TABS: Tab[] = [
  {
    name: 'late',
    text: '已超期',
    tone: 'overdue',
    holds: (_, { party, now }) => party !== undefined && isLate(party, now),
  },
  {
    name: 'soon',
    text: '快到期',
    tone: 'soon',
    holds: (whistle, { party, now }) =>
      party !== undefined && runs(party) && whistleDeadline(whistle, party, now).level === 'soon',
  },
  { name: 'toAnswer', text: '待应哨', tone: 'plain', holds: inStatus('called') },
  { name: 'handling', text: '在办', tone: 'plain', holds: inStatus('answered', 'arrived', 'keeping') },
  { name: 'deciding', text: '等街道', tone: 'plain', holds: inStatus('declined') },
  { name: 'done', text: '已办完', tone: 'plain', holds: inStatus('done') },
]

/** Its clock runs: neither done nor only answering for it until another has answered. */
const runs = ({ status }: Party): boolean => status !== 'done' && status !== 'keeping' && status !== 'released'

function owedTab(name: keyof typeof DESK_OWES, tone: Tag['tone']): Tab {
  return {
    ...{ name, text: DESK_OWES[name].text, tone },
    holds: (whistle, { duties }) => duties.desks.some((desk) => owes(whistle, name, { desk })),
  }
}

const STAFF_TABS: Tab[] = [
  owedTab('toReview', 'soon'),
  owedTab('toAccept', 'soon'),
  owedTab('toDecide', 'soon'),
  owedTab('toApprove', 'plain'),
  owedTab('toEvaluate', 'plain'),
  owedTab('toRespond', 'plain'),
  {
    name: 'late',
    text: '部门超期',
    tone: 'overdue',
    holds: ({ status, parties }, { now }) => status === 'running' && parties.some((party) => isLate(party, now)),
  },
  { name: 'running', text: '部门在办', tone: 'plain', holds: ({ status }) => status === 'running' },
]

/** 要办的：急的在前，再按期限；`as` 给出以哪个身份看，不给就看全部身份的。 */
export async function whistleBoard(
  as: { role: Role; scope: string } | undefined,
  call: Caller<WhistleWorld>,
): Promise<WhistleBoard | Refusal> {
  const { ports, actor, now } = call
  const roles = servingRoles(actor).filter(
    ({ role, scope }) => as === undefined || (role === as.role && scope === as.scope),
  )
  if (as !== undefined && as.role !== 'resident' && roles.length === 0)
    return refuse('account/no-role', '您已不再担任这个职务，请切换身份', 'as')
  const duties = dutiesOf(roles)
  const [found, counter, departments] = await Promise.all([
    ports.whistles.tasks(duties, LIMIT + 1),
    whistleCounter(call),
    departmentsById(ports),
  ])
  const isReading = roles.length > 0 && roles.every(({ post }) => post === 'head')
  const tabs = roles.some(({ role }) => isStaffRole(role)) ? STAFF_TABS : isReading ? HEAD_TABS : DEPARTMENT_TABS
  const viewer = { ...actor, roles }
  const cardOf = (whistle: Whistle, party: Party | undefined, names: string[]): WhistleCard =>
    whistleCard(
      asNamedNow(whistle, departments),
      { ...counter, person: viewer },
      names,
      party && runs(party) ? party : undefined,
    )
  const rows = found
    .slice(0, LIMIT)
    .map((whistle) => {
      // 没分到的经办人，也看得到本部门的.
      const party = (isReading ? undefined : actingParty(whistle, viewer)) ?? partIn(whistle, duties)
      const own = { duties, now, party }
      return { whistle, party, names: tabs.filter(({ holds }) => holds(whistle, own)).map(({ name }) => name) }
    })
    .filter(({ names }) => names.length > 0)
    .map(({ whistle, party, names }) => ({ whistle, names, card: cardOf(whistle, party, names) }))
    .sort(isReading ? byClock : (a, b) => weight(a.whistle) - weight(b.whistle) || a.whistle.dueBy - b.whistle.dueBy)
  return {
    items: rows.map(({ card }) => card),
    tabs: tabs.map(({ name, text, tone }) => ({
      name,
      text,
      tone,
      count: rows.filter(({ names }) => names.includes(name)).length,
    })),
    isCut: found.length > LIMIT,
    canBlow: roles.some(({ role }) => role === 'worker' || isStaffRole(role)),
    isReading,
  }
}

/** 哪一个先到期，哪一个在前；本部门已经办完的在后。 */
const byClock = (a: { card: WhistleCard }, b: { card: WhistleCard }): number =>
  Number(a.card.tabs.includes('done')) - Number(b.card.tabs.includes('done')) ||
  Number(b.card.tabs.includes('late')) - Number(a.card.tabs.includes('late')) ||
  Number(b.card.tabs.includes('soon')) - Number(a.card.tabs.includes('soon')) ||
  a.card.deadline.dueBy - b.card.deadline.dueBy

/** What the department has or had in it, whatever has become of it. */
const partIn = (whistle: Whistle, { departments }: WhistleDuties): Party | undefined =>
  firstActive(departments.flatMap((department) => partyOf(whistle, department) ?? []))

const firstActive = (parties: Party[]): Party | undefined => parties.find(isActive) ?? parties[0]

const weight = (whistle: Whistle): number =>
  whistle.kind === 'emergency' && leadOf(whistle)?.doneAt == null ? 0 : whistle.kind === 'key' ? 1 : 2

const dutiesOf = (roles: HeldRole[]): WhistleDuties => {
  const scopes = (...wanted: Role[]) => roles.filter(({ role }) => wanted.includes(role)).map(({ scope }) => scope)
  return {
    desks: scopes('community', 'street', 'district'),
    scopes: scopes('community', 'street', 'district'),
    departments: scopes('department'),
  }
}
