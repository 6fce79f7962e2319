import { isYear } from '../domain/period'
import type { WhistleMonth } from '../domain/whistle-month'
import { departmentScore, dueOf, ofDepartment, ranked, streetScore } from '../domain/whistle-rates'
import type { WhistleSettings } from '../domain/whistle-settings'
import { wholeOf } from './assessment-figures'

/** 部门的名次：主办够了多少声的才排. @param ids of every department, those that are ranked with one another */
export const departmentRanks = (ids: string[], months: WhistleMonth[], period: string, settings: WhistleSettings) =>
  ranked(
    ids.map((id) => {
      const figures = ofDepartment(months, id)
      return { id, score: departmentScore(figures, isYear(period), settings), count: figures.total }
    }),
    settings,
  )

/** 街道的名次：应办结够了多少声的才排. */
export const streetRanks = (ids: string[], months: WhistleMonth[], settings: WhistleSettings) =>
  ranked(
    ids.map((id) => {
      const figures = ofStreet(months, id)
      return { id, score: streetScore(figures), count: dueOf(figures) }
    }),
    settings,
  )

export const ofStreet = (months: WhistleMonth[], street: string) =>
  wholeOf(months.filter((one) => one.street === street))
