import type { DeadlineView } from '../contract/ticket-view'
import type { StageView } from '../contract/whistle-view'
import { dueSoonAt } from '../domain/deadline'
import { spokenSpan, spokenTime } from '../domain/moment'
import { isProvisional, leadOf, type Party, type Whistle } from '../domain/whistle'
import { LINE_TEXT, WAITING_VERB } from '../domain/whistle-words'

interface Stage {
  line: 'answer' | 'reportIn' | 'finish'
  dueBy: number
  doneAt: number | null
  /** 办结：超期过的，后来的期限里办完也还是超期. */
  wasLate?: boolean
}

/** 应哨 → 报到 → 办结, those that count for this department. */
const stagesOf = ({ answerBy, answeredAt, reportInBy, arrivedAt, finishBy, doneAt, wasLate }: Party): Stage[] => [
  { line: 'answer', dueBy: answerBy, doneAt: answeredAt },
  ...(reportInBy === null ? [] : [{ line: 'reportIn' as const, dueBy: reportInBy, doneAt: arrivedAt }]),
  { line: 'finish', dueBy: finishBy, doneAt, wasLate },
]

function levelOf({ dueBy }: Stage, startedAt: number, now: number): DeadlineView['level'] {
  if (now >= dueBy) return 'overdue'
  return now >= dueSoonAt(startedAt, dueBy) ? 'soon' : 'normal'
}

/** Whose clock stands still while the whistle runs. */
const STOPPED: Party['status'][] = ['done', 'keeping', 'released']

/** Every stage of a department with its clock, as anyone who may see the whistle reads it. */
export const stageViews = (party: Party, whistle: Whistle, now: number): StageView[] =>
  stagesOf(party).map((stage) => ({
    text: LINE_TEXT[stage.line],
    due: `${spokenTime(stage.dueBy, now)} 前${isProvisional(party, stage.dueBy) ? '（暂定）' : ''}`,
    state: stateText(stage, party, whistle, now),
    level: stageLevel(stage, party, whistle, now),
  }))

/** 绿的只给按时做到的：晚了做到的另有颜色，该做没有做的是超期的颜色；不用再做的，什么颜色也没有. */
function stageLevel(stage: Stage, party: Party, whistle: Whistle, now: number): DeadlineView['level'] {
  const { doneAt, dueBy, wasLate } = stage
  if (doneAt !== null) return doneAt >= dueBy || wasLate ? 'late' : 'done'
  if (whistle.status === 'running' && !STOPPED.includes(party.status)) return levelOf(stage, party.calledAt, now)
  return isMissed(stage, party, whistle) ? 'overdue' : 'normal'
}

/** 该做的没有做，不会再做了。主办已经办结，协办没到期的不再等；主办自己没做的，就是没做. */
function isMissed({ dueBy }: Stage, { status, role }: Party, { status: whole, completedAt }: Whistle): boolean {
  if (status === 'released' || status === 'keeping') return false
  if (whole === 'running') return status === 'done'
  return completedAt !== null && (role === 'lead' || dueBy <= completedAt)
}

function stateText(stage: Stage, party: Party, whistle: Whistle, now: number): string {
  const { line, dueBy, doneAt, wasLate } = stage
  const { calledAt, status } = party
  const what = LINE_TEXT[line]
  if (doneAt !== null)
    return doneAt >= dueBy
      ? `超期 ${spokenSpan(doneAt - dueBy)}${what}`
      : `${wasLate ? '超期以后才' : '按时'}${what}，用时${spokenSpan(doneAt - calledAt)}`
  if (status === 'released' || status === 'keeping') return `没有${what}`
  if (whistle.status !== 'running')
    return whistle.completedAt === null || isMissed(stage, party, whistle) ? `没有${what}` : '主办已经办结'
  if (status === 'done') return `没有${what}`
  return now >= dueBy ? `已超期 ${spokenSpan(now - dueBy)}` : `还有 ${spokenSpan(dueBy - now)}`
}

/** The clock that runs now: of the department's next stage; before one is called, of whoever owes an answer. */
export function whistleDeadline(whistle: Whistle, party: Party | undefined, now: number): DeadlineView {
  const lead = leadOf(whistle)
  if (!whistle.isOpen && whistle.status !== 'completed') return endedView(whistle, now)
  const [wait] = [...whistle.waits].sort((a, b) => a.owedBy - b.owedBy)
  const own = whistle.status === 'running' ? (party ?? lead) : undefined
  const next = own && stagesOf(own).find(({ doneAt, line }) => doneAt === null && !isPassed(line, own))
  if (own && next) return running(next.dueBy, own.calledAt, isProvisional(own, next.dueBy), now, LINE_TEXT[next.line])
  if (wait) return running(wait.owedBy, wait.since, wait.isProvisional === true, now, WAITING_VERB[wait.what])
  return endedView(whistle, now)
}

/** 已经到场或者直接办的，不再等应哨、报到。 */
const isPassed = (line: Stage['line'], { status }: Party): boolean => line !== 'finish' && status === 'arrived'

function running(dueBy: number, startedAt: number, isTentative: boolean, now: number, verb: string): DeadlineView {
  const promise = `${spokenTime(dueBy, now)} 前${verb}${isTentative ? '（暂定）' : ''}`
  const still = { promise, isOver: false, dueBy, isProvisional: isTentative }
  if (now >= dueBy) return { text: `${verb}已超期 ${spokenSpan(now - dueBy)}`, level: 'overdue', used: 1, ...still }
  const share = (now - startedAt) / Math.max(1, dueBy - startedAt)
  const level = now >= dueSoonAt(startedAt, dueBy) ? 'soon' : 'normal'
  const used = Math.round(Math.min(1, Math.max(0, share)) * 100) / 100
  return { text: `${verb}还有 ${spokenSpan(dueBy - now)}`, level, used, ...still }
}

/** 按时、超期，照主办的办结说；撤哨的、没受理的，两样都不是. */
function endedView(whistle: Whistle, now: number): DeadlineView {
  const lead = leadOf(whistle)
  const dueBy = lead?.finishBy ?? whistle.dueBy
  const promise = `${spokenTime(dueBy, now)} 前办结`
  return { ...endedAs(whistle, lead), promise, isOver: true, dueBy, used: 1, isProvisional: false }
}

function endedAs({ status }: Whistle, lead: Party | undefined): Pick<DeadlineView, 'text' | 'level'> {
  if (lead?.doneAt == null) return { text: status === 'withdrawn' ? '已撤哨' : '未受理', level: 'aside' }
  const { doneAt, finishBy, wasLate } = lead
  if (doneAt >= finishBy) return { text: `超期 ${spokenSpan(doneAt - finishBy)} 办结`, level: 'late' }
  return wasLate ? { text: '超期办结', level: 'late' } : { text: '按时办结', level: 'done' }
}
