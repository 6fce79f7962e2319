import type { FindingsView, FindingView } from '../contract/assessment'
import { type Finding, type Mark, OVERSIGHT_RULES } from '../domain/finding'
import { spokenSpan } from '../domain/moment'
import type { OversightRule, WhistleSettings } from '../domain/whistle-settings'
import { monthText } from '../domain/written'

interface RuleText {
  text: string
  about(settings: WhistleSettings): string
  mark(mark: Mark): string
}

/** 每条规则叫什么、找什么、量到的怎么说. */
export const OVERSIGHT_TEXT: Record<OversightRule, RuleText> = {
  lastMinuteAnswer: {
    text: '多次踩点应哨',
    about: ({ oversight: { lastMinuteAnswer: rule } }) =>
      `一个月里 ${rule.times} 次以上，剩下不到时限的 ${Math.round(rule.share * 100)}% 才应哨`,
    mark: ({ value }) => `离期限只剩 ${spokenSpan(value)} 才应哨`,
  },
  neverArrived: {
    text: '没有到场就办结',
    about: () => '应当到场的，没有报到就报告办结',
    mark: ({ value }) => `叫到以后 ${spokenSpan(value)} 报告办结，没有报到`,
  },
  returnedTwice: {
    text: '多次退回',
    about: ({ oversight }) => `一声哨退回、改派 ${oversight.returnedTwice.times} 次以上`,
    mark: ({ value }) => `第 ${value} 次退回改派`,
  },
  ownEvaluation: {
    text: '自办自评',
    about: () => '办理这声哨的人，又代表街道评价了它',
    mark: () => '评价的人办理过这声哨',
  },
  movedDeadline: {
    text: '到期以后改期限',
    about: () => '原来的期限已经过了，才批准延期',
    mark: ({ value }) => `过期 ${spokenSpan(value)} 以后批准延期`,
  },
  raisedKind: {
    text: '平常事项吹应急哨',
    about: () => '清单上是常规哨、重点哨的事项，按应急哨吹了，值班的人都被叫来',
    mark: () => '吹成了应急哨',
  },
}

/** 说到哪个部门；说的是吹哨的人的，不算在哪个部门头上. */
export const aboutWhom = (department: string, nameOf: (department: string) => string): string =>
  department === '' ? '吹哨的人' : nameOf(department)

export const findingsView = (
  month: string,
  found: Finding[],
  settings: WhistleSettings,
  nameOf: (department: string) => string,
): FindingsView => ({
  month,
  monthText: monthText(month),
  findings: found.map((one) => findingView(one, settings, nameOf)),
  rules: OVERSIGHT_RULES.map((rule) => ({
    text: OVERSIGHT_TEXT[rule].text,
    about: OVERSIGHT_TEXT[rule].about(settings),
    count: found.filter((one) => one.rule === rule).length,
  })),
})

const findingView = (
  { rule, department, marks }: Finding,
  settings: WhistleSettings,
  nameOf: (department: string) => string,
): FindingView => ({
  id: `${rule}:${marks[0]?.whistle ?? ''}:${department}`,
  ruleText: OVERSIGHT_TEXT[rule].text,
  about: OVERSIGHT_TEXT[rule].about(settings),
  departmentText: aboutWhom(department, nameOf),
  marks: marks.map((mark) => ({
    whistle: mark.whistle,
    no: mark.no,
    at: mark.at,
    text: OVERSIGHT_TEXT[rule].mark(mark),
  })),
})
