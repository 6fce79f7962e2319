import type { Audience, Effect, News } from './intent'
import { type Entry, type EventName, isOwnReport, type Ticket } from './ticket'

interface Told {
  audience: Audience
  news: News
}

type Tellers = { [N in EventName]: (ticket: Ticket, entry: Extract<Entry, { name: N }>) => Told[] }

const author = (ticket: Ticket, news: News): Told[] => [{ audience: { person: ticket.author }, news }]
const followers = (news: News): Told[] => [{ audience: { followers: true }, news }]
const desk = (ticket: Ticket, news: News): Told[] => [{ audience: { desk: ticket.desk }, news }]
/** Who works on it; nobody by name: the whole desk. */
const holder = (ticket: Ticket, news: News): Told[] =>
  ticket.holder === null ? desk(ticket, news) : [{ audience: { person: ticket.holder }, news }]
/** 首接负责的人，如果另有其人。 */
const keeper = (ticket: Ticket, news: News): Told[] =>
  ticket.keeper === null || ticket.keeper === ticket.holder ? [] : [{ audience: { person: ticket.keeper }, news }]
/** 还没人接手时，提醒整个岗位：派到的人可能恰好不在；首接的人在有人接手之前也要知道。 */
const taker = (ticket: Ticket, news: News): Told[] =>
  ticket.status === 'dispatched' && !ticket.isHanded
    ? [...desk(ticket, news), ...keeper(ticket, news)]
    : [...holder(ticket, news), ...keeper(ticket, news)]
/** The staff above the desk. */
const above = (ticket: Ticket, news: News): Told[] => {
  const area = areaAbove(ticket)
  return area === undefined || area === ticket.desk ? [] : [{ audience: { desk: area }, news }]
}

/** Whoever is to approve it now. */
const approver = ({ approver: area }: Ticket, news: News): Told[] =>
  area === null ? [] : [{ audience: { desk: area }, news }]

/** Area whose clerks look after what the ticket's desk does: community, street, district. */
export function areaAbove({ deskRole, community, street, path }: Ticket): string | undefined {
  if (deskRole === 'worker' || deskRole === 'team') return community ?? street
  return deskRole === 'community' ? street : path[0]
}

/** 谁该知道：事件 × 人。 */
const TELL: Tellers = {
  reported: (ticket, { from }) => (from !== undefined || isOwnReport(ticket) ? [] : author(ticket, 'reported-for-you')),
  dispatched: (ticket, { reason }) => {
    switch (reason) {
      case 'same-holder':
        return taker(ticket, 'task-again')
      case 'climbed':
        return [...desk(ticket, 'climbed'), ...author(ticket, 'moved-up')]
      case 'sent-back':
        return [...desk(ticket, 'sent-back'), ...author(ticket, 'moved-up')]
      case 'by-hand':
      case 'left':
      case 'moved':
      case 'unmerged':
        return [...holder(ticket, 'task'), ...keeper(ticket, 'taken-over')]
      default:
        return [...holder(ticket, 'task'), ...author(ticket, 'received')]
    }
  },
  accepted: (ticket) => [
    ...author(ticket, 'accepted'),
    ...followers('followed-accepted'),
    ...keeper(ticket, 'taken-over'),
  ],
  progressed: (ticket) => author(ticket, 'progressed'),
  asked: (ticket) => author(ticket, 'asked'),
  handed: (ticket) => holder(ticket, 'handed'),
  handedBack: (ticket) => holder(ticket, 'handed-back'),
  sentBack: () => [],
  escalated: () => [],
  extensionAsked: (ticket) => approver(ticket, 'approval'),
  extended: (ticket) => [...holder(ticket, 'extended'), ...author(ticket, 'postponed')],
  extensionRefused: (ticket) => holder(ticket, 'extension-refused'),
  checkAsked: (ticket) => approver(ticket, 'approval'),
  checkFailed: (ticket) => holder(ticket, 'check-failed'),
  resolved: (ticket) => [...author(ticket, 'resolved'), ...followers('followed-resolved')],
  corrected: (ticket) => author(ticket, 'deadline-changed'),
  split: (ticket) => author(ticket, 'split-off'),
  merged: (ticket) => [
    ...author(ticket, 'merged'),
    ...followers('followed-merged'),
    ...holder(ticket, 'merged-away'),
    ...keeper(ticket, 'merged-away'),
  ],
  unmerged: (ticket) => [...author(ticket, 'unmerged'), ...followers('followed-unmerged'), ...taker(ticket, 'task')],
  absorbed: (ticket) => (ticket.isOpen ? holder(ticket, 'absorbed') : []),
  released: () => [],
  supervised: (ticket) => taker(ticket, 'supervised'),
  supervisionOverdue: (ticket) => [
    ...taker(ticket, 'overdue'),
    ...(ticket.supervision
      ? [{ audience: { person: ticket.supervision.by }, news: 'supervision-overdue' as const }]
      : []),
  ],
  raised: (ticket, { why }) => (why === 'cluster' ? taker(ticket, 'more-urgent') : []),
  eased: () => [],
  keeperLeft: () => [],
  summarised: () => [],
  revealed: () => [],
  supplemented: (ticket) => taker(ticket, 'supplemented'),
  urged: (ticket) => taker(ticket, 'urged'),
  withdrawn: (ticket) => [...taker(ticket, 'withdrawn'), ...followers('followed-withdrawn')],
  rated: (ticket) => holder(ticket, 'rated'),
  reopened: () => followers('followed-reopened'),
  unanswered: (ticket) => [...taker(ticket, 'unanswered'), ...above(ticket, 'below-unanswered')],
  dueSoon: (ticket) => taker(ticket, 'due-soon'),
  overdue: (ticket) => [...taker(ticket, 'overdue'), ...above(ticket, 'below-overdue')],
  approvalWaits: (ticket) => approver(ticket, 'approval-waits'),
  approvalMoved: (ticket) => approver(ticket, 'approval'),
  closed: (ticket, { reason }) => (reason === 'silence' ? author(ticket, 'closed-by-silence') : []),
  undone: () => [],
  whistleBlown: () => [],
  whistleMoved: (ticket, { move }) => {
    switch (move) {
      case 'dispatched':
        return author(ticket, 'whistled')
      case 'arrived':
        return author(ticket, 'department-came')
      case 'deadline':
        return author(ticket, 'deadline-changed')
      case 'unresolved':
      case 'dropped':
        return holder(ticket, 'whistle-over')
      case 'completed':
      case 'resolved':
        return []
    }
  },
  whistleCleared: () => [],
  screened: ({ timeline }, { entry }) => {
    const by = timeline.find(({ id }) => id === entry)?.by
    return by === undefined ? [] : [{ audience: { person: by }, news: 'screened' }]
  },
}

/** The one who acted knows already; where the rules then sent it, they do not. */
export function audiencesOf(ticket: Ticket, entry: Entry): Told[] {
  const tell = TELL[entry.name] as (ticket: Ticket, entry: Entry) => Told[]
  const isNews = ({ audience }: Told) =>
    entry.name === 'dispatched' || !('person' in audience) || audience.person !== entry.by
  return tell(ticket, entry).filter(isNews)
}

/** 数字与在办件数：哪些格子、哪些人要重新数。 */
export function countsOf(before: Ticket, after: Ticket): Effect[] {
  const areas = new Set([before.area, after.area].filter((area) => area !== ''))
  const people = new Set(
    [before.holder, after.holder].filter(
      (person) => person !== null && (before.holder !== after.holder || before.isOpen !== after.isOpen),
    ),
  )
  return [
    ...[...areas].map((area): Effect => ({ kind: 'count', area, day: after.reportedOn })),
    ...[...people].map((person): Effect => ({ kind: 'load', person: person ?? '' })),
  ]
}
