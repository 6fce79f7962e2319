import { dueSoonAt } from './deadline'
import type { Party, Waiting, Whistle } from './whistle'
import { callAgainAt, isAtWork } from './whistle-alarm'
import { closing } from './whistle-objecting'
import { acceptance } from './whistle-platform'
import { asked, type WhistleRules, type WhistleStep } from './whistle-step'

/**
 * 到了时候该说的，一次一件，最早该说的在前。
 * @returns the next steps; none when nothing is due
 */
export function whistlePassed(whistle: Whistle, now: number, rules: WhistleRules): WhistleStep[] {
  const { supervision, status, parties, waits } = whistle
  const late = waits.filter(({ isLate, owedBy: by }) => !isLate && now >= by)
  if (late[0]) return deskPassed(whistle, late[0], now, rules)
  if (supervision && !supervision.isOverdue && now >= supervision.dueBy)
    return [{ event: { name: 'supervisionOverdue' } }]
  if (status !== 'running') return []
  for (const party of parties) {
    const steps = isAtWork(party) ? partyPassed(whistle, party, now, rules) : []
    if (steps.length > 0) return steps
  }
  return []
}

function partyPassed(whistle: Whistle, party: Party, now: number, { settings }: WhistleRules): WhistleStep[] {
  const { department, status, told, answerBy, reportInBy, calledAt, finishBy, rounds } = party
  if (status === 'called' && !told.unanswered && now >= answerBy) return [{ event: { name: 'unanswered', department } }]
  if (status !== 'arrived' && reportInBy !== null && !told.absent && now >= reportInBy)
    return [{ event: { name: 'absent', department } }]
  if (!told.overdue && now >= finishBy) return [{ event: { name: 'overdue', department } }]
  if (!told.overdue && !told.dueSoon && now >= dueSoonAt(calledAt, finishBy))
    return [{ event: { name: 'dueSoon', department } }]
  const again = callAgainAt(whistle, party, settings)
  if (again === null || now < again) return []
  // 睡过了几遍，只叫一遍，遍数照数：什么时候问都一样。
  const missed = Math.floor((now - again) / (settings.callAgain.everyMinutes * 60_000))
  const round = Math.min(settings.callAgain.times, rounds + 1 + missed)
  return [{ event: { name: 'calledAgain', department, round } }]
}

/** 该答复的没有答复：转到上一级；到了区里还没有，平台的直接分单，退回的由原部门办，评价的就不评了，别的留着提醒。 */
function deskPassed(whistle: Whistle, waits: Waiting, now: number, rules: WhistleRules): WhistleStep[] {
  const { what, department, desk } = waits
  const above = whistle.path[whistle.path.indexOf(desk) - 1]
  if (above !== undefined) {
    // 接着上一级的时限往下数，什么时候问都一样。
    const asks = asked(what, above, Math.min(now, waits.owedBy), whistle, rules)
    return [{ event: { name: 'deskMoved', what, department, ...asks } }]
  }
  if (what === 'accept') return acceptance(whistle, 'by-rule', now, rules)
  if (what === 'decision' && department !== null) return [{ event: { name: 'upheld', department } }]
  if (what === 'evaluation') return [closing('silence', now, rules)]
  return [{ event: { name: 'deskLate', what, department } }]
}
