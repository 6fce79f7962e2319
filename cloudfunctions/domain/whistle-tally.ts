import { partAsItStands, standingSheet } from './assessment'
import { sumWhistles, type WhistleBucket, type WhistleFigures } from './whistle-figures'
import { isActive, leadOf, type Party, type Whistle } from './whistle'
import type { WhistleSettings } from './whistle-settings'

/**
 * 按时办结 · 超时办结 · 超时未办结 · 在办未到期; rejected and withdrawn ones are set aside. Overdue is what the timeline says is
 * overdue, not what time it is now: the same timelines give the same figures at any hour.
 */
export function whistleBucket(whistle: Whistle): WhistleBucket {
  if (whistle.status === 'rejected' || whistle.status === 'withdrawn') return 'setAside'
  const lead = leadOf(whistle)
  if (whistle.isOpen || !lead || lead.doneAt === null) return lead?.told.overdue ? 'overdue' : 'running'
  return lead.wasLate ? 'late' : 'onTime'
}

/** Whose figures the whistle as a whole is among: the lead's; of one that was given up, the last lead's. Empty: nobody's yet. */
const answerable = (whistle: Whistle): string =>
  (leadOf(whistle) ?? whistle.parties.filter(({ role }) => role === 'lead').at(-1))?.department ?? ''

/** What one whistle adds to each department; under the empty id, while none has been called. Their sum counts it once. */
export function figuresByDepartment(whistle: Whistle, settings: WhistleSettings): Map<string, WhistleFigures> {
  const whole = answerable(whistle)
  const ids = new Set([whole, ...whistle.departments])
  return new Map(
    [...ids].map((id) => [
      id,
      sumWhistles([...(id === whole ? [wholeFigures(whistle)] : []), ownFigures(whistle, id, settings)]),
    ]),
  )
}

/** What counts once a whistle, whoever takes part. */
export function wholeFigures(whistle: Whistle): Partial<WhistleFigures> {
  const bucket = whistleBucket(whistle)
  if (bucket === 'setAside') return { setAside: 1 }
  const { kind, field, status, reworks, reopenings, completedAt } = whistle
  const lead = leadOf(whistle)
  const street = standingSheet(whistle)?.street ?? null
  return {
    total: 1,
    [bucket]: 1,
    [kind]: 1,
    [field]: 1,
    waiting: one(status === 'reviewing' || status === 'blown'),
    dueSoon: one(bucket === 'running' && lead?.told.dueSoon === true),
    endedOnce: one(completedAt !== null || reworks + reopenings > 0),
    redone: one(reworks + reopenings > 0),
    extended: one(bucket !== 'running' && (lead?.extensions ?? 0) > 0),
    evaluated: one(street !== null),
    street: street?.points ?? 0,
  }
}

/** What counts for each department that was called, the assists too. */
function ownFigures(whistle: Whistle, department: string, settings: WhistleSettings): Partial<WhistleFigures> {
  const { parties, timeline } = whistle
  const own = parties.filter((party) => party.department === department)
  // 重新打开的，从前叫过、评过的还算.
  if (!whistle.departments.includes(department) || whistleBucket(whistle) === 'setAside') return {}
  const party = own.find(isActive) ?? own.at(-1)
  const isOverdue = whistleBucket(whistle) === 'overdue'
  const sheet = isOverdue
    ? partAsItStands(whistle, department, settings)
    : standingSheet(whistle)?.parties.find((one) => one.department === department)
  const gaveBack = timeline.some((entry) => entry.name === 'redirected' && entry.department === department)
  return {
    called: 1,
    returned: one(gaveBack),
    ...(party && stageFigures(party)),
    sheets: one(sheet !== undefined),
    unfinished: one(isOverdue && sheet !== undefined),
    system: Math.round((sheet?.system ?? 0) * 100),
  }
}

function stageFigures(party: Party): Partial<WhistleFigures> {
  const { answeredAt, answerBy, arrivedAt, reportInBy, doneAt, role, told } = party
  // 没有到场就办结的，也是该到而没有到.
  const endedWithout = role === 'lead' && doneAt !== null && arrivedAt === null
  return {
    answerDue: one(answeredAt !== null || told.unanswered),
    answeredInTime: one(answeredAt !== null && answeredAt < answerBy),
    arriveDue: one(reportInBy !== null && (arrivedAt !== null || told.absent || endedWithout)),
    arrivedInTime: one(arrivedAt !== null && reportInBy !== null && arrivedAt < reportInBy),
  }
}

const one = (is: boolean): number => (is ? 1 : 0)
