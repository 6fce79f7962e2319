import type { ObjectedLine } from '../contract/whistle-command'
import type { Measured, PartySheet, Sheet } from './sheet'
import { isActive, leadOf, type Party, type WhistleState } from './whistle'
import type { SheetLine, WhistleSettings } from './whistle-settings'

/**
 * 评单：每个在办的部门，应哨、报到、办结各量一次，按时满分，晚了打折，没有做到不得分。主办已经办结、协办还没到期的，不量。
 * Pure: the same timeline gives the same sheet.
 * @param at when it is closed
 */
export function sheetOf(whistle: WhistleState, at: number, settings: WhistleSettings): Sheet {
  const { parties, evaluation, sheets, reopenings, completedAt } = whistle
  const called = parties.filter(({ status }) => status !== 'released')
  return {
    version: sheets.length + 1,
    at,
    round: reopenings,
    parties: called.flatMap((party) => partySheet(party, completedAt ?? at, settings) ?? []),
    street: evaluation && { verdict: evaluation.verdict, points: evaluation.points },
  }
}

/**
 * 超时未办结的，按现状量：到期没有做到的没有分。 Not a sheet yet, but it counts among them: left out of the average, whoever leaves a
 * whistle alone would stand better than whoever is late.
 */
export function partAsItStands(
  whistle: WhistleState,
  department: string,
  settings: WhistleSettings,
): PartySheet | undefined {
  const lead = leadOf(whistle)
  const own = whistle.parties.find((party) => party.department === department && isActive(party))
  return lead && own && partySheet(own, Math.max(lead.finishBy, ...missedBy(own)), settings)
}

/** 时间线上说过没做到的，不论主办什么时候到期. */
const missedBy = ({ told, answerBy, reportInBy, finishBy }: Party): number[] => [
  ...(told.unanswered ? [answerBy] : []),
  ...(told.absent && reportInBy !== null ? [reportInBy] : []),
  ...(told.overdue ? [finishBy] : []),
]

interface Stage {
  line: SheetLine
  dueBy: number
  doneAt: number | null
  /** 办结：超期过的，返工、延期以后再办完，还是超期. */
  wasLate?: boolean
}

/** @returns undefined where there is nothing to measure */
function partySheet(party: Party, endedAt: number, { sheet }: WhistleSettings): PartySheet | undefined {
  const { department, name, role, calledAt, answerBy, reportInBy, finishBy, answeredAt, arrivedAt, doneAt, wasLate } =
    party
  const stages: Stage[] = [
    { line: 'answer', dueBy: answerBy, doneAt: answeredAt },
    // 不用到场的没有这一项，别的两项按各自的权重折成 100 分。
    ...(reportInBy === null ? [] : [{ line: 'reportIn' as const, dueBy: reportInBy, doneAt: arrivedAt }]),
    { line: 'finish', dueBy: finishBy, doneAt, wasLate },
  ]
  const isMeasured = (stage: (typeof stages)[number]) =>
    role === 'lead' || stage.doneAt !== null || stage.dueBy <= endedAt
  const lines = stages.filter(isMeasured).map(({ wasLate: late, ...stage }): Measured => {
    const outcome = outcomeOf({ ...stage, wasLate: late ?? false })
    const { weight, lateShare } = sheet[stage.line]
    const share = outcome === 'inTime' ? 1 : outcome === 'late' ? lateShare : 0
    return { ...stage, startedAt: calledAt, outcome, share, weight, points: round(share * weight) }
  })
  return lines.length > 0 ? { department, name, role, lines, system: systemOf(lines) } : undefined
}

/** 各项得分之和，折成百分. */
function systemOf(lines: Measured[]): number {
  const whole = lines.reduce((sum, { weight }) => sum + weight, 0)
  const points = lines.reduce((sum, { share, weight }) => sum + share * weight, 0)
  return round((points * 100) / whole)
}

/**
 * 申诉成立的一版：那一项按做到算，街道的评价就不计。 The sheet it is made from stays as it is.
 * @param version of the new sheet
 */
export function amended(sheet: Sheet, department: string, line: ObjectedLine, at: number, version: number): Sheet {
  const excused = (one: Measured): Measured =>
    one.line === line ? { ...one, outcome: 'excused', share: 1, points: one.weight } : one
  const parties = sheet.parties.map((party): PartySheet => {
    if (party.department !== department) return party
    const lines = party.lines.map(excused)
    return { ...party, lines, system: systemOf(lines) }
  })
  return {
    ...sheet,
    version,
    at,
    parties,
    street: line === 'evaluation' ? null : sheet.street,
    amended: { department, line },
  }
}

/** The sheet that counts: of the last close, in its last version. */
export const standingSheet = ({ sheets }: Pick<WhistleState, 'sheets'>): Sheet | undefined => {
  const last = Math.max(...sheets.map((sheet) => sheet.round))
  return sheets.filter((sheet) => sheet.round === last).at(-1)
}

/** 申诉成立，街道的那次评价不计: in this sheet, or in one it was made from. */
export const isRuledAway = ({ sheets }: Pick<WhistleState, 'sheets'>, { round, version }: Sheet): boolean =>
  sheets.some((one) => one.round === round && one.version <= version && one.amended?.line === 'evaluation')

/** 期限到的那一刻还算超期，和诉求一样: in time is before the moment it is due. */
const outcomeOf = ({ dueBy, doneAt, wasLate = false }: Stage): Measured['outcome'] =>
  doneAt === null ? 'never' : doneAt < dueBy && !wasLate ? 'inTime' : 'late'

/** To two decimals, as a sheet prints it. */
const round = (points: number): number => Math.round(points * 100) / 100
