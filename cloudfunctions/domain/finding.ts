import type { OversightRule, WhistleSettings } from './whistle-settings'

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

type Per = 'department' | 'whistle' | 'both'

/** 几次才算：同一个部门一个月里的，同一声哨的，还是一声哨里同一个部门的。 The order is that of the lists. */
const PER: Record<OversightRule, Per> = {
  lastMinuteAnswer: 'department',
  neverArrived: 'both',
  returnedTwice: 'whistle',
  ownEvaluation: 'whistle',
  movedDeadline: 'both',
  raisedKind: 'whistle',
}
export const OVERSIGHT_RULES = Object.keys(PER) as OversightRule[]

const KEYS: Record<Per, (mark: Mark) => string> = {
  department: ({ department }) => department,
  whistle: ({ whistle }) => whistle,
  both: ({ department, whistle }) => `${whistle}:${department}`,
}

/** 够了次数的，才是发现；按规则排，新近的在前。 @param marks of one month */
export function findingsOf(marks: Mark[], { oversight }: Pick<WhistleSettings, 'oversight'>): Finding[] {
  const groups = new Map<string, Mark[]>()
  for (const mark of marks) {
    const key = `${mark.rule}:${KEYS[PER[mark.rule]](mark)}`
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
