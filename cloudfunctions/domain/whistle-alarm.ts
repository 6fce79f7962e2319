import { dueSoonAt } from './deadline'
import { MINUTE } from './moment'
import type { Party, Whistle, WhistleState } from './whistle'
import type { WhistleSettings } from './whistle-settings'

/** 应哨了还在办的，才谈得上到场和办结。 */
export const isAtWork = ({ status }: Party): boolean =>
  status === 'called' || status === 'declined' || status === 'answered' || status === 'arrived'

/** 应哨、报到还没做到。 */
const isExpected = ({ status, reportInBy }: Party): boolean =>
  status === 'called' || (status === 'answered' && reportInBy !== null)

/**
 * 应急哨没人应、没人到，隔几分钟再叫一遍。
 * @returns when the next call is due; null when there is none
 */
export function callAgainAt(
  { kind }: Pick<WhistleState, 'kind'>,
  party: Party,
  { callAgain: { everyMinutes, times } }: WhistleSettings,
): number | null {
  if (kind !== 'emergency' || !isExpected(party) || party.rounds >= times) return null
  const from = party.status === 'called' ? party.calledAt : (party.reportInBy ?? 0)
  return from + (party.rounds + 1) * everyMinutes * MINUTE
}

/** One alarm a whistle: the earliest thing the clock has still to say. */
export function wakeAt(whistle: Whistle, settings: WhistleSettings): number | null {
  const { waits, parties, supervision, status } = whistle
  const alarms = waits.filter(({ isLate }) => !isLate).map(({ owedBy }) => owedBy)
  if (supervision && !supervision.isOverdue) alarms.push(supervision.dueBy)
  if (status === 'running') for (const party of parties) alarms.push(...alarmsOf(whistle, party, settings))
  return alarms.length > 0 ? Math.min(...alarms) : null
}

function alarmsOf(whistle: Whistle, party: Party, settings: WhistleSettings): number[] {
  if (!isAtWork(party)) return []
  const { told, status, answerBy, reportInBy, calledAt, finishBy } = party
  const alarms: number[] = []
  if (status === 'called' && !told.unanswered) alarms.push(answerBy)
  if (status !== 'arrived' && reportInBy !== null && !told.absent) alarms.push(reportInBy)
  if (!told.overdue) alarms.push(told.dueSoon ? finishBy : dueSoonAt(calledAt, finishBy))
  const again = callAgainAt(whistle, party, settings)
  if (again !== null) alarms.push(again)
  return alarms
}
