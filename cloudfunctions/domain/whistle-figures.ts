import type { WhistleKind } from '../contract/whistle-command'
import type { Field } from './catalogue'

/** 四个桶，加上不算在内的 (domain rule 1): every whistle is in exactly one. */
export type WhistleBucket = 'onTime' | 'late' | 'overdue' | 'running' | 'setAside'

/**
 * What is added up of whistles; every rate and every average is made of two of these (domain rule 4). A whistle belongs
 * to the month it was blown in: 某月的数字，说的是这个月吹的哨。
 */
export interface WhistleFigures
  extends Record<WhistleBucket, number>, Record<WhistleKind, number>, Record<Field, number> {
  /** 四个桶之和；未受理、撤哨的不在内。 */
  total: number
  /** 在办未到期里面，还没有叫到部门的。 */
  waiting: number
  /** 在办未到期里面，快到期的。 */
  dueSoon: number
  /** 办结过，不论后来是否返工：返工率的分母。 */
  endedOnce: number
  /** 退回重办或者重新打开过的哨数，不是次数。 */
  redone: number
  /** 应办结的里面，批准过延期的哨数。 */
  extended: number
  /** 街道评了的哨数，和分数之和。 */
  evaluated: number
  street: number
  /** 被叫到的部门次数：一声哨叫了三个部门，是三次。 */
  called: number
  /** 里面退回、改派给别人的。 */
  returned: number
  /** 该应哨的（应了，或者到期没应），里面按时应的。 */
  answerDue: number
  answeredInTime: number
  /** 该到场的，里面按时到的。 */
  arriveDue: number
  arrivedInTime: number
  /** 评单的张数，和系统评单之和，单位 0.01 分：整数相加，先加后加一样。 */
  sheets: number
  /** 里面超时未办结、按现状量的。 */
  unfinished: number
  system: number
}

export const NO_FIGURES: WhistleFigures = {
  ...{ total: 0, onTime: 0, late: 0, overdue: 0, running: 0, setAside: 0, waiting: 0, dueSoon: 0 },
  ...{ regular: 0, key: 0, emergency: 0, enforcement: 0, service: 0, response: 0 },
  ...{ endedOnce: 0, redone: 0, extended: 0, evaluated: 0, street: 0 },
  ...{ called: 0, returned: 0, answerDue: 0, answeredInTime: 0, arriveDue: 0, arrivedInTime: 0 },
  ...{ sheets: 0, unfinished: 0, system: 0 },
}
const KEYS = Object.keys(NO_FIGURES) as Array<keyof WhistleFigures>

/** Adds up; nothing gives all zeros, and so does a figure that was not counted yet when the sums were kept. */
export function sumWhistles(all: Array<Partial<WhistleFigures>>): WhistleFigures {
  const total = { ...NO_FIGURES }
  for (const figures of all) for (const key of KEYS) total[key] += figures[key] ?? 0
  return total
}
