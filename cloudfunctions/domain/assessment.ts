import type { Measured, PartySheet, Sheet } from './sheet'
import type { Party, WhistleState } from './whistle'
import type { SheetLine, WhistleSettings } from './whistle-settings'

/**
 * 评单：每个在办的部门，应哨、报到、办结各量一次，按时满分，晚了打折，没有做到不得分。 Pure: the same timeline gives the same sheet.
 * @param at when it is closed
 */
export function sheetOf(whistle: WhistleState, at: number, settings: WhistleSettings): Sheet {
  const { parties, evaluation, sheets } = whistle
  return {
    version: sheets.length + 1,
    at,
    parties: parties.filter(({ status }) => status !== 'released').map((party) => partySheet(party, settings)),
    street: evaluation && { verdict: evaluation.verdict, points: evaluation.points },
  }
}

function partySheet(party: Party, { sheet }: WhistleSettings): PartySheet {
  const { department, name, role, calledAt, answerBy, reportInBy, finishBy, answeredAt, arrivedAt, doneAt } = party
  const stages: Array<{ line: SheetLine; dueBy: number; doneAt: number | null }> = [
    { line: 'answer', dueBy: answerBy, doneAt: answeredAt },
    // 不用到场的没有这一项，别的两项按各自的权重折成 100 分。
    ...(reportInBy === null ? [] : [{ line: 'reportIn' as const, dueBy: reportInBy, doneAt: arrivedAt }]),
    { line: 'finish', dueBy: finishBy, doneAt },
  ]
  const whole = stages.reduce((sum, { line }) => sum + sheet[line].weight, 0)
  const lines = stages.map((stage): Measured => {
    const outcome = outcomeOf(stage)
    const { weight, lateShare } = sheet[stage.line]
    const share = outcome === 'inTime' ? 1 : outcome === 'late' ? lateShare : 0
    return { ...stage, startedAt: calledAt, outcome, share, weight, points: round(share * weight) }
  })
  const points = lines.reduce((sum, line) => sum + line.share * line.weight, 0)
  return { department, name, role, lines, system: round((points * 100) / whole) }
}

/** 期限到的那一刻还算超期，和诉求一样: in time is before the moment it is due. */
const outcomeOf = ({ dueBy, doneAt }: { dueBy: number; doneAt: number | null }): Measured['outcome'] =>
  doneAt === null ? 'never' : doneAt < dueBy ? 'inTime' : 'late'

/** To two decimals, as a sheet prints it. */
const round = (points: number): number => Math.round(points * 100) / 100
