import type { AssessmentView, ExerciseView } from '../contract/assessment'
import { sumWhistles, type WhistleFigures } from '../domain/whistle-figures'
import type { WhistleMonth } from '../domain/whistle-month'
import { isYear, monthsOf, periodText } from '../domain/period'
import { dueOf, ofDepartment, streetAverage, systemAverage, WHISTLE_RATES, yearScore } from '../domain/whistle-rates'
import type { WhistleSettings } from '../domain/whistle-settings'
import { bucketsOf, rateText } from '../domain/board'
import { carriedText, type Compared, countedAt, figureViews, kindsOf, pointsText, three } from './assessment-figures'
import { departmentRanks, ofStreet, streetRanks } from './assessment-ranks'

interface Named {
  id: string
  title: string
}

interface Around {
  period: string
  months: Compared
  /** Earlier months in which something is still open. */
  earlier: WhistleMonth[]
  settings: WhistleSettings
}

/** 一个部门：平均、比率、名次；一年的，还有得分和街道行使的权力. @param all ids of every department, those that are ranked with it */
export function departmentPage(
  named: Named,
  all: string[],
  exercises: ExerciseView[],
  { period, months, earlier, settings }: Around,
): AssessmentView {
  const of = (some: WhistleMonth[]) => ofDepartment(some, named.id)
  const ranks = departmentRanks(all, months.now, period, settings)
  const own = of(months.now)
  return {
    ...page(named, period, months, earlier, of),
    rankText: rankText(ranks, named.id, own.total, settings, '主办的哨', '声'),
    ...(isYear(period) && { score: scoreOf(own, settings) }),
    ...(own.unfinished > 0 && {
      unlistedText: `平均里还有 ${own.unfinished} 声超时未办结的，按现状算；办结、评价以后才有评单，列在这里。`,
    }),
    exercises,
  }
}

/** 得分和它的算式：0.70 × 96.25 + 0.30 × 91.40 = 94.80. */
function scoreOf(figures: WhistleFigures, settings: WhistleSettings): NonNullable<AssessmentView['score']> {
  const { system, street } = settings.year
  const parts = [
    `${system.toFixed(2)} × ${pointsText(systemAverage(figures))}`,
    `${street.toFixed(2)} × ${pointsText(streetAverage(figures))}`,
  ]
  const value = pointsText(yearScore(figures, settings))
  return { text: '年度得分', value, arithmetic: `${parts.join(' + ')} = ${value}` }
}

/** 一个街道：按按时办结率排名. */
export function streetPage(named: Named, all: string[], { period, months, earlier, settings }: Around): AssessmentView {
  const of = (some: WhistleMonth[]) => ofStreet(some, named.id)
  const ranks = streetRanks(all, months.now, settings)
  return {
    ...page(named, period, months, earlier, of),
    rankText: rankText(ranks, named.id, dueOf(of(months.now)), settings, '应办结的哨', '声'),
    exercises: [],
  }
}

/** What is measured of departments is nobody's own. */
const OF_DEPARTMENTS = ['system', 'answered', 'arrived', 'returned']

/** 一个人吹的哨；没有名次. */
export function workerPage(named: Named, { period, months, earlier }: Omit<Around, 'settings'>): AssessmentView {
  const view = page(named, period, months, earlier, (some) =>
    sumWhistles(
      some.flatMap(({ blowers }) => blowers.flatMap((row) => (row.person === named.id ? [row.figures] : []))),
    ),
  )
  const figures = view.figures.filter(({ name }) => !OF_DEPARTMENTS.includes(name))
  return { ...view, figures, rankText: '', exercises: [] }
}

function page(
  { id, title }: Named,
  period: string,
  months: Compared,
  earlier: WhistleMonth[],
  of: (months: WhistleMonth[]) => WhistleFigures,
): Omit<AssessmentView, 'rankText' | 'exercises'> {
  const all = three(months, of)
  const at = countedAt(months.now)
  return {
    id,
    title,
    period,
    periodText: periodText(period),
    buckets: bucketsOf(all.now),
    carriedText: carriedText(of(earlier).overdue),
    figures: figureViews(all),
    kinds: kindsOf(all.now),
    monthHeadings: isYear(period) ? ['按时办结率', '系统评单', '街道评价'] : [],
    months: isYear(period) ? monthRows(months.now, period, of) : [],
    ...(at > 0 && { at }),
  }
}

const monthRows = (
  all: WhistleMonth[],
  period: string,
  of: (months: WhistleMonth[]) => WhistleFigures,
): AssessmentView['months'] =>
  monthsOf(period).flatMap((month) => {
    const figures = of(all.filter((one) => one.month === month))
    if (figures.total + figures.called + figures.setAside === 0) return []
    const cells = [
      rateText(...WHISTLE_RATES.onTime.of(figures)),
      pointsText(systemAverage(figures)),
      pointsText(streetAverage(figures)),
    ]
    return [{ month, text: `${Number(month.slice(5))}月`, total: figures.total, cells }]
  })

function rankText(
  ranks: Map<string, number | null>,
  id: string,
  count: number,
  { rankFrom }: WhistleSettings,
  what: string,
  unit: string,
): string {
  const rank = ranks.get(id)
  if (rank != null) return `第 ${rank} 名（共 ${[...ranks.values()].filter((one) => one !== null).length} 个）`
  return count < rankFrom ? `${what}不足 ${rankFrom} ${unit}，不排名` : '还没有分数，不排名'
}
