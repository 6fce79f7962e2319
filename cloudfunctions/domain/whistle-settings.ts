import type { Limit } from '../contract/ticket-view'
import type { Verdict, WhistleKind } from '../contract/whistle-command'
import type { DutyList, StageLimits } from './catalogue'

/** Whose platform takes a whistle in. */
export type PlatformLevel = 'community' | 'street' | 'district'

/** One line of a whistle's sheet: what is measured, and what it is worth. */
export type SheetLine = 'answer' | 'reportIn' | 'finish'

/** 电子监察的一条规则. */
export type OversightRule =
  'lastMinuteAnswer' | 'neverArrived' | 'returnedTwice' | 'ownEvaluation' | 'movedDeadline' | 'raisedKind'

/** 街道的一项权力: 人事考核权、征得同意权等5项, the names being data. */
export interface Power {
  id: string
  name: string
  /** What is registered when it is exercised, in words. */
  about: string
}

/** The district's own rules of whistles: data, never code. */
export interface WhistleSettings {
  _id: 'whistles'
  version: number
  /** Version of the catalogue in force. */
  catalogue: number
  /** 平台接单: by kind, at which level and how soon; null: none is needed, 应急哨直接分单. */
  platform: Record<WhistleKind, { level: PlatformLevel; accept: Limit } | null>
  /** Deadlines of an item that says none of its own, and of what is admitted from outside the list. */
  defaults: Record<WhistleKind, StageLimits>
  /** 街道答复：清单外的审核、部门退回的裁定、延期与退回的审批、评单，各多久. */
  owed: { review: Limit; /** 应急哨的审核. */ urgentReview: Limit; decision: Limit; approval: Limit; evaluation: Limit }
  /** 报到算不算到了现场：这么多米以内. */
  metres: number
  /** 应急哨没人应、没人到，每隔几分钟再叫一遍、往上叫一级；最多几遍. */
  callAgain: { everyMinutes: number; times: number }
  /** 办结以后多少天内可以重新打开. */
  reopenDays: number
  /** 评价各档的分数：起止，和不改时的分数. */
  points: Record<Verdict, { from: number; until: number; usual: number }>
  /** 评单：每一项的权重（合计 100），晚了还得几成. */
  sheet: Record<SheetLine, { weight: number; lateShare: number }>
  /** 年度：系统评单与街道评价各占几成. */
  year: { system: number; street: number }
  /** 哨太少的部门只列数字不排名. */
  rankFrom: number
  /** 电子监察：几次才算；踩点应哨，剩下不到时限的几成才算踩点. */
  oversight: Record<OversightRule, { times: number }> & { lastMinuteAnswer: { share: number } }
  /** 申诉：评单以后多久以内可以提；街道多久答复，区里多久裁定. */
  objection: { file: Limit; answer: Limit; ruling: Limit }
  dutyLists: DutyList[]
  powers: Power[]
}
