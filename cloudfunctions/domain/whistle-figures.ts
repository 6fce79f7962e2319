import type { WhistleKind } from '../contract/whistle-command'
import type { Field } from './catalogue'
import { standingSheet } from './assessment'
import { isActive, leadOf, type Party, type Whistle } from './whistle'

/** 四个桶，加上不算在内的 (domain rule 1): every whistle is in exactly one. */
export type WhistleBucket = 'onTime' | 'late' | 'overdue' | 'running' | 'setAside'

/**
 * What is added up of whistles; every rate and every average is made of two of these (domain rule 4). A whistle belongs
 * to the month it was blown in: 某月的数字，说的是这个月吹的哨。
 */
export interface WhistleFigures
  extends Record<WhistleBucket, number>, Record<WhistleKind, number>, Record<Field, number> {
  /** 四个桶之和；未受理、撤哨的不在内。 */
  total: number
  /** 在办未到期里面，还没有叫到部门的。 */
  waiting: number
  /** 在办未到期里面，快到期的。 */
  dueSoon: number
  /** 办结过，不论后来是否返工：返工率的分母。 */
  endedOnce: number
  /** 退回重办或者重新打开过的哨数，不是次数。 */
  redone: number
  /** 应办结的里面，批准过延期的哨数。 */
  extended: number
  /** 督办过的。 */
  supervised: number
  /** 街道评了的哨数，和分数之和。 */
  evaluated: number
  street: number
  /** 被叫到的部门次数：一声哨叫了三个部门，是三次。 */
  called: number
  /** 里面退回、改派给别人的。 */
  returned: number
  /** 该应哨的（应了，或者到期没应），里面按时应的。 */
  answerDue: number
  answeredInTime: number
  /** 该到场的，里面按时到的。 */
  arriveDue: number
  arrivedInTime: number
  /** 评过单的部门次数，和系统评单之和，单位 0.01 分：整数相加，先加后加一样。 */
  sheets: number
  system: number
}

const NONE: WhistleFigures = {
  ...{ total: 0, onTime: 0, late: 0, overdue: 0, running: 0, setAside: 0, waiting: 0, dueSoon: 0 },
  ...{ regular: 0, key: 0, emergency: 0, enforcement: 0, service: 0, response: 0 },
  ...{ endedOnce: 0, redone: 0, extended: 0, supervised: 0, evaluated: 0, street: 0 },
  ...{ called: 0, returned: 0, answerDue: 0, answeredInTime: 0, arriveDue: 0, arrivedInTime: 0, sheets: 0, system: 0 },
}
const KEYS = Object.keys(NONE) as Array<keyof WhistleFigures>

/** Adds up; nothing gives all zeros, and so does a figure that was not counted yet when the sums were kept. */
export function sumWhistles(all: Array<Partial<WhistleFigures>>): WhistleFigures {
  const total = { ...NONE }
  for (const figures of all) for (const key of KEYS) total[key] += figures[key] ?? 0
  return total
}

/**
 * 按时办结 · 超时办结 · 超时未办结 · 在办未到期; rejected and withdrawn ones are set aside. Overdue is what the timeline says is
 * overdue, not what time it is now: the same timelines give the same figures at any hour.
 */
export function whistleBucket(whistle: Whistle): WhistleBucket {
  if (whistle.status === 'rejected' || whistle.status === 'withdrawn') return 'setAside'
  const lead = leadOf(whistle)
  if (whistle.isOpen || !lead || lead.doneAt === null) return lead?.told.overdue ? 'overdue' : 'running'
  return lead.doneAt < lead.finishBy ? 'onTime' : 'late'
}

/** Whose figures the whistle as a whole is among: the lead's; of one that was given up, the last lead's. Empty: nobody's yet. */
const answerable = (whistle: Whistle): string =>
  (leadOf(whistle) ?? whistle.parties.filter(({ role }) => role === 'lead').at(-1))?.department ?? ''

/** What one whistle adds to each department; under the empty id, while none has been called. Their sum counts it once. */
export function figuresByDepartment(whistle: Whistle): Map<string, WhistleFigures> {
  const whole = answerable(whistle)
  const ids = new Set([whole, ...whistle.parties.map(({ department }) => department)])
  return new Map(
    [...ids].map((id) => [
      id,
      sumWhistles([...(id === whole ? [wholeFigures(whistle)] : []), ownFigures(whistle, id)]),
    ]),
  )
}

/** What counts once a whistle, whoever takes part. */
export function wholeFigures(whistle: Whistle): Partial<WhistleFigures> {
  const bucket = whistleBucket(whistle)
  if (bucket === 'setAside') return { setAside: 1 }
  const { kind, field, status, reworks, reopenings, completedAt, timeline } = whistle
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
    supervised: one(timeline.some(({ name }) => name === 'supervised')),
    evaluated: one(street !== null),
    street: street?.points ?? 0,
  }
}

/** What counts for each department that was called, the assists too. */
function ownFigures(whistle: Whistle, department: string): Partial<WhistleFigures> {
  const { parties, timeline } = whistle
  const own = parties.filter((party) => party.department === department)
  if (own.length === 0 || whistleBucket(whistle) === 'setAside') return {}
  const party = own.find(isActive)
  const sheet = standingSheet(whistle)?.parties.find((one) => one.department === department)
  const gaveBack = timeline.some((entry) => entry.name === 'redirected' && entry.department === department)
  return {
    called: 1,
    returned: one(gaveBack),
    ...(party && stageFigures(party)),
    sheets: one(sheet !== undefined),
    system: Math.round((sheet?.system ?? 0) * 100),
  }
}

function stageFigures({ answeredAt, answerBy, arrivedAt, reportInBy, told }: Party): Partial<WhistleFigures> {
  return {
    answerDue: one(answeredAt !== null || told.unanswered),
    answeredInTime: one(answeredAt !== null && answeredAt < answerBy),
    arriveDue: one(reportInBy !== null && (arrivedAt !== null || told.absent)),
    arrivedInTime: one(arrivedAt !== null && reportInBy !== null && arrivedAt < reportInBy),
  }
}

const one = (is: boolean): number => (is ? 1 : 0)
