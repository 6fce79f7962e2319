import { officeTimeBetween } from './calendar'
import { type Mark, OVERSIGHT_RULES } from './finding'
import { leadOf, partyOf, type Whistle, type WhistleEntry } from './whistle'
import { retold } from './whistle-replay'
import { hasHandled } from './whistle-rules'
import type { OversightRule } from './whistle-settings'
import type { WhistleRules } from './whistle-step'

// 全程电子监察: what a timeline alone shows to be out of the ordinary. It accuses nobody; it says where to look.

/** @param before the whistle as it stood when the step was taken */
type Look = (
  before: Whistle,
  entry: WhistleEntry,
  rules: Pick<WhistleRules, 'settings' | 'calendar'>,
) => Pick<Mark, 'department' | 'value'> | undefined

/** 规则表：每条规则在时间线上找什么；几次才算是发现，是数据。 */
const LOOKS: Record<OversightRule, Look> = {
  /** 踩点应哨: value is how long before the deadline, in the time the deadline is counted in. */
  lastMinuteAnswer(before, entry, { settings: { oversight }, calendar }) {
    if (entry.name !== 'answered') return undefined
    const { department } = entry
    const party = partyOf(before, department)
    if (!party) return undefined
    const isWork = before.limits.answer.unit.startsWith('working')
    const until = (from: number) => (isWork ? officeTimeBetween(from, party.answerBy, calendar) : party.answerBy - from)
    const left = until(entry.at)
    const isLast = left > 0 && left <= until(party.calledAt) * oversight.lastMinuteAnswer.share
    return isLast ? { department, value: left } : undefined
  },

  /** 没有到场就办结: value is how long after it was called. */
  neverArrived(before, entry) {
    if (entry.name !== 'completed' && entry.name !== 'finished') return undefined
    const { department } = entry
    const party = partyOf(before, department)
    if (!party || party.reportInBy === null || party.arrivedAt !== null) return undefined
    return { department, value: entry.at - party.calledAt }
  },

  /** 一声哨退回改派了两次: value is which time it was. */
  returnedTwice: (before, entry) =>
    entry.name === 'redirected' ? { department: entry.department, value: before.returns + 1 } : undefined,

  /** 自己办的自己评. */
  ownEvaluation: (before, entry) =>
    entry.name === 'evaluated' && hasHandled(before, entry.by)
      ? { department: leadOf(before)?.department ?? '', value: 1 }
      : undefined,

  /** 到期以后才改的期限: value is how long after. */
  movedDeadline(before, entry) {
    if (entry.name !== 'extended') return undefined
    const { department } = entry
    const passed = entry.at - (partyOf(before, department)?.finishBy ?? Infinity)
    return passed >= 0 ? { department, value: passed } : undefined
  },

  /** 平常的事项，按应急哨吹了：值班的人不分昼夜都被叫到. It is about nobody's department: whoever oversees the blower sees it. */
  raisedKind: (_, entry) =>
    entry.name === 'blown' && entry.kind === 'emergency' && entry.item && entry.item.kind !== 'emergency'
      ? { department: '', value: 1 }
      : undefined,
}

/** Everything in one whistle that a rule names. Pure: the same timeline gives the same marks. */
export function marksOf(whistle: Whistle, rules: Pick<WhistleRules, 'settings' | 'calendar'>): Mark[] {
  const { _id, no } = whistle
  return retold(whistle, rules.settings).flatMap(({ before, entry }) =>
    OVERSIGHT_RULES.flatMap((rule) => {
      const found = LOOKS[rule](before, entry, rules)
      return found ? [{ rule, whistle: _id, no, entry: entry.id, at: entry.at, ...found }] : []
    }),
  )
}
