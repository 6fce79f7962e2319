import {
  isActive,
  leadOf,
  type Party,
  partyOf,
  type Whistle,
  type WhistleEntry,
  type WhistleEventName,
} from './whistle'
import type { WhistleAudience, TicketNews, WhistleEffect, WhistleNews } from './whistle-intent'
import { isCleared } from './whistle-objection'

interface Told {
  audience: WhistleAudience
  news: WhistleNews
}

type Tellers = { [N in WhistleEventName]: (whistle: Whistle, entry: Extract<WhistleEntry, { name: N }>) => Told[] }

const person = (id: string | null, news: WhistleNews): Told[] =>
  id === null ? [] : [{ audience: { person: id }, news }]
const blower = ({ blower: id }: Whistle, news: WhistleNews): Told[] => person(id, news)
const desk = (area: string, news: WhistleNews): Told[] => [{ audience: { desk: area }, news }]
const street = ({ street: id }: Whistle, news: WhistleNews): Told[] => desk(id, news)
const district = ({ path, street: id }: Whistle, news: WhistleNews): Told[] => desk(path[0] ?? id, news)
/** Whoever has it in the department; nobody by name: those on duty. */
const holder = (department: string, news: WhistleNews): Told[] => [{ audience: { department, who: 'holder' }, news }]

const parties = ({ parties: all }: Whistle): Party[] => all.filter(isActive)
const eachParty = (whistle: Whistle, news: WhistleNews): Told[] =>
  parties(whistle).flatMap(({ department }) => holder(department, news))

/** 应急哨，值班表上的人一起叫；别的，叫值班的人。 */
const calling = (departments: string[], news: WhistleNews = 'called'): Told[] =>
  departments.map((department) => ({ audience: { department, who: 'onCall' }, news }))

const attached = ({ leader, kind }: Whistle): Told[] => (kind === 'key' ? person(leader, 'attached') : [])

/** 谁该知道：事件 × 人。 */
const TELL: Tellers = {
  blown: (_, { waits }) => (waits ? desk(waits.desk, waits.what === 'review' ? 'to-review' : 'to-accept') : []),
  admitted: (whistle, { waits }) => [...blower(whistle, 'admitted'), ...(waits ? desk(waits.desk, 'to-accept') : [])],
  accepted: () => [],
  rejected: (whistle) => blower(whistle, 'rejected'),
  dispatched: (whistle, { parties: calls }) => [
    ...calling(calls.map(({ department }) => department)),
    ...blower(whistle, 'dispatched'),
    ...attached(whistle),
    // 应急哨不等平台，街道同时知道。
    ...(whistle.kind === 'emergency' ? street(whistle, 'emergency') : []),
  ],
  calledAgain: (whistle, { department, round }) => [
    { audience: { department, who: 'everyone' }, news: 'called-again' },
    ...street(whistle, 'called-again'),
    ...(round > 1 ? district(whistle, 'called-again') : []),
  ],
  answered: (whistle) => [
    ...blower(whistle, 'answered'),
    ...whistle.parties
      .filter(({ status }) => status === 'keeping')
      .flatMap(({ department }) => holder(department, 'released')),
  ],
  declined: (whistle, { desk: area }) => [...desk(area, 'to-decide'), ...blower(whistle, 'declined')],
  upheld: (_, { department }) => holder(department, 'upheld'),
  redirected: (whistle, { department, to }) => [
    ...calling([to.department]),
    ...holder(department, 'released'),
    ...blower(whistle, 'dispatched'),
  ],
  assigned: (_, { to }) => person(to, 'assigned'),
  reportedIn: (whistle) => blower(whistle, 'arrived'),
  progressed: (whistle, { department }) =>
    parties(whistle)
      .filter((party) => party.department !== department)
      .flatMap((party) => holder(party.department, 'joined')),
  finished: (whistle) => {
    const lead = leadOf(whistle)
    return lead ? holder(lead.department, 'joined') : []
  },
  completed: (whistle, { desk: area }) => [...desk(area, 'to-evaluate'), ...blower(whistle, 'completed')],
  extensionAsked: (_, { desk: area }) => desk(area, 'to-approve'),
  extended: (_, { department }) => holder(department, 'extended'),
  extensionRefused: (_, { department }) => holder(department, 'extension-refused'),
  returnAsked: (_, { desk: area }) => desk(area, 'to-decide'),
  returnRefused: (_, { department }) => holder(department, 'return-refused'),
  evaluated: (whistle) => eachParty(whistle, 'evaluated'),
  reworked: (whistle, { department }) => [...holder(department, 'reworked'), ...blower(whistle, 'dispatched')],
  closed: (whistle) => blower(whistle, 'closed'),
  reopened: (whistle) => [
    ...calling(
      parties(whistle).map(({ department }) => department),
      'reopened',
    ),
    ...blower(whistle, 'dispatched'),
    ...attached(whistle),
    ...(whistle.kind === 'emergency' ? street(whistle, 'emergency') : []),
  ],
  objected: (_, { desk: area }) => desk(area, 'to-respond'),
  objectionAnswered: (_, { desk: area }) => desk(area, 'to-rule'),
  objectionRuled: (whistle, { department }) => [...holder(department, 'ruled'), ...street(whistle, 'ruled')],
  urged: (whistle) => eachParty(whistle, 'urged'),
  supervised: (whistle) => eachParty(whistle, 'supervised'),
  supervisionOverdue: (whistle) => [
    ...eachParty(whistle, 'overdue'),
    ...person(whistle.supervision?.by ?? null, 'below-late'),
  ],
  withdrawn: (whistle) => whistle.departments.flatMap((department) => holder(department, 'withdrawn')),
  unanswered: (whistle, { department }) => [
    { audience: { department, who: 'everyone' }, news: 'unanswered' },
    ...street(whistle, 'below-late'),
  ],
  absent: (whistle, { department }) => [...holder(department, 'absent'), ...street(whistle, 'below-late')],
  dueSoon: (_, { department }) => holder(department, 'due-soon'),
  overdue: (whistle, { department }) => [
    { audience: { department, who: 'everyone' }, news: 'overdue' },
    ...street(whistle, 'below-late'),
    ...district(whistle, 'below-late'),
  ],
  deskMoved: (_, { desk: area }) => desk(area, 'desk-late'),
  deskLate: (whistle) => district(whistle, 'desk-late'),
}

/** What its ticket has to know of a step; nothing for a whistle blown on its own. */
function moveOf(before: Whistle, whistle: Whistle, entry: WhistleEntry): TicketNews | undefined {
  switch (entry.name) {
    case 'dispatched':
    case 'redirected':
    case 'reopened':
      return 'dispatched'
    case 'reportedIn':
      return partyOf(whistle, entry.department)?.role === 'lead' ? 'arrived' : undefined
    case 'extended':
    case 'reworked':
      return partyOf(whistle, entry.department)?.role === 'lead' ? 'deadline' : undefined
    case 'completed':
      return 'completed'
    case 'closed':
      return before.evaluation?.verdict === 'dissatisfied' ? 'unresolved' : 'resolved'
    case 'objectionRuled':
      return isCleared(before, entry) ? 'cleared' : undefined
    case 'rejected':
    case 'withdrawn':
      return 'dropped'
    default:
      return undefined
  }
}

/** The one who acted knows already; where the rules then sent it, they do not. */
export function effectsOf(before: Whistle, whistle: Whistle, entry: WhistleEntry): WhistleEffect[] {
  const tell = TELL[entry.name] as (whistle: Whistle, entry: WhistleEntry) => Told[]
  // 应哨以后才放手的，要告诉放手以前的样子。
  const told = tell(entry.name === 'answered' || entry.name === 'withdrawn' ? before : whistle, entry)
  const effects = told
    .filter(({ audience }) => !('person' in audience) || audience.person !== entry.by)
    .map((one): WhistleEffect => ({ kind: 'notify', ...one }))
  const move = whistle.ticket ? moveOf(before, whistle, entry) : undefined
  return move ? [...effects, { kind: 'ticket', move }] : effects
}
