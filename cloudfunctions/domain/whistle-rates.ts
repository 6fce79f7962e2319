import { sumWhistles, type WhistleFigures } from './whistle-figures'
import type { WhistleSettings } from './whistle-settings'

// 月度、年度考核: 每个数字从哪两个数来，只写一次。

export type WhistleRateName = 'onTime' | 'done' | 'answered' | 'arrived' | 'redone' | 'extended' | 'returned'

interface WhistleRate {
  text: string
  of(figures: WhistleFigures): [part: number, whole: number]
}

/** 应办结数：本期吹的里面，已办结的加上到期没办结的 (domain rule 4)。 */
export const dueOf = ({ onTime, late, overdue }: WhistleFigures): number => onTime + late + overdue

export const WHISTLE_RATES: Record<WhistleRateName, WhistleRate> = {
  onTime: { text: '按时办结率', of: (figures) => [figures.onTime, dueOf(figures)] },
  done: { text: '办结率', of: ({ onTime, late, total }) => [onTime + late, total] },
  answered: { text: '按时应哨率', of: ({ answeredInTime, answerDue }) => [answeredInTime, answerDue] },
  arrived: { text: '按时报到率', of: ({ arrivedInTime, arriveDue }) => [arrivedInTime, arriveDue] },
  redone: { text: '返工率', of: ({ redone, endedOnce }) => [redone, endedOnce] },
  extended: { text: '延期率', of: (figures) => [figures.extended, dueOf(figures)] },
  returned: { text: '退回率', of: ({ returned, called }) => [returned, called] },
}
export const WHISTLE_RATE_NAMES = Object.keys(WHISTLE_RATES) as WhistleRateName[]

/** To two decimals, as it is printed: two that print the same are the same. */
const toCents = (points: number): number => Math.round(points * 100) / 100

/** 系统评单平均，0 到 100；一张都没有的，没有平均. */
export const systemAverage = ({ system, sheets }: WhistleFigures): number | null =>
  sheets === 0 ? null : toCents(system / 100 / sheets)

/** 街道评价平均，0 到 100. */
export const streetAverage = ({ street, evaluated }: WhistleFigures): number | null =>
  evaluated === 0 ? null : toCents(street / evaluated)

/**
 * 年度得分：系统评单平均 × 0.70 + 街道评价平均 × 0.30 (data; the article gives the 30 %).
 * @returns null while either is missing: an empty denominator prints “—” (domain rule 3)
 */
export function yearScore(figures: WhistleFigures, { year }: Pick<WhistleSettings, 'year'>): number | null {
  const [system, street] = [systemAverage(figures), streetAverage(figures)]
  return system === null || street === null ? null : toCents(year.system * system + year.street * street)
}

export interface Ranked {
  id: string
  score: number | null
  /** Whistles it is made of. */
  count: number
}

/**
 * 名次：分数高的在前，分数相同的同名次，后面的空出来；哨太少、没有分数的，不排名.
 * @returns rank by id; null for those that are not ranked
 */
export function ranked(rows: Ranked[], { rankFrom }: Pick<WhistleSettings, 'rankFrom'>): Map<string, number | null> {
  const scores = rows.flatMap(({ score, count }) => (score !== null && count >= rankFrom ? [score] : []))
  return new Map(
    rows.map(({ id, score, count }) => [
      id,
      score !== null && count >= rankFrom ? scores.filter((other) => other > score).length + 1 : null,
    ]),
  )
}

/** What several months and streets add up to for one department. */
export const ofDepartment = (
  months: Array<{ departments: Array<{ department: string; figures: WhistleFigures }> }>,
  department: string,
): WhistleFigures =>
  sumWhistles(
    months.flatMap(({ departments }) =>
      departments.flatMap((row) => (row.department === department ? [row.figures] : [])),
    ),
  )

/** 部门按系统评单平均排名，一年的按年度得分. */
export const departmentScore = (
  figures: WhistleFigures,
  isOfYear: boolean,
  settings: Pick<WhistleSettings, 'year'>,
): number | null => (isOfYear ? yearScore(figures, settings) : systemAverage(figures))

/** 街道按按时办结率排名，0 到 100. */
export const streetScore = (figures: WhistleFigures): number | null =>
  dueOf(figures) === 0 ? null : toCents((figures.onTime / dueOf(figures)) * 100)
