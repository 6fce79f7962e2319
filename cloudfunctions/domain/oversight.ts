import { leadOf, partyOf, type Whistle, type WhistleEntry } from './whistle'
import { retold } from './whistle-evolution'
import { hasHandled } from './whistle-rules'
import type { OversightRule, WhistleSettings } from './whistle-settings'

// 全程电子监察: what a timeline alone shows to be out of the ordinary. It accuses nobody; it says where to look.

/** One place in a timeline that a rule names. */
export interface Mark {
  rule: OversightRule
  whistle: string
  no: string
  department: string
  /** Entry of the timeline, and its moment. */
  entry: string
  at: number
  /** What was measured, milliseconds or times, as the rule says. */
  value: number
}

/** Marks that together are worth looking at. */
export interface Finding {
  rule: OversightRule
  department: string
  /** Of the latest. */
  at: number
  /** The latest first. */
  marks: Mark[]
}

/** @param before the whistle as it stood when the step was taken */
type Look = (
  before: Whistle,
  entry: WhistleEntry,
  settings: WhistleSettings,
) => Pick<Mark, 'department' | 'value'> | undefined

interface Rule {
  /** 几次才算：同一个部门一个月里的，还是同一声哨的。 */
  per: 'department' | 'whistle'
  look: Look
}

/** 规则表：每条规则在时间线上找什么；几次才算是发现，是数据。 */
const RULES: Record<OversightRule, Rule> = {
  /** 踩点应哨: value is how long before the deadline. */
  lastMinuteAnswer: {
    per: 'department',
    look(before, entry, { oversight }) {
      if (entry.name !== 'answered') return undefined
      const { department } = entry
      const { answerBy = 0, calledAt = 0 } = partyOf(before, department) ?? {}
      const left = answerBy - entry.at
      const isLast = left > 0 && left <= (answerBy - calledAt) * oversight.lastMinuteAnswer.share
      return isLast ? { department, value: left } : undefined
    },
  },

  /** 没有到场就办结: value is how long after it was called. */
  neverArrived: {
    per: 'whistle',
    look(before, entry) {
      if (entry.name !== 'completed' && entry.name !== 'finished') return undefined
      const { department } = entry
      const party = partyOf(before, department)
      if (!party || party.reportInBy === null || party.arrivedAt !== null) return undefined
      return { department, value: entry.at - party.calledAt }
    },
  },

  /** 一声哨退回改派了两次: value is which time it was. */
  returnedTwice: {
    per: 'whistle',
    look: (before, entry) =>
      entry.name === 'redirected' ? { department: entry.department, value: before.returns + 1 } : undefined,
  },

  /** 自己办的自己评. */
  ownEvaluation: {
    per: 'whistle',
    look: (before, entry) =>
      entry.name === 'evaluated' && hasHandled(before, entry.by)
        ? { department: leadOf(before)?.department ?? '', value: 1 }
        : undefined,
  },

  /** 到期以后才改的期限: value is how long after. */
  movedDeadline: {
    per: 'whistle',
    look(before, entry) {
      if (entry.name !== 'extended') return undefined
      const { department } = entry
      const passed = entry.at - (partyOf(before, department)?.finishBy ?? Infinity)
      return passed >= 0 ? { department, value: passed } : undefined
    },
  },
}
export const OVERSIGHT_RULES = Object.keys(RULES) as OversightRule[]

/** Everything in one whistle that a rule names. Pure: the same timeline gives the same marks. */
export function marksOf(whistle: Whistle, settings: WhistleSettings): Mark[] {
  const { _id, no } = whistle
  return retold(whistle, settings).flatMap(({ before, entry }) =>
    OVERSIGHT_RULES.flatMap((rule) => {
      const found = RULES[rule].look(before, entry, settings)
      return found ? [{ rule, whistle: _id, no, entry: entry.id, at: entry.at, ...found }] : []
    }),
  )
}

/** 够了次数的，才是发现；按规则排，新近的在前。 @param marks of one month */
export function findingsOf(marks: Mark[], { oversight }: Pick<WhistleSettings, 'oversight'>): Finding[] {
  const groups = new Map<string, Mark[]>()
  for (const mark of marks) {
    const key = `${mark.rule}:${RULES[mark.rule].per === 'department' ? mark.department : mark.whistle}`
    groups.set(key, [...(groups.get(key) ?? []), mark])
  }
  const order = ({ rule }: Finding) => OVERSIGHT_RULES.indexOf(rule)
  return [...groups.values()]
    .map((group) => [...group].sort((a, b) => b.at - a.at))
    .flatMap((all): Finding[] => {
      const [last] = all
      if (!last || all.length < oversight[last.rule].times) return []
      return [{ rule: last.rule, department: last.department, at: last.at, marks: all }]
    })
    .sort((a, b) => order(a) - order(b) || b.at - a.at)
}
