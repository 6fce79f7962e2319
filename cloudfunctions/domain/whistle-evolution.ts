import { monthAt } from './written'
import { isActive, leadOf, type Whistle, type WhistleEntry, type WhistleState } from './whistle'
import { wakeAt } from './whistle-alarm'
import {
  answered,
  called,
  done,
  endedWith,
  extended,
  goingOn,
  handedOn,
  manned,
  overdue,
  party,
  released,
  stayingAs,
  told,
} from './whistle-parties'
import { sheetOf } from './assessment'
import { isObjecting, objected, objecting, ruledSheets, withSaid } from './whistle-objection'
import type { WhistleSettings } from './whistle-settings'
import { askedOf, waiting, withChanged, without } from './whistle-waits'

/** Before the first stamp. */
export const BLANK_WHISTLE: WhistleState = {
  area: '',
  path: [],
  areaText: '',
  streetText: '',
  street: '',
  community: null,
  point: [0, 0],
  status: 'blown',
  isOpen: true,
  kind: 'regular',
  field: 'service',
  item: null,
  limits: {
    answer: { amount: 1, unit: 'workingDays' },
    reportIn: null,
    finish: { amount: 1, unit: 'workingDays' },
  },
  plan: null,
  leader: null,
  parties: [],
  waits: [],
  acceptedAt: null,
  dispatchedAt: null,
  completedAt: null,
  endedAt: null,
  evaluation: null,
  declines: 0,
  returns: 0,
  reworks: 0,
  reopenings: 0,
  urges: 0,
  urgedAt: null,
  supervision: null,
  sheets: [],
  objectBy: null,
  objections: [],
}

/** The whistle after one more stamp. Pure: replaying a timeline gives the same whistle. */
export function evolveWhistle(whistle: Whistle, entry: WhistleEntry, settings: WhistleSettings): Whistle {
  const changed: Whistle = {
    ...whistle,
    ...change(whistle, entry, settings),
    timeline: [...whistle.timeline, entry],
  }
  return { ...changed, ...found(changed, entry), wakeAt: wakeAt(changed, settings) }
}

/** What lists are found and sorted by. */
function found(whistle: Whistle, entry: WhistleEntry): Partial<Whistle> {
  const lead = leadOf(whistle)
  const waits = [...whistle.waits].sort((a, b) => a.owedBy - b.owedBy)
  const departments = new Set([...whistle.departments, ...whistle.parties.map(({ department }) => department)])
  return {
    departments: [...departments],
    desk: waits[0]?.desk ?? null,
    desks: [...new Set(waits.map(({ desk }) => desk))],
    changedAt: entry.at,
    dueBy: lead && whistle.status === 'running' ? lead.finishBy : (waits[0]?.owedBy ?? lead?.finishBy ?? whistle.dueBy),
    ...(entry.name === 'blown' && { blownAt: entry.at, month: monthAt(entry.at) }),
  }
}

/** What one stamp changes; everything it does not name stays. */
function change(whistle: Whistle, entry: WhistleEntry, settings: WhistleSettings): Partial<WhistleState> {
  switch (entry.name) {
    case 'blown': {
      const { kind, field, item, limits, plan, spot, leader, waits } = entry
      return {
        ...spot,
        ...{ kind, field, item, limits, plan, leader },
        status: waits?.what === 'review' ? 'reviewing' : 'blown',
        waits: waits ? [waiting(entry, waits.what, null, waits)] : [],
      }
    }
    case 'admitted':
      return {
        status: 'blown',
        plan: entry.plan,
        waits: entry.waits ? [waiting(entry, 'accept', null, entry.waits)] : [],
      }
    case 'accepted':
      return { acceptedAt: entry.at, waits: without(whistle, 'accept', null) }
    case 'rejected':
      return { ...ended(whistle, entry), status: 'rejected' }
    case 'withdrawn':
      return { ...ended(whistle, entry), status: 'withdrawn', parties: released(whistle.parties) }
    case 'dispatched':
      return {
        status: 'running',
        dispatchedAt: whistle.dispatchedAt ?? entry.at,
        // 改派：原来的主办在新的应哨以前仍然负责 (首接负责).
        parties: manned(whistle.parties, entry.parties),
        // 换了的，它问过的也不用答了。
        waits: whistle.waits.filter(
          (one) =>
            isObjecting(one) ||
            entry.parties.some((to) => to.department === one.department && stayingAs(whistle.parties, to)),
        ),
      }
    case 'calledAgain':
      return party(whistle, entry.department, { rounds: entry.round })
    case 'answered':
      return {
        parties: answered(whistle.parties, entry),
        waits: without(whistle, 'decision', entry.department),
      }
    case 'declined':
      return {
        ...party(whistle, entry.department, { status: 'declined', hasDeclined: true }),
        declines: whistle.declines + 1,
        waits: [...whistle.waits, waiting(entry, 'decision', entry.department, entry)],
      }
    case 'upheld':
      return {
        ...party(whistle, entry.department, { status: 'called' }),
        waits: without(whistle, 'decision', entry.department),
      }
    case 'redirected':
      return {
        parties: handedOn(whistle.parties, entry.department, entry.to),
        returns: whistle.returns + 1,
        waits: whistle.waits.filter(
          (one) => (one.department !== entry.department && one.department !== entry.to.department) || isObjecting(one),
        ),
      }
    case 'assigned':
      return party(whistle, entry.department, { officer: entry.to })
    case 'reportedIn':
      return party(whistle, entry.department, { status: 'arrived', arrivedAt: entry.at, rounds: 0 })
    case 'finished':
      return {
        parties: whistle.parties.map((one) =>
          one.department === entry.department && isActive(one) ? done(one, entry.at) : one,
        ),
      }
    case 'completed':
      return {
        status: 'completed',
        isOpen: false,
        completedAt: entry.at,
        parties: whistle.parties.map((one) => endedWith(one, entry.department, entry.at)),
        waits: [...objecting(whistle.waits), waiting(entry, 'evaluation', null, entry)],
        supervision: null,
      }
    case 'extensionAsked':
      return {
        waits: [...whistle.waits, { ...waiting(entry, 'extension', entry.department, entry), until: entry.until }],
      }
    case 'extended':
      return {
        parties: extended(whistle.parties, entry.department, entry.finishBy),
        waits: without(whistle, 'extension', entry.department),
      }
    case 'extensionRefused':
      return { waits: without(whistle, 'extension', entry.department) }
    case 'returnAsked':
      return { waits: [...whistle.waits, waiting(entry, 'return', entry.department, entry)] }
    case 'returnRefused':
      return { waits: without(whistle, 'return', entry.department) }
    case 'evaluated':
      return {
        evaluation: { verdict: entry.verdict, points: entry.points, entry: entry.id, by: entry.by },
        waits: without(whistle, 'evaluation', null),
      }
    case 'reworked':
      return {
        ...goingOn(whistle, entry.department, entry.finishBy),
        status: 'running',
        isOpen: true,
        completedAt: null,
        evaluation: null,
        waits: objecting(whistle.waits),
        reworks: whistle.reworks + 1,
      }
    case 'reopened':
      return {
        status: 'running',
        isOpen: true,
        completedAt: null,
        endedAt: null,
        evaluation: null,
        waits: objecting(whistle.waits),
        objectBy: null,
        parties: entry.parties.map((one) => called(one, whistle.parties)),
        reopenings: whistle.reopenings + 1,
      }
    case 'closed':
      return {
        status: 'closed',
        endedAt: entry.at,
        waits: objecting(whistle.waits),
        objectBy: entry.objectBy,
        sheets: [...whistle.sheets, sheetOf(whistle, entry.at, settings)],
      }
    case 'objected':
      return {
        objections: objected(whistle, entry),
        waits: [...whistle.waits, waiting(entry, 'objection', entry.department, entry)],
      }
    case 'objectionAnswered':
      return {
        objections: withSaid(whistle, entry.department, { answer: { entry: entry.id, agrees: entry.agrees } }),
        waits: [...without(whistle, 'objection', entry.department), waiting(entry, 'ruling', entry.department, entry)],
      }
    case 'objectionRuled':
      return {
        objections: withSaid(whistle, entry.department, { ruling: { entry: entry.id, upheld: entry.upheld } }),
        waits: whistle.waits.filter((one) => one.department !== entry.department || !isObjecting(one)),
        // 裁定以后，别的项还来得及申诉.
        objectBy: whistle.objectBy && Math.max(whistle.objectBy, entry.objectBy),
        sheets: ruledSheets(whistle, entry),
      }
    case 'urged':
      return { urges: whistle.urges + 1, urgedAt: entry.at }
    case 'supervised': {
      const { id, by, colour, dueBy, scope } = entry
      return { supervision: { entry: id, by, colour, dueBy, scope, isOverdue: false } }
    }
    case 'supervisionOverdue':
      return { supervision: whistle.supervision && { ...whistle.supervision, isOverdue: true } }
    case 'unanswered':
      return told(whistle, entry.department, { unanswered: true })
    case 'absent':
      return told(whistle, entry.department, { absent: true })
    case 'dueSoon':
      return told(whistle, entry.department, { dueSoon: true })
    case 'overdue':
      return overdue(whistle, entry.department)
    case 'deskMoved':
      return {
        waits: withChanged(whistle, entry, askedOf(entry)),
      }
    case 'deskLate':
      return {
        waits: withChanged(whistle, entry, { isLate: true }),
      }
    case 'progressed':
      return {}
  }
}

const ended = ({ waits }: WhistleState, { at }: WhistleEntry): Partial<WhistleState> => ({
  isOpen: false,
  endedAt: at,
  waits: objecting(waits),
  supervision: null,
})
